import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { scopeOf } from '../build/scope.ts'
import { asText } from '../core/model/fields.ts'
import { generalLayouts } from '../core/model/pages/page.ts'
import { present } from '../core/model/product/taxonomy.ts'
import { HandbookError } from '../core/problems/problem.ts'
import type { CollectionItem, EleventyConfig, PageData, Template } from '../eleventy.ts'
import { addGeneratedPages, generatedPage } from '../generated-pages.ts'
import { openSite, type Site } from '../site.ts'
import { shippedText } from '../sources/package-files.ts'
import { link } from './html.ts'
import { pageFacts } from './page-facts.ts'
import { pageShell } from './page-shell.ts'
import { pageTree } from './page-tree.ts'
import { redirectPage } from './redirect-page.ts'
import { surroundings } from './surroundings.ts'
import { spokenWords, withWords } from './words/words.ts'

/** Add the look of the site: the layouts `handbook` and `job_family_page`, and their style. */
export default function theme(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)

  addLayout(eleventyConfig, 'handbook', { render: handbookLayout(site) })
  addLayout(eleventyConfig, 'job_family_page', {
    data: { layout: 'handbook' },
    render: ({ content }: PageData) => content ?? '',
  })
  for (const name of generalLayouts) addLayoutAlias(eleventyConfig, name, 'handbook')
  addAsset(eleventyConfig, '/assets/handbook/handbook.css', () =>
    [shippedText('theme/handbook.css'), ...site.styles.map((style) => style())].join('\n'),
  )
  for (const name of ['handbook.js', 'scheme.js', 'filters.js', 'favicon.svg'])
    addAsset(eleventyConfig, `/assets/handbook/${name}`, () =>
      withWords(shippedText(`theme/${name}`), spokenWords(site.options)),
    )
  addGeneratedPages(eleventyConfig, site, 'handbookAliases', false, () =>
    site.aliases().aliases.map(({ url, path, to }) => {
      const title = asText(site.pages.get(path)?.fields.title) ?? to
      return generatedPage({ url, title, render: () => movedPage(title, site.href(to), site) })
    }),
  )
  addGeneratedPages(eleventyConfig, site, 'handbookListedRedirects', false, () =>
    [...site.listedRedirects()].map(([url, to]) =>
      generatedPage({ url, title: to, render: () => movedPage(to, to.startsWith('/') ? site.href(to) : to, site) }),
    ),
  )
}

/** A page that sends its readers on. */
function movedPage(title: string, address: string, site: Site): string {
  return redirectPage({ words: spokenWords(site.options), title, links: link(address, title), address })
}

function handbookLayout(site: Site): (data: PageData) => string {
  const surroundingsOf = onceFor((items: CollectionItem[]) =>
    surroundings(
      pageTree(items, site),
      new Map(items.map(({ url, data }) => [url || '', data])),
      site.href,
      spokenWords(site.options),
    ),
  )
  return (data) => {
    const target = site.redirects().redirects.get(posix.normalize(data.page.inputPath))
    if (target !== undefined) return movedPage(asText(data.title) ?? target, site.href(target), site)
    const { site: about, theme } = site.options
    return pageShell({
      ...pageFacts(data, site),
      ...surroundingsOf(data.collections.all ?? [])(data.page.url || '/'),
      site: about,
      theme,
      words: spokenWords(site.options),
      href: site.href,
      today: site.today,
      content: [data.content ?? '', ...site.below.map((piece) => piece(data))].join(''),
      head: site.head.map((piece) => piece(data)).join(''),
      hasSearch: site.hasSearch,
      ...present({ pulledAt: site.handbook().direction?.pulledAt }),
    })
  }
}

function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

const templateExtensions = [
  '11ty.js',
  '11ty.cjs',
  '11ty.mjs',
  '11ty.ts',
  'njk',
  'liquid',
  'html',
  'md',
  'hbs',
  'ejs',
  'webc',
  'vto',
]

/** Add a layout, unless the site has one of that name: the site's own file wins. Nothing happens when it is there already. */
export function addLayout(eleventyConfig: EleventyConfig, name: string, template: Template): void {
  const folder = layoutFolder(eleventyConfig)
  const path = `${folder}/${name}.11ty.js`
  if (hasOwnLayout(eleventyConfig, name) || eleventyConfig.isVirtualTemplate(path)) return
  eleventyConfig.addTemplate(path, template)
}

/** Let a second name stand for a layout, unless the site has a layout of that name. */
export function addLayoutAlias(eleventyConfig: EleventyConfig, name: string, target: string): void {
  if (!hasOwnLayout(eleventyConfig, name)) eleventyConfig.addLayoutAlias(name, target)
}

function hasOwnLayout(eleventyConfig: EleventyConfig, name: string): boolean {
  const { input, includes, layouts = includes } = eleventyConfig.directories
  const own = templateExtensions.map((extension) => posix.join(layouts, `${name}.${extension}`))
  // A layout that is added or removed while the site is served takes effect at once.
  for (const path of own.slice(0, 6)) eleventyConfig.addWatchTarget(path, { resetConfig: true })
  return own.some((path) => existsSync(path)) && input !== undefined
}

/** The folder of layouts, from the folder of pages. */
function layoutFolder(eleventyConfig: EleventyConfig): string {
  const { input, includes, layouts = includes } = eleventyConfig.directories
  const folder = posix.relative(input, layouts)
  if (folder !== '' && !folder.startsWith('..')) return folder
  throw new HandbookError('config/layout-folder', `The layouts lie in ${layouts}, which is not inside ${input}.`, {
    help: 'Set dir.includes in the Eleventy configuration to a folder inside the input folder, such as `_includes`.',
  })
}

/** Write a file that is not a page: a style sheet, a script, data. */
export function addAsset(eleventyConfig: EleventyConfig, url: string, content: () => string): void {
  const data = { permalink: url, layout: false, eleventyExcludeFromCollections: true }
  const name = `handbook${url.replace(/\W+/g, '-')}.11ty.js`
  scopeOf(eleventyConfig)?.ownTemplates.add(name)
  eleventyConfig.addTemplate(name, { data, render: content })
}
