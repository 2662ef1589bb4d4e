import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Direction, readDirection } from '../../../../plugins/core/model/direction/direction-items.ts'
import { gitlabSettings } from '../../../../plugins/core/model/gitlab/gitlab-settings.ts'
import type { ItemRow, MilestoneRow } from '../../../../plugins/core/model/gitlab/snapshot.ts'
import { kickoffAgenda } from '../../../../plugins/core/model/planning/kickoff-agenda.ts'
import type { KickoffData } from '../../../../plugins/core/model/planning/kickoff-data.ts'
import {
  kickoffPlan,
  maturityMoves,
  planSections,
  takingEffect,
} from '../../../../plugins/core/model/planning/kickoff-plan.ts'
import type { Kickoff } from '../../../../plugins/core/model/planning/kickoffs.ts'
import { ladders } from '../../../../plugins/core/model/product/ladder.ts'
import { asVersion, type Version } from '../../../../plugins/core/model/product/version.ts'
import { releasesOf, taxonomyOf } from '../../support.ts'

const test = suite('core/model/planning/kickoff-plan')

const today = '2026-11-23'

const boats = taxonomyOf({
  sections: 'dock: { name: Dock, pm: Ada Moss }\nsea: { name: Sea }',
  stages: `stages:
  sail: { section: dock, groups: { rigs: { name: Rigs, categories: [masts] }, cloth: { name: Cloth } } }
  row: { section: sea, groups: { oars: { name: Oars } } }
  drift: { groups: { logs: { name: Logs } } }
`,
  categories:
    'masts: { name: Masts, stage: sail, maturity: minimal, available: 2020-01-01, viable: 2026-12-17, complete: 2026-12-18 }',
})

const milestones: MilestoneRow[] = [
  { id: 5, title: '19.5', start: '2026-09-12', due: '2026-10-09' },
  { id: 6, title: '19.6', start: '2026-10-10', due: '2026-11-13' },
  { id: 7, title: '19.7', start: '2026-11-14', due: '2026-12-11' },
  { id: 8, title: '19.8', start: '2026-12-12', due: '2027-01-15' },
]

const row = (id: number, milestone: string, labels: string[], state: ItemRow['state'] = 'opened'): ItemRow => ({
  kind: 'issue',
  id,
  reference: `acme/app#${id}`,
  title: `Item ${id}`,
  url: `https://gitlab.com/acme/app/-/issues/${id}`,
  labels,
  milestone,
  state,
})

const directionOf = (items: ItemRow[]): Direction => {
  const rest = { version: 1 as const, host: '', groups: [], pulledAt: '', completeAt: '', releases: [], merged: [] }
  const snapshot = { ...rest, milestones, items, labels: {}, places: [], files: {} }
  const settings = gitlabSettings({ groups: ['acme'] }) as NonNullable<ReturnType<typeof gitlabSettings>>
  return readDirection(snapshot, boats, settings, today)
}

const version = (text: string): Version => asVersion(text) as Version
const kickoff = (text: string, state: Kickoff['state'], more: Partial<Kickoff> = {}): Kickoff => ({
  version: version(text),
  state,
  ...more,
})
const ids = (items: readonly { id: number }[]): number[] => items.map(({ id }) => id)

test('planned is what is in the milestone, highlights first; nothing else', () => {
  const direction = directionOf([
    row(1, '19.8', []),
    row(2, '19.8', ['Kickoff Highlight']),
    row(3, '19.7', []),
    row(4, 'Backlog', []),
  ])

  assert.equal(ids(kickoffPlan(kickoff('19.8', 'next'), direction, today).planned), [2, 1])
  assert.equal(ids(kickoffPlan(kickoff('21.0', 'upcoming'), direction, today).planned), [])
  assert.equal(ids(kickoffPlan(kickoff('19.8', 'next'), undefined, today).planned), [])
})

test('a past kickoff tells what shipped; what was moved on did not, even if it was closed later', () => {
  const direction = directionOf([
    row(1, '19.6', [], 'closed'),
    row(2, '19.6', []),
    row(3, '19.7', ['missed:19.6'], 'closed'),
    row(4, '19.7', ['missed::19.6']),
  ])
  const { planned, shipped, unshipped } = kickoffPlan(kickoff('19.6', 'past'), direction, today)

  assert.equal([planned.length, ids(shipped), ids(unshipped)], [4, [1], [2, 3, 4]])
})

test('what is open in milestones that are over is carried over to the next kickoff and the current one, not to later ones', () => {
  const direction = directionOf([
    row(1, '19.5', []),
    row(2, '19.6', []),
    row(3, '19.6', [], 'closed'),
    row(4, '19.7', ['missed:19.5', 'missed:19.6']),
    row(5, '19.7', []),
  ])
  const carried = (text: string, state: Kickoff['state']): string[] =>
    kickoffPlan(kickoff(text, state), direction, today).carriedOver.map(
      ({ item, from }) => `${item.id} from ${from.text}`,
    )

  assert.equal(carried('19.8', 'next'), ['2 from 19.6', '1 from 19.5'])
  assert.equal(carried('19.7', 'current'), ['2 from 19.6', '4 from 19.6', '1 from 19.5'])
  assert.equal(carried('19.9', 'upcoming'), [])
  assert.equal(carried('19.6', 'past'), [])
})

test('items stand by section, stage and group: once in each stage, once in totals, and none is lost', () => {
  const { items } = directionOf([
    row(1, '19.8', ['devops::sail', 'group::rigs', 'group::cloth']),
    row(2, '19.8', ['devops::sail', 'devops::row']),
    row(3, '19.8', ['Category:Masts']),
    row(4, '19.8', ['devops::drift']),
    row(5, '19.8', []),
    row(6, '19.8', ['section::sea']),
  ])
  const found = planSections(items, boats).map(({ section, items, stages }) => [
    section?.key,
    ids(items),
    ...stages.map(({ stage, groups }) => [stage?.key, ...groups.map((one) => [one.group?.key, ids(one.items)])]),
  ])

  assert.equal(found, [
    ['dock', [1, 3, 2], ['sail', ['rigs', [1, 3]], [undefined, [2]]]].map((one, index) =>
      index === 1 ? [1, 2, 3] : one,
    ),
    ['sea', [6, 2], [undefined, [undefined, [6]]], ['row', [undefined, [2]]]],
    [undefined, [4], ['drift', [undefined, [4]]]],
    [undefined, [5], [undefined, [undefined, [5]]]],
  ])
  assert.equal(planSections([], boats), [])
})

test('a maturity move belongs to the first release on or after its day', () => {
  const moves = (release: string | undefined, releaseBefore: string | undefined): string[] =>
    maturityMoves(
      kickoff('19.7', 'next', { ...(release ? { release } : {}), ...(releaseBefore ? { releaseBefore } : {}) }),
      boats,
      ladders.classic,
      today,
    ).map(({ category, from, step }) => `${category.key} ${from.key} ${step.level.key} ${step.state}`)

  assert.equal(moves('2026-12-17', '2026-11-19'), ['masts minimal viable planned'])
  assert.equal(moves('2027-01-21', '2026-12-17'), ['masts viable complete planned'])
  assert.equal(moves(undefined, undefined), [])
})

test('deprecations take effect when something goes away or loses its support', () => {
  const { deprecations } = releasesOf({
    '_data/deprecations/all.yml': `
- { title: A, announcement_milestone: '19.1', removal_milestone: '19.8' }
- { title: B, announcement_milestone: '19.1', end_of_support_milestone: '19.8', removal_milestone: '20.0' }
- { title: C, announcement_milestone: '19.8', removal_milestone: '20.0' }
`,
  })
  const { removed, unsupported } = takingEffect(version('19.8'), deprecations)

  assert.equal(
    [removed, unsupported].map((list) => list.map(({ title }) => title)),
    [['A'], ['B']],
  )
})

test('the agenda gives a section two minutes and one for each highlight, up to eight', () => {
  const labels = ['devops::sail', 'Kickoff Highlight']
  const many = Array.from({ length: 9 }, (_, index) => row(index + 1, '19.8', labels))
  const { items } = directionOf([...many, row(20, '19.8', ['devops::row'])])
  const lines = kickoffAgenda(planSections(items, boats), undefined).map(
    ({ start, minutes, title, presenter }) => `${start} ${minutes} ${title} ${presenter}`,
  )

  assert.equal(lines, ['0 2 Welcome undefined', '2 8 Dock Ada Moss', '10 2 Sea undefined', '12 3 Questions undefined'])
  assert.equal(kickoffAgenda([], undefined), [])
})

test('an agenda in the data stands in place of it', () => {
  const data: KickoffData = {
    version: version('19.8'),
    videos: [],
    agenda: [
      { title: 'Hello', minutes: 1.5 },
      { title: 'Dock', minutes: 4, about: boats.sections[0] as NonNullable<KickoffData['agenda'][0]['about']> },
    ],
  }

  assert.equal(
    kickoffAgenda([], data).map(({ start, title, presenter }) => [start, title, presenter]),
    [
      [0, 'Hello', undefined],
      [1.5, 'Dock', 'Ada Moss'],
    ],
  )
})

test.run()
