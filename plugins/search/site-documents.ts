import { createHash } from 'node:crypto'
import picomatch from 'picomatch'
import type { HandbookOptions } from '../core/model/options.ts'
import type { Site } from '../site.ts'
import type { IndexedDocument } from '../sources/search-index.ts'
import { type Facets, facetsOf } from './facets.ts'
import { searchable } from './searchable.ts'

/** What is noted of a page that is searched. */
export interface NotedPage {
  title: string
  facets: Facets
  /** Titles of the pages above it. */
  above: readonly string[]
  /** Hash of what is searched of it. */
  hash: string
}

/** What of the pages of a site is searched; they must be asked for in the order of their addresses. */
export interface SiteDocuments {
  /** HTML for the index, with what is noted of it; nothing when the page is left out. */
  of(url: string, page: string): (IndexedDocument & { noted: NotedPage }) | undefined
  /** Whether a page whose text and facets are as noted would come out as noted. */
  passes(url: string, noted: NotedPage): boolean
}

/** @param facetsOf  The facets of the page at an address. */
export function documentsOf({ search }: HandbookOptions, facetsOf: (url: string) => Facets): SiteDocuments {
  const titles = new Map<string, string>()
  const { exclude = [] } = search ?? {}
  const isExcluded = exclude.length > 0 ? picomatch(exclude, { dot: true }) : () => false
  return {
    of(url, page) {
      if (isExcluded(url)) return undefined
      const facets = facetsOf(url)
      const above = titlesAbove(url, titles)
      const found = searchable(page, { url, ...facets, above })
      if (!found) return undefined
      const { title, document } = found
      titles.set(url, title)
      const hash = hashOf(document)
      return { document, hash, noted: { title, facets, above, hash } }
    },
    passes(url, { title, above }) {
      const now = titlesAbove(url, titles)
      titles.set(url, title)
      return now.length === above.length && now.every((one, index) => one === above[index])
    },
  }
}

/** The facets of the pages of a site; made when first asked for, because all pages are needed. */
export function siteFacets(site: Site): (url: string) => Facets {
  let facets: ((url: string) => Facets) | undefined
  return (url) => {
    facets ??= facetsOf({
      pages: site.pages.values(),
      written: site.findings().written,
      direction: site.direction(),
      releases: site.releases(),
      options: site.options,
    })
    return facets(url)
  }
}

function hashOf(document: string): string {
  return createHash('sha256').update(document).digest('base64')
}

/** Titles of the pages above an address, the highest first, without the home page, whose name says nothing. */
function titlesAbove(url: string, titles: ReadonlyMap<string, string>): string[] {
  const steps = url.split('/').slice(1, -1)
  const folders = steps.map((_, index) => `/${steps.slice(0, index + 1).join('/')}/`)
  return folders.flatMap((folder) => (folder === url ? [] : (titles.get(folder) ?? [])))
}
