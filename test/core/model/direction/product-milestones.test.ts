import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { productMilestones, releaseMilestones } from '../../../../plugins/core/model/direction/product-milestones.ts'
import type { MilestoneRow } from '../../../../plugins/core/model/gitlab/snapshot.ts'

const test = suite('core/model/direction/product-milestones')

const row = (id: number, title: string, start?: string, due?: string): MilestoneRow => ({
  id,
  title,
  ...(start ? { start } : {}),
  ...(due ? { due } : {}),
})

// Each is due on the Friday before the third Thursday, and begins on the Saturday before the release before it.
const monthly = [
  row(8, '19.8', '2026-12-12', '2027-01-15'),
  row(6, '19.6', '2026-10-10', '2026-11-13'),
  row(7, '19.7', '2026-11-14', '2026-12-11'),
]
const backlog = row(1, 'Backlog')

function states(rows: readonly MilestoneRow[], today: string, released?: ReadonlySet<string>): string[] {
  return productMilestones(rows, today, released).map(({ title, state }) => `${title} ${state}`)
}

test('they come in the order of their last days, undated ones last', () => {
  assert.equal(states([backlog, ...monthly, row(2, 'Awaiting further demand')], '2026-11-23'), [
    '19.6 past',
    '19.7 current',
    '19.8 upcoming',
    'Awaiting further demand undated',
    'Backlog undated',
  ])
})

test('between its last day and the release, a milestone is still current', () => {
  const days = ['2026-11-13', '2026-11-14', '2026-11-18', '2026-11-19']

  assert.equal(
    days.map((day) => states(monthly, day)[0]),
    ['19.6 current', '19.6 current', '19.6 current', '19.6 past'],
  )
})

test('the timeline tells when a milestone is released', () => {
  const of2022 = [row(1, '15.1', '2022-05-18', '2022-06-17'), row(2, '15.2', '2022-06-18', '2022-07-17')]
  const releaseOf = (due: string): string => `${due.slice(0, 8)}22`

  assert.equal(
    ['2022-06-21', '2022-06-22'].map((day) => productMilestones(of2022, day, new Set(), releaseOf)[0]?.state),
    ['current', 'past'],
  )
})

test('what is known to be released is over, whatever its dates say', () => {
  assert.equal(states(monthly, '2026-11-16', new Set(['19.6'])), ['19.6 past', '19.7 current', '19.8 upcoming'])
})

test('milestones of other kinds neither are current nor hide the one that is', () => {
  const quarter = row(9, 'Infrastructure quarter', '2026-10-14', '2026-12-01')

  assert.equal(states([...monthly, quarter], '2026-11-23'), [
    '19.6 past',
    'Infrastructure quarter past',
    '19.7 current',
    '19.8 upcoming',
  ])
})

test('where none is named for a version, all that have a due date count', () => {
  const sprints = [
    row(1, 'Sprint 1', '2026-11-01', '2026-11-14'),
    row(2, 'Sprint 2', '2026-11-15', '2026-11-28'),
    backlog,
  ]

  assert.equal(
    ['2026-11-14', '2026-11-15'].map((day) => states(sprints, day)[0]),
    ['Sprint 1 current', 'Sprint 1 past'],
  )
  assert.equal(states(sprints, '2026-11-23'), ['Sprint 1 past', 'Sprint 2 current', 'Backlog undated'])
  assert.equal(
    releaseMilestones(sprints).map(({ title }) => title),
    ['Sprint 1', 'Sprint 2'],
  )
})

test('two of one name for the same time are both current', () => {
  const twins = [row(1, '19.7', '2026-11-14', '2026-12-11'), row(2, '19.7', '2026-11-14', '2026-12-11')]

  assert.equal(states(twins, '2026-11-23'), ['19.7 current', '19.7 current'])
})

test('a milestone of the last day that there is lies ahead', () => {
  assert.equal(states([row(1, '99.0', undefined, '9999-12-31')], '2026-11-23'), ['99.0 current'])
})

test('when all are over, none is current', () => {
  assert.equal(states(monthly, '2027-06-01'), ['19.6 past', '19.7 past', '19.8 past'])
})

test.run()
