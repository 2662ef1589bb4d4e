import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readPageBody } from '../../plugins/core/model/pages/page-body.ts'
import { markdownEngine } from '../../plugins/markdown/engine.ts'
import { diceOf } from '../support/gitlab/product/dice.ts'

const test = suite('markdown/hostile')

const settings = { hugo: true, html: { html: 'keep', scripts: false } } as const
const { render } = markdownEngine({
  ...settings,
  prefix: '',
  references: { host: 'https://git.example', project: 'a/b', users: true },
})

const pieces = [
  '{{% alert title="W" %}}',
  '{{< alert >}}',
  '{{% /alert %}}',
  '{{< /alert >}}',
  '{{< details summary="W" >}}',
  '{{< /details >}}',
  '{{< label "W" >}}',
  '{{< youtube "W" >}}',
  '{{< unknown W="a" >}}',
  '{{< /unknown >}}',
  '{{< note',
  '{{</* W */>}}',
  '`{{< W',
  '`',
  '```',
  '> [!note] W',
  '> ',
  '- [ ] W',
  '- ',
  '  ',
  '    ',
  '1. ',
  '## W {#id}',
  '{: .c #i}',
  '| W | a |\n| - | - |',
  '| ',
  '<div title="',
  '<b>W</b>',
  '<script>',
  '<!-- ',
  '<details>',
  '</div>',
  '[W](a.md)',
  '[^1]',
  '[^1]: W',
  ': W',
  '~"W" #12 @W',
  '"',
  '>}}',
  '{{',
]

test('loses no word, and lets no script through, whatever is put together', () => {
  for (let seed = 1; seed <= 3000; seed++) {
    const dice = diceOf(seed)
    let count = 0
    let source = ''
    for (let length = 3 + dice.below(14); length > 0; length--)
      source +=
        dice.pick(pieces).replaceAll('W', () => `word${count++}x`) + dice.pick(['\n', '\n\n', ' ', ' ', '\n  ', ''])
    const html = render(source)
    assert.not.match(html.replace(/<!--[\s\S]*?(?:-->|$)/g, ''), /<script/, source)
    // What stands behind the start of a comment, a fence, a script or an attribute is no text, and a note without reference is not shown.
    if (/``` *\S|<!--|<script|title="\s|\[\^1\]|^ *: |\|/m.test(source) || source.includes('<div title=')) continue
    for (let word = 0; word < count; word++)
      assert.ok(html.includes(`word${word}x`), `word${word}x of\n${source}\n\n${html}`)
  }
})

const deep = 1000
const long = 300_000
const large: [what: string, source: string, shown: string][] = [
  ['shortcodes that are never closed', '{{% alert %}}\n'.repeat(long / 14), '{{% alert %}}'],
  ['calls that are never closed', '{{< x "'.repeat(long / 7), '{{&lt; x'],
  ['shortcodes inside each other', `${'{{% alert %}}\n'.repeat(deep)}Low\n${'{{% /alert %}}\n'.repeat(deep)}`, 'Low'],
  [
    'shortcodes inside each other, in one line',
    `a ${'{{< note >}}'.repeat(deep)}Low${'{{< /note >}}'.repeat(deep)}`,
    'Low',
  ],
  [
    'shortcodes inside each other, in a list',
    `- ${'{{% alert %}}\n  '.repeat(deep)}Low\n${'  {{% /alert %}}\n'.repeat(deep)}`,
    'Low',
  ],
  ['one long line', `${'{{< label "a" >}} ~b #1 :tada: [c](d.md) '.repeat(long / 42)}Low`, 'Low'],
  ['one long call', `{{< label ${'a '.repeat(long / 2)}>}} Low`, 'Low'],
  ['braces', `${'{'.repeat(long)} Low`, 'Low'],
  ['braces of kramdown', `${'{:'.repeat(long / 2)} Low`, 'Low'],
  ['backticks', `${'`{{< a >}}``'.repeat(long / 12)} Low`, 'Low'],
  ['tags', `<div>${'<b a="'.repeat(long / 6)}Low`, 'Low'],
  ['references', `${'a/'.repeat(long / 2)} Low`, 'Low'],
]
for (const [what, source, shown] of large) {
  test(`draws and checks ${what}`, () => {
    assert.ok(render(source).includes(shown))
    readPageBody(source, 1, settings)
  })
}

test.run()
