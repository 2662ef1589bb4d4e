import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { schemaProblems } from '../../plugins/core/problems/schema-problems.ts'
import { suiteSchema } from '../../plugins/sources/schemas.ts'
import { type BuildSettings, type BuiltSite, builtSite } from '../support/built-site.ts'
import { atomFaults, jsonFeedFaults } from '../support/feed-faults.ts'
import { brokenLinks } from '../support/links.ts'
import { eventfulHistory } from '../support/scripted-history.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('changes')

async function built(settings: BuildSettings = {}): Promise<BuiltSite> {
  const { root, remove } = eventfulHistory()
  const site = await builtSite({}, { today: '2026-11-23', ...settings, folders: { '.': root } })
  remove()
  return site
}

const { pages, said, error } = await built()

/** The lines of a page's list, without tags. */
function lines(url: string, pattern = /<ul class="changes">([\s\S]*?)<\/ul>/g): string[] {
  const page = pages.get(url) as string
  return [...page.matchAll(pattern)].flatMap(([, list]) =>
    (list as string).split('</li>').flatMap((one) => one.replace(/<[^>]*>/g, '').trim() || []),
  )
}

test('what changed in a month is told by section, with a link to what it is about', () => {
  assert.is(error, undefined)
  assert.equal(lines('/direction/changes/2026-09/'), [
    '2026-09-20 Nested epics moved from 19.1 to 19.2, 28 days later',
    '2026-09-20 Roadmaps of epics is done',
    '2026-09-20 Epic boards joined the direction, planned for 19.2',
    '2026-09-10 Epics has taken the place of epics',
    '2026-09-09 Epics is to be Viable on 2027-03-18 instead of 2026-12-17, 91 days later',
    '2026-09-09 alerts went down from Lovable to Viable',
  ])
  const page = pages.get('/direction/changes/2026-09/') as string
  assert.match(page, '<a href="/direction/run/alerts/#category-alerts">alerts</a> went down')
  assert.match(page, '<a href="https://gitlab.com/acme/app/-/issues/1">Nested epics</a>')
  assert.match(page, 'has taken the place of <code>epics</code>')
  assert.match(page, '<p class="note">Also 1 edit of how things are written.</p>')
})

test('the first page tells the newest month with changes and leads to the others', () => {
  const page = pages.get('/direction/changes/') as string

  assert.equal(lines('/direction/changes/'), [
    '2026-10-20 Wiki has lost its direction page',
    '2026-10-10 Wiki moved from the stage Create to Plan',
    '2026-10-01 Nested epics left the direction',
    '2026-10-01 Milestone 19.1 ends on 2026-06-19 instead of 2026-06-12, 7 days later',
  ])
  assert.match(
    page,
    '<a href="/direction/changes/2026-03/">March 2026</a> <span class="note">1 change, 1 review and 1 edit of how things are written</span>',
  )
  assert.match(page, 'The history begins on <time datetime="2026-01-10">')
  assert.equal(brokenLinks(pages), [])
})

test('the ledger tells of each promise the first word, how often and how far it moved, and the last', () => {
  const rows = [
    ...(pages.get('/direction/changes/slips/') as string).matchAll(/<tr><th scope="row">([\s\S]*?)<\/tr>/g),
  ].map(([, row]) =>
    (row as string)
      .replace(/<\/t[hd]>|<summary>|<li>/g, ' | ')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' '),
  )

  assert.equal(rows, [
    'Epics: Viable | 2026-10-15 | 2 | +154 | 2027-03-18 | | Moves | 2026-02-10: 2026-10-15 to 2026-12-17 | 2026-09-09: 2026-12-17 to 2027-03-18 | ',
    'Nested epics: milestone | 19.1 | 1 | +28 | 19.2 gone | | Moves | 2026-09-20: 19.1 to 19.2 | ',
  ])
})

test('a category tells when it changed its level', () => {
  assert.match(
    (pages.get('/direction/run/alerts/') as string).replace(/<\/?time[^>]*>/g, ''),
    '<dt>Changes of level</dt><dd>2026-09-09: went down from Lovable to Viable</dd>',
  )
})

test('feeds of everything, and of each section, stage and category, are sound', () => {
  const feeds = [...pages].filter(([url]) => url.endsWith('/feed.json') && url.startsWith('/direction/changes/'))
  const titles = Object.fromEntries(feeds.map(([url, text]) => [url, JSON.parse(text).items.length]))

  assert.equal(titles['/direction/changes/feed.json'], 14)
  assert.equal(titles['/direction/changes/section/ops/feed.json'], 1)
  assert.equal(titles['/direction/changes/stage/plan/feed.json'], 10)
  assert.equal(titles['/direction/changes/category/clusters/feed.json'], 0)
  const [first] = JSON.parse(pages.get('/direction/changes/section/ops/feed.json') as string).items
  assert.equal(
    { ...first, id: first.id.replace(/[0-9a-f]{12}/, 'COMMIT') },
    {
      id: 'tag:acme.example,2026-09-09:change/COMMIT%3Acategory%3Aalerts%3Amaturity',
      url: 'https://acme.example/direction/run/alerts/#category-alerts',
      title: 'alerts went down from Lovable to Viable',
      content_html:
        '<p><a href="https://acme.example/direction/run/alerts/#category-alerts">alerts</a> went down from Lovable to Viable.</p>',
      date_published: '2026-09-09T00:00:00Z',
      tags: ['ops', 'run', 'alerts'],
    },
  )
  const atom = pages.get('/direction/changes/section/ops/feed.xml') as string
  assert.match(atom, '<title>alerts went down from Lovable to Viable</title>')
  assert.is(atom.match(/<entry>/g)?.length, 1)
  assert.equal(
    [...pages].flatMap(([url, text]) => (url.endsWith('/feed.xml') ? atomFaults(text) : [])),
    [],
  )
  assert.equal(
    feeds.flatMap(([, text]) => jsonFeedFaults(text)),
    [],
  )
})

test('the data matches its schema, and nobody’s name is in the site', () => {
  const data = JSON.parse(pages.get('/direction/changes.json') as string)
  const start = { line: 1, column: 1 }

  assert.equal(
    schemaProblems(suiteSchema('changes'), data, 'changes.json', () => ({ start, end: start })),
    [],
  )
  assert.equal([data.from, data.since, data.isCut, data.events.length], ['2025-12-01', '2026-01-10', false, 20])
  assert.not.match([...pages.values()].join(''), /ada.secret|Ada Secret/)
  assert.not.match(said, 'history')
})

test('a site without a history, or one that wants none, has no such pages', async () => {
  const without = await builtSite(smallProduct)
  const { root, write, remove } = eventfulHistory()
  write({ 'handbook.config.json': '{ "changes": false }' })
  const unwanted = await builtSite({}, { folders: { '.': root } })
  remove()

  for (const site of [without, unwanted]) {
    assert.is(site.error, undefined)
    assert.equal(
      [...site.pages.keys()].filter((url) => url.includes('changes')),
      [],
    )
  }
})

test('on a past day, nothing is told of what came later', async () => {
  const past = await built({ today: '2026-03-02' })

  assert.not.ok(past.pages.has('/direction/changes/2026-09/'))
  assert.is(JSON.parse(past.pages.get('/direction/changes.json') as string).events.length, 6)
})

test('a site in a time zone far away is the same', async () => {
  const before = process.env.TZ
  process.env.TZ = 'Pacific/Kiritimati'
  const there = await built()
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before

  assert.is(there.pages.get('/direction/changes.json'), pages.get('/direction/changes.json'))
})

test.run()
