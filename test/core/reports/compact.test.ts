import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compactReport } from '../../../plugins/core/reports/compact.ts'
import { text } from '../support.ts'
import { placeAt, problemOf, runOf } from './support.ts'

const test = suite('core/reports/compact')

test('gives a line to each problem and says nothing else', () => {
  const problems = [
    problemOf({
      file: '_data/boats.yml',
      place: placeAt(3, 14),
      message: 'There is no boat `heron`.',
      help: 'Write it.',
    }),
    problemOf({ severity: 'warning', code: 'page/owner-drift' }),
    problemOf({ severity: 'info', code: 'people/placeholder', file: '潮 位.md', place: placeAt(1, 1) }),
  ]

  assert.is(
    compactReport(runOf(problems)),
    text`
      _data/boats.yml:3:14 error schema/type There is no boat ${'`heron`'}.
      src/bay.md warning page/owner-drift Wrong.
      潮 位.md:1:1 info people/placeholder Wrong.`,
  )
})

test('keeps a value of several lines on one', () => {
  const report = compactReport(runOf([problemOf({ message: '`tide` is "low\nhigh\r\n". It must be a number.' })]))

  assert.is(report.split(/[\r\n]/).length, 1)
})

test('is empty when there is nothing wrong', () => {
  assert.is(compactReport(runOf([])), '')
})

test.run()
