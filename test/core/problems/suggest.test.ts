import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { editDistance, either, plain, suggest } from '../../../plugins/core/problems/suggest.ts'

const test = suite('core/problems/suggest')

const suggestions: [value: string, candidates: string[], expected: string[]][] = [
  ['decsription', ['title', 'description'], ['description']],
  ['Title', ['title', 'tile'], ['title', 'tile']],
  ['page-type', ['page_type'], ['page_type']],
  ['Harbour Master', ['harbour_master'], ['harbour_master']],
  ['viabel', ['planned', 'minimal', 'viable'], ['viable']],
  ['owner', ['title', 'weight'], []],
  ['ab', ['xy'], []],
  ['', ['a', 'b'], []],
  ['tides', [], []],
]
for (const [value, candidates, expected] of suggestions) {
  test(`suggests ${expected.join(', ') || 'nothing'} for "${value}" among ${candidates.join(', ') || 'none'}`, () => {
    assert.equal(suggest(value, candidates), expected)
  })
}

test('puts the closest first, and keeps the order of equals', () => {
  assert.equal(suggest('lantern', ['lanternsx', 'lanterx', 'lanters', 'lantern']), ['lantern', 'lanterx', 'lanters'])
})

test('names at most three, and each once', () => {
  assert.equal(suggest('tidea', ['tide1', 'tide2', 'tide1', 'tide3', 'tide4']), ['tide1', 'tide2', 'tide3'])
})

test('never suggests a text that shares no letter', () => {
  assert.equal(suggest('a', ['b']), [])
})

test('compares without case, spaces, hyphens and underscores', () => {
  assert.is(plain('Low-Water_Mark Two'), 'lowwatermarktwo')
})

const distances: [a: string, b: string, distance: number][] = [
  ['', '', 0],
  ['', 'tide', 4],
  ['tide', '', 4],
  ['tide', 'tide', 0],
  ['tide', 'tied', 1],
  ['tide', 'tides', 1],
  ['tide', 'side', 1],
  ['ca', 'abc', 3],
  ['harbour', 'arbor', 2],
]
for (const [a, b, distance] of distances) {
  test(`counts ${distance} between "${a}" and "${b}"`, () => {
    assert.is(editDistance(a, b), distance)
  })
}

const choices: [values: string[], expected: string][] = [
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'a, b or c'],
]
for (const [values, expected] of choices) {
  test(`writes ${values.length} choices as "${expected}"`, () => {
    assert.is(either(values), expected)
  })
}

test.run()
