import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite, siteFolder } from '../support/built-site.ts'
import { corpus } from '../support/command.ts'
import { docsSections } from '../support/docs-sections.ts'
import { brokenLinks } from '../support/links.ts'

const of2022 = join(corpus, 'gitlab-www-2022/data')
const of2026 = join(corpus, 'gitlab-docs-2026')

const test = suite('release-notes/corpus')

const home = { 'src/index.md': '---\ntitle: Home\n---\nHello\n' }
const newest = '/releases/19/gitlab-19-1-released/'

if (existsSync(of2022) && existsSync(of2026)) {
  const data = siteFolder({})
  cpSync(of2022, data.root, { recursive: true })
  cpSync(join(of2026, 'data/deprecations'), join(data.root, 'deprecations'), { recursive: true })
  const site = await builtSite(
    { ...home, 'handbook.config.json': JSON.stringify({ releases: { product: 'GitLab' } }) },
    { folders: { _data: data.root, 'src/releases': join(of2026, 'doc/releases') } },
  )
  data.remove()
  const pageAt = (url: string): string => site.pages.get(url) ?? ''
  const explorer = entriesIn(pageAt('/releases/explorer/'))

  test('every item of the sources is in the explorer, once, with its release', () => {
    assert.is(site.error, undefined)
    const found = new Map<string, number>()
    for (const { version } of explorer) found.set(version, (found.get(version) ?? 0) + 1)
    const written = new Map([...countsOf2022(), ['19.1', itemsOf2026().length]])

    assert.equal(Object.fromEntries([...found].sort()), Object.fromEntries([...written].sort()))
    assert.is(new Set(explorer.map(({ address }) => address)).size, explorer.length)
    assert.match(site.said, `${explorer.length} items in ${written.size} releases`.replace(/^(\d)(\d{3}) /, '$1,$2 '))
  })

  test('15.0 and 15.4 hold what they held', () => {
    const typesOf = (url: string): Record<string, number> =>
      JSON.parse(pageAt('/releases.json')).releases.find((one: { name: string }) => one.name === url).counts

    assert.equal([typesOf('15.0').feature, typesOf('15.0').removal], [43, 53])
    assert.equal([typesOf('15.4').feature, typesOf('15.4').deprecation, typesOf('15.4').removal], [46, 5, 1])
  })

  test('every item is on the page of its release', () => {
    const urls = new Map<string, string>(
      JSON.parse(pageAt('/releases.json')).releases.map(({ name, url }: { name: string; url: string }) => [
        name === 'next' ? 'Next release' : name,
        url,
      ]),
    )
    const missing = explorer.filter(({ version, address }) => {
      const page = pageAt(urls.get(version) ?? '')
      const anchor = address.split('#')[1]
      return !page.includes(anchor === undefined ? `<a href="${address}">` : `id="${anchor}"`)
    })

    assert.equal(missing, [])
  })

  for (const facet of ['stage', 'category', 'tier', 'offering', 'type', 'year']) {
    test(`every item is found by ${facet}`, () => {
      const pages = [...site.pages].filter(([url]) => url.startsWith(`/releases/${facet}/`) && url.endsWith('/'))
      const found = new Set(pages.flatMap(([, page]) => entriesIn(page).map(({ address }) => address)))

      assert.is(found.size, explorer.length)
    })
  }

  test('no link between the pages of releases is broken, and no value shows through', () => {
    // Texts of old items lead to anchors on other pages that are no longer there.
    const broken = brokenLinks(site.pages).filter((link) => /^\/releases\S* -> (\/releases|#)/.test(link))

    assert.equal(broken, [])
    for (const [url, page] of site.pages) {
      if (!url.startsWith('/releases/') || !url.endsWith('/')) continue
      assert.not.match(page, /[">]\s*(undefined|null|NaN|\[object Object\])\s*["<]|\[object Object\]/, url)
    }
  })

  test('19.1 is shown in the sections of GitLab’s documentation: by level, section, weight and title', async () => {
    const keys = [...new Set(itemsOf2026().map(({ stage }) => stage))]
    const { pages, error } = await builtSite(
      {
        ...home,
        'handbook.config.json': JSON.stringify({ releases: { sections: docsSections } }),
        '_data/sections.yml': 'all: { name: All }',
        '_data/categories.yml': 'duo: { name: Duo, stage: ai_coding }',
        '_data/stages.yml': `stages: {${keys.map((key) => `${key}: {display_name: ${key}, section: all}`).join(', ')}}`,
      },
      { folders: { 'src/releases': join(of2026, 'doc/releases') } },
    )
    assert.is(error, undefined)
    const page = pages.get(newest) as string
    const shown = [...page.slice(page.indexOf('id="primary-features"')).matchAll(/<h([23]) id="[^"]*">(.*?)<\/h\1>/g)]

    assert.equal(
      shown.map(([, level, text]) => (level === '2' ? `# ${plain(text as string)}` : plain(text as string))),
      expectedOrder(),
    )
  })
} else console.log(`left out: ${of2022} or ${of2026} is not there`)

interface Entry {
  address: string
  /** Where the list is one over all releases. */
  version: string
}

/** The lines of a list of items. */
function entriesIn(page: string): Entry[] {
  const main = page.slice(page.indexOf('<h1>'))
  const lines =
    /<li[^>]*><a href="([^"]*)">(?:(?!<\/a>).)*<\/a> <ul class="marks">(?:(?!<\/ul>).)*<\/ul>(?: <span class="note">([^<]*)<\/span>)?/g
  return [...main.matchAll(lines)].map(([, address = '', version = '']) => ({ address, version }))
}

/** How many items the YAML files hold, by version; read without the project's own reader. */
function countsOf2022(): Map<string, number> {
  const folder = join(of2022, 'release_posts')
  const counts = new Map<string, number>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => /\.ya?ml$/.test(one))) {
    const name = file.includes('/') ? (file.split('/')[0] as string) : (/gitlab_(\d+_\d+)/.exec(file)?.[1] as string)
    if (file.includes('samples/')) continue
    const {
      features = {},
      barometer,
      ...rest
    } = load(readFileSync(join(folder, file), 'utf8')) as Record<string, never>
    const lists = [
      ...Object.values(features),
      ...['tertiary', 'deprecations', 'removals', 'upgrades', 'extras'].map((key) => rest[key]),
    ]
    const count = lists.reduce(
      (sum: number, list) => sum + ((list as unknown[] | null)?.length ?? 0),
      barometer ? 1 : 0,
    )
    const version = name === 'unreleased' ? 'Next release' : name.replace('_', '.')
    if (count > 0) counts.set(version, (counts.get(version) ?? 0) + count)
  }
  return counts
}

interface Written {
  title: string
  stage: string
  level?: string
  weight?: number
}

/** The items of 19.1, read without the project's own reader. */
function itemsOf2026(): Written[] {
  const folder = join(of2026, 'doc/releases/19/gitlab-19-1-released')
  return readdirSync(folder)
    .filter((file) => file !== 'index.md')
    .map((file) => load(readFileSync(join(folder, file), 'utf8').split('---')[1] as string) as Written)
}

function expectedOrder(): string[] {
  const items = itemsOf2026().sort(
    (a, b) => (a.weight ?? 50) - (b.weight ?? 50) || (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1),
  )
  const titles = (fits: (item: Written) => boolean): string[] => items.filter(fits).map(({ title }) => plain(title))
  const listed = docsSections.flatMap(({ stages = [] }) => stages)
  return [
    ...titles(({ level }) => level === 'primary'),
    ...docsSections.flatMap(({ title, stages }) => {
      const ofSection = titles(
        ({ level, stage }) =>
          level !== 'primary' && (stages === undefined ? !listed.includes(stage) : stages.includes(stage)),
      )
      return ofSection.length > 0 ? [`# ${title}`, ...ofSection] : []
    }),
  ]
}

function plain(text: string): string {
  return text
    .replace(/<[^>]*>|`/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

test.run()
