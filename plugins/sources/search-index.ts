import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { PagefindIndex } from 'pagefind'
import { HandbookError } from '../core/problems/problem.ts'
import { putFiltersInOrder } from './search-order.ts'

/** A page that was written. */
export interface IndexedFile {
  url: string
  /** Its HTML, asked for when its turn comes. */
  read(): string
}

/** What of a page is searched: HTML with `data-pagefind-body`. */
export interface IndexedDocument {
  document: string
  /** Hash of the document. */
  hash: string
}

/** The index of a search; the work is done by a process beside this one. */
export interface PageIndex {
  /**
   * Bring the index up to the pages given, and write it into a folder of its own. What has not changed since the last time is
   * not read again.
   *
   * @param documentOf  What of a page is searched; nothing when the page is left out.
   * @param onRead      Called after each page, with how many were looked at.
   * @returns           How many pages are searched.
   * @throws HandbookError  `search/failed`
   */
  update(
    files: readonly IndexedFile[],
    documentOf: (url: string, page: string) => IndexedDocument | undefined,
    folder: string,
    onRead?: (done: number) => void,
  ): Promise<{ searched: number }>
  close(): Promise<void>
}

/** What Pagefind brings for looks that the suite does not use. */
const unused = ['pagefind-ui', 'pagefind-modular-ui', 'pagefind-component-ui', 'pagefind-highlight']

/** What is left out of every page: it says the same on many pages, or nothing that anybody looks for. Navigation always is. */
const skipped = ['[hidden]', '[data-search-skip]']

/** How many pages are on the way at a time: enough to keep the other process busy, few enough to be held. */
const underWay = 16

/** A page without content: it is left out, and what stood at its address goes. */
const nothing = '<html><body></body></html>'

/**
 * Begin an index.
 *
 * @param language  Language by whose rules words are told apart, such as `en`.
 * @throws HandbookError  `search/failed` when Pagefind has no program for this machine, or it does not start.
 */
export async function openPageIndex(language: string): Promise<PageIndex> {
  // Loaded only where there is something to index.
  const { createIndex, close } = await import('pagefind')
  const { index, errors } = await createIndex({ forceLanguage: language, excludeSelectors: skipped }).catch((cause) => {
    // What failed once would be asked again and again.
    close().catch(() => {})
    throw failure(cause instanceof Error ? (cause.message.split('\n')[0] as string) : String(cause))
  })
  if (!index) throw failure(errors.join(' '))
  const hashes = new Map<string, string>()
  return {
    async update(files, documentOf, folder, onRead = () => {}) {
      const gone = new Set(hashes.keys())
      let done = 0
      await inTurn(files, async ({ url, read }) => {
        const found = documentOf(url, read())
        onRead(++done)
        if (found === undefined) return
        const { document, hash } = found
        gone.delete(url)
        if (hashes.get(url) === hash) return
        await put(index, url, document)
        hashes.set(url, hash)
      })
      for (const url of gone) {
        await put(index, url, nothing)
        hashes.delete(url)
      }
      await write(index, folder)
      return { searched: hashes.size }
    },
    async close() {
      await close()
    },
  }
}

/**
 * Pagefind answers when it has given its files to the system, and a moment before the last of them are filled. Who reads one too
 * early, or ends Pagefind, would be left with half of it.
 */
export async function untilWritten(folder: string): Promise<void> {
  const whole = new Set<string>()
  let sizes = ''
  for (let round = 0; round < 1000; round++) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    for (const path of files) if (!whole.has(path) && isWhole(path)) whole.add(path)
    // Of scripts nobody can tell whether they are whole: they are when they no longer grow.
    const now = files.map((path) => statSync(path).size).join(' ')
    if (whole.size === files.length && now === sizes) return
    sizes = now
    await wait(10)
  }
  throw failure(`${folder} was not written to the end.`)
}

/** Whether a file of an index has an end. */
function isWhole(path: string): boolean {
  const bytes = readFileSync(path)
  try {
    if (/\.(?:pf_\w+|pagefind)$/.test(path)) return gunzipSync(bytes).length > 0
    return path.endsWith('.json') ? JSON.parse(bytes.toString()) !== null : bytes.length > 0
  } catch {
    return false
  }
}

export function removeIndex(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Pagefind's version; empty where it cannot be told. */
export function pagefindVersion(): string {
  try {
    const file = new URL('../package.json', import.meta.resolve('pagefind'))
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
  } catch {
    return ''
  }
}

/** Add a page, or replace the one at its address. */
async function put(index: PagefindIndex, url: string, content: string): Promise<void> {
  const { errors } = await index.addHTMLFile({ url, content })
  if (errors.length > 0) throw failure(`${url}: ${errors.join(' ')}`)
}

async function write(index: PagefindIndex, folder: string): Promise<void> {
  removeIndex(folder)
  const { errors } = await index.writeFiles({ outputPath: folder })
  if (errors.length > 0) throw failure(errors.join(' '))
  await untilWritten(folder)
  putFiltersInOrder(folder)
  for (const name of unused) for (const type of ['js', 'css']) rmSync(join(folder, `${name}.${type}`), { force: true })
}

function failure(why: string): HandbookError {
  return new HandbookError('search/failed', `The search has no index: ${why}`, {
    help: 'Install the dependencies again, optional ones included: Pagefind brings its program as an optional package for each system. `"search": false` in handbook.config.json does without.',
  })
}

/** Do something for each, several at a time, begun in order. */
async function inTurn<Item>(items: readonly Item[], each: (item: Item) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) await each(items[next++] as Item)
  }
  await Promise.all(Array.from({ length: underWay }, worker))
}
