import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { htmlTags } from '../../../../plugins/core/model/markdown/html-tags.ts'

const test = suite('core/model/markdown/html-tags')

/** Ids, and addresses with what stands at their offsets. */
function seen(html: string): string[] {
  return htmlTags(html).map(({ id, addresses }) =>
    [
      ...(id === undefined ? [] : [`#${id}`]),
      ...addresses.map(({ kind, text, start, end }) => {
        const written = html.slice(start, end)
        return written === text ? `${kind} ${text}` : `${kind} ${text} of ${written}`
      }),
    ].join(', '),
  )
}

const cases: [what: string, html: string, tags: string[]][] = [
  ['ids', '<p id=low><b ID="ebb"></p>', ['#low', '#ebb']],
  ['the name of an anchor as its id, and no other name', '<a name="low"></a><input name="high">', ['#low', '']],
  ['links', '<a href="/low/?a&amp;b">x</a><area href=high>', ['link /low/?a&b of /low/?a&amp;b', 'link high']],
  ['pictures', "<img src='low.png'><IMG alt=a SRC = b.png>", ['image low.png', 'image b.png']],
  ['backslashes as slashes', '<img src="a\\b.png">', ['image a/b.png of a\\b.png']],
  [
    'all pictures of a list',
    '<source srcset="a.png, b,c.png 2x,d.png 100w , e.png,"><img srcset=f.png src=g.png>',
    ['image a.png, image b,c.png, image d.png, image e.png', 'image f.png, image g.png'],
  ],
  [
    'videos, drawings and pages within the page',
    '<video poster="a.png" src="b.mp4"><object data="c.svg" src="x"><embed src="d.pdf"><iframe src="/low/">',
    ['image a.png, image b.mp4', 'image c.svg', 'image d.pdf', 'frame /low/'],
  ],
  ['what stands behind an angle bracket in a value', '<img alt="a > b" title=\'c > "d\' src="e.png">', ['image e.png']],
  ['nothing in a value that looks like a tag or an attribute', '<i title="<a href=x> src=y id=z">', ['']],
  ['tags with quotes that are never closed', `<a title="b><a href='c>`, ['', '']],
  ['the first of two attributes of a name', '<a href="a" href="b" id="c" id="d">', ['#c, link a']],
  ['nothing in comments', '<!-- <b id="a"> --><b id="b"><!-- <b id="c">', ['#b']],
  [
    'nothing in scripts and styles but on their tags',
    '<script id="a" src="b.js">x = "<a href=c>"</SCRIPT><b id="d"></b><style>/* <b id="e"> */</style><style><b id="f">',
    ['#a', '#d', '', ''],
  ],
  ['what stands behind a comment', '<!-- x --><a href="/b/">', ['link /b/']],
]
for (const [what, html, tags] of cases) {
  test(`finds ${what}`, () => {
    assert.equal(seen(html), tags)
  })
}

test('takes no more time for each tag of a text that never closes its quotes', () => {
  const many = `<a title="'`.repeat(200_000)

  assert.is(htmlTags(`${many}>`).length, 1)
  assert.equal(htmlTags(many), [])
})

test.run()
