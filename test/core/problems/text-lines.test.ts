import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { charactersBetween, lineStarts, textLines } from '../../../plugins/core/problems/text-lines.ts'

const test = suite('core/problems/text-lines')

test('cuts the lines of a text out', () => {
  const lines = textLines('low\n\nhigh\r\nebb')

  assert.equal([0, 1, 2, 3, 4].map(lines.at), ['low', '', 'high\r', 'ebb', undefined])
  assert.equal([0, 1].map(textLines('').at), ['', undefined])
  assert.equal([0, 1, 2].map(textLines('low\n').at), ['low', '', undefined])
})

test('finds where lines begin', () => {
  assert.equal(lineStarts('low\n\nhigh'), [0, 4, 5])
  assert.equal(lineStarts(''), [0])
})

test('counts characters as editors do', () => {
  const text = 'a潮👍🏽\ud83db'

  assert.is(charactersBetween(text, 0, text.length), [...text].length)
  assert.is(charactersBetween(text, 2, 4), 1)
  assert.is(charactersBetween(text, 3, 3), 0)
})

test.run()
