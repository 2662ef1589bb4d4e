import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readPageBody } from '../../../../plugins/core/model/pages/page-body.ts'
import { spanOf, text } from '../../support.ts'

const test = suite('core/model/pages/page-body')

test('finds headings of all levels, with their ids and lines', () => {
  const body = readPageBody(
    text`
      # Tides

      Text

      ## Low ${'`tide`'} {#ebb}

      Set
      ext
      ---

      > ### Quoted

      - #### Listed

      ## Tides
    `,
    10,
  )

  assert.equal(body.headings, [
    { level: 1, text: 'Tides', id: 'tides', line: 10 },
    { level: 2, text: 'Low tide', id: 'ebb', line: 14 },
    { level: 2, text: 'Set ext', id: 'set-ext', line: 16 },
    { level: 3, text: 'Quoted', id: 'quoted', line: 20 },
    { level: 4, text: 'Listed', id: 'listed', line: 22 },
    { level: 2, text: 'Tides', id: 'tides-1', line: 24 },
  ])
})

test('finds every id that an anchor can lead to', () => {
  const { ids } = readPageBody(
    text`
      # Tides

      <a id="low"></a><a name='high'></a> and <span class="x" id=spring>text</span>

      <div class="wide"
           id="neap">
      <h2 ID="moon">Moon</h2>
      </div>
    `,
    1,
  )

  assert.equal([...ids].sort(), ['high', 'low', 'moon', 'neap', 'spring', 'tides'])
})

const noIds: [name: string, source: string][] = [
  ['the name of something but a link', '<input name="low">'],
  ['an attribute that ends with id', '<span data-id="low">text</span>'],
  ['code', '```html\n<a id="low"></a>\n```\n\n`<a id="low"></a>`\n\n    <a id="low"></a>\n'],
  ['a comment', '<!-- <a id="low"></a> -->\n'],
  ['a comment of several lines', '<!--\n<a id="low">\n</a>\n-->\n'],
  ['a comment in a paragraph', 'Text <!-- <a id="low"></a> --> text'],
  ['a comment in HTML', '<div>\n<!-- <a id="low"></a> -->\n</div>\n'],
]
for (const [name, source] of noIds) {
  test(`takes ${name} for no id`, () => {
    assert.equal([...readPageBody(source, 1).ids], [])
  })
}

/** Links and pictures as `kind address line:column-line:column`. */
function linksIn(source: string, firstLine = 1): string[] {
  return readPageBody(source, firstLine).links.map(({ kind, address, place }) => `${kind} ${address} ${spanOf(place)}`)
}

const links: [name: string, source: string, links: string[]][] = [
  ['a link', 'See [the tides](/tides/).', ['link /tides/ 1:17-1:24']],
  ['a link with a title', '[a](/low/ "The /low/ one")', ['link /low/ 1:5-1:10']],
  ['a link between angle brackets', '[a](<low tide.md>)', ['link low tide.md 1:6-1:17']],
  ['a picture', 'See ![the tides](tides.png "Tides").', ['image tides.png 1:18-1:27']],
  ['a picture in a link', '[![low](low.png)](/low/)', ['image low.png 1:9-1:16', 'link /low/ 1:19-1:24']],
  ['an address in the text of its link', '[/low/](/low/)', ['link /low/ 1:9-1:14']],
  ['an address that is a word before it', 'See low: [a](low)', ['link low 1:14-1:17']],
  ['a link beside an empty one', '[a]() [b](/b/)', ['link /b/ 1:11-1:14']],
  ['a link in emphasis', '**See _[a](/a/)_** ~~[b](/b/)~~', ['link /a/ 1:12-1:15', 'link /b/ 1:26-1:29']],
  ['a link behind a code span that is never closed', '`[a](/a/)', ['link /a/ 1:6-1:9']],
  ['a link behind an exclamation', 'Low! [a](/a/)!', ['link /a/ 1:10-1:13']],
  ['a link with brackets in its text', '[a [b] c](/a/)', ['link /a/ 1:11-1:14']],
  ['a link behind a character reference', '&#91;low](/low/) [a](/a/)', ['link /a/ 1:22-1:25']],
  ['two equal addresses on one line', '[a](/low/) and [b](/low/)', ['link /low/ 1:5-1:10', 'link /low/ 1:20-1:25']],
  ['equal addresses on two lines', '[a](/low/)\n[b](/low/)', ['link /low/ 1:5-1:10', 'link /low/ 2:5-2:10']],
  [
    'an address that begins like the next',
    '[a](/low/) [b](/low/tide/) [c](/low/)',
    ['link /low/ 1:5-1:10', 'link /low/tide/ 1:16-1:26', 'link /low/ 1:32-1:37'],
  ],
  ['a link over two lines', '[the\ntides](/tides/)', ['link /tides/ 2:8-2:15']],
  ['Japanese', '[潮](/潮/位/#低い)', ['link /潮/位/#低い 1:5-1:13']],
  ['a percent-encoded address', '[a](/%E6%BD%AE/)', ['link /潮/ 1:5-1:16']],
  ['characters beyond the basic plane before it', '👍🏽 [a](/low/)', ['link /low/ 1:8-1:13']],
  ['a character reference', '[a](/low/?a=1&amp;b=2)', ['link /low/?a=1&b=2 1:5-1:22']],
  ['an escaped character', '[a](low\\)tide.md)', ['link low)tide.md 1:5-1:17']],
  ['a list', '- [a](/a/)\n- [b](/b/)\n  - [c](/a/)', ['link /a/ 1:7-1:10', 'link /b/ 2:7-2:10', 'link /a/ 3:9-3:12']],
  ['a list item of several lines', '- text\n  [a](/a/)\n\n  [b](/a/)', ['link /a/ 2:7-2:10', 'link /a/ 4:7-4:10']],
  ['a quotation', '> text\n> [a](/a/)', ['link /a/ 2:7-2:10']],
  ['a heading', '## Low [a](/a/)', ['link /a/ 1:12-1:15']],
  [
    'a table',
    'Text\n\n| A | B |\n|---|---|\n| [a](/a/) | [b](/a/) |\n| text | [c](/c/) |\n',
    ['link /a/ 5:7-5:10', 'link /a/ 5:18-5:21', 'link /c/ 6:14-6:17'],
  ],
  [
    'a table with bars in its cells',
    '| A | B |\n|---|---|\n| [a](/a/) \\| x | \\| [b](/b/) \\| [c](/c/) |\n',
    ['link /a/ 3:7-3:10', 'link /b/ 3:26-3:29', 'link /c/ 3:38-3:41'],
  ],
  [
    'the head of a table',
    '| [a](/a/) | [b](/b/) |\n|---|---|\n| c | d |\n',
    ['link /a/ 1:7-1:10', 'link /b/ 1:18-1:21'],
  ],
  ['HTML in a paragraph', 'See <a href="/low/">low</a>.', ['link /low/ 1:14-1:19']],
  [
    'HTML with single quotes and without',
    "<b><a class=x href='/a/'>a</a> <a href=/b/>b</a></b>",
    ['link /a/ 1:21-1:24', 'link /b/ 1:40-1:43'],
  ],
  [
    'a block of HTML',
    '<div>\n<p><a href="/low/">low</a></p>\n<img src="low.png" alt="">\n</div>\n',
    ['link /low/ 2:13-2:18', 'image low.png 3:11-3:18'],
  ],
  ['a tag of several lines', '<img\n  alt="low"\n  src="low.png">\n', ['image low.png 3:8-3:15']],
  ['a tag of several lines in a paragraph', 'See <a\nhref="/low/">low</a>', ['link /low/ 2:7-2:12']],
  ['character references in HTML', 'See <a href="/low/?a=1&amp;b=2">low</a>', ['link /low/?a=1&b=2 1:14-1:31']],
  [
    'video and sound',
    '<video src="low.mp4"></video>\n<audio src="low.mp3"></audio>\n',
    ['image low.mp4 1:13-1:20', 'image low.mp3 2:13-2:20'],
  ],
]
for (const [name, source, expected] of links) {
  test(`finds the addresses of ${name}`, () => {
    assert.equal(linksIn(source).sort(byPlace), expected)
  })
}

/** In the order of lines, then columns. */
function byPlace(a: string, b: string): number {
  const [[lineA = 0, columnA = 0], [lineB = 0, columnB = 0]] = [a, b].map((one) =>
    (one.split(' ').at(-1)?.split('-')[0] ?? '').split(':').map(Number),
  ) as [number[], number[]]
  return lineA - lineB || columnA - columnB
}

test('finds links by reference, each on the line where it is used', () => {
  const { links } = readPageBody(
    'See [low][tide], [tide][] and [tide].\n\nMore [high].\n\n[tide]: /tides/\n[high]: /high/\n',
    1,
  )

  assert.equal(
    links.map(({ address, place }) => [address, place.start.line]),
    [
      ['/tides/', 1],
      ['/tides/', 1],
      ['/tides/', 1],
      ['/high/', 3],
    ],
  )
})

test('finds addresses of the site that stand in a text by themselves, and not those in code or of other sites', () => {
  const siteUrl = 'https://acme.example'
  const source = [
    '# See https://acme.example/low/ {#low}',
    '',
    '潮 (https://acme.example/high/#ebb), `https://acme.example/code/`, https://other.example/https://acme.example/.',
    '',
    '| a\\|b | **https://acme.example/cell/** [https://acme.example/text/](/link/) |',
    '| --- | --- |',
  ].join('\n')
  const { links, headings } = readPageBody(source, 1, { hugo: false, html: { html: 'keep', scripts: false }, siteUrl })

  assert.equal(
    links.map(({ address, place }) => `${address} ${spanOf(place)}`),
    [
      'https://acme.example/low/ 1:7-1:32',
      'https://acme.example/high/#ebb 3:4-3:34',
      'https://acme.example/cell/ 5:12-5:38',
      '/link/ 5:70-5:76',
    ],
  )
  assert.is(headings[0]?.id, 'low')
})

test('counts lines from where the text begins in its file', () => {
  assert.equal(linksIn('Text\n\n[a](/a/)\n', 12), ['link /a/ 14:5-14:8'])
  assert.equal(linksIn('<p>\n<a href="/a/">a</a></p>\n', 12), ['link /a/ 13:10-13:13'])
})

test('counts lines of Windows as others', () => {
  assert.equal(linksIn('Text\r\n\r\n[a](/a/)\r\n'), ['link /a/ 3:5-3:8'])
})

const noLinks: [name: string, source: string][] = [
  ['a link to another site', '[a](https://acme.example/a) [b](//acme.example) <a href="HTTP://acme.example">b</a>'],
  ['an autolink', 'See <https://acme.example/a>.'],
  ['a mail', 'Ask <ada@acme.example> or [Ada](mailto:ada@acme.example).'],
  ['a template expression', '[a]({{page.url}}) ![b](/{%25x%25}/b.png)'],
  ['a code span', 'Write `[a](/a/)` and ``<a href="/a/">``.'],
  ['a fence', '```md\n[a](/a/)\n<a href="/b/">\n```\n'],
  ['a fence of tildes', '~~~\n[a](/a/)\n~~~\n'],
  ['indented code', 'Text\n\n    [a](/a/)\n'],
  ['a comment', '<!-- [a](/a/) <a href="/b/">b</a> -->\n'],
  ['a comment of several lines', '<!--\n[a](/a/)\n\n<a href="/b/">b</a>\n-->\n'],
  ['a comment in a paragraph', 'Text <!-- <a href="/b/">b</a> <img src="c.png"> --> text'],
  ['a comment in HTML', '<div>\n<!-- <a href="/b/">b</a> -->\n</div>\n'],
  ['an escaped bracket', '\\[a](/a/)'],
  ['a reference without its address', '[a][b]'],
  ['a link without an address', '<a>a</a> <a href="">b</a> <img alt="c">'],
]
for (const [name, source] of noLinks) {
  test(`finds no address in ${name}`, () => {
    assert.equal(linksIn(source), [])
  })
}

test('points at the address that is one, not at the same in a comment or in code', () => {
  assert.equal(linksIn('<div>\n<!-- href="/a/" -->\n<a href="/a/">a</a>\n</div>\n'), ['link /a/ 3:10-3:13'])
  assert.equal(linksIn('Not `[a](/a/)` but [a](/a/)'), ['link /a/ 1:24-1:27'])
})

test('is empty for an empty text', () => {
  assert.equal(readPageBody('', 1), { headings: [], ids: new Set(), links: [], findings: [] })
})

test.run()
