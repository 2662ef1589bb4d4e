import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LearningPath } from '../../../../plugins/core/model/learning/learning.ts'
import { planEvents, studyPlan } from '../../../../plugins/core/model/learning/study-plan.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/study-plan')

const voyage = (units = sailing.units): LearningPath => learningOf({ ...sailing, units }).paths[0] as LearningPath

const weeksOf = (hours: number, units?: string): string[] =>
  studyPlan(voyage(units), '2026-05-10', hours).map(
    ({ monday, minutes, units }) =>
      `${monday} ${minutes}: ${units.map(({ unit, minutes, isContinued }) => `${unit.uid} ${minutes}${isContinued ? ' continued' : ''}`).join(', ')}`,
  )

test('puts the units of a path into weeks, from the next Monday on', () => {
  assert.equal(weeksOf(0.5), ['2026-05-11 15: why-knots 5, bowline 10', '2026-05-18 24: clouds 20, sky-check 4'])
})

test('begins next week when today is a Monday', () => {
  assert.is(studyPlan(voyage(), '2026-05-11', 2)[0]?.monday, '2026-05-18')
})

test('spreads a unit that fits into no week', () => {
  assert.equal(weeksOf(0.25), [
    '2026-05-11 15: why-knots 5, bowline 10',
    '2026-05-18 15: clouds 15',
    '2026-05-25 9: clouds 5 continued, sky-check 4',
  ])
})

test('gives half an hour to what does not say how long it takes', () => {
  assert.equal(weeksOf(1, sailing.units.replace(', minutes: 20', '')), [
    '2026-05-11 49: why-knots 5, bowline 10, clouds 30, sky-check 4',
  ])
})

test('plans a unit once that stands in two modules', () => {
  const [path] = learningOf({ ...sailing, modules: sailing.modules.replace('[clouds,', '[bowline, clouds,') }).paths

  const units = studyPlan(path as LearningPath, '2026-05-10', 2).flatMap((week) => week.units)

  assert.equal(
    units.map(({ unit }) => unit.uid),
    ['why-knots', 'bowline', 'clouds', 'sky-check'],
  )
})

test('tells each week what to do and where, under a name that stays', () => {
  const path = voyage()

  const [first] = planEvents(path, studyPlan(path, '2026-05-10', 0.5), {
    host: 'sea.example',
    addressOf: ({ uid }) => `https://sea.example/${uid}/`,
  })

  assert.equal(first, {
    uid: 'learning-first-voyage-week-1@sea.example',
    summary: 'Learn: First voyage, week 1 of 2',
    description: 'Why knots (5 min) https://sea.example/why-knots/\nThe bowline (10 min) https://sea.example/bowline/',
    start: '2026-05-11',
    url: 'https://sea.example/first-voyage/',
    categories: ['Learning'],
  })
})

test.run()
