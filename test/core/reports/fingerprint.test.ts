import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fingerprints } from '../../../plugins/core/reports/fingerprint.ts'
import { placeAt, problemOf, runOf } from './support.ts'

const test = suite('core/reports/fingerprint')

const namesOf = (...problems: ReturnType<typeof problemOf>[]): string[] => [...fingerprints(runOf(problems)).values()]

test('is made of rule, file, place in the data, message and the number of its kind', () => {
  assert.equal(namesOf(problemOf({ pointer: '/heron/tide', place: placeAt(3, 7) })), [
    'schema/type|src/bay.md|/heron/tide|Wrong.|1',
  ])
})

test('holds no lines', () => {
  assert.equal(namesOf(problemOf({ message: 'It stands on line 12 and on line 4.' })), [
    'schema/type|src/bay.md||It stands on line and on line.|1',
  ])
})

test('counts those that are equal otherwise', () => {
  assert.equal(
    namesOf(
      problemOf({ place: placeAt(1, 1) }),
      problemOf({ pointer: '/tide' }),
      problemOf({ place: placeAt(2, 1) }),
      problemOf({ message: 'Line 1' }),
    ),
    [
      'schema/type|src/bay.md||Wrong.|1',
      'schema/type|src/bay.md|/tide|Wrong.|1',
      'schema/type|src/bay.md||Wrong.|2',
      'schema/type|src/bay.md||Line 1|1',
    ],
  )
})

test('leaves severity and help out: a site that changes them has no new findings', () => {
  const strict = problemOf()
  const mild = problemOf({ severity: 'warning', help: 'Mend it.', schema: 'page', expected: ['low'] })

  assert.equal(namesOf(mild), namesOf(strict))
})

test('knows each problem, in order', () => {
  const problems = [problemOf({ file: 'b.md' }), problemOf({ file: 'a.md' })]

  assert.equal([...fingerprints(runOf(problems)).keys()], problems)
})

test.run()
