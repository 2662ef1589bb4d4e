import { readdirSync } from 'node:fs'
import { basename, dirname, posix } from 'node:path'

/** What Eleventy knows of the data files of templates and folders. */
export interface DataPaths {
  getLocalDataPaths?(template: string): Promise<string[]>
  /** The folder of pages. */
  inputDir?: string
  config?: { dataFileDirBaseNameOverride?: string }
}

/** What `getLocalDataPaths` was. */
const eleventys = new WeakMap<DataPaths, (template: string) => Promise<string[]>>()

/**
 * Eleventy asks for a dozen files that could hold data of each page and of each folder above it, and hardly ever is one there. Look
 * into the folders once instead, and let it ask only where a file has the name for it.
 *
 * @param data  Folders are looked at once: in a preview, it is called again for each build.
 */
export function lookOnce(data: DataPaths): void {
  const slow = eleventys.get(data) ?? data.getLocalDataPaths?.bind(data)
  if (!slow) return
  eleventys.set(data, slow)
  const names = new Map<string, readonly string[]>()
  const namesIn = (folder: string): readonly string[] => {
    const known = names.get(folder) ?? notPages(folder)
    names.set(folder, known)
    return known
  }
  const top = posix.normalize(data.inputDir ?? '.').replace(/\/$/, '')
  const ownData = new Map<string, boolean>()
  /** Whether a folder, or one above it up to that of all pages, may have data. */
  const hasData = (folder: string): boolean => {
    const known = ownData.get(folder)
    if (known !== undefined) return known
    const isOwn = namesIn(folder).some((name) => name.startsWith(basename(folder)))
    const has = isOwn || (folder !== top && folder !== dirname(folder) && hasData(dirname(folder)))
    ownData.set(folder, has)
    return has
  }
  data.getLocalDataPaths = async (template) => {
    if (data.config?.dataFileDirBaseNameOverride) return slow(template)
    const path = posix.normalize(template)
    const [stem = ''] = basename(path).split('.')
    const isAlone = stem !== '' && !namesIn(dirname(path)).some((name) => name.startsWith(stem))
    return isAlone && !hasData(dirname(path)) ? [] : slow(template)
  }
}

/** The names in a folder that can be those of data. */
function notPages(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.endsWith('.md') && name.includes('.'))
  } catch {
    return []
  }
}
