import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import picomatch from 'picomatch'
import { ruleOf } from '../core/problems/catalogue.ts'
import { compareText, HandbookError } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import type { Site } from '../site.ts'
import { type IndexedFile, openPageIndex, type PageIndex } from '../sources/search-index.ts'
import { searchAddresses } from '../theme/search-box.ts'
import { facetsOf } from './facets.ts'
import { searchable } from './searchable.ts'

/** What Eleventy tells when a build has ended. */
export interface BuildRun {
  /** What was written. */
  results: readonly { url: string | false; outputPath: string | false; content?: string | undefined }[]
  runMode: 'build' | 'serve' | 'watch'
  outputMode: string
  incremental: boolean
  directories: { output: string }
}

/** How many pages are indexed before progress is told. */
const longWay = 1000

/** The pages among what was written, by address: a page comes after those above it. */
export function pagesOf({ results }: BuildRun): IndexedFile[] {
  return results
    .flatMap(({ url, outputPath, content }) => {
      if (!url || !outputPath || !/(\/|\.html)$/.test(url)) return []
      return [{ url, read: () => content ?? readFileSync(outputPath, 'utf8') }]
    })
    .sort((a, b) => compareText(a.url, b.url))
}

/** Index the pages of a build, and say how it went. A site is worth publishing without a search: nothing fails. */
export async function indexSite(site: Site, pages: readonly IndexedFile[], run: BuildRun): Promise<void> {
  const start = performance.now()
  let index: PageIndex | undefined
  try {
    index = await openPageIndex(site.options.site.lang)
    const { searched } = await index.update(pages, documentsOf(site), indexFolder(site, run), (done) => {
      if (done % longWay === 0) console.error(`[handbook] Search: ${done} of ${pages.length} pages read…`)
    })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.error(`[handbook] Search: ${counting(searched, 'page')} indexed in ${seconds} s.`)
  } catch (error) {
    tellFailure(error)
  } finally {
    await index?.close()
  }
}

export function indexFolder({ root }: Site, { directories }: BuildRun): string {
  return resolve(root, directories.output, `.${searchAddresses.index}`)
}

/** What of each page is searched; pages must be asked for in the order of their addresses. */
export function documentsOf(site: Site): (url: string, page: string) => string | undefined {
  const titles = new Map<string, string>()
  const { exclude = [] } = site.options.search ?? {}
  const isExcluded = exclude.length > 0 ? picomatch(exclude, { dot: true }) : () => false
  const facets = facetsOf({
    pages: site.pages.values(),
    written: site.findings().written,
    direction: site.direction(),
    releases: site.releases(),
    options: site.options,
  })
  return (url, page) => {
    if (isExcluded(url)) return undefined
    const found = searchable(page, { url, ...facets(url), above: titlesAbove(url, titles) })
    if (found) titles.set(url, found.title)
    return found?.document
  }
}

/** Titles of the pages above an address, the highest first, without the home page, whose name says nothing. */
function titlesAbove(url: string, titles: ReadonlyMap<string, string>): string[] {
  const steps = url.split('/').slice(1, -1)
  const folders = steps.map((_, index) => `/${steps.slice(0, index + 1).join('/')}/`)
  return folders.flatMap((folder) => (folder === url ? [] : (titles.get(folder) ?? [])))
}

export function tellFailure(error: unknown): void {
  if (!(error instanceof HandbookError)) throw error
  const { code, message, help } = error
  console.error(`[handbook] ${ruleOf(code).severity} ${code} ${message}${help ? `\n  ${help}` : ''}`)
}
