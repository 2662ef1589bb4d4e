import type { ReleasedItem } from '../core/model/releases/releases.ts'
import { counting } from '../core/reports/pretty.ts'
import type { EleventyConfig, PageData } from '../eleventy.ts'
import { addGeneratedPages } from '../generated-pages.ts'
import { openSite, type Site } from '../site.ts'
import { addLayout } from '../theme/index.ts'
import type { ReleaseContext } from './context.ts'
import { itemAdditions, itemFacts } from './item.ts'
import { indexPages, itemPages, releaseFiles, releasePages } from './pages.ts'
import { releaseContent } from './release.ts'

/** Add the pages of releases and their items, the ways to find items, the upgrade planner, deprecations, feeds and data. */
export default function releaseNotes(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const context = releaseContext(site)

  addLayout(eleventyConfig, 'release', {
    data: { layout: 'handbook' },
    render: (data: PageData) => withRelease(data, site, context),
  })
  addLayout(eleventyConfig, 'release-item', {
    data: { layout: 'handbook' },
    render: (data: PageData) => withFacts(data, site, context),
  })
  addGeneratedPages(eleventyConfig, site, 'handbookReleases', 'release', () => releasePages(context))
  addGeneratedPages(eleventyConfig, site, 'handbookReleaseItems', 'release-item', () => itemPages(context))
  addGeneratedPages(eleventyConfig, site, 'handbookReleaseIndexes', 'handbook', () => indexPages(context))
  addGeneratedPages(eleventyConfig, site, 'handbookReleaseFiles', false, () => releaseFiles(context))
  eleventyConfig.on('eleventy.after', () => {
    if (!site.scope?.others) report(site)
  })
}

function releaseContext(site: Site): ReleaseContext {
  return {
    get handbook() {
      return site.handbook()
    },
    get releases() {
      return site.releases()
    },
    href: site.href,
    addressOf: (entity) => site.href(site.direction().addressOf(entity)),
    addressFrom: site.addressFrom,
    addressOfFile: (path) => site.pages.get(path)?.url,
  }
}

function withRelease({ page, content = '' }: PageData, site: Site, context: ReleaseContext): string {
  const release = site.releases().releases.find(({ url }) => url === page.url)
  return release ? content + releaseContent(release, context).text : content
}

function withFacts({ page, content = '' }: PageData, site: Site, context: ReleaseContext): string {
  const found = itemsByAddress(site).get(page.url || '')
  return found ? content + ownPageAdditions(found, context) + itemFacts(found, context).text : content
}

/** The page of an item in Markdown brings its text, and nothing else. */
function ownPageAdditions({ item }: ReleasedItem, context: ReleaseContext): string {
  return item.page ? itemAdditions(1, item, context).text : ''
}

const byAddress = new WeakMap<object, Map<string, ReleasedItem>>()

function itemsByAddress(site: Site): Map<string, ReleasedItem> {
  const releases = site.releases()
  const known = byAddress.get(releases)
  if (known) return known
  const found = new Map(releases.items.map((one) => [releases.addressOf(one.item), one]))
  byAddress.set(releases, found)
  return found
}

/** Say how many items there are, so that a lost one is noticed. */
function report(site: Site): void {
  const { releases, items, strays } = site.releases()
  if (items.length + strays.length === 0) return
  const written = items.filter(({ item }) => item.page ?? item.within).length
  console.error(
    `[handbook] ${counting(items.length, 'item')} in ${counting(releases.length, 'release')}: ${written} from pages, ${items.length - written} from data.${strays.length > 0 ? ` ${counting(strays.length, 'page')} in no release.` : ''}`,
  )
}
