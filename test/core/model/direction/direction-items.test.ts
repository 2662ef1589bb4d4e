import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Direction,
  type DirectionItem,
  itemsOf,
  readDirection,
  recentlyShipped,
  upcomingByMilestone,
  wishlist,
} from '../../../../plugins/core/model/direction/direction-items.ts'
import { type GitLabSettings, gitlabSettings } from '../../../../plugins/core/model/gitlab/gitlab-settings.ts'
import type { ItemRow, Snapshot } from '../../../../plugins/core/model/gitlab/snapshot.ts'
import { categoryIn, groupIn, sectionIn, stageIn, taxonomyOf } from '../../support.ts'

const test = suite('core/model/direction/direction-items')

const today = '2026-11-23'
const settings = gitlabSettings({ groups: ['acme'] }) as GitLabSettings

const taxonomy = taxonomyOf({
  sections: 'dev: {name: Dev}\nops: {name: Ops}',
  stages: `
stages:
  plan:
    display_name: Plan
    section: dev
    groups:
      boards: {name: Boards, categories: [boards, epics]}
      reports: {name: Reports, label: "group::boards", categories: [charts]}
  run:
    display_name: Run
    section: ops
    groups:
      alerts: {name: Alerts, categories: [alerts]}
`,
  categories: `
boards: {name: Issue Boards, stage: plan}
epics: {name: Epics, stage: plan}
charts: {name: Charts, stage: plan}
alerts: {name: Alerts, stage: run}
`,
})

const milestones = [
  { id: 6, title: '19.6', start: '2026-10-10', due: '2026-11-13' },
  { id: 7, title: '19.7', start: '2026-11-14', due: '2026-12-11' },
  { id: 8, title: '19.8', start: '2026-12-12', due: '2027-01-15' },
  { id: 9, title: '19.9', start: '2027-01-16', due: '2027-02-12' },
  { id: 10, title: '19.10', start: '2027-02-13', due: '2027-03-12' },
  { id: 1, title: 'Backlog' },
]

function item(id: number, fields: Partial<ItemRow> = {}): ItemRow {
  const url = `https://gitlab.example.com/acme/app/-/issues/${id}`
  return {
    kind: 'issue',
    id,
    reference: `acme/app#${id}`,
    title: `Item ${id}`,
    url,
    state: 'opened',
    labels: [],
    ...fields,
  }
}

function directionOf(items: ItemRow[], given: Partial<Snapshot> = {}): Direction {
  const snapshot: Snapshot = {
    version: 1,
    host: 'https://gitlab.example.com',
    groups: ['acme'],
    pulledAt: '2026-11-23T06:00:00.000Z',
    completeAt: '2026-11-23T06:00:00.000Z',
    milestones,
    items,
    releases: [],
    merged: [],
    labels: {},
    places: [],
    files: {},
    ...given,
  }
  return readDirection(snapshot, taxonomy, settings, today)
}

function only(row: ItemRow): DirectionItem {
  return directionOf([row]).items[0] as DirectionItem
}

const ids = (items: readonly { id: number }[]): number[] => items.map(({ id }) => id)
const keys = (entities: readonly { key: string }[]): string[] => entities.map(({ key }) => key)

test('labels lead to stages, groups and categories, in the order of the data', () => {
  const { stages, groups, categories } = only(
    item(1, {
      labels: ['Category:Alerts', 'Category:Issue Boards', 'devops::plan', 'devops::run', 'group::alerts', 'x'],
    }),
  )

  assert.equal([keys(stages), keys(groups), keys(categories)], [['plan', 'run'], ['alerts'], ['boards', 'alerts']])
})

test('two groups that share a label share the items', () => {
  const direction = directionOf([item(1, { labels: ['group::boards'] })])

  assert.equal(
    ['boards', 'reports'].map((key) => ids(itemsOf(groupIn(taxonomy, key), direction))),
    [[1], [1]],
  )
})

test('an item that names a category or a group alone belongs to its stage', () => {
  const rows = [item(1, { labels: ['Category:Epics'] }), item(2, { labels: ['group::alerts'] }), item(3)]

  assert.equal(
    directionOf(rows).items.map(({ stages }) => keys(stages)),
    [['plan'], ['run'], []],
  )
})

test('a stage that is named wins over those of groups and categories', () => {
  assert.equal(keys(only(item(1, { labels: ['Category:Alerts', 'devops::plan'] })).stages), ['plan'])
})

test('an item of two stages is on both pages, and once in the section that holds both', () => {
  const both = ['devops::plan', 'devops::run', 'Category:Issue Boards', 'Category:Epics']
  const direction = directionOf([item(1, { labels: both })])

  assert.equal(
    [stageIn(taxonomy, 'plan'), stageIn(taxonomy, 'run'), sectionIn(taxonomy, 'dev'), groupIn(taxonomy, 'boards')].map(
      (entity) => ids(itemsOf(entity, direction)),
    ),
    [[1], [1], [1], [1]],
  )
  assert.equal(ids(itemsOf(categoryIn(taxonomy, 'charts'), direction)), [])
})

test('a group has the items of its categories, too', () => {
  const direction = directionOf([item(1, { labels: ['Category:Epics'] }), item(2, { labels: ['Category:Alerts'] })])

  assert.equal(ids(itemsOf(groupIn(taxonomy, 'boards'), direction)), [1])
})

test('an epic without a milestone is due in the one into whose time its last day falls', () => {
  const due = ['2026-11-13', '2026-11-14', '2026-11-15', '2026-12-11', '2026-12-12', '2030-01-01']
  const rows = due.map((day, index) => item(index, { kind: 'epic', due: day }))
  const { items } = directionOf(rows)

  assert.equal(
    due.map((_, id) => items.find((one) => one.id === id)?.milestone?.title),
    ['19.6', undefined, '19.7', '19.7', undefined, undefined],
  )
})

test('an item belongs to the sections of its stages, and without a stage to those that its labels name', () => {
  const direction = directionOf([
    item(1, { labels: ['section::ops'] }),
    item(2, { labels: ['section::ops', 'devops::plan'] }),
    item(3, { labels: ['Category:Alerts'] }),
  ])

  assert.equal(
    ['dev', 'ops'].map((key) => ids(itemsOf(sectionIn(taxonomy, key), direction))),
    [[2], [1, 3]],
  )
})

test('what lives on as another issue is not shown', () => {
  assert.equal(directionOf([item(1, { state: 'closed', closed: '2026-11-20', isReplaced: true })]).items, [])
})

test('an issue is due in the milestone that it names, and its own date does not count', () => {
  assert.equal(
    [
      only(item(1, { due: '2026-12-01' })).milestone,
      only(item(1, { due: '2026-12-01', milestone: '19.9' })).milestone?.title,
    ],
    [undefined, '19.9'],
  )
})

test('a milestone that is not in the list is kept by its name', () => {
  assert.equal(only(item(1, { milestone: 'Quarter' })).milestone, { id: 0, title: 'Quarter', state: 'undated' })
})

test('items come by milestone, epics before issues, then by title', () => {
  const rows = [
    item(1, { milestone: 'Backlog' }),
    item(2, { milestone: '19.10' }),
    item(3, { milestone: '19.7', title: 'B' }),
    item(4, { milestone: '19.7', title: 'A' }),
    item(5, { milestone: '19.7', title: 'Z', kind: 'epic' }),
    item(6),
    item(7, { milestone: '19.9' }),
  ]

  assert.equal(ids(directionOf(rows).items), [5, 4, 3, 7, 2, 1, 6])
})

test('what is next are the current milestone and those after it, without what is closed', () => {
  const rows = [
    item(1, { milestone: '19.6' }),
    item(2, { milestone: '19.7' }),
    item(3, { milestone: '19.7', state: 'closed' }),
    item(4, { milestone: '19.9' }),
    item(5, { milestone: '19.10' }),
    item(6, { milestone: 'Backlog' }),
  ]
  const planned = upcomingByMilestone(directionOf(rows).items, 2)

  assert.equal(
    planned.map(({ milestone, items }) => `${milestone.title}: ${ids(items).join()}`),
    ['19.7: 2', '19.9: 4'],
  )
})

test('a milestone whose release GitLab tells is over, whatever its dates say', () => {
  const releases = [
    { tag: 'v19.7.0', name: '19.7', date: '2026-11-20', milestones: ['19.7'] },
    { tag: 'v19.8.0', name: '19.8', date: '2027-01-21', milestones: ['19.8'] },
  ]

  assert.is(directionOf([], { releases }).milestones.find(({ state }) => state === 'current')?.title, '19.8')
})

test('the wishlist is what is open and nobody has planned, the most wanted first', () => {
  const rows = [
    item(1, { upvotes: 3 }),
    item(2, { milestone: 'Backlog', upvotes: 9 }),
    item(3, { milestone: 'Awaiting further demand' }),
    item(4, { state: 'closed', upvotes: 99 }),
    item(5, { milestone: '19.7', upvotes: 50 }),
    item(6, { title: 'A', upvotes: 3 }),
  ]

  assert.equal(ids(wishlist(directionOf(rows).items)), [2, 6, 1, 3])
})

test('recently shipped is what was closed since a day, newest first', () => {
  const rows = [
    item(1, { state: 'closed', closed: '2026-10-01' }),
    item(2, { state: 'closed', closed: '2026-11-20' }),
    item(3, { state: 'closed', closed: '2026-09-30' }),
    item(4, { closed: '2026-11-21' }),
    item(5, { state: 'closed' }),
  ]

  assert.equal(ids(recentlyShipped(directionOf(rows).items, '2026-10-01')), [2, 1])
})

test('tier and highlight come from labels; Ultimate wins', () => {
  const rows = [['GitLab Premium'], ['GitLab Premium', 'GitLab Ultimate'], ['Kickoff Highlight'], []].map(
    (labels, id) => item(id, { labels }),
  )

  assert.equal(
    directionOf(rows).items.map(({ tier, isHighlight }) => [tier, isHighlight]),
    [
      ['Premium', false],
      ['Ultimate', false],
      [undefined, true],
      [undefined, false],
    ],
  )
})

test.run()
