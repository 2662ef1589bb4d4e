import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ladders, rungOf } from '../../../../plugins/core/model/product/ladder.ts'

const test = suite('core/model/product/ladder')

test('has two ladders, lowest level first', () => {
  assert.equal(
    ladders.classic.map((level) => level.key),
    ['planned', 'minimal', 'viable', 'complete', 'lovable'],
  )
  assert.equal(
    ladders.current.map((level) => level.key),
    ['planned', 'minimal', 'viable', 'competitive', 'complete'],
  )
})

test('tells the levels of a ladder apart without colour', () => {
  for (const ladder of [ladders.classic, ladders.current]) {
    assert.is(new Set(ladder.map((level) => level.symbol)).size, ladder.length)
  }
})

const rungs: [text: string, rung: number | undefined][] = [
  ['planned', 0],
  ['Viable', 2],
  ['LOVABLE', 4],
  ['loveable', 4],
  ['Loveable', 4],
  ['competitive', undefined],
  ['vaible', undefined],
  ['', undefined],
  ['constructor', undefined],
]
for (const [text, rung] of rungs) {
  test(`"${text}" names ${rung === undefined ? 'no rung' : `rung ${rung}`}`, () => {
    assert.is(rungOf(ladders.classic, text), rung)
  })
}

test('finds a level by its label as well', () => {
  const level = { key: 'first_light', label: 'First light!', symbol: '1', description: '', dateField: 'first_light' }

  assert.is(rungOf([level], 'First light!'), 0)
  assert.is(rungOf([level], 'first-light'), 0)
})

test.run()
