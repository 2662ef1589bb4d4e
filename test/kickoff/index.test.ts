import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { text } from '../core/support.ts'
import { builtSite, type SiteFiles, siteFolder } from '../support/built-site.ts'
import { handbook } from '../support/command.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('kickoff/index')

const item = (
  id: number,
  title: string,
  milestone: string | undefined,
  labels: string[],
  more: object = {},
): object => ({
  kind: 'issue',
  id,
  reference: `acme/app#${id}`,
  title,
  url: `https://gitlab.com/acme/app/-/issues/${id}`,
  state: 'opened',
  labels: ['direction', ...labels],
  ...(milestone ? { milestone } : {}),
  ...more,
})

const snapshot = (milestones: object[], items: object[]): string =>
  JSON.stringify({
    version: 1,
    host: 'https://gitlab.com',
    groups: ['acme'],
    pulledAt: '2026-11-22T06:00:00Z',
    completeAt: '2026-11-22T06:00:00Z',
    milestones,
    items,
    releases: [],
    merged: [],
    labels: {},
    places: [],
    files: {},
  })

const milestones = [
  { id: 6, title: '19.6', start: '2026-10-10', due: '2026-11-13' },
  { id: 7, title: '19.7', start: '2026-11-14', due: '2026-12-11' },
  { id: 8, title: '19.8', start: '2026-12-12', due: '2027-01-15' },
  { id: 9, title: '19.9' },
  { id: 10, title: 'Backlog' },
]

const items = [
  item(1, 'Swimlanes <b>by</b> epic', '19.8', ['devops::plan', 'group::boards', 'Kickoff Highlight', 'GitLab Premium']),
  item(2, 'Search in pages', '19.8', ['Category:Wiki', 'devops::create', 'devops::plan']),
  item(3, 'Pages with owners', '19.8', ['devops::create', 'missed:19.7']),
  item(4, 'Something for `everybody`', '19.8', []),
  item(5, 'Faster boards', '19.6', ['devops::plan'], { state: 'closed', closed: '2026-11-02' }),
  item(6, 'Bigger boards', '19.6', ['devops::plan']),
  item(7, 'Rounder boards', '19.7', ['devops::plan', 'missed:19.6']),
]

const files: SiteFiles = {
  ...smallProduct,
  'handbook.config.json': '{ "gitlab": { "groups": ["acme"], "maxAge": "9000d" } }',
  '_data/gitlab.json': snapshot(milestones, items),
  '_data/kickoffs.yml': `
- version: '19.8'
  presenter: Ivo Lund
  video: https://video.example.com/19-8
  videos:
    - { url: https://video.example.com/plan, stage: plan }
    - { url: https://video.example.com/run, stage: run, title: What Run does }
- version: '20.1'
`,
  '_data/deprecations/boards.yml': `
- title: Old boards
  announcement_milestone: '19.5'
  removal_milestone: '19.8'
  breaking_change: true
  body: They go away.
`,
  '_data/categories.yml': (smallProduct['_data/categories.yml'] as string).replace('2026-10-15', '2027-01-21'),
}

/** What readers see, one line for each block. */
const textOf = (page: string | undefined): string =>
  (page ?? 'There is no such page.')
    .replace(/^[\s\S]*<div class="page-content">|<\/div>\s*<\/main>[\s\S]*$/g, '')
    .replace(/<p class="note disclaimer">.*?<\/p>/, 'DISCLAIMER\n')
    .replace(/<\/?(?:a|time|b)\b[^>]*>/g, '')
    .replace(/<\/(?:p|li|h\d|tr|dd)>/g, '\n')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()

test('the landing page is the kickoff that is next: agenda, videos, plans, and what else comes with the version', async () => {
  const { pages } = await builtSite(files)
  const landing = pages.get('/direction/kickoff/') as string

  assert.match(landing, '<h1>Kickoff of 19.8</h1>')
  assert.match(landing, 'Something for <code>everybody</code>')
  assert.is(
    textOf(landing),
    text`
      Kickoff 2026-12-14
      Code cut-off 2027-01-15
      Release 2027-01-21
      Presented by Ivo Lund
      DISCLAIMER
      Agenda
      Minute What Who
      0 to 2 Welcome Ivo Lund
      2 to 5 Dev Ada Moss
      5 to 7 Everything else
      7 to 10 Questions Ivo Lund
      Video: the whole kickoff
      Video: What Run does
      Planned
      4 items, 1 highlight, as of 2026-11-22.
      Dev 3 items
      Plan 2 items
      Video: Plan
      Boards
      Swimlanes &lt;b&gt;by&lt;/b&gt; epic Premium Highlight
      Without a group
      Search in pages
      Create 2 items
      Editor
      Search in pages
      Without a group
      Pages with owners
      Without a stage 1 item
      Something for everybody
      Carried over
      2 items that an earlier milestone had planned.
      Pages with owners from 19.7
      Bigger boards from 19.6
      Maturity
      Category From To Day State
      Epics ◔ Minimal ◑ Viable 2027-01-21 planned
      Deprecations that take effect
      Old boards Breaking change goes away
      All kickoffs
      Version Kickoff Release State
      20.1 2027-05-17 2027-06-17 to come
      19.9 2027-01-18 2027-02-18 to come
      19.8 2026-12-14 2027-01-21 next
      19.7 2026-11-16 2026-12-17 under way
      19.6 2026-10-12 2026-11-19 released`.trim(),
  )
})

test('a past kickoff stays, and shows what shipped of it and what did not', async () => {
  const { pages } = await builtSite(files)

  assert.is(
    textOf(pages.get('/direction/kickoff/19.6/')),
    text`
      Kickoff 2026-10-12
      Code cut-off 2026-11-13
      Released 2026-11-19
      DISCLAIMER
      What became of it
      1 of 3 planned items shipped; 2 did not, as of 2026-11-22. What is closed counts as shipped; what was moved on, or is still open, does not.
      Shipped
      Dev 1 item
      Plan 1 item
      Faster boards
      Did not ship
      Dev 2 items
      Plan 2 items
      Bigger boards
      Rounder boards`.trim(),
  )
})

test('a version that nobody plans, and a milestone without a last day, have a page that says so', async () => {
  const { pages } = await builtSite(files)
  const page = (version: string): string => textOf(pages.get(`/direction/kickoff/${version}/`))

  assert.is(
    page('20.1'),
    text`
      Kickoff 2027-05-17
      Code cut-off 2027-06-11
      Release 2027-06-17
      DISCLAIMER
      Planned
      No planned items.`.trim(),
  )
  assert.is(
    page('19.9'),
    text`
      Kickoff 2027-01-18
      Code cut-off 2027-02-12
      Release 2027-02-18
      DISCLAIMER
      Planned
      No planned items.
      Maturity
      Category From To Day State
      Issue Boards ◑ Viable ◕ Complete 2027-02-18 planned`.trim(),
  )
  for (const [url, page] of pages) if (url.endsWith('/')) assert.not.match(page, /\{\}|undefined|\[object/, url)
})

test('without data from GitLab the timeline alone gives kickoffs, of which nothing is planned', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    '_data/milestones.yml': 'versions: { version: "19.0", month: 2026-05 }',
  })
  const addresses = [...pages.keys()].filter((url) => url.startsWith('/direction/kickoff/'))

  assert.is(addresses.length, 15)
  assert.match(pages.get('/direction/kickoff/') as string, '<h1>Kickoff of 19.8</h1>')
  assert.match(pages.get('/direction/kickoff/') as string, '<p>No planned items.</p>')
})

test('a site that says nothing of milestones has no kickoffs, and one with its own page keeps it', async () => {
  const bare = await builtSite(smallProduct)
  const own = await builtSite({ ...files, 'src/direction/kickoff/index.md': '---\ntitle: Our kickoff\n---\nHello.\n' })

  assert.equal(
    [...bare.pages.keys()].filter((url) => url.includes('kickoff')),
    [],
  )
  assert.match(own.pages.get('/direction/kickoff/') as string, '<h1>Our kickoff</h1>')
  assert.ok(own.pages.has('/direction/kickoff/19.8/'))
})

test('the check knows the pages, and their anchors', () => {
  const { root, remove } = siteFolder({
    ...files,
    'src/index.md':
      '---\ntitle: Home\n---\n[a](/direction/kickoff/19.8/#planned-stage-plan) [b](/direction/kickoff/19.8/#planned-stage-run)\n',
  })
  try {
    const { out } = handbook(['check', '--root', root, '--report', 'compact', '--today', '2026-11-23'])
    const links = out.split('\n').filter((line) => line.startsWith('src/index.md'))

    assert.is(links.length, 1)
    assert.match(links[0] as string, 'planned-stage-run')
  } finally {
    remove()
  }
})

test.run()
