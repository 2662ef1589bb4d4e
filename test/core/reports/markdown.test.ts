import MarkdownItParser from 'markdown-it'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import { markdownReport } from '../../../plugins/core/reports/markdown.ts'
import { text } from '../support.ts'
import { placeAt, problemOf, runOf } from './support.ts'

const test = suite('core/reports/markdown')

test('lists what is wrong file by file, errors first', () => {
  const problems = [
    problemOf({ severity: 'info', file: 'src/bay.md', place: placeAt(2, 1), message: 'No `tide`.' }),
    problemOf({ file: 'src/bay.md', place: placeAt(9, 1), message: 'It is high.', help: 'Write `low`.' }),
    problemOf({ severity: 'warning', file: 'src/cove.md', code: 'page/owner-drift' }),
    problemOf({ file: 'src/dune.md' }),
  ]

  assert.is(
    markdownReport(runOf(problems)),
    text`
      ### handbook check: 2 errors, 1 warning and 1 note

      **${'`src/bay.md`'}**

      - 🔴 line 9: It is high. Write ${'`low`'}. (${'`schema/type`'})
      - 🔵 line 2: No ${'`tide`'}. (${'`schema/type`'})

      **${'`src/dune.md`'}**

      - 🔴 Wrong. (${'`schema/type`'})

      **${'`src/cove.md`'}**

      - 🟡 Wrong. (${'`page/owner-drift`'})`,
  )
})

test('says so when there is nothing wrong', () => {
  assert.is(
    markdownReport(runOf([], ['src/bay.md', 'src/cove.md'])),
    '### handbook check: no problems\n\n2 pages checked.',
  )
})

const manyOf = (count: number, rest: Partial<Problem>): Problem[] =>
  Array.from({ length: count }, (_, index) => problemOf({ ...rest, message: `Number ${index + 1}.` }))

const counts: [count: number, shown: number, last: string][] = [
  [50, 50, '- 🔴 Number 50. (`schema/type`)'],
  [51, 50, '… and 1 problem more.'],
  [1250, 50, '… and 1,200 problems more.'],
]
for (const [count, shown, last] of counts) {
  test(`lists ${shown} of ${count} problems`, () => {
    const lines = markdownReport(runOf(manyOf(count, {}))).split('\n')

    assert.is(lines.filter((line) => line.startsWith('- ')).length, shown)
    assert.is(lines.at(-1), last)
  })
}

test('counts all problems at its head, and cuts off the mildest', () => {
  const problems = [
    ...manyOf(60, { severity: 'info' }),
    ...manyOf(40, { severity: 'warning', file: 'src/cove.md' }),
    problemOf({ file: 'src/dune.md', message: 'Broken.' }),
  ]

  const lines = markdownReport(runOf(problems)).split('\n')

  assert.equal(
    ['🔴', '🟡', '🔵'].map((mark) => lines.filter((line) => line.includes(mark)).length),
    [1, 40, 9],
  )
  assert.is(lines[0], '### handbook check: 1 error, 40 warnings and 60 notes')
  assert.is(lines[4], '- 🔴 Broken. (`schema/type`)')
  assert.is(lines.at(-1), '… and 51 problems more.')
})

test('the name of a file begins no line of its own', () => {
  assert.match(markdownReport(runOf([problemOf({ file: 'src/bay\n\n/close\n.md' })])), '**`src/bay /close .md`**')
})

const parser = new MarkdownItParser({ html: true })

/** What a comment shows of one problem: its tokens, and its text outside code with all code shown as ``. */
function shown(rest: Partial<Problem>): { types: Set<string>; prose: string; whole: string } {
  const tokens = parser.parse(markdownReport(runOf([problemOf(rest)])), {})
  const inline = tokens.filter(({ type }) => type === 'inline').at(-1)?.children ?? []
  const nesting = tokens.filter(({ nesting }) => nesting === 1).map(({ type }) => type)
  const proseOf = (content: string, type: string): string => (type === 'code_inline' ? '``' : content)
  return {
    types: new Set([...nesting, ...inline.map(({ type }) => type)]),
    prose: inline.map(({ content, type }) => proseOf(content, type)).join(''),
    whole: inline.map(({ content, type }) => (type === 'code_inline' ? `\`${content}\`` : content)).join(''),
  }
}

const nothingElse = new Set([
  ...['heading_open', 'paragraph_open', 'bullet_list_open', 'list_item_open'],
  ...['text', 'text_special', 'code_inline', 'strong_open', 'strong_close'],
])

const markup: [name: string, message: string][] = [
  ['emphasis', 'It is *high* and __low__ and ~~gone~~.'],
  ['a link', 'It is [high](https://evil.example/).'],
  ['a link by reference', 'It is [high][tide].'],
  ['a picture', 'It is ![high](https://evil.example/pixel.png).'],
  ['an address between angle brackets', 'It is <https://evil.example/>.'],
  ['HTML', 'It is <img src="x" onerror="y"> or </details>.'],
  ['a table', 'It is | high | low |.'],
  ['character references', 'It is &lt;b&gt; or &copy;.'],
  ['backslashes', 'It is \\[high](x) or \\*.'],
  ['a lone backtick', 'It is "`" or *high*.'],
]
for (const [name, message] of markup) {
  test(`shows ${name} in a message as it is written`, () => {
    const { types, whole } = shown({ message })

    assert.equal(
      [...types].filter((type) => !nothingElse.has(type)),
      [],
    )
    assert.is(whole, `🔴 ${message} (\`schema/type\`)`)
  })
}

const blocks: [name: string, message: string][] = [
  ['a heading', 'It is\n# high'],
  ['a list', 'It is\r\n- high'],
  ['code', 'It is\n\n    high\n\n```\nhigh'],
  ['a command of GitLab', 'It is\n\n/close\n'],
  ['a line of old Macs', 'It is\r\r# high'],
]
for (const [name, message] of blocks) {
  test(`keeps ${name} in a message on the line of its problem`, () => {
    const report = markdownReport(runOf([problemOf({ message })]))

    assert.equal(report.split(/[\r\n]+/).length, 3)
  })
}

test('mentions nobody', () => {
  const { prose } = shown({ message: 'The owner is "@ada", not @all.', help: 'Ask (@ben.ray).' })

  assert.not.match(prose, /@\w/)
})

test('mentions nobody when the backticks of message and help do not pair', () => {
  const { prose } = shown({ message: 'It is "`".', help: 'Write `@ada`.' })

  assert.not.match(prose, /@\w/)
})

test('shows code as it is written', () => {
  assert.match(
    markdownReport(runOf([problemOf({ message: 'There is no `a_b*c` here.' })])),
    'There is no `a_b*c` here.',
  )
})

test('writes paths with backticks as code all the same', () => {
  assert.match(markdownReport(runOf([problemOf({ file: 'src/`@ada`.md' })])), "**`src/'@ada'.md`**")
})

test.run()
