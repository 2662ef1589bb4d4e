import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ChangeEvent } from '../../../../plugins/core/model/changes/change-event.ts'
import { type Promised, slipLedger } from '../../../../plugins/core/model/changes/change-slips.ts'
import type { ItemRow } from '../../../../plugins/core/model/gitlab/snapshot.ts'
import { buildHandbook } from '../../../../plugins/core/model/handbook.ts'
import { withDefaults } from '../../../../plugins/core/model/options.ts'
import { directionSnapshot } from '../../../support/direction-snapshot.ts'

const test = suite('core/model/changes/change-slips')

const milestones = [
  { id: 1, title: '19.7', start: '2026-11-14', due: '2026-12-11' },
  { id: 2, title: '19.8', start: '2026-12-12', due: '2027-01-15' },
  { id: 3, title: 'Backlog' },
]

type Edit = [field: 'milestone' | 'due', before: string | undefined, after: string | undefined, days?: number]

/** The ledger of one item today, with what became of it, oldest first. */
function ledgerOf(item: Partial<ItemRow>, ...edits: Edit[]): ReturnType<typeof slipLedger> {
  const snapshot = directionSnapshot([{ id: 1, title: 'Nets', ...item }], milestones)
  const options = withDefaults({ gitlab: { groups: ['acme'] } })
  const events = edits.map(
    ([field, before, after, days], index): ChangeEvent => ({
      id: String(index),
      date: `2026-10-0${index + 1}`,
      entity: { kind: 'item', key: 'acme/app#1', name: 'Net' },
      change: 'changed',
      field,
      isMaterial: true,
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
      ...(days ? { days } : {}),
    }),
  )
  return slipLedger(events.reverse(), buildHandbook({}, [], options, '2026-11-23', snapshot))
}

const line = ({ what, first, now, moves, days, state }: Promised): string =>
  `${what} ${first} → ${now ?? 'nothing'}, ${moves.length} moves, ${days} days, ${state}`

const linesOf = ({ moved, unmoved }: ReturnType<typeof slipLedger>): string[][] => [moved.map(line), unmoved.map(line)]

test('the last day of an epic that names no milestone is its promise', () => {
  assert.equal(linesOf(ledgerOf({ kind: 'epic', due: '2027-01-10' }, ['due', '2026-12-11', '2027-01-10', 30])), [
    ['last day 2026-12-11 → 2027-01-10, 1 moves, 30 days, open'],
    [],
  ])
  assert.equal(linesOf(ledgerOf({ kind: 'epic', due: '2026-11-01' })), [
    [],
    ['last day 2026-11-01 → 2026-11-01, 0 moves, 0 days, overdue'],
  ])
})

test('of what names a milestone, that is the promise, and its last day is none', () => {
  assert.equal(linesOf(ledgerOf({ milestone: '19.8', due: '2027-01-10' }, ['due', '2026-12-11', '2027-01-10', 30])), [
    [],
    ['milestone 19.8 → 19.8, 0 moves, 0 days, open'],
  ])
})

test('a promise that moved stays one when it gets another title', () => {
  assert.equal(linesOf(ledgerOf({ milestone: '19.8' }, ['milestone', '19.7', '19.8', 35])), [
    ['milestone 19.7 → 19.8, 1 moves, 35 days, open'],
    [],
  ])
})

test('the backlog promises nothing', () => {
  assert.equal(linesOf(ledgerOf({ milestone: 'Backlog' })), [[], []])
  assert.equal(linesOf(ledgerOf({ milestone: '19.8' }, ['milestone', 'Backlog', '19.8'])), [
    [],
    ['milestone 19.8 → 19.8, 0 moves, 0 days, open'],
  ])
  assert.equal(linesOf(ledgerOf({ milestone: 'Backlog' }, ['milestone', '19.7', 'Backlog'])), [
    ['milestone 19.7 → nothing, 1 moves, 0 days, withdrawn'],
    [],
  ])
})

test.run()
