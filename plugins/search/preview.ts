import { existsSync, readFileSync } from 'node:fs'
import { compareText } from '../core/problems/problem.ts'
import type { Site } from '../site.ts'
import { openPageIndex, type PageIndex } from '../sources/search-index.ts'
import { documentsOf, siteFacets } from './site-documents.ts'
import { type BuildRun, indexFolder, pagesOf, tellFailure } from './site-index.ts'

/** What a preview searches. */
interface Preview {
  site?: Site
  /** Where the page at each address was written. */
  files: Map<string, string>
  folder: string
  isStale: boolean
  index?: PageIndex
  /** The indexing that is going on. */
  running?: Promise<void>
}

// The server is started anew whenever what answers is another function, so it is one for good, and so is what it reads.
const state: Preview = { files: new Map(), folder: '', isStale: true }

/**
 * The search of a preview. A build only notes what it wrote. The index is made when somebody searches, in a process beside the
 * preview, and of pages that have changed since.
 */
export const searchPreview = {
  note(site: Site, run: BuildRun): void {
    if (!run.incremental) state.files.clear()
    const written = new Map(run.results.map(({ url, outputPath }) => [url, outputPath]))
    for (const { url } of pagesOf(run)) state.files.set(url, written.get(url) as string)
    state.site = site
    state.folder = indexFolder(site, run)
    state.isStale = true
  },

  /** Waits until the index is fresh, and leaves the answer to the server. */
  async answer(): Promise<undefined> {
    while (state.running || state.isStale) {
      state.running ??= refresh().finally(() => {
        delete state.running
      })
      await state.running
    }
    return undefined
  },
}

async function refresh(): Promise<void> {
  const { site, files, folder } = state
  state.isStale = false
  if (!site) return
  const pages = [...files]
    .filter(([, path]) => existsSync(path))
    .sort(([a], [b]) => compareText(a, b))
    .map(([url, path]) => ({ url, read: () => readFileSync(path, 'utf8') }))
  try {
    state.index ??= await openPageIndex(site.options.site.lang)
    await state.index.update(pages, documentsOf(site.options, siteFacets(site)).of, folder)
  } catch (error) {
    tellFailure(error)
  }
}
