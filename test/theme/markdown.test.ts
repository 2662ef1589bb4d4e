import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { plainTitle } from '../../plugins/core/model/markdown/plain-title.ts'
import { html } from '../../plugins/theme/html.ts'
import { inlineTitle, markdown, markdownLine, plainLine, type TextScope } from '../../plugins/theme/markdown.ts'

const test = suite('theme/markdown')

const scope: TextScope = { addressFrom: (address) => address }

const drawn = (text: string, wishes: Partial<TextScope> = {}): string => markdown(text, { ...scope, ...wishes }).text

test('draws Markdown', () => {
  assert.is(
    drawn('Loud and **clear**.\n\n- `horn`\n'),
    '<p>Loud and <strong>clear</strong>.</p>\n<ul>\n<li><code>horn</code></li>\n</ul>\n',
  )
})

test('draws alerts, which stay out of lines without marks', () => {
  const text = '> [!warning] In *fog*\n> Sound the [horn](gone).\n'

  assert.is(
    drawn(text, { addressFrom: () => undefined }),
    '<div class="callout callout-warning" role="note">\n<p class="callout-title">In <em>fog</em></p>\n<p>Sound the horn.</p>\n</div>\n',
  )
  assert.is(plainLine('> [!note]\n> Sound the horn.', 100), 'Sound the horn.')
  assert.is(drawn('>>>\nSound the horn.\n>>>'), '<blockquote>\n<p>Sound the horn.</p>\n</blockquote>\n')
})

test('draws a text within a line, without paragraphs and tags', () => {
  const text = 'Blow the `horn`, see [fog](/fog/) and [mist](gone).\n\n<b>Loud</b>'
  const addressFrom = (address: string) => (address === 'gone' ? undefined : address)

  assert.is(
    markdownLine(text, { addressFrom }).text,
    'Blow the <code>horn</code>, see <a href="/fog/">fog</a> and mist.\n\n<strong>Loud</strong>',
  )
})

test('tags that Markdown has marks for are drawn, without their attributes', () => {
  const text = 'See <a href="/fog/" onclick="run()" data-x="y">the <code>horn</code></a>'

  assert.is(drawn(text), '<p>See <a href="/fog/">the <code>horn</code></a></p>\n')
  assert.is(plainLine(text, 100), 'See the horn')
  assert.not.match(drawn('<a href="javascript:run()">mist</a>'), '<a')
})

test('other HTML in it stays text, in every place', () => {
  const text = drawn(
    '<script>alert(1)</script>\n\n<b onclick=x>b</b> [<img src=x onerror=y>](/a "<b>") `<i>` ![<u>](/p.png)\n\n```\n</code>\n```\n',
  )

  assert.not.match(text, /<(script|b|img src=x|i|u)\b/)
  assert.match(text, '&lt;script&gt;alert(1)&lt;/script&gt;')
})

test('template syntax stays text', () => {
  assert.is(drawn('{{ secret }} {% include x %}'), '<p>{{ secret }} {% include x %}</p>\n')
})

test('links that would run something are no links', () => {
  for (const address of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'java&#115;cript:alert(1)',
  ])
    assert.not.match(drawn(`[text](${address})`), '<a', address)
})

test('relative links and pictures are text, for data have no place of their own', () => {
  assert.is(
    drawn('[Ropes](../ropes.md), [knots](#knots), [nets](nets/) and ![a net](net.png)'),
    '<p>Ropes, <a href="#knots">knots</a>, nets and a net</p>\n',
  )
})

test('addresses go through their scope; what leads nowhere is its text, and links around it stay whole', () => {
  const addressFrom = (address: string): string | undefined =>
    address.startsWith('gone') ? undefined : `/x/${address}`

  assert.is(
    drawn('[one](a) [two](gone) [three *of* `it`](b#c) ![four](gone.png) ![five](d.png)', { addressFrom }),
    '<p><a href="/x/a">one</a> two <a href="/x/b#c">three <em>of</em> <code>it</code></a> four <img src="/x/d.png" alt="five" loading="lazy"></p>\n',
  )
})

test('a link with a picture that leads nowhere keeps the link', () => {
  const addressFrom = (address: string): string | undefined => (address === 'gone.png' ? undefined : address)

  assert.is(drawn('[![alt](gone.png)](/a)', { addressFrom }), '<p><a href="/a">alt</a></p>\n')
})

test('headings stand below the one that they belong to, in their own order', () => {
  assert.is(drawn('# a\n\n### b\n'), '<h4>a</h4>\n<h6>b</h6>\n')
  assert.is(drawn('### a\n\n#### b\n', { headingLevel: 2 }), '<h2>a</h2>\n<h3>b</h3>\n')
  assert.is(drawn('# a\n\n###### b\n', { headingLevel: 5 }), '<h5>a</h5>\n<h6>b</h6>\n')
  assert.is(drawn('a\n==\n', { headingLevel: 3 }), '<h3>a</h3>\n')
})

test('no text leaves nothing', () => {
  assert.is(drawn(''), '')
})

test('titles show their code, and lose its marks where no tags can stand', () => {
  assert.is(html`${inlineTitle('The `<b>` key & more')}`.text, 'The <code>&lt;b&gt;</code> key &amp; more')
  assert.is(
    html`${inlineTitle('``a ` b`` is `c`, and ` is a mark')}`.text,
    '<code>a ` b</code> is <code>c</code>, and ` is a mark',
  )
  assert.is(plainTitle('The `<b>` key'), 'The <b> key')
})

test('a text in one line has no marks and no half words', () => {
  assert.is(
    plainLine('# Loud\n\nIt *carries* [two miles](/a).\n\n- in `fog`\n', 100),
    'Loud It carries two miles. in fog',
  )
  assert.is(plainLine('It carries two miles', 14), 'It carries…')
  assert.is(plainLine('Loud<br>and clear', 100), 'Loud and clear')
  assert.is(plainLine('', 10), '')
})

test.run()
