import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { asDate, asFields, asText, asTexts } from '../../../plugins/core/model/fields.ts'
import { isDate } from '../../../plugins/core/problems/calendar.ts'

const test = suite('core/model/fields')

test('takes a map for a map, and anything else for an empty one', () => {
  assert.equal(asFields({ pier: 4 }), { pier: 4 })
  for (const value of [null, undefined, 'pier', 4, true, ['pier']]) assert.equal(asFields(value), {})
})

const texts: [value: unknown, text: string | undefined][] = [
  ['Heron', 'Heron'],
  ['  Heron ', 'Heron'],
  [4, '4'],
  [0, '0'],
  ['', undefined],
  ['  ', undefined],
  [null, undefined],
  [undefined, undefined],
  [true, undefined],
  [['Heron'], undefined],
  [{ name: 'Heron' }, undefined],
]
for (const [value, expected] of texts) {
  test(`takes ${JSON.stringify(value)} for ${expected === undefined ? 'nothing' : `the text "${expected}"`}`, () => {
    assert.is(asText(value), expected)
  })
}

const lists: [value: unknown, texts: string[]][] = [
  ['Heron', ['Heron']],
  [
    ['Heron', ' Gull ', 7],
    ['Heron', 'Gull', '7'],
  ],
  [['Heron', null, '', true], ['Heron']],
  [null, []],
  [undefined, []],
  [{ name: 'Heron' }, []],
]
for (const [value, expected] of lists) {
  test(`finds ${expected.length} texts in ${JSON.stringify(value)}`, () => {
    assert.equal(asTexts(value), expected)
  })
}

const dates: [text: string, isDate: boolean][] = [
  ['2026-05-10', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2024-02-31', false],
  ['2024-13-01', false],
  ['2024-00-10', false],
  ['2024-2-1', false],
  ['2024-02-01T10:00:00Z', false],
  ['soon', false],
  ['', false],
]
for (const [text, expected] of dates) {
  test(`takes "${text}" ${expected ? 'for a date' : 'for no date'}`, () => {
    assert.is(isDate(text), expected)
    assert.is(asDate(text), expected ? text : undefined)
  })
}

test('takes no number for a date', () => {
  assert.is(asDate(20260510), undefined)
})

test.run()
