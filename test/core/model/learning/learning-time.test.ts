import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LearningItem } from '../../../../plugins/core/model/learning/learning.ts'
import { shownTime, timeOf } from '../../../../plugins/core/model/learning/learning-time.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/learning-time')

const timeIn = (texts: Parameters<typeof learningOf>[0], uid: string) =>
  timeOf(learningOf(texts).byUid.get(uid) as LearningItem)

test('sums the minutes of units for modules and paths', () => {
  assert.equal(timeIn(sailing, 'bowline'), { minutes: 10, isWhole: true })
  assert.equal(timeIn(sailing, 'tie-knots'), { minutes: 15, isWhole: true })
  assert.equal(timeIn(sailing, 'first-voyage'), { minutes: 39, isWhole: true })
})

test('knows that a sum is too small when a unit does not say how long it takes', () => {
  const units = sailing.units.replace(', minutes: 5', '')

  assert.equal(timeIn({ ...sailing, units }, 'first-voyage'), { minutes: 34, isWhole: false })
})

test('counts a unit once that stands in two modules', () => {
  const modules = sailing.modules.replace('[clouds,', '[bowline, clouds,')

  assert.equal(timeIn({ ...sailing, modules }, 'first-voyage'), { minutes: 39, isWhole: true })
})

test('leaves drafts out', () => {
  const units = sailing.units.replace('minutes: 5', 'minutes: 5, draft: true')

  assert.equal(timeIn({ ...sailing, units }, 'tie-knots'), { minutes: 10, isWhole: true })
})

for (const [minutes, isWhole, shown] of [
  [45, true, '45 min'],
  [60, true, '1 h'],
  [135, true, '2 h 15 min'],
  [120, false, 'at least 2 h'],
  [0, true, undefined],
] as const) {
  test(`writes ${minutes} minutes as ${shown ?? 'nothing'}`, () => {
    assert.is(shownTime({ minutes, isWhole }), shown)
  })
}

test.run()
