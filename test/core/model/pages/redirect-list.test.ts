import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type ListedRedirect,
  readNetlifyRedirects,
  readRedirectList,
  redirectListProblems,
  redirectsByPage,
} from '../../../../plugins/core/model/pages/redirect-list.ts'
import { dataFileOf, linesOf, testDay, text } from '../../support.ts'

const test = suite('core/model/pages/redirect-list')

const listed = (source: string): ListedRedirect[] => readRedirectList(dataFileOf('redirects.yml', source))
const pages = new Set(['/bay/', '/cape/'])
const scene = {
  siteUrl: 'https://boats.example',
  isPage: (url: string) => pages.has(url),
  isIgnored: (address: string) => address.startsWith('/shop/'),
  today: testDay,
}
const problemsOf = (list: readonly ListedRedirect[]): string[] => linesOf(redirectListProblems(list, scene))

test('reads each source of an entry, and tells addresses from patterns', () => {
  const list = listed(text`
    - sources: /old-bay/
      target: /bay/
      comp_op: '='
    - sources: [/a/, /b/]
      target: https://other.example/
      comp_op: '^~'
      remove_date: 2026-06-01
  `)

  assert.equal(
    list.map(({ from, to, isPattern, until }) => ({ from, to, isPattern, until })),
    [
      { from: '/old-bay/', to: '/bay/', isPattern: false, until: undefined },
      { from: '/a/', to: 'https://other.example/', isPattern: true, until: '2026-06-01' },
      { from: '/b/', to: 'https://other.example/', isPattern: true, until: '2026-06-01' },
    ],
  )
})

test('is empty without a file, and with one of another shape', () => {
  assert.equal(readRedirectList(undefined), [])
  assert.equal(listed('sources: /a/'), [])
  assert.equal(listed('- sources: /a/'), [])
})

test('reads lines as Netlify does, with the days on which they go', () => {
  const source = text`
    # boats, remove 2026-03-21
    /old-bay/   /bay/   301
    /old-cape/  /cape/

    /shop/*     https://shop.example/:splat 301   # remove after 2027-01-31
    not a rule
    /alone
  `

  assert.equal(
    readNetlifyRedirects(source, '_redirects').map(({ from, to, isPattern, until, place }) =>
      [place.start.line, from, to, isPattern, until].join(' '),
    ),
    [
      '2 /old-bay/ /bay/ false 2026-03-21',
      '3 /old-cape/ /cape/ false 2026-03-21',
      '5 /shop/* https://shop.example/:splat true 2027-01-31',
    ],
  )
})

const faults: [what: string, source: string, lines: string[]][] = [
  ['nothing in sound redirects', '- {sources: [/old/, /older], target: /bay/#tides}', []],
  ['nothing in one to another site', '- {sources: /old/, target: "https://x.example/y"}', []],
  ['nothing in one that adds the slash', '- {sources: /bay2, target: /bay2/}\n- {sources: /q/, target: /bay/}', []],
  ['nothing in a pattern', '- {sources: /bay/, target: /gone/, comp_op: "~"}', []],
  ['nothing in an address that other software serves', '- {sources: /old/, target: /shop/boats/}', []],
  ['nothing in one that goes on to a page', '- {sources: /a/, target: /b/}\n- {sources: /b/, target: /cape/}', []],
  [
    'a day that has passed',
    '- {sources: /old/, target: /bay/, remove_date: 2026-05-09}',
    ['redirects.yml:1:13 warning redirect/expired The redirect from /old/ was to go on 2026-05-09.'],
  ],
  ['nothing on the last day itself', `- {sources: /old/, target: /bay/, remove_date: ${testDay}}`, []],
  [
    'a page that is hidden',
    '- {sources: https://boats.example/bay, target: /cape/}',
    ['redirects.yml:1:13 warning redirect/collision A page stands at /bay/, which is redirected to /cape/.'],
  ],
  [
    'two that contradict each other',
    '- {sources: /old/, target: /bay/}\n- {sources: /old, target: /cape/}\n- {sources: /old/, target: /bay/}',
    ['redirects.yml:2:13 error redirect/second /old leads to /cape/ here, and to /bay/ in redirects.yml.'],
  ],
  [
    'a circle, once',
    '- {sources: /a/, target: /b/}\n- {sources: /b/, target: /c/}\n- {sources: /c/, target: /a/}\n- {sources: /d/, target: /a/}',
    ['redirects.yml:1:13 error redirect/loop The redirect from /a/ comes back to itself: /a/ → /b/ → /c/ → /a/.'],
  ],
  [
    'one to itself',
    '- {sources: /a/, target: /a/}',
    ['redirects.yml:1:13 error redirect/loop The redirect from /a/ comes back to itself: /a/ → /a/.'],
  ],
  [
    'a dead end',
    '- {sources: /a/, target: /gone/#x}',
    ['redirects.yml:1:13 warning redirect/target There is no page at /gone/, to which /a/ leads.'],
  ],
  [
    'a start that browsers never send',
    '- {sources: "/bay/#tides", target: /cape/}',
    ['redirects.yml:1:13 warning redirect/anchor The redirect begins at an anchor, /bay/#tides.'],
  ],
]
for (const [what, source, lines] of faults) {
  test(`finds ${what}`, () => {
    assert.equal(problemsOf(listed(source)), lines)
  })
}

test('gives pages to what they can carry out', () => {
  const list = listed(text`
    - {sources: [/old/, /older], target: /bay/#tides}
    - {sources: [/old/, /old/index.html], target: /cape/}
    - {sources: /away/, target: "https://x.example/"}
    - {sources: /bay/, target: /cape/}
    - {sources: /lost/, target: /gone/}
    - {sources: /many/, target: /bay/, comp_op: "~"}
    - {sources: /bad/, target: "javascript:alert(1)"}
    - {sources: /../etc/, target: /bay/}
  `)

  assert.equal(
    [...redirectsByPage(list, scene)],
    [
      ['/old/', '/bay/#tides'],
      ['/older/', '/bay/#tides'],
      ['/away/', 'https://x.example/'],
    ],
  )
})

test('gives pages to what leads on by way of others, but to no circle', () => {
  const list = listed(text`
    - {sources: /oldest/, target: /older/#sails}
    - {sources: /older, target: /old/}
    - {sources: /old/, target: /bay/#tides}
    - {sources: /far/, target: /away/}
    - {sources: /away/, target: "https://x.example/"}
    - {sources: /a/, target: /b/}
    - {sources: /b/, target: /a/}
  `)

  assert.equal(Object.fromEntries(redirectsByPage(list, scene)), {
    '/old/': '/bay/#tides',
    '/older/': '/bay/#tides',
    '/oldest/': '/bay/#tides',
    '/away/': 'https://x.example/',
    '/far/': 'https://x.example/',
  })
})

test.run()
