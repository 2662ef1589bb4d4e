import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { escapeHtml, html, link, type Piece, raw } from '../../plugins/theme/html.ts'

const test = suite('theme/html')

const pieces: [name: string, piece: Piece, written: string][] = [
  ['text', 'low tide', 'low tide'],
  [
    'markup in text',
    `<b title="a" class='b'>&amp;</b>`,
    '&lt;b title=&quot;a&quot; class=&#39;b&#39;&gt;&amp;amp;&lt;/b&gt;',
  ],
  ['Japanese', '潮', '潮'],
  ['a number', 12.5, '12.5'],
  ['zero', 0, '0'],
  ['nothing', undefined, ''],
  ['null', null, ''],
  ['false', false, ''],
  ['an empty text', '', ''],
  ['HTML', html`<b>${'<'}</b>`, '<b>&lt;</b>'],
  ['raw HTML', raw('<b>&</b>'), '<b>&</b>'],
  ['a list', ['<', html`<i>${1}</i>`, false, 2], '&lt;<i>1</i>2'],
  ['a list of lists', [['a'], [['b', []]]], 'ab'],
]
for (const [name, piece, written] of pieces) {
  test(`writes ${name}`, () => {
    assert.is(html`<p>${piece}</p>`.text, `<p>${written}</p>`)
  })
}

test('writes several pieces in their places', () => {
  assert.is(html`${'a'}-${'b'}${'c'}.`.text, 'a-bc.')
})

test('takes a text that looks like HTML in a list for text', () => {
  assert.is(html`${['<b>', '</b>']}`.text, '&lt;b&gt;&lt;/b&gt;')
})

test('is text where a text is wanted', () => {
  assert.is(`${html`<b>${'&'}</b>`}`, '<b>&amp;</b>')
})

test('keeps a value inside its attribute', () => {
  const title = `" onclick="alert(1)' x='`

  assert.is(html`<b title="${title}">`.text, '<b title="&quot; onclick=&quot;alert(1)&#39; x=&#39;">')
})

test('escapes an ampersand once', () => {
  assert.is(escapeHtml('&lt; & "'), '&amp;lt; &amp; &quot;')
})

const safe = [
  'https://acme.example/?a=1',
  'http://acme.example',
  'mailto:ada@acme.example',
  '/how/',
  '/',
  '#low',
  'HTTPS://A.example',
]
for (const address of safe) {
  test(`links to ${address}`, () => {
    assert.is(link(address, 'Low <tide>').text, `<a href="${address}">Low &lt;tide&gt;</a>`)
  })
}

const unsafe = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  '//evil.example/',
  '/\\evil.example/',
  'how/',
  '',
  undefined,
]
for (const address of unsafe) {
  test(`does not link to ${JSON.stringify(address)}`, () => {
    assert.is(link(address, 'Low <tide>').text, 'Low &lt;tide&gt;')
  })
}

test('escapes the address of a link', () => {
  assert.is(link('/a?b=1&c="', 'low').text, '<a href="/a?b=1&amp;c=&quot;">low</a>')
})

test.run()
