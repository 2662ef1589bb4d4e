import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type BuiltSite, builtSite, type SiteFiles } from '../support/built-site.ts'
import { atomFaults, jsonFeedFaults, textsAt } from '../support/feed-faults.ts'
import { smallReleases } from '../support/small-releases.ts'

const test = suite('release-notes/feeds')

const lanes = '_data/release_posts/15_9/lanes.yml'
const search = '_data/release_posts/15_10/search.yml'
const searchFile =
  'features: { secondary: [{ name: Search in boards, available_in: [core], stage: plan, categories: [Issue Boards], description: "See [lanes](/releases/15.9/) ![x](/x.png)" }] }'

const site = await built({ [search]: searchFile })

test('every feed validates, empty ones included', () => {
  const atoms = addressesOf(site, 'feed.xml')
  const jsons = addressesOf(site, 'feed.json')

  assert.is(atoms.length, 26)
  assert.equal(
    jsons,
    atoms.map((url) => url.replace('.xml', '.json')),
  )
  for (const url of atoms) assert.equal(atomFaults(site.pages.get(url) as string), [], url)
  for (const url of jsons) assert.equal(jsonFeedFaults(site.pages.get(url) as string), [], url)
})

test('what is upcoming is in no feed', () => {
  assert.equal(titlesIn(site, '/releases/feed.xml'), [
    'Acme 16.0 is here: Epics in a tree',
    'Acme 16.0 is here: Tokens expire',
    'Acme 15.10: Wiki search',
    'Acme 15.10: Search in boards',
    'Acme 15.10: New address',
    'Acme 15.10: Of nobody',
    'Acme 15.10: Plain boards',
    'Acme 15.10: Bug fixes',
    'Acme 15.9: Lanes on boards',
    'Acme 15.9: Stop the workers first',
  ])
})

test('each stage, category and tier has its own, and so has what breaks something', () => {
  assert.equal(titlesIn(site, '/releases/stage/create/feed.xml'), ['Acme 15.10: Wiki search'])
  assert.equal(titlesIn(site, '/releases/category/boards/feed.xml'), [
    'Acme 15.10: Search in boards',
    'Acme 15.9: Lanes on boards',
  ])
  assert.equal(titlesIn(site, '/releases/tier/ultimate/feed.xml'), [
    'Acme 16.0 is here: Epics in a tree',
    'Acme 15.10: Of nobody',
  ])
  assert.equal(titlesIn(site, '/releases/breaking/feed.xml'), [
    'Acme 16.0 is here: Tokens expire',
    'Removed in 16.0: Plain boards',
    'To be removed in 17.0: Mail in',
    'To be removed in 16.0: Plain boards',
  ])
})

test('what goes away is told once, also where the release calls it by another title', async () => {
  const { pages } = await builtSite({
    ...smallReleases,
    '_data/deprecations/bells.yml':
      '[{ title: Bells, announcement_milestone: "15.10", removal_milestone: "16.0", breaking_change: true, issue_url: https://gitlab.com/acme/app/-/issues/9, stage: Plan, body: Ring. }]',
    'src/releases/16/acme-16-0-released/bells.md':
      '---\ntitle: Silent boards\ntype: removal\nlevel: secondary\ntier: [Free]\noffering: [self_managed]\nstage: plan\ncategories: [Issue Boards]\nwork_item: https://gitlab.com/acme/app/-/issues/9\n---\nGone.\n',
  })

  const titles = titlesIn({ pages } as BuiltSite, '/releases/breaking/feed.xml')
  assert.equal(
    titles.filter((title) => /Bells|Silent/.test(title)),
    ['Removed in 16.0: Bells', 'To be removed in 16.0: Bells'],
  )
})

test('what breaks something later is announced on the day of its version, and not before', async () => {
  const { pages } = await builtSite(smallReleases, { today: '2026-05-20' })

  assert.equal(titlesIn({ pages } as BuiltSite, '/releases/breaking/feed.xml'), ['To be removed in 16.0: Plain boards'])
})

test('a feed holds the whole text, with full addresses', () => {
  const { items } = JSON.parse(site.pages.get('/releases/feed.json') as string)
  const [tokens, boards] = ['Tokens expire', 'Search in boards'].map((title) =>
    items.find((one: { title: string }) => one.title.endsWith(title)),
  )

  assert.is(tokens.url, 'https://acme.example/releases/16/acme-16-0-released/tokens/')
  assert.is(tokens.date_published, '2026-05-21T00:00:00Z')
  assert.equal(tokens.tags, ['Breaking change', 'Run', 'Clusters'])
  assert.match(tokens.content_html, '<h4>What to do</h4><p>Make <em>new</em> ones.</p>')
  assert.match(boards.content_html, 'See <a href="https://acme.example/releases/15.9/">lanes</a>')
})

test('below a path prefix, addresses are those below the address of the site', async () => {
  const { pages } = await builtSite(
    {
      ...smallReleases,
      [search]: searchFile,
      'handbook.config.json': '{ "site": { "url": "https://acme.example/book/" } }',
    },
    { pathPrefix: '/book/' },
  )

  const feed = JSON.parse(pages.get('/releases/feed.json') as string)
  const boards = feed.items.find((one: { title: string }) => one.title.endsWith('Search in boards'))
  assert.is(feed.home_page_url, 'https://acme.example/book/releases/')
  assert.match(boards.url, /^https:\/\/acme\.example\/book\/releases\//)
  assert.match(boards.content_html, 'See <a href="https://acme.example/book/releases/15.9/">lanes</a>')
  assert.match(
    pages.get('/releases/deprecations/removals.ics') as string,
    'URL:https://acme.example/book/releases/deprecations/#',
  )
})

test('ids stay when titles change, and no two are equal', async () => {
  const renamed = await built({
    [search]: searchFile.replace('Search in boards', 'Find in boards'),
    [lanes]: (smallReleases[lanes] as string).replace('name: Lanes on boards', 'name: Lanes'),
    'src/releases/16/acme-16-0-released/tokens.md': (
      smallReleases['src/releases/16/acme-16-0-released/tokens.md'] as string
    ).replace('title: Tokens expire', 'title: Tokens come to an end'),
  })
  const idsOf = ({ pages }: BuiltSite): string[] =>
    textsAt(pages.get('/releases/feed.xml') as string, '/a:feed/a:entry/a:id').sort()

  const [before, after] = [idsOf(site), idsOf(renamed)]
  assert.ok(before.includes('tag:acme.example,2026:release/15.10/search.yml'), before.join('\n'))
  assert.ok(before.includes('tag:acme.example,2026:release/16.0/tokens'), before.join('\n'))
  assert.equal(
    before.filter((id) => !after.includes(id)),
    ['tag:acme.example,2025:release/15.9/lanes-on-boards'],
  )
})

test('what goes away keeps its ids in feeds, calendar and data when its title changes', async () => {
  const one = '_data/deprecations/outbox.yml'
  const files = {
    [one]:
      '- { title: Mail out, announcement_milestone: "15.9", removal_milestone: "16.0", breaking_change: true, body: Use issues. }',
  }
  const idsOf = ({ pages }: BuiltSite): string[] => {
    const calendar = pages.get('/releases/deprecations/removals.ics') as string
    const { removed } = JSON.parse(pages.get('/releases/16.0/release.json') as string)
    return [
      ...textsAt(pages.get('/releases/breaking/feed.xml') as string, '/a:feed/a:entry/a:id'),
      ...[...calendar.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid as string),
      ...removed.map(({ id }: { id: string }) => id),
    ].filter((id) => id.includes('outbox'))
  }
  const renamed = await built({ [one]: files[one]?.replace('Mail out', 'Letters') ?? '' })

  const ids = [
    'tag:acme.example,2026:deprecation/outbox/removal',
    'tag:acme.example,2025:deprecation/outbox/announcement',
    'outbox-removal@acme.example',
    'outbox',
  ]
  assert.equal(idsOf(await built(files)), ids)
  assert.equal(idsOf(renamed), ids)
})

test('a feed holds the newest hundred', async () => {
  const many = Array.from({ length: 120 }, (_, index) => `- { title: Note ${index}, description: Text. }\n`)
  const { pages } = await built({ '_data/release_posts/15_10/many.yml': `extras:\n${many.join('')}` })

  assert.is(titlesIn({ pages } as BuiltSite, '/releases/feed.xml').length, 100)
  assert.is(JSON.parse(pages.get('/releases/feed.json') as string).items.length, 100)
})

test('a site without an address has feeds that validate', async () => {
  const { pages } = await built({ 'handbook.config.json': '{}' })

  assert.equal(atomFaults(pages.get('/releases/feed.xml') as string), [])
  assert.equal(jsonFeedFaults(pages.get('/releases/feed.json') as string), [])
})

function built(files: SiteFiles): Promise<BuiltSite> {
  return builtSite({ ...smallReleases, ...files })
}

function addressesOf({ pages }: BuiltSite, end: string): string[] {
  return [...pages.keys()].filter((url) => url.endsWith(`/${end}`))
}

function titlesIn({ pages }: BuiltSite, url: string): string[] {
  return textsAt(pages.get(url) as string, '/a:feed/a:entry/a:title')
}

test.run()
