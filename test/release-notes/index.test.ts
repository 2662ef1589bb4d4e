import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type BuildSettings, builtSite, type SiteFiles } from '../support/built-site.ts'
import { brokenLinks } from '../support/links.ts'
import { smallReleases } from '../support/small-releases.ts'

const test = suite('release-notes')

const folder = 'src/releases/16/acme-16-0-released'
const first = '/releases/16/acme-16-0-released/'
const next = '/releases/16/acme-16-1-released/'

const site = await built({})

test('makes a page for each release, each item with a text, each way to find them, and no other', () => {
  const facets = (name: string, values: string[]): string[] => values.map((value) => `/releases/${name}/${value}/`)

  assert.equal(
    [...site.pages.keys()].filter((url) => url.startsWith('/releases/') && url.endsWith('/')),
    [
      '/releases/',
      '/releases/15.10/',
      '/releases/15.10/bug-fixes/',
      '/releases/15.10/new-address/',
      '/releases/15.10/of-nobody/',
      '/releases/15.10/wiki-search/',
      '/releases/15.9/',
      '/releases/15.9/lanes-on-boards/',
      '/releases/15.9/stop-the-workers-first/',
      first,
      `${first}epics-beta/`,
      `${first}tokens/`,
      next,
      `${next}epics/`,
      ...facets('category', ['boards', 'clusters', 'epics', 'none', 'wiki']),
      '/releases/contributors/',
      '/releases/deprecations/',
      '/releases/explorer/',
      ...facets('offering', ['gitlab_com', 'none', 'self_managed']),
      '/releases/readiness/',
      ...facets('stage', ['create', 'none', 'plan', 'run']),
      ...facets('tier', ['free', 'none', 'premium', 'ultimate']),
      ...facets('type', ['breaking-change', 'bug-fix', 'deprecation', 'feature', 'other', 'upgrade']),
      '/releases/upgrade/',
      '/releases/upgrade/15.10/',
      '/releases/upgrade/15.9/',
      ...facets('year', ['2025', '2026']),
    ],
  )
})

test('says how many items there are, and the page of all releases says the same', () => {
  assert.match(site.said, '[handbook] 10 items in 4 releases: 3 from pages, 7 from data.')
  assert.match(textAt('/releases/'), '10 items in 4 releases.')
})

test('every item is in the explorer and on the page of its release', () => {
  assert.is(entriesIn(site.pages.get('/releases/explorer/') as string), 10)
  for (const [url, titles] of [
    ['/releases/15.9/', ['Lanes on boards', 'Stop the workers first']],
    ['/releases/15.10/', ['Wiki search', 'Of nobody', 'Bug fixes', 'New address', 'Plain boards']],
    [first, ['Epics in a tree', 'Tokens expire']],
    [next, ['Epics in a tree']],
  ] as const) {
    for (const title of titles) assert.ok(textAt(url).includes(title), `${title} is not at ${url}`)
  }
})

test('all releases are listed, newest first by number, upcoming ones apart', () => {
  const page = site.pages.get('/releases/') as string
  const main = page.slice(page.indexOf('<h1>'))
  const listed = [...main.matchAll(/<h2 id="([^"]*)"|<li><a href="([^"]*)">Acme/g)]

  assert.equal(
    listed.map(([, heading, address]) => heading ?? address),
    ['upcoming', next, 'year-2026', first, '/releases/15.10/', 'year-2025', '/releases/15.9/', 'browse'],
  )
})

test('a release becomes released on its day, with no edit', async () => {
  const before = textAt(next)
  const after = textIn((await built({}, { today: '2026-12-17' })).pages.get(next) as string)

  assert.match(before, 'Upcoming, planned for 2026-12-17. 1 item.')
  assert.match(after, 'Released on 2026-12-17. 1 item.')
})

test('a page of the site’s own is the page of its release: its words, then the items', () => {
  const page = textAt(first)

  assert.match(page, 'Acme 16.0 is here Our own words. Released on 2026-05-21. 2 items.')
  assert.match(
    page,
    'Notable contributor Ben Ray Primary features Epics in a tree Ultimate Beta Plan Epics have parents.',
  )
})

test('a page of the site’s own replaces any that is made', async () => {
  const { pages } = await built({ 'src/releases/explorer.md': '---\ntitle: Ours\n---\nOur explorer.\n' })

  assert.match(pages.get('/releases/explorer/') as string, 'Our explorer.')
})

test('removals are told once: by the deprecations, with those that break something marked', () => {
  assert.match(textAt(first), 'Removals Old editor Plain boards Breaking change')
  assert.match(textAt('/releases/15.10/'), /Deprecations Plain boards Breaking change Other notable changes/)
})

test('a removal with a text of its own in the release is told there, and not again as a deprecation', async () => {
  const { pages } = await built({
    '_data/release_posts/16_0/boards.yml': 'removals: [{ feature_name: Plain boards, description: They are gone. }]',
  })

  assert.match(textIn(pages.get(first) as string), 'Removals Plain boards Removal They are gone. Old editor')
})

test('the page of an item says everything about it, in YAML and in Markdown', () => {
  assert.match(
    textAt('/releases/15.9/lanes-on-boards/'),
    'Boards have lanes. Release Acme 15.9, 2025-12-18 Type Feature Tiers Free, Premium, Ultimate Offerings GitLab.com, GitLab Self-Managed Stage Plan Categories Issue Boards Documentation · Issue',
  )
  assert.match(
    textAt(`${first}tokens/`),
    'Tokens live for a year. Impact Old tokens stop working. What to do Make new ones. Release Acme 16.0 is here, 2026-05-21 Type Breaking change',
  )
})

test('the history of a feature leads from its beta to what came of it', () => {
  assert.match(
    textAt(`${next}epics/`),
    'History Acme 16.0 is here: Epics in a tree (beta) Acme 16.1: Epics in a tree (generally available)',
  )
})

test('items of a stage that nobody knows have a section, and are among those without a stage', () => {
  assert.match(textAt('/releases/15.10/'), 'Other Of nobody Ultimate harbour No stage knows it.')
  assert.match(textAt('/releases/stage/none/'), 'Of nobody')
})

test('the way from each version to the newest is written out', () => {
  assert.match(
    textAt('/releases/upgrade/15.10/'),
    /5 entries from 15\.10 to 16\.0\..*Do this first.*Plain boards.*Owner, Maintainer · high impact · by hand.*Tokens expire.*Make new ones\..*What goes away.*Old editor.*What is new.*Epics in a tree.*What will go away later.*Mail in/,
  )
})

test('the planner offers every version until the newest in which something comes or goes', async () => {
  const { pages } = await builtSite({
    'src/index.md': '---\ntitle: Home\n---\nHello\n',
    '_data/release_posts/16_3/a.yml': 'extras: [{ title: A, description: x }]',
    '_data/deprecations/a.yml':
      '- { title: Oars, announcement_milestone: "15.10", removal_milestone: "16.0", breaking_change: true, body: x }\n- { title: Rafts, announcement_milestone: "15.9", removal_milestone: "17.0", breaking_change: true, body: x }',
  })
  const form = /<form.*<\/form>/s.exec(pages.get('/releases/upgrade/') as string)?.[0] ?? ''
  const versions = '16.3 16.0 15.10 15.9'

  assert.match(textIn(`<h1>${form}</main>`), `From version ${versions} To version ${versions}`)
  assert.equal(
    [...form.matchAll(/data-standard="([^"]*)"/g)].map(([, version]) => version),
    ['16.0', '16.3'],
  )
})

test('deprecations have a timeline with days, and everything that is known of each', () => {
  const page = textAt('/releases/deprecations/')

  assert.match(page, 'Plain boards Breaking change high impact 15.10 2026-02-19 16.0 2026-05-21 Owner, Maintainer')
  assert.match(page, 'Mail in Announced in 16.0 End of support 16.6 Removed in 17.0 Use issues.')
})

test('what releases alone name as going away stands in the timeline as well', async () => {
  const { pages } = await built({
    '_data/release_posts/14_3/a.yml': 'deprecations: [{ feature_name: Oars, due: "May 22, 2022", description: x }]',
    '_data/release_posts/15_9/b.yml': 'removals: [{ feature_name: Barrels }]',
  })

  const page = pages.get('/releases/deprecations/') as string
  assert.match(textIn(page), 'Barrels 15.9 2025-12-18 Oars 14.3 May 22, 2022')
  assert.match(page, 'href="/releases/14.3/oars/"')
})

test('a deprecation tells its window', async () => {
  const { pages } = await built({
    '_data/deprecations/oars.yml':
      '- { title: Oars, announcement_milestone: "15.9", removal_milestone: "17.0", breaking_change: true, window: 2, body: Row no more. }',
  })

  assert.match(
    textIn(pages.get('/releases/deprecations/') as string),
    'Oars Announced in 15.9 Removed in 17.0 Window 2',
  )
})

test('those who are thanked stand on one page', () => {
  assert.match(textAt('/releases/contributors/'), '2 contributors whom a release thanked above all others.')
})

test('who is thanked twice counts as one contributor', async () => {
  const { pages } = await built({
    '_data/mvps.yml':
      '- { version: "15.8", name: Cleo Park, gitlab: cleo }\n- { version: "15.7", name: Cleo Park, gitlab: cleo }\n- { version: "15.6", name: Ada Moss, gitlab: ada }\n',
  })

  const text = textIn(pages.get('/releases/contributors/') as string)
  assert.match(text, /^.*3 contributors whom a release thanked .*Ben Ray.*Ada Moss.*Cleo Park.*Cleo Park.*Ada Moss/)
})

test('releases without a day come last; thanks are named also where nothing else is known of a release', async () => {
  const { pages } = await built({
    '_data/release_posts/14_2/a.yml': 'extras: [{ title: A, description: x }]',
    '_data/mvps.yml':
      '- { version: "16.0", name: Ben Ray }\n- { version: "15.8", name: Cleo Park, gitlab: cleo }\n- { version: "14.9", name: Dee Fox }\n',
    '_data/release_post_managers.yml': 'releases: [{ version: "15.8", date: "2025-11-20", manager: ada }]',
  })

  assert.match(textIn(pages.get('/releases/') as string), /2026 Acme 16\.0.*2025 Acme 15\.9.*Without a date Acme 14\.2/)
  assert.match(
    textIn(pages.get('/releases/contributors/') as string),
    '4 contributors whom a release thanked above all others. Release Contributor Date 16.0 Ben Ray 2026-05-21 15.9 Ada Moss (@ada) 2025-12-18 15.8 Cleo Park (@cleo) 2025-11-20 14.9 Dee Fox',
  )
})

test('what goes away tells when, and links say whether they lead to one or to many', async () => {
  const { pages } = await built({
    '_data/release_posts/12_7/a.yml':
      'deprecations: [{ feature_name: Oars, due: "May 22, 2020", issue_url: "https://gitlab.com/groups/acme/-/work_items/7", description: x }]\ntertiary: [{ name: Bug fixes, bug_fixes_url: "https://gitlab.com/acme/app/-/issues?state=closed", description: Many. }]\n',
  })
  const page = textIn(pages.get('/releases/12.7/') as string)

  assert.match(page, 'Many. Issues')
  assert.match(page, 'Oars Deprecation Removal: May 22, 2020 x Epic')
})

test('no link leads nowhere', () => {
  assert.equal(brokenLinks(site.pages), [])
})

test('nothing is made where there are no releases', async () => {
  const { pages, said } = await builtSite({ 'src/index.md': '---\ntitle: Home\n---\nHello\n' })

  assert.equal(
    [...pages.keys()].filter((url) => url.startsWith('/releases')),
    [],
  )
  assert.not.match(said, 'items in')
})

test('deprecations alone have their pages', async () => {
  const { pages } = await builtSite({
    'src/index.md': '---\ntitle: Home\n---\nHello\n',
    '_data/deprecations/a.yml':
      '- { title: Oars, announcement_milestone: "15.0", removal_milestone: "16.0", breaking_change: true, body: Row no more. }',
  })

  assert.match(pages.get('/releases/deprecations/') as string, 'Row no more.')
  assert.not.match(textIn(pages.get('/releases/') as string), 'Browse')
  const planner = pages.get('/releases/upgrade/') as string
  assert.match(textIn(planner), 'From version 16.0 15.0 To version 16.0 15.0')
  assert.match(textIn(planner), 'Do this first 16.0 Oars Breaking change')
})

test('one release alone has nothing to plan', async () => {
  const { pages } = await builtSite({
    'src/index.md': '---\ntitle: Home\n---\nHello\n',
    '_data/release_posts/16_3/a.yml': 'extras: [{ title: A, description: x }]',
  })

  assert.match(textIn(pages.get('/releases/upgrade/') as string), 'There are not two versions yet.')
})

const nasty = `</title><script>alert(1)</script> {{ 7*7 }} {% include "x" %} --> <img src=x onerror=y> "q"`

test('titles from hell are escaped everywhere, and never executed', async () => {
  const title = JSON.stringify(nasty)
  const { pages, error } = await built({
    '_data/release_posts/15_10/nasty.yml': `
features: { secondary: [{ name: ${title}, available_in: [core], stage: ${title}, categories: [${title}], description: ${title}, documentation_link: "javascript:alert(1)", issue_url: "javascript:alert(2)", image_url: "javascript:alert(3)" }] }
cta: [{ title: ${title}, link: "javascript:alert(4)" }]
mvp: { fullname: ${title}, gitlab: ${title}, description: ${title} }
`,
    [`${folder}/nasty.md`]: `---
title: ${title}
tier: [Free]
offering: [gitlab_com]
stage: plan
categories: [Epics]
impact: ${title}
action: ${title}
status: beta
media: [{ src: "javascript:alert(5)", alt: ${title} }]
contributors: [{ name: ${title}, url: "javascript:alert(6)" }]
---

Text.
`,
    '_data/deprecations/nasty.yml': `- { title: ${title}, announcement_milestone: "15.9", removal_milestone: "17.0", breaking_change: true, body: ${title}, stage: ${title}, issue_url: "javascript:alert(7)" }`,
  })

  assert.is(error, undefined)
  const ofReleases = [...pages].filter(([url]) => url.startsWith('/releases/'))
  for (const [url, page] of ofReleases.filter(([url]) => url.endsWith('/'))) {
    assert.not.match(page, /<script>alert|<img src=x|href="javascript:|src="javascript:|\b49\b/, url)
  }
  assert.is(entriesIn(pages.get('/releases/explorer/') as string), 12)
  assert.match(pages.get(`${first}nasty/`) as string, '{{ 7*7 }}')
})

test('pictures that lie in the site are shown, though the data counts other paths from the product', async () => {
  const { pages } = await built({
    'handbook.config.json': '{ "site": { "productUrl": "https://acme.example" } }',
    'src/images/15_10/masts.png': '',
    '_data/release_posts/15_10/masts.yml': `
features: { secondary: [{ name: Masts, available_in: [core], categories: [Wiki], image_url: /images/15_10/masts.png, description: "Text. ![Sails](/images/15_10/sails.png)" }] }
`,
  })
  const masts = pages.get('/releases/15.10/masts/') as string

  assert.match(masts, '<img src="/images/15_10/masts.png"')
  assert.match(masts, '<img src="https://acme.example/images/15_10/sails.png"')
})

test('two items of one name, one without a text and a circle leave everything else as it was', async () => {
  const { pages, error, said } = await built({
    '_data/release_posts/15_10/z-second.yml':
      'features: { secondary: [{ name: Wiki search, available_in: [core], stage: create, categories: [Wiki], description: Another. }] }',
    [`${folder}/empty.md`]:
      '---\ntitle: Empty\ntier: [Free]\noffering: [gitlab_com]\nstage: plan\ncategories: [Epics]\n---\n',
    [`${folder}/epics-beta.md`]: (smallReleases[`${folder}/epics-beta.md`] as string).replace(
      'status:',
      'replaces: 16.1/epics\nstatus:',
    ),
  })

  assert.is(error, undefined)
  assert.match(said, '[handbook] 12 items in 4 releases')
  assert.match(pages.get('/releases/15.10/wiki-search/') as string, 'Pages are found.')
  assert.match(pages.get('/releases/15.10/wiki-search-2/') as string, 'Another.')
  assert.match(textIn(pages.get(first) as string), 'Empty Free Plan')
  assert.match(textIn(pages.get(`${next}epics/`) as string), 'Epics in a tree (beta)')
  assert.equal(brokenLinks(pages), [])
})

test('an anchor in a text leads to the page of the release, on every page that shows the text', async () => {
  const { pages } = await built({
    '_data/release_posts/15_9/more.yml':
      'features: { secondary: [{ name: More lanes, available_in: [core], description: "As [lanes](#lanes-on-boards), [not](#gone)." }] }',
    [`${folder}/masts.md`]:
      '---\ntitle: Masts\ntier: [Free]\noffering: [gitlab_com]\nstage: plan\ncategories: [Epics]\n---\nSee [how](#how).\n\n## How\n\nSo.\n',
  })
  const lanes = '<a href="/releases/15.9/#lanes-on-boards">lanes</a>, not.'

  for (const url of ['/releases/15.9/', '/releases/15.9/more-lanes/']) assert.match(pages.get(url) as string, lanes)
  assert.match(pages.get(first) as string, `<a href="${first}masts/#how">how</a>`)
  assert.equal(brokenLinks(pages), [])
})

test('links to Markdown files in items lead where the check looks for them', async () => {
  const { pages } = await built({
    'src/docs/keels/_index.md': '---\ntitle: Keels\n---\n\n## Bolts\n',
    [`${folder}/keels.md`]:
      '---\ntitle: Keels\ntier: [Free]\noffering: [gitlab_com]\nstage: plan\ncategories: [Epics]\n---\n[Beside](../../../docs/keels.md#bolts), [above](/docs/keels.md), [none](none.md).\n',
  })

  assert.match(
    pages.get(first) as string,
    '<a href="/docs/keels/#bolts">Beside</a>, <a href="/docs/keels/">above</a>, none.',
  )
})

test('a release in one file keeps its text, and each of its items has a page', async () => {
  const { pages, said } = await built({
    'src/docs/rafts.md': '---\ntitle: Rafts\n---\n\n## Ropes\n',
    'src/releases/14/acme-14-5-released.md': `---
title: Acme 14.5
date: 2025-01-16
---

## Notable contributor: Cleo Park

## Primary features

### Rafts \`float\`

<!-- categories: Issue Boards -->

{{< details >}}

- Tier: Premium, Ultimate
- Links: [Documentation](../../docs/rafts.md#ropes)

{{< /details >}}

Rafts [float](../../docs/rafts.md).
`,
    'src/releases/drafts/lost.md':
      '---\ntitle: Lost\ntier: [Free]\noffering: [gitlab_com]\nstage: plan\ncategories: [Epics]\n---\nText.\n',
  })
  const url = '/releases/14/acme-14-5-released/'
  const item = pages.get(`${url}rafts-float/`) as string

  assert.match(said, '[handbook] 11 items in 5 releases: 4 from pages, 7 from data. 1 page in no release.')
  assert.is(pages.get(url)?.match(/id="rafts-float"/g)?.length, 1)
  assert.match(textIn(pages.get(url) as string), 'Released on 2025-01-16. 1 item. All of it as JSON.')
  assert.match(
    textIn(item),
    'Rafts float. Release Acme 14.5, 2025-01-16 Type Feature Tiers Premium, Ultimate Stage Plan',
  )
  assert.match(item, '<p>Rafts <a href="/docs/rafts/">float</a>.</p>')
  assert.match(item, '<a href="/docs/rafts/#ropes">Documentation</a>')
  assert.match(pages.get('/releases/contributors/') as string, `<a href="${url}">14.5</a></th><td>Cleo Park`)
  assert.is(entriesIn(pages.get('/releases/explorer/') as string), 11)
  assert.equal(brokenLinks(pages), [])
})

test('navigation lists twelve released versions and what is upcoming; the page of all releases lists all', async () => {
  const older = Array.from({ length: 12 }, (_, minor) => [
    `_data/release_posts/14_${minor}/a.yml`,
    'extras: [{ title: A, description: x }]',
  ])
  const { pages } = await built(Object.fromEntries(older))
  const page = pages.get('/releases/') as string
  const [navigation, main] = [page.slice(0, page.indexOf('<main')), page.slice(page.indexOf('<h1>'))]
  const versionsIn = (text: string): number => new Set(text.match(/"\/releases\/(1\d\.\d+|16\/[^/]*)\/"/g)).size

  assert.is(versionsIn(navigation), 13)
  assert.is(versionsIn(main), 16)
  assert.match(pages.get('/releases/14.0/') as string, '<a href="/releases/">Releases</a>')
})

test('a page offers the file that it is made from for editing, and none where there is none', async () => {
  const { pages } = await built({
    'handbook.config.json': '{ "site": { "repository": "https://gitlab.com/acme/handbook" } }',
  })
  const editedAt = (url: string): string | undefined => /\/-\/edit\/main\/([^"]*)"/.exec(pages.get(url) as string)?.[1]

  assert.is(editedAt('/releases/15.10/wiki-search/'), '_data/release_posts/15_10/wiki.yml')
  assert.is(editedAt(first), `${folder}/index.md`)
  assert.is(editedAt('/releases/explorer/'), undefined)
})

test('links carry the path prefix of the site', async () => {
  const { pages } = await built({}, { pathPrefix: '/docs/' })
  const page = pages.get('/releases/') as string

  assert.match(page, 'href="/docs/releases/explorer/"')
  assert.match(page, 'href="/docs/releases/feed.xml"')
  assert.match(pages.get('/releases/explorer/') as string, 'src="/docs/assets/handbook/filters.js"')
})

function built(files: SiteFiles, settings?: BuildSettings): ReturnType<typeof builtSite> {
  return builtSite({ ...smallReleases, ...files }, settings)
}

function entriesIn(page: string): number {
  return page.split('<li data-entry').length - 1
}

function textAt(url: string): string {
  return textIn(site.pages.get(url) as string)
}

function textIn(page: string): string {
  return page
    .slice(page.indexOf('<h1>'), page.indexOf('</main>'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;)])/g, '$1')
}

test.run()
