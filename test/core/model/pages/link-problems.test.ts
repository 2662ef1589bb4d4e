import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pagesOfName } from '../../../../plugins/core/model/markdown/link-address.ts'
import { type LinkSettings, type LinkTargets, linkCheck } from '../../../../plugins/core/model/pages/link-problems.ts'
import { readPageBody } from '../../../../plugins/core/model/pages/page-body.ts'
import { atLine, type Problem } from '../../../../plugins/core/problems/problem.ts'
import { linesOf } from '../../support.ts'

const test = suite('core/model/pages/link-problems')

const pages: Record<string, string> = {
  'src/index.md': '/',
  'src/how/index.md': '/how/',
  'src/how/plan.md': '/how/plan/',
  'src/how/low tide.md': '/how/low tide/',
  'src/潮.md': '/潮/',
  'src/about.md': '/about.html',
}
const generated = ['/direction/', '/direction/maturity.json']
const files = new Set([
  'src/how/plan.png',
  'src/how/report.pdf',
  'src/pictures/low tide.png',
  'src/pictures/潮.png',
  'public/logo.svg',
])

const site: LinkTargets = {
  addresses: new Set([...Object.values(pages), ...generated]),
  addressOfFile: (path) => pages[path],
  pagesOfName: pagesOfName(Object.keys(pages)),
  idsAt: (url) => (url === '/how/plan/' ? new Set(['low-tide', '潮', 'a.b']) : undefined),
  hasFile: (path) => files.has(path),
}

interface Wishes extends Partial<LinkSettings> {
  from?: string
  hugo?: boolean
  input?: string
  targets?: LinkTargets
}

/** What is wrong with links and pictures of the page `src/how/plan.md`, or of another. */
function check(
  source: string,
  { from = 'src/how/plan.md', hugo = false, input = 'src', targets = site, ...settings }: Wishes = {},
): Problem[] {
  const { links } = readPageBody(source, 1, {
    hugo,
    html: { html: 'keep', scripts: false },
    ...(targets.siteUrl === undefined ? {} : { siteUrl: targets.siteUrl }),
  })
  const url = pages[from]
  const page = { path: from, links, ...(url ? { url } : {}) }
  return linkCheck(targets, { ignore: [], static: ['public'], ...settings }, input)(page)
}

const link = (address: string): string => `[text](<${address}>)`
const image = (address: string): string => `![text](<${address}>)`

for (const target of ['plan', 'Plan.md', 'about', 'how', 'how/', 'how/plan', 'how/plan.md#low-tide', 'index.md']) {
  test(`ref finds pages from the root, and by a name that only one has: ${target}`, () => {
    assert.equal(check(`[a]({{< ref "${target}" >}})`, { from: 'src/潮.md', hugo: true }), [])
  })
}

test('ref does not find what no page, or more than one, is called; links do not look for names', () => {
  const messages = (source: string, targets = site) =>
    check(source, { from: 'src/潮.md', hugo: true, targets }).map(({ message }) => message)

  assert.equal(messages('[a]({{< ref "ebb" >}})'), ['There is no page at `ebb.md`.'])
  assert.equal(messages('[a]({{< ref "plan#ebb" >}})'), ['There is no anchor `#ebb` at /how/plan/.'])
  assert.equal(messages('[a](plan.md)'), ['There is no page at `plan.md`.'])
  assert.equal(
    messages('[a]({{< ref "plan" >}})', {
      ...site,
      pagesOfName: pagesOfName([...Object.keys(pages), 'src/new/plan.md']),
    }),
    ['There is no page at `plan.md`.'],
  )
})

test('a pattern that ignores an address ignores it in ref', () => {
  assert.equal(check('[a]({{< ref "ebb" >}})', { hugo: true, ignore: ['ebb.md'] }), [])
})

test('many references by name among many pages are found at once', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `src/tides/tide-${index}.md`)
  const targets = { ...site, addressOfFile: (path: string) => path, pagesOfName: pagesOfName(many) }
  const links = many.map((path) => ({ kind: 'link' as const, address: `${path.slice(10)}?ref`, place: atLine(1) }))
  const start = performance.now()

  linkCheck(targets, { ignore: [], static: [] }, 'src')({ path: 'src/index.md', url: '/', links })

  assert.ok(performance.now() - start < 1000)
})

const sound: [name: string, addresses: string[]][] = [
  ['from the root', ['/', '/how/', '/how/plan/', '/direction/', '/direction/maturity.json', '/about.html']],
  ['without a last slash', ['/how', '/how/plan', '/direction']],
  ['with index.html', ['/index.html', '/how/index.html', 'index.html', '../index.html']],
  ['without .html', ['/about', '../../about']],
  ['from the page', ['../', '..', '../plan/', '../../', '../../how/', './', '.', '../../direction']],
  ['with steps back and forth', ['/how/../how/plan/', '/how/./plan/', '../plan/../../潮/']],
  ['with a question', ['/how/?print', '/how?a=1&b=/lighthouse/', '?print', '../?a=b#c']],
  ['by file', ['plan.md', './index.md', '../index.md', '../潮.md', '../../src/how/plan.md', 'low%20tide.md']],
  ['by file with anchor and question', ['plan.md#low-tide', 'plan.md?print#low-tide']],
  ['in Japanese', ['/潮/', '/潮', '/%E6%BD%AE/', '/%e6%bd%ae', '../../潮/', '../../%E6%BD%AE/']],
  ['with spaces', ['/how/low tide/', '/how/low%20tide/', '../low%20tide']],
  ['on the page', ['#low-tide', '#潮', '#%E6%BD%AE', '#a.b', '#', '#top', '?print#low-tide']],
  ['on a page that is known', ['/how/plan/#low-tide', '/how/plan#潮', '../plan/#top', '/how/plan/#']],
  ['on a page whose anchors are not known', ['/how/#lighthouse', '/direction/#lighthouse']],
  ['of files', ['report.pdf', '/how/report.pdf', '../report.pdf', '/logo.svg', '../../pictures/low%20tide.png']],
  ['of other sites', ['https://acme.example/x', 'HTTP://acme.example', '//acme.example/x', 'ftp://acme.example']],
  ['of other kinds', ['mailto:ada@acme.example', 'tel:+123', 'data:,text', 'slack://channel?team=T', 'x-boat+a.b-c:d']],
  ['of templates', ['{{ page.url }}', '/{{ lang }}/lighthouse/', '{% link "x" %}', '/a/<%= x %>', '{{x}}#y', '#{{x}}']],
]
for (const [name, addresses] of sound) {
  test(`says nothing of addresses ${name}`, () => {
    for (const address of addresses) {
      const found = linkCheck(
        site,
        { ignore: [], static: ['public'] },
        'src',
      )({ path: 'src/how/plan.md', url: '/how/plan/', links: [{ kind: 'link', address, place: anywhere }] })
      assert.equal(linesOf(found), [], address)
    }
  })
}
const anywhere = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }

test('tells of a link that leads nowhere, where it is written', () => {
  assert.equal(check(`Text\n\nSee ${link('/lighthouse/?a#b')}.`), [
    {
      code: 'link/broken',
      severity: 'warning',
      message: 'There is no page at `/lighthouse/`.',
      expected: [],
      file: 'src/how/plan.md',
      place: { start: { line: 3, column: 13 }, end: { line: 3, column: 29 } },
      pointer: 'link:/lighthouse/?a#b',
    },
  ])
})

const broken: [name: string, address: string, message: string][] = [
  ['from the page', 'lighthouse/', 'There is no page at `lighthouse/`.'],
  ['by file', 'lighthouse.md', 'There is no page at `lighthouse.md`.'],
  ['by a file that is elsewhere', '潮.md', 'There is no page at `潮.md`.'],
  ['of a file', '/lighthouse.pdf', 'There is no page at `/lighthouse.pdf`.'],
  ['of a folder without a page', '/pictures/', 'There is no page at `/pictures/`.'],
  ['in another case', '/How/', 'There is no page at `/How/`. Did you mean /how/?'],
  ['with a slip', '/direktion/', 'There is no page at `/direktion/`. Did you mean /direction/?'],
  ['with two neighbours swapped', '../../hwo/', 'There is no page at `../../hwo/`. Did you mean /how/?'],
  ['of a page that moved', '/handbook/plan/', 'There is no page at `/handbook/plan/`. Did you mean /how/plan/?'],
  ['of a Japanese page that moved', '/how/潮/', 'There is no page at `/how/潮/`. Did you mean /潮/?'],
  ['in another case all along', '/How/Plan', 'There is no page at `/How/Plan`. Did you mean /how/plan/?'],
  ['with backslashes', '..\\how\\plan.md', 'There is no page at `..\\how\\plan.md`. Did you mean ../how/plan.md?'],
  ['on a disk', 'C:\\how\\plan.md', 'There is no page at `C:\\how\\plan.md`.'],
  [
    'of another site, without its beginning',
    'www.acme.example.com/a',
    'There is no page at `www.acme.example.com/a`. Did you mean https://www.acme.example.com/a?',
  ],
  ['of a mail', 'ada@acme.example', 'There is no page at `ada@acme.example`. Did you mean mailto:ada@acme.example?'],
  ['on the page', '#lighthouse', 'There is no anchor `#lighthouse` on this page.'],
  ['on another page', '/how/plan/#lighthouse', 'There is no anchor `#lighthouse` at /how/plan/.'],
  ['on a page by file', 'plan.md#lighthouse', 'There is no anchor `#lighthouse` at /how/plan/.'],
  ['on the page, with a slip', '#low_tides', 'There is no anchor `#low_tides` on this page. Did you mean `#low-tide`?'],
  ['that is no sound encoding', '#100%', 'There is no anchor `#100%` on this page.'],
]
for (const [name, address, message] of broken) {
  test(`tells of an address ${name}: ${address}`, () => {
    assert.equal(
      check(link(address)).map((problem) => problem.message),
      [message],
    )
  })
}

test('tells of a picture with backslashes, which browsers follow in HTML alone', () => {
  assert.equal(
    check(`${image('..\\how\\plan.png')} <img src="..\\how\\plan.png" alt="">`).map(({ message }) => message),
    ['There is no file at `..\\how\\plan.png`. Did you mean ../how/plan.png?'],
  )
})

const aboveRoot: [name: string, source: string, code: string][] = [
  ['a page by file', link('../../../src/how/index.md'), 'link/broken'],
  ['a picture', image('../../../public/logo.svg'), 'link/image'],
]
for (const [name, source, code] of aboveRoot) {
  test(`takes no step above the root of the site for one in it, for ${name}`, () => {
    assert.equal(
      check(source).map((problem) => problem.code),
      [code],
    )
  })
}

test('never looks for a file outside the site', () => {
  const asked: string[] = []
  const targets: LinkTargets = { ...site, hasFile: (path) => asked.push(path) < 0 }

  check([link('../../../../etc/passwd'), image('..%2F..%2Fa.png'), image('/../a.png')].join('\n\n'), { targets })

  assert.ok(asked.length > 0)
  assert.equal(
    asked.filter((path) => path.startsWith('/') || path.split('/').includes('..')),
    [],
  )
})

test('suggests anchors that are near, likeliest first', () => {
  assert.equal(check(link('#lowtide'))[0]?.expected, ['#low-tide'])
})

test('suggests no place to which a page moved when there are many of its name', () => {
  const targets = { ...site, addresses: new Set(['/a/plan/', '/b/plan/', '/c/plan/', '/d/plan/']) }

  assert.equal(linesOf(check(link('/handbook/plan/'), { targets })), [
    'src/how/plan.md:1:9 warning link/broken There is no page at `/handbook/plan/`.',
  ])
})

test('suggests each of a few places to which a page may have moved', () => {
  const targets = { ...site, addresses: new Set(['/a/plan/', '/b/plan', '/c/plans/']) }

  assert.equal(check(link('/handbook/plan/'), { targets })[0]?.expected, ['/a/plan/', '/b/plan'])
})

const soundImages: [name: string, address: string, wishes?: Wishes][] = [
  ['beside the page', 'plan.png'],
  ['beside the page, with a step', './plan.png'],
  ['in another folder', '../pictures/low%20tide.png'],
  ['with a Japanese name', '../pictures/潮.png'],
  ['with an encoded name', '/pictures/%E6%BD%AE.png'],
  ['from the root', '/how/plan.png'],
  ['seen from the address of the page', '../plan.png'],
  ['in a folder that is copied', '/logo.svg'],
  ['with a question and an anchor', '/logo.svg?v=2#dark'],
  ['in the root of a site whose pages lie there', '/public/logo.svg', { input: '.', static: [] }],
  ['of another site', 'https://acme.example/a.png'],
  ['that is data', 'data:image/png;base64,AAAA'],
  ['of a template', '{{ picture }}'],
]
for (const [name, address, wishes] of soundImages) {
  test(`says nothing of a picture ${name}`, () => {
    assert.equal(linesOf(check(image(address), wishes)), [])
  })
}

const brokenImages: [name: string, address: string, wishes?: Wishes][] = [
  ['that does not exist', 'lighthouse.png'],
  ['that does not exist, from the root', '/lighthouse.png'],
  ['at the address of a page', '/how/'],
  ['in a folder that is not copied', '/logo.svg', { static: [] }],
  ['of a folder that is copied, by the name of the folder', '/public/logo.svg'],
]
for (const [name, address, wishes] of brokenImages) {
  test(`tells of a picture ${name}`, () => {
    assert.equal(linesOf(check(image(address), wishes)), [
      `src/how/plan.md:1:10 warning link/image There is no file at \`${address}\`.`,
    ])
  })
}

const ignored: [pattern: string, address: string, isIgnored: boolean][] = [
  ['/blog/**', '/blog/', true],
  ['/blog/**', '/blog/2020/tides/?a=b#low', true],
  ['/blog/**', '/blogs/', false],
  ['/blog', '/blog', true],
  ['/blog', '/blog/2020/', false],
  ['**/*.pdf', '/lighthouse/a.pdf', true],
  ['**/*.pdf', 'a.pdf', true],
  ['/.well-known/**', '/.well-known/a', true],
  ['/blog/**', '/blog/.hidden/', true],
  ['#lighthouse', '#lighthouse', true],
]
for (const [pattern, address, isIgnored] of ignored) {
  test(`${isIgnored ? 'does not look' : 'looks'} at ${address} with the pattern ${pattern}`, () => {
    assert.is(check(link(address), { ignore: ['/other/**', pattern] }).length, isIgnored ? 0 : 1)
  })
}

test('ignores pictures as well', () => {
  assert.equal(check(image('/blog/a.png'), { ignore: ['/blog/**'] }), [])
})

test('sees addresses from a page in the root, and from one that has no address', () => {
  assert.equal(check(`${link('how/plan/')} ${link('潮')} ${link('how/plan.md')}`, { from: 'src/index.md' }), [])
  assert.equal(check(`${link('/how/')} ${link('#lighthouse')}`, { from: 'src/draft.md' }), [])
})

test('tells of each broken link of a page', () => {
  assert.equal(linesOf(check(`${link('/aft/')} ${link('/bow/x/')}\n\n${link('/how/')} ${link('/aft/')}`)), [
    'src/how/plan.md:1:9 warning link/broken There is no page at `/aft/`.',
    'src/how/plan.md:1:25 warning link/broken There is no page at `/bow/x/`.',
    'src/how/plan.md:3:25 warning link/broken There is no page at `/aft/`.',
  ])
})

test('addresses of the site itself are links within it, those of its neighbours are not', () => {
  const targets = { ...site, siteUrl: 'https://acme.example/docs' }
  const text = [
    '[a](https://acme.example/docs/how/plan/#low-tide)',
    '[b](HTTPS://Acme.example/docs)',
    '<https://acme.example/docs/how/plan/#gone>',
    '<a href="https://acme.example/docs/gone/">c</a>',
    '[d](https://acme.example/other/) [e](https://acme.example/docsite/) [f](http://acme.example/docs/gone/)',
    '![g](https://acme.example/docs/gone.png)',
  ].join('\n\n')

  assert.equal(linesOf(check(text, { targets })), [
    'src/how/plan.md:5:1 warning link/anchor There is no anchor `#gone` at /how/plan/.',
    'src/how/plan.md:7:10 warning link/broken There is no page at `/gone/`.',
    'src/how/plan.md:11:6 warning link/image There is no file at `/gone.png`.',
  ])
})

test.run()
