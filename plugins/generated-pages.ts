import { present } from './core/model/product/taxonomy.ts'
import type { EleventyConfig, PageData } from './eleventy.ts'
import type { Site } from './site.ts'

/** A page that a plugin makes from data. */
export interface GeneratedPage {
  url: string
  title: string
  description?: string
  /** File to edit for what the page says, from the site's root. */
  editPath?: string
  /** Order among its neighbours in the navigation. */
  weight?: number
  /** Whether the navigation leaves it out of the list of its neighbours. */
  isUnlisted?: boolean
  /** Whether it has a table of contents. Default: true. */
  toc?: boolean
  /** Whether it asks search engines and the search to leave it out. */
  noindex?: boolean
  /**
   * HTML of its content; with `layout: false`, of the whole page.
   *
   * @param data  What the template of the page receives; absent when its links are checked.
   */
  render(data?: PageData): string
}

interface GeneratedData extends PageData {
  generatedUrl: string
}

/**
 * Let Eleventy write the pages of a plugin. A page of the site's own at the same address wins.
 *
 * @param name    Unique in the suite; also the name of the collection of their addresses.
 * @param layout  What draws them; `false` for complete pages, which stay out of navigation.
 * @param pages   The pages of the current build; asked after the site's own pages are read.
 */
export function addGeneratedPages(
  eleventyConfig: EleventyConfig,
  site: Site,
  name: string,
  layout: string | false,
  pages: () => readonly GeneratedPage[],
): void {
  let byUrl = new Map<string, GeneratedPage>()
  const pageAt = ({ generatedUrl }: GeneratedData): GeneratedPage | undefined => byUrl.get(generatedUrl)

  site.scope?.ownTemplates.add(`${name}.11ty.js`)
  site.scope?.ownCollections.add(name)
  eleventyConfig.addCollection(name, () => {
    const written = new Set(site.findings().written.map((page) => page.url))
    byUrl = new Map(pages().flatMap((page) => (written.has(page.url) ? [] : [[page.url, page]])))
    return [...byUrl.keys()]
  })
  eleventyConfig.addTemplate(`${name}.11ty.js`, {
    data: {
      pagination: { data: `collections.${name}`, size: 1, alias: 'generatedUrl', addAllPagesToCollections: true },
      permalink: ({ generatedUrl }: GeneratedData) => generatedUrl,
      layout,
      eleventyExcludeFromCollections: layout === false,
      eleventyImport: { collections: [name] },
      eleventyComputed: {
        title: (data: GeneratedData) => pageAt(data)?.title,
        description: (data: GeneratedData) => pageAt(data)?.description,
        editPath: (data: GeneratedData) => pageAt(data)?.editPath,
        weight: (data: GeneratedData) => pageAt(data)?.weight,
        isUnlisted: (data: GeneratedData) => pageAt(data)?.isUnlisted,
        toc: (data: GeneratedData) => pageAt(data)?.toc,
        noindex: (data: GeneratedData) => pageAt(data)?.noindex,
      },
    },
    render: (data: GeneratedData) => pageAt(data)?.render(data) ?? '',
  })
}

/** The page without the fields that hold nothing. */
export function generatedPage(page: {
  url: string
  title: string
  description?: string | undefined
  editPath?: string | undefined
  weight?: number | undefined
  isUnlisted?: boolean | undefined
  toc?: boolean | undefined
  noindex?: boolean | undefined
  render(data?: PageData): string
}): GeneratedPage {
  return present(page) as GeneratedPage
}
