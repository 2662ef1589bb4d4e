import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { quartersFrom } from '../../../../plugins/core/model/planning/quarters.ts'

const test = suite('core/model/planning/quarters')

const shown = (day: string, count: number, start: number): string[] =>
  quartersFrom(day, count, start).map(({ name, end }) => `${name} until ${end}`)

test('follows the calendar when the year starts in January', () => {
  assert.equal(shown('2026-05-10', 4, 1), [
    '2026 Q2 until 2026-06-30',
    '2026 Q3 until 2026-09-30',
    '2026 Q4 until 2026-12-31',
    '2027 Q1 until 2027-03-31',
  ])
})

test('is named for the year in which it ends when the year starts in February', () => {
  assert.equal(shown('2026-05-10', 4, 2), [
    '2027 Q2 until 2026-07-31',
    '2027 Q3 until 2026-10-31',
    '2027 Q4 until 2027-01-31',
    '2028 Q1 until 2027-04-30',
  ])
})

const days: [day: string, start: number, expected: string][] = [
  ['2026-01-01', 1, '2026 Q1 until 2026-03-31'],
  ['2026-12-31', 1, '2026 Q4 until 2026-12-31'],
  ['2026-01-31', 2, '2026 Q4 until 2026-01-31'],
  ['2026-02-01', 2, '2027 Q1 until 2026-04-30'],
  ['2026-04-30', 2, '2027 Q1 until 2026-04-30'],
  ['2026-12-31', 2, '2027 Q4 until 2027-01-31'],
  ['2027-11-15', 3, '2028 Q3 until 2027-11-30'],
  ['2027-12-01', 3, '2028 Q4 until 2028-02-29'],
  ['2026-12-01', 12, '2027 Q1 until 2027-02-28'],
  ['2026-11-30', 12, '2026 Q4 until 2026-11-30'],
]
for (const [day, start, expected] of days) {
  test(`${day} lies in ${expected} when the year starts in month ${start}`, () => {
    assert.equal(shown(day, 1, start), [expected])
  })
}

test('gives none when none are asked for', () => {
  assert.equal(quartersFrom('2026-05-10', 0, 1), [])
})

test.run()
