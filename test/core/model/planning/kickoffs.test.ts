import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { productMilestones } from '../../../../plugins/core/model/direction/product-milestones.ts'
import type { MilestoneRow } from '../../../../plugins/core/model/gitlab/snapshot.ts'
import type { Handbook } from '../../../../plugins/core/model/handbook.ts'
import { kickoffsOf, leadingKickoff } from '../../../../plugins/core/model/planning/kickoffs.ts'
import { type DataTexts, handbookOf } from '../../support.ts'

const test = suite('core/model/planning/kickoffs')

const ours = "versions: { version: '4.0', month: 2026-05 }"

const handbook = (today: string, data: DataTexts = {}, rows?: MilestoneRow[]): Handbook => {
  const made = handbookOf(data, { today })
  if (!rows) return made
  const direction = { pulledAt: '', milestones: productMilestones(rows, today), items: [], releases: [], merged: [] }
  return { ...made, direction: { ...direction, labels: {} } }
}

const lines = (from: Handbook): string[] =>
  kickoffsOf(from).map(({ version, state, day, release }) => `${version.text} ${state} ${day} ${release}`)

test('by the timeline, the next kickoff is the first that has not been, and stays so on its day', () => {
  const on = (today: string): string | undefined => {
    const leading = leadingKickoff(kickoffsOf(handbook(today, { milestones: ours })))
    return leading && `${leading.version.text} ${leading.state} ${leading.day}`
  }

  assert.is(on('2026-11-15'), '4.7 next 2026-11-16')
  assert.is(on('2026-11-16'), '4.7 next 2026-11-16')
  assert.is(on('2026-11-17'), '4.8 next 2026-12-14')
})

test('the timeline gives the kickoffs of a year and the next one, whatever GitLab knows', () => {
  const all = lines(handbook('2026-11-23', { milestones: ours }))

  assert.is(all.length, 14)
  assert.equal(all.slice(0, 3), [
    '4.8 next 2026-12-14 2027-01-21',
    '4.7 current 2026-11-16 2026-12-17',
    '4.6 past 2026-10-12 2026-11-19',
  ])
  assert.is(all.at(-1), '3.7 past 2025-11-17 2025-12-18')
})

test('milestones of another numbering than GitLab’s keep their own days when the site has no rules', () => {
  const rows = [
    { id: 1, title: '1.1', start: '2026-11-01', due: '2026-11-30' },
    { id: 2, title: '1.2', start: '2026-12-01', due: '2026-12-31' },
    { id: 3, title: '1.3' },
    { id: 4, title: 'Backlog' },
    { id: 5, title: '9.0' },
  ]

  assert.equal(lines(handbook('2026-11-23', {}, rows)), [
    '9.0 upcoming undefined undefined',
    '1.3 upcoming undefined undefined',
    '1.2 next 2026-12-01 undefined',
    '1.1 current 2026-11-01 undefined',
  ])
})

test('a milestone without a day of release is under way until it is over', () => {
  const rows = [{ id: 1, title: '1.1', start: '2026-11-01', due: '2026-11-30' }]

  assert.equal(
    ['2026-11-30', '2026-12-01', '2026-12-06'].map((today) => kickoffsOf(handbook(today, {}, rows))[0]?.state),
    ['current', 'current', 'past'],
  )
})

test('a version in kickoffs.yml that nobody else knows has a kickoff, and the next has one before its milestone is made', () => {
  const rows = [{ id: 1, title: '19.7', start: '2026-11-14', due: '2026-12-11' }]

  assert.equal(lines(handbook('2026-11-23', { kickoffs: "- { version: '25.3' }" }, rows)), [
    '25.3 upcoming 2032-07-12 2032-08-19',
    '19.8 next 2026-12-14 2027-01-21',
    '19.7 current 2026-11-16 2026-12-17',
  ])
})

test('when no kickoff lies ahead, the newest leads', () => {
  const kickoffs = kickoffsOf(
    handbook('2026-11-23', {}, [{ id: 1, title: '1.1', start: '2020-01-01', due: '2020-02-01' }]),
  )

  assert.is(leadingKickoff(kickoffs)?.version.text, '1.1')
  assert.is(leadingKickoff([]), undefined)
})

test.run()
