import type { CollectionItem, EleventyConfig, PageData } from '../eleventy.ts'
import { addGeneratedPages, generatedPage } from '../generated-pages.ts'
import { openSite, type Site } from '../site.ts'
import { isForEverybody } from '../sources/environment.ts'
import { ownFileNames } from '../sources/own-files.ts'
import { shippedText } from '../sources/package-files.ts'
import { html } from '../theme/html.ts'
import { addAsset } from '../theme/index.ts'
import { pageTree } from '../theme/page-tree.ts'
import { spokenWords, withWords } from '../theme/words/words.ts'
import { encodedAddress, notFoundAddresses, twinAddress } from './addresses.ts'
import { listedPages } from './listed-page.ts'
import { llmsText } from './llms.ts'
import { knownAddresses, notFoundContent } from './not-found.ts'
import { robots } from './robots.ts'
import { type SiteFile, sitemap } from './sitemap.ts'
import { type DrawnPage, openTwins } from './twins.ts'

interface BuildRun {
  results: readonly DrawnPage[]
  runMode: string
  outputMode: string
  directories: { output: string }
}

/** Add what a site as a whole has: a sitemap, rules for crawlers, `llms.txt`, Markdown twins, and a page for what is not there. */
export default function siteFiles(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const { outputs } = site.options
  const own = ownFileNames(site.root, site.options)

  site.scope?.ownTemplates.add('handbookSiteFiles.11ty.js')
  addSiteFiles(eleventyConfig, (items) => filesOf(items, site, own))
  if (outputs.notFound && !own.has('404')) {
    addGeneratedPages(eleventyConfig, site, 'handbookNotFound', 'handbook', () => [notFoundPage(site)])
    addAsset(eleventyConfig, notFoundAddresses.script, () =>
      withWords(shippedText('site-files/not-found.js'), spokenWords(site.options)),
    )
  }
  if (!outputs.markdown) return
  site.head.push((data) => twinLink(data, site))
  // A preview is for people.
  if (process.env.ELEVENTY_RUN_MODE === 'build') addTwins(eleventyConfig, site)
}

function addTwins(eleventyConfig: EleventyConfig, site: Site): void {
  const twins = openTwins(site)
  eleventyConfig.on('eleventy.before', ({ outputMode, directories }: BuildRun) => {
    if (outputMode === 'fs') twins.begin(directories.output)
  })
  eleventyConfig.addTransform('handbook-twins', function (content) {
    twins.see({ ...this.page, content })
    return content
  })
  eleventyConfig.on('eleventy.after', async ({ results, outputMode, directories }: BuildRun) => {
    if (outputMode === 'fs') await twins.finish(results, directories.output)
  })
}

/** The files that are made of the list of all pages, by their addresses. */
function filesOf(items: readonly CollectionItem[], site: Site, own: ReadonlySet<string>): SiteFile[] {
  const { options, href } = site
  const { outputs } = options
  const { url, title } = options.site
  const pages = listedPages(items, site)
  const absolute = (address: string): string => (url === undefined ? href(address) : url + address)
  const hasSitemap = outputs.sitemap && url !== undefined
  const llms = (): SiteFile => {
    const link = (address: string): string =>
      absolute(encodedAddress(outputs.markdown ? twinAddress(address) : address))
    const more = hasSitemap ? { sitemap: absolute('/sitemap.xml') } : {}
    return {
      url: '/llms.txt',
      content: () =>
        llmsText({
          title,
          pages: new Map(pages.map((page) => [page.url, page])),
          home: pageTree(items, site).home,
          link,
          hasTwins: outputs.markdown,
          ...more,
        }),
    }
  }
  const { addressOf } = site.direction()
  return [
    ...(hasSitemap && !own.has('sitemap') ? sitemap(pages, url) : []),
    ...(outputs.robots && !own.has('robots')
      ? [{ url: '/robots.txt', content: () => robots(url, hasSitemap, isForEverybody()) }]
      : []),
    ...(outputs.llms && !own.has('llms') ? [llms()] : []),
    ...(outputs.notFound && !own.has('404')
      ? [{ url: notFoundAddresses.pages, content: () => knownAddresses(pages, site.handbook(), addressOf) }]
      : []),
  ]
}

/** Let Eleventy write files that need the addresses of all pages. */
function addSiteFiles(
  eleventyConfig: EleventyConfig,
  filesOf: (items: readonly CollectionItem[]) => readonly SiteFile[],
): void {
  let contents = new Map<string, () => string>()
  eleventyConfig.addTemplate('handbookSiteFiles.11ty.js', {
    data: {
      pagination: {
        data: 'collections.all',
        size: 1,
        alias: 'siteFile',
        before: (items: CollectionItem[]) => {
          contents = new Map(filesOf(items).map(({ url, content }) => [url, content]))
          return [...contents.keys()]
        },
      },
      permalink: ({ siteFile }: PageData) => siteFile,
      layout: false,
      eleventyExcludeFromCollections: true,
    },
    render: ({ siteFile }: PageData) => contents.get(siteFile as string)?.() ?? '',
  })
}

function notFoundPage(site: Site): ReturnType<typeof generatedPage> {
  const words = spokenWords(site.options)
  return generatedPage({
    url: notFoundAddresses.page,
    title: words.pageNotFound,
    noindex: true,
    isUnlisted: true,
    toc: false,
    render: (data) =>
      notFoundContent(pageTree(data?.collections.all ?? [], site), site.hasSearch, site.href, words).text,
  })
}

function twinLink({ page, noindex }: PageData, { href }: Site): string {
  if (!page.url || noindex === true) return ''
  return html`<link rel="alternate" type="text/markdown" href="${href(twinAddress(page.url))}">\n`.text
}
