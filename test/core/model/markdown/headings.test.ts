import MarkdownItParser from 'markdown-it'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { headingId, plainText, withHeadingIds } from '../../../../plugins/core/model/markdown/headings.ts'

const test = suite('core/model/markdown/headings')

// The example of https://docs.gitlab.com/user/markdown/#heading-ids-and-links, but for hyphens in a row: the rules there
// make one of them, the example leaves them.
const ids: [text: string, id: string][] = [
  ['This heading has spaces in it', 'this-heading-has-spaces-in-it'],
  ['This heading has a :thumbsup: in it', 'this-heading-has-a-thumbsup-in-it'],
  ['This heading has Unicode in it: 한글', 'this-heading-has-unicode-in-it-한글'],
  ['This heading has 3.5 in it (and parentheses)', 'this-heading-has-35-in-it-and-parentheses'],
  ['  Tides  ', 'tides'],
  ['Low -- high', 'low-high'],
  ['What’s “low” & what isn’t?', 'whats-low-what-isnt'],
  ['snake_case and kebab-case', 'snake_case-and-kebab-case'],
  ['CI/CD', 'cicd'],
  ['C++, C#', 'c-c'],
  ['Übergänge: ÄÖÜ', 'übergänge-äöü'],
  ['潮の満ち引き（基本）', '潮の満ち引き基本'],
  ['「潮位」とは？', '潮位とは'],
  ['カヌー・ボート', 'カヌーボート'],
  ['潮 位', '潮-位'],
  ['👋 Hello 🌊', '-hello-'],
  ['ज्वार भाटा', 'ज्वार-भाटा'],
  ['か\u3099っこう', 'か\u3099っこう'],
]
for (const [text, id] of ids) {
  test(`gives "${text}" the id "${id}"`, () => {
    assert.is(headingId(text, { hugo: false }), id)
  })
}

// https://gohugo.io/configuration/markup/#parserautoidtype, the type `github`: letters, digits, hyphens, `_`, and a hyphen for each space.
const hugoIds: [text: string, id: string][] = [
  ['This heading has 3.5 in it (and parentheses)', 'this-heading-has-35-in-it-and-parentheses'],
  ['Look & Feel', 'look--feel'],
  ['Low -- high', 'low----high'],
  ['snake_case and CI/CD', 'snake_case-and-cicd'],
  ['潮の満ち引き（基本）', '潮の満ち引き基本'],
  ['⚠️ Beware', '-beware'],
  ['???', 'heading'],
]
for (const [text, id] of hugoIds) {
  test(`gives "${text}" in a handbook for Hugo the id "${id}"`, () => {
    assert.is(headingId(text, { hugo: true }), id)
  })
}

test('numbers ten thousand equal headings, beside those that are numbered already, at once', () => {
  const found = idsIn(`# a-2\n${'# a\n'.repeat(10_000)}# a-2\n`)

  assert.equal(found.slice(0, 4), ['a-2', 'a', 'a-1', 'a-3'])
  assert.equal(found.slice(-2), ['a-10000', 'a-2-1'])
})

/** The ids of the headings in a Markdown text, in order. */
function idsIn(source: string, hugo = false): string[] {
  return [...rendered(source, hugo).matchAll(/<h\d [^>]*id="([^"]*)"/g)].map(([, id]) => id as string)
}

function rendered(source: string, hugo = false): string {
  const parser = new MarkdownItParser({ html: true })
  withHeadingIds(parser, { hugo })
  return parser.render(source)
}

test('numbers ids that repeat, from 1, whatever the level', () => {
  assert.equal(idsIn('# Tides\n\n## Low\n\n### Tides\n\n## low\n\n# Tides!'), [
    'tides',
    'low',
    'tides-1',
    'low-1',
    'tides-2',
  ])
})

test('begins anew with each page', () => {
  const parser = new MarkdownItParser()
  withHeadingIds(parser, { hugo: false })

  assert.is(parser.render('# Tides'), parser.render('# Tides'))
})

const crowded: [name: string, source: string][] = [
  ['a heading ends with a number', '# Tides\n\n# Tides\n\n# Tides 1'],
  ['a heading with a number comes first', '# Tides 1\n\n# Tides\n\n# Tides'],
  ['a heading has the id of another', '# High {#tides}\n\n# Tides'],
  ['headings have nothing but punctuation', '# ?\n\n# !\n\n# Section'],
]
for (const [name, source] of crowded) {
  test(`gives no id twice where ${name}`, () => {
    const found = idsIn(source)

    assert.is(new Set(found).size, found.length, found.join(', '))
  })
}

test('names a heading without letters', () => {
  assert.equal(idsIn('# ???'), ['section'])
})

const marked: [name: string, source: string, id: string][] = [
  ['inline code', '# The `tide.low` field', 'the-tidelow-field'],
  ['a link', '# See [the tides](/tides/ "More") today', 'see-the-tides-today'],
  ['emphasis', '# Very *low* and **high**', 'very-low-and-high'],
  ['HTML', '# Low <small>tide</small>', 'low-tide'],
  ['a picture', '# Low ![tide](tide.png)', 'low'],
  ['character references', '# Low &amp; high', 'low-high'],
  ['a line break below a row of equals signs', 'Low\ntide\n===', 'low-tide'],
]
for (const [name, source, id] of marked) {
  test(`reads a heading with ${name} as people see it`, () => {
    assert.equal(idsIn(source), [id])
  })
}

// Hugo of 2025 and later takes the plain text; before, it took what is written, with addresses and tags.
const forHugo: [name: string, source: string, id: string][] = [
  ['a link', '## [Low tide](https://acme.example/a/b)', 'low-tide'],
  ['HTML', '## <i class="fas fa-water" id="icon"></i> Low tide', 'low-tide'],
  ['emphasis', '## _Low_ *tide*', 'low-tide'],
  ['character references', '## Low&amp;high', 'lowhigh'],
  ['an emoji', '## :ocean: Low tide', '-low-tide'],
  ['a label of GitLab', '## workflow::low tide', 'workflowlow-tide'],
  ['several lines', 'Low\ntide\n===', 'tide'],
  ['a class', '## Low tide {.wide}', 'low-tide'],
]
for (const [name, source, id] of forHugo) {
  test(`gives a heading with ${name} the id that Hugo does`, () => {
    assert.equal(idsIn(source, true), [id])
  })
}

const own: [source: string, html: string][] = [
  ['# Low tide {#ebb}', '<h1 id="ebb">Low tide</h1>\n'],
  ['# Low tide{#ebb}', '<h1 id="ebb">Low tide</h1>\n'],
  ['# Low tide { #ebb .wide }', '<h1 class="wide" id="ebb">Low tide</h1>\n'],
  ['# Low tide {#ebb-1.2_a:b} ##', '<h1 id="ebb-1.2_a:b">Low tide</h1>\n'],
  ['# Low `tide` {#ebb}', '<h1 id="ebb">Low <code>tide</code></h1>\n'],
  ['# Low {#ebb} tide', '<h1 id="low-ebb-tide">Low {#ebb} tide</h1>\n'],
  ['# Low {tide}', '<h1 id="low-tide">Low {tide}</h1>\n'],
  ['# Low `{#ebb}`', '<h1 id="low-ebb">Low <code>{#ebb}</code></h1>\n'],
]
for (const [source, html] of own) {
  test(`draws "${source}" as ${html.trim()}`, () => {
    assert.is(rendered(source), html)
  })
}

test('leaves an id alone that another plugin has given', () => {
  const parser = new MarkdownItParser()
  parser.core.ruler.push('ours', ({ tokens }) => {
    tokens.find(({ type }) => type === 'heading_open')?.attrSet('id', 'ours')
  })
  withHeadingIds(parser, { hugo: false })

  assert.is(parser.render('# Tides'), '<h1 id="ours">Tides</h1>\n')
})

test('reads nothing where there is no text', () => {
  assert.is(plainText(undefined), '')
})

test.run()
