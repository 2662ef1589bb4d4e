import MarkdownItParser from 'markdown-it'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withHeadingIds } from '../../plugins/core/model/headings.ts'
import { headingsOf } from '../../plugins/theme/headings.ts'

const test = suite('theme/headings')

function rendered(source: string): string {
  const parser = new MarkdownItParser()
  withHeadingIds(parser)
  return parser.render(source)
}

test('finds the headings of the second and third level, in order', () => {
  const content = [
    '<h1 id="bay">Bay</h1>',
    '<h2 id="low">Low</h2>',
    '<h3 class="x" id="ebb" tabindex="-1">Ebb</h3>',
    '<h4 id="deep">Deep</h4>',
    '<h2\n id="high">High\ntide</h2>',
    '<h2>No id</h2>',
  ].join('\n')

  assert.equal(headingsOf(content), [
    { level: 2, id: 'low', text: 'Low' },
    { level: 3, id: 'ebb', text: 'Ebb' },
    { level: 2, id: 'high', text: 'High\ntide' },
  ])
})

const texts: [name: string, inner: string, text: string][] = [
  ['a link', '<a href="/low/">Low</a> tide', 'Low tide'],
  ['code', 'The <code>tide</code> field', 'The tide field'],
  ['a picture', 'Low <img src="a.png" alt="">', 'Low'],
  ['escaped markup', '&lt;b&gt; &amp;amp; &quot;low&quot;', '&lt;b&gt; &amp;amp; &quot;low&quot;'],
  ['an apostrophe', 'Don&#39;t', 'Don&#39;t'],
  ['white space', '\n  Low  ', 'Low'],
]
for (const [name, inner, text] of texts) {
  test(`reads a heading with ${name}`, () => {
    assert.is(headingsOf(`<h2 id="low">${inner}</h2>`)[0]?.text, text)
  })
}

test('finds none in a page without headings', () => {
  assert.equal(headingsOf('<p>Low</p>'), [])
})

test('finds what the parser has drawn', () => {
  assert.equal(headingsOf(rendered('## Low `<tide>`\n\n### [High](/how/) {#up}\n')), [
    { level: 2, id: 'low-tide', text: 'Low &lt;tide&gt;' },
    { level: 3, id: 'up', text: 'High' },
  ])
})

test.run()
