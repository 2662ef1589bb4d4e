import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { readEntries, writeEntries } from '../sources/kept-entries.ts'
import type { IndexedFile } from '../sources/search-index.ts'
import type { NotedPage, SiteDocuments } from './site-documents.ts'

/** What an index was made of. */
export interface IndexNote {
  /** Another one for each index. */
  name: string
  /** What decides besides the pages. */
  ground: string
  /** By address. */
  pages: ReadonlyMap<string, NotedPage>
}

/** A page of a build. */
export interface BuiltPage extends IndexedFile {
  /** Whether it was not drawn, because it is as the last build has left it. */
  isLeft: boolean
}

const version = 'search 1'

/** What the last index was made of; nothing when that is not known. */
export function readNote(root: string): IndexNote | undefined {
  const bytes = readEntries(fileIn(root), version).get('index')
  return bytes && (deserialize(bytes) as IndexNote)
}

export function writeNote(root: string, note: IndexNote): void {
  writeEntries(fileIn(root), version, new Map([['index', serialize(note)]]))
}

function fileIn(root: string): string {
  return join(root, '.cache/handbook/search')
}

/**
 * Whether an index of some pages would be the one that was noted. Pages are read up to the first that is different; those that were
 * left are not read.
 *
 * @param pages  In the order of their addresses.
 */
export function isAsNoted(pages: readonly BuiltPage[], noted: IndexNote['pages'], documents: SiteDocuments): boolean {
  let found = 0
  for (const { url, read, isLeft } of pages) {
    const before = noted.get(url)
    if (isLeft) {
      if (before && !documents.passes(url, before)) return false
      if (before) found++
      continue
    }
    const now = documents.of(url, read())?.noted
    if (now?.hash !== before?.hash) return false
    if (now) found++
  }
  return found === noted.size
}
