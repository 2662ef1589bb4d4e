import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { posix, relative, resolve } from 'node:path'
import type { HandbookOptions } from '../core/model/options.ts'
import { ruleOf } from '../core/problems/catalogue.ts'
import { compareText, HandbookError } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import type { Site } from '../site.ts'
import {
  type IndexedDocument,
  type IndexedFile,
  openPageIndex,
  type PageIndex,
  pagefindVersion,
  removeIndex,
} from '../sources/search-index.ts'
import { searchAddresses } from '../theme/search-box.ts'
import type { Facets } from './facets.ts'
import { type BuiltPage, isAsNoted, readNote, writeNote } from './index-note.ts'
import { documentsOf, type NotedPage, siteFacets } from './site-documents.ts'

/** What Eleventy tells when a build has ended. */
export interface BuildRun {
  /** What was written; `isOther` when `handbook build` has left it as it was. */
  results: readonly {
    url: string | false
    outputPath: string | false
    content?: string | undefined
    isOther?: boolean
  }[]
  runMode: 'build' | 'serve' | 'watch'
  outputMode: string
  incremental: boolean
  directories: { output: string }
}

/** How many pages are indexed before progress is told. */
const longWay = 1000

/** The pages among what was written, by address: a page comes after those above it. */
export function pagesOf({ results }: BuildRun): BuiltPage[] {
  return results
    .flatMap((result): BuiltPage[] => {
      const { url, outputPath, isOther = false } = result
      if (!isPageAddress(url) || !outputPath) return []
      return [{ url, isLeft: isOther, read: () => result.content ?? readFileSync(outputPath, 'utf8') }]
    })
    .sort((a, b) => compareText(a.url, b.url))
}

/**
 * Index the pages of a build, and say how it went; under `handbook build`, an index that would be the same is left as it stands. A site
 * is worth publishing without a search: nothing fails.
 */
export async function indexSite(site: Site, pages: readonly BuiltPage[], run: BuildRun): Promise<void> {
  const { root, scope, options } = site
  const folder = indexFolder(site, run)
  const path = folderFromRoot(site, run)
  const ground = `${options.site.lang} ${pagefindVersion()}`
  const before = scope && readNote(root)
  // In a build of some pages, nothing has changed that facets are made of.
  const known = scope?.others ? before?.pages : undefined
  const all = siteFacets(site)
  const facets = (url: string): Facets => known?.get(url)?.facets ?? all(url)
  if (before?.ground === ground && scope?.isStanding?.(path, before.name)) {
    if (isAsNoted(pages, before.pages, documentsOf(options, facets))) {
      scope.made.set(path, before.name)
      console.error(`[handbook] Search: the index of ${counting(before.pages.size, 'page')} is left as it is.`)
      return
    }
  }
  const noted = await makeIndex(options, pages, facets, folder)
  if (!scope || !noted) return
  const name = randomUUID()
  writeNote(root, { name, ground, pages: noted })
  scope.made.set(path, name)
}

/**
 * Index pages, and say how it went.
 *
 * @param pages   In the order of their addresses.
 * @param folder  Absolute path of the index.
 * @returns       What is noted of the pages that are searched; nothing when there is no index.
 */
export async function makeIndex(
  options: HandbookOptions,
  pages: readonly IndexedFile[],
  facets: (url: string) => Facets,
  folder: string,
): Promise<Map<string, NotedPage> | undefined> {
  const start = performance.now()
  let index: PageIndex | undefined
  const noted = new Map<string, NotedPage>()
  const documents = documentsOf(options, facets)
  const documentOf = (url: string, page: string): IndexedDocument | undefined => {
    const found = documents.of(url, page)
    if (found) noted.set(url, found.noted)
    return found
  }
  try {
    index = await openPageIndex(options.site.lang)
    const { searched } = await index.update(pages, documentOf, folder, (done) => {
      if (done % longWay === 0) console.error(`[handbook] Search: ${done} of ${pages.length} pages read…`)
    })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.error(`[handbook] Search: ${counting(searched, 'page')} indexed in ${seconds} s.`)
    return noted
  } catch (error) {
    removeIndex(folder)
    tellFailure(error)
    return undefined
  } finally {
    await index?.close()
  }
}

export function indexFolder({ root }: Site, { directories }: Pick<BuildRun, 'directories'>): string {
  return resolve(root, directories.output, `.${searchAddresses.index}`)
}

/** Note what a search over all parts of the site needs to know of the pages of this one. */
export function noteToSearch(site: Site, run: BuildRun, noted: Map<string, { path: string; facets: object }>): void {
  const facets = siteFacets(site)
  for (const { url, outputPath } of run.results) {
    if (isPageAddress(url) && outputPath) noted.set(url, { path: posix.normalize(outputPath), facets: facets(url) })
  }
}

function isPageAddress(url: string | false): url is string {
  return url !== false && /(\/|\.html)$/.test(url)
}

/** The same, from the root. */
export function folderFromRoot(site: Site, run: Pick<BuildRun, 'directories'>): string {
  return relative(site.root, indexFolder(site, run)).replaceAll('\\', '/')
}

export function tellFailure(error: unknown): void {
  if (!(error instanceof HandbookError)) throw error
  const { code, message, help } = error
  console.error(`[handbook] ${ruleOf(code).severity} ${code} ${message}${help ? `\n  ${help}` : ''}`)
}
