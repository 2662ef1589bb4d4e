import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { judgedHtml, mayRefuse } from '../../../../plugins/core/model/markdown/html-policy.ts'
import type { HtmlPolicy } from '../../../../plugins/core/model/markdown/markdown-settings.ts'

const test = suite('core/model/markdown/html-policy')

const keep: HtmlPolicy = { html: 'keep', scripts: false }
const sanitize: HtmlPolicy = { html: 'sanitize', scripts: false }

const kept: [source: string, html: string, refused?: string[]][] = [
  ['<details open><summary>a</summary>', '<details open><summary>a</summary>'],
  ['<img src="a.png" style="width: 50%">', '<img src="a.png" style="width: 50%">'],
  ['<!-- handbook-ignore -->', '<!-- handbook-ignore -->'],
  ['<iframe src="https://tide.example/a"></iframe>', '<iframe src="https://tide.example/a"></iframe>'],
  ['<style>a { b: c }</style>', '<style>a { b: c }</style>'],
  ['<object data="/low.svg" type="image/svg+xml"></object>', '<object data="/low.svg" type="image/svg+xml"></object>'],
  ['a<script>alert(1)</script>b', 'ab', ['<script>']],
  ['<ScRiPt src=x></ScRiPt >', '', ['<script>']],
  ['<script>never closed', '', ['<script>']],
  ['<div onclick=alert(1)>a</div>', '<div>a</div>', ['onclick']],
  ['<svg/onload=alert(1)>', '<svg>', ['onload']],
  ['<a href="java&#10;script:alert(1)">a</a>', '<a>a</a>', ['href']],
  ['<a href="\u0001 JavaScript:alert(1)">a</a>', '<a>a</a>', ['href']],
  ['<a href="java\nscr\tipt\n:alert(1)">a</a>', '<a>a</a>', ['href']],
  ['<a href="java&#x73;cript&colon;alert(1)">a</a>', '<a>a</a>', ['href']],
  ['<a href="d\u0001ata:text/html,a">a</a>', '<a>a</a>', ['href']],
  ['<a href="data:text/html,a">a</a>', '<a>a</a>', ['href']],
  ['<i title="a"onx1>a</i>', '<i title="a">a</i>', ['onx1']],
  ['<animate attributeName="href" values="a;javascript:alert(1)">', '<animate attributename="href">', ['values']],
  ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', '<iframe></iframe>', ['srcdoc']],
  ['<object data="https://tide.example/a.html"></object>', '</object>', ['<object>']],
  ['<meta http-equiv="refresh" content="0;url=/">', '', ['<meta>']],
  ['<base href="https://tide.example/">', '', ['<base>']],
  // What browsers could take for a tag once they put the pieces together.
  ['<svg><style><img src=x onerror=alert(1)></style></svg>', '<svg><style>img src=x onerror=alert(1)></style></svg>'],
  ['<i title="</style><script>alert(1)</script>">', '<i title="&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;">'],
  ['<i id=x><!-- </style><script>alert(1)</script> -->', '<i id=x>'],
  ['</i title="</style><script>">', '</i>'],
  ['<div title="', '&lt;div title="'],
  ['<script', '&lt;script'],
]
for (const [source, html, refused = []] of kept) {
  test(`keeps of ${source}: ${html}`, () => {
    const judged = judgedHtml(source, keep)

    assert.is(judged.html, html)
    assert.equal(
      judged.refusals.map(({ what }) => what),
      refused,
    )
    assert.is(judgedHtml(html, keep).html, html)
    if (refused.length > 0) assert.ok(mayRefuse(source, keep))
  })
}

const sanitized: [source: string, html: string][] = [
  [
    '<table class="a" style="b"><tr><td colspan="2">c</td></tr></table>',
    '<table class="a"><tr><td colspan="2">c</td></tr></table>',
  ],
  ['<svg><path d="a"/></svg>', ''],
  ['<iframe src="https://tide.example/a">b</iframe>', ''],
  ['<form action="/a"><input type="text"><input type="checkbox" disabled></form>', '<input type="checkbox" disabled>'],
  ['<iframe>', ''],
  ['<video controls src="a.mp4"></video>', '<video controls src="a.mp4"></video>'],
  ['<b aria-label="a" data-b="c">d</b>', '<b aria-label="a">d</b>'],
]
for (const [source, html] of sanitized) {
  test(`sanitises ${source} to ${html || 'nothing'}`, () => {
    assert.is(judgedHtml(source, sanitize).html, html)
  })
}

test('lets through frames of the hosts that are named, and of no other', () => {
  const frames = ['player.tide.example']
  const frame = (host: string): string => `<iframe src="https://${host}/a"></iframe>`

  for (const html of ['keep', 'sanitize'] as const) {
    const policy = { html, scripts: false, frames }
    assert.is(judgedHtml(frame('player.tide.example'), policy).html, frame('player.tide.example'))
    assert.is(judgedHtml(frame('other.example'), policy).html, '')
    assert.is(judgedHtml(frame('player.tide.example@other.example'), policy).html, '')
  }
})

test('leaves scripts where every author is trusted', () => {
  const source = '<script>alert(1)</script><a onclick="b()">c</a>'

  assert.is(judgedHtml(source, { html: 'keep', scripts: true }).html, source)
})

test('sees at once that nothing can be refused, and never where something is', () => {
  for (const html of ['<details open><summary>a</summary>', '<img src="/a/b.png" style="width: 50%">', '<br>'])
    assert.not.ok(mayRefuse(html, keep), html)
  for (const [source] of sanitized)
    if (judgedHtml(source, sanitize).refusals.length > 0) assert.ok(mayRefuse(source, sanitize), source)
  assert.ok(mayRefuse('<iframe src="https://tide.example/a">', { ...keep, scripts: true, frames: [] }))
  assert.not.ok(mayRefuse('<script>a</script>', { html: 'keep', scripts: true }))
})

test('tells where each refusal stands', () => {
  const source = 'a\n<b id="c" onclick="d">日本 <script>e</script>'

  assert.equal(
    judgedHtml(source, keep).refusals.map(({ start, end }) => source.slice(start, end)),
    ['onclick="d"', '<script>'],
  )
})

test.run()
