import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { monthsAfter, timeProblems } from '../../../../plugins/core/model/learning/learning-time-problems.ts'
import { linesOf } from '../../support.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/learning-time-problems')

const checks = { today: '2026-05-10', reviewMonths: 12 }

const problemsOf = (texts: Parameters<typeof learningOf>[0]): string[] =>
  linesOf([...learningOf(texts).byUid.values()].flatMap((item) => timeProblems(item, checks)))

const unitTaking = (minutes: string): { units: string } => ({
  units: `[{ uid: clouds, title: Clouds, kind: reading, minutes: ${minutes} }]`,
})

for (const [written, message, ...meant] of [
  ["'53:10'", '`minutes` of `clouds` is "53:10": minutes and seconds are not kept.', '53'],
  ["'8:45'", '`minutes` of `clouds` is "8:45": minutes and seconds are not kept.', '9', '525'],
  ["'0:20'", '`minutes` of `clouds` is "0:20": minutes and seconds are not kept.', '1', '20'],
  ["'90'", '`minutes` of `clouds` is "90", which is text and no number.', '90'],
  ['2 hours', '`minutes` of `clouds` is "2 hours", which is text and no number.', '120'],
  ['1h30', '`minutes` of `clouds` is "1h30", which is text and no number.', '90'],
  ['1:30:00', '`minutes` of `clouds` is "1:30:00", which is text and no number.', '90'],
  ['28.75', '`minutes` of `clouds` is 28.75, which is no whole number.', '29'],
  ['28.53', '`minutes` of `clouds` is 28.53, which is no whole number: a time such as 28:53 was probably meant.', '29'],
  ['3190', '`minutes` of `clouds` is 3190, which is more than a day: some YAML parsers read 53:10 so.', '53'],
] as const) {
  test(`knows what ${written} minutes were meant to be`, () => {
    const [item] = learningOf(unitTaking(written)).units
    const problems = timeProblems(item as NonNullable<typeof item>, checks)

    assert.equal(linesOf(problems), [`learningUnits.yml:1:56 error learning/time ${message}`])
    assert.equal(problems[0]?.expected, meant)
  })
}

test('leaves what is no time at all to the schema', () => {
  for (const written of ['.inf', '.nan', '-1.5', '0', 'soon', '[5]']) assert.equal(problemsOf(unitTaking(written)), [])
})

test('says both readings of a time that may be one of hours', () => {
  const [item] = learningOf(unitTaking("'1:30'")).units

  assert.is(
    timeProblems(item as NonNullable<typeof item>, checks)[0]?.help,
    'Write `minutes: 2`, or `minutes: 90` if hours are meant.',
  )
})

test('takes a day for one unit, and weeks for a path', () => {
  assert.equal(problemsOf(unitTaking('1440')), [])
  assert.equal(problemsOf({ paths: '[{ uid: voyage, title: Voyage, modules: [], minutes: 3190 }]' }), [
    'learningPaths.yml:1:54 warning learning/duration `voyage` says that it takes 3190 minutes; its modules take 0.',
  ])
})

test('finds a stated time that is not the sum', () => {
  const paths = sailing.paths.replace('owner: Ada Moss', 'minutes: 40')
  const modules = sailing.modules.replace('level: beginner', 'minutes: 15')

  assert.equal(problemsOf({ ...sailing, paths, modules }), [
    'learningPaths.yml:6:12 warning learning/duration `first-voyage` says that it takes 40 minutes; its modules take 39.',
  ])
})

test('does not compare with a sum that is not whole', () => {
  const paths = sailing.paths.replace('owner: Ada Moss', 'minutes: 40')

  assert.equal(problemsOf({ ...sailing, paths, units: sailing.units.replace(', minutes: 5', '') }), [])
  assert.equal(problemsOf({ ...sailing, paths, modules: sailing.modules.replace('[why-knots,', '[other,') }), [])
  assert.equal(problemsOf({ ...sailing, paths, units: sailing.units.replace('minutes: 5', 'draft: true') }), [])
})

test('finds what nobody has reviewed for longer than a year', () => {
  const reviewed = (day: string) => problemsOf({ ...sailing, paths: sailing.paths.replace('2026-04-01', day) })

  assert.equal(reviewed('2025-05-10'), [])
  assert.equal(reviewed('2025-05-09'), [
    'learningPaths.yml:7:18 warning learning/not-reviewed Nobody has reviewed the path `first-voyage` since 2025-05-09, for more than 12 months.',
  ])
})

test('counts months to the last day of a shorter one', () => {
  assert.is(monthsAfter('2026-01-31', 1), '2026-02-28')
  assert.is(monthsAfter('2025-12-15', 14), '2027-02-15')
})

test.run()
