import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { githubReport } from '../../../plugins/core/reports/github.ts'
import { text } from '../support.ts'
import { placeAt, problemOf, runOf } from './support.ts'

const test = suite('core/reports/github')

test('gives a command to each problem, with its help on a line below', () => {
  const problems = [
    problemOf({ place: placeAt(3, 7, 11), message: 'It is high.', help: 'Write low.' }),
    problemOf({ severity: 'warning', place: { start: { line: 2, column: 1 }, end: { line: 4, column: 3 } } }),
    problemOf({ severity: 'info' }),
  ]

  assert.is(
    githubReport(runOf(problems)),
    text`
      ::error file=src/bay.md,line=3,endLine=3,col=7,title=schema/type::It is high.%0AWrite low.
      ::warning file=src/bay.md,line=2,endLine=4,col=1,title=schema/type::Wrong.
      ::notice file=src/bay.md,title=schema/type::Wrong.`,
  )
})

test('is empty when there is nothing wrong', () => {
  assert.is(githubReport(runOf([])), '')
})

const messages: [name: string, message: string, written: string][] = [
  ['a percent sign', '100% %0A %25', '100%25 %250A %2525'],
  ['new lines', 'low\nhigh\r\nlow', 'low%0Ahigh%0D%0Alow'],
  ['a command of its own', 'low\n::set-output name=a::b', 'low%0A::set-output name=a::b'],
  ['colons and commas', 'low: one, two::three', 'low: one, two::three'],
  ['Japanese', '潮は「高い」。', '潮は「高い」。'],
]
for (const [name, message, written] of messages) {
  test(`escapes ${name} in a message`, () => {
    assert.is(githubReport(runOf([problemOf({ message })])), `::error file=src/bay.md,title=schema/type::${written}`)
  })
}

test('escapes percent signs, new lines, colons and commas in a path', () => {
  assert.is(
    githubReport(runOf([problemOf({ file: 'src/a,b: 10%\r\n.md' })])),
    '::error file=src/a%2Cb%3A 10%25%0D%0A.md,title=schema/type::Wrong.',
  )
})

test.run()
