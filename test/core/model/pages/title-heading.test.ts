import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { belowTitle, titleHeading } from '../../../../plugins/core/model/pages/title-heading.ts'

const test = suite('core/model/pages/title-heading')

const titles: [name: string, text: string, title: string | undefined][] = [
  ['a heading', '# Low tide\n\nText\n', 'Low tide'],
  ['nothing else', '# Low tide', 'Low tide'],
  ['a line below it', 'Low tide\n===\n\nText\n', 'Low tide'],
  ['line ends of Windows', '# Low tide\r\nText\r\n', 'Low tide'],
  ['blank lines and comments above it', '\n<!-- one -->\n<!-- two\n-->\n\n# Low tide\n', 'Low tide'],
  ['hashes behind it', '# Low tide ##\n', 'Low tide'],
  ['attributes', '# Low tide {#low .wide}\n', 'Low tide'],
  ['emphasis and code', '# **Low** _tide_ with `shells`\n', 'Low tide with shells'],
  ['signs that stand for themselves', '# 3 * 4 * 5 of snake_case_words \\# 1\n', '3 * 4 * 5 of snake_case_words # 1'],
  ['a link and a tag', '# [Low tide](low.md) <br>\n', 'Low tide'],
  ['marks as HTML writes them', '# Ebb &amp; flow &lt; 3\n', 'Ebb & flow < 3'],
  ['a lower heading', '## Low tide\n', undefined],
  ['a heading that does not begin the text', 'Text\n\n# Low tide\n', undefined],
  ['no space behind the sign', '#low\n', undefined],
  ['no words', '# \n\nText\n', undefined],
  ['more words than a title has', `# ${'Low tide '.repeat(200)}\n\nText\n`, undefined],
  ['no text', '', undefined],
]

for (const [name, text, title] of titles) {
  test(`a text names its page: ${name}`, () => {
    assert.is(titleHeading(text), title)
  })
}

test('a text can be read without the heading that says its title', () => {
  assert.is(belowTitle('\n# *Low* tide\n\nText\n', 'Low tide'), '\nText\n')
  assert.is(belowTitle('# High tide\n\nText\n', 'Low tide'), '# High tide\n\nText\n')
})

test('a line without end is read at once', () => {
  const start = performance.now()

  titleHeading(`# ${'`*_ '.repeat(250_000)}`)
  titleHeading('<!-- -->'.repeat(100_000))

  assert.ok(performance.now() - start < 1000)
})

test.run()
