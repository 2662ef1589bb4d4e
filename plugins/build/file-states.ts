import { hash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'

/** A file as it was seen. */
export interface FileState {
  size: number
  /** Milliseconds. */
  mtime: number
  /** Nothing when it changed while it was looked at: then it counts as another one. */
  hash?: string
}

/** What a file system tells at once about a file. */
export type FileStamp = Pick<FileState, 'size' | 'mtime'>

/** Folders in which nothing lies that a site is made of. */
const noInput = new Set(['node_modules', '.git', '.cache'])

/**
 * Every file below a folder, from there, with its stamp.
 *
 * @param skipped  Folders, from the root, that are not looked into.
 */
export function filesBelow(root: string, skipped: ReadonlySet<string>): Map<string, FileStamp> {
  const found = new Map<string, FileStamp>()
  const links = new Set<string>()
  const visit = (folder: string): void => {
    for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
      const path = folder + entry.name
      if (noInput.has(entry.name) || skipped.has(path)) continue
      if (entry.isDirectory()) visit(`${path}/`)
      else if (entry.isFile()) {
        const stamp = stampOf(`${root}/${path}`)
        if (stamp) found.set(path, stamp)
      } else if (entry.isSymbolicLink()) {
        const stat = statOf(`${root}/${path}`)
        if (stat?.isFile()) found.set(path, { size: stat.size, mtime: stat.mtimeMs })
        // A link can lead to a folder above: then each is visited once.
        if (!stat?.isDirectory() || links.has(realpathSync(join(root, path)))) continue
        links.add(realpathSync(join(root, path)))
        visit(`${path}/`)
      }
    }
  }
  visit('')
  return found
}

export function stampOf(path: string): FileStamp | undefined {
  const stat = statOf(path)
  return stat && { size: stat.size, mtime: stat.mtimeMs }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}

export function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.mtime === b.mtime
}

export function fileHash(path: string): string | undefined {
  try {
    return hash('sha256', readFileSync(path), 'base64')
  } catch {
    return undefined
  }
}

/** What is different between two looks at the same files. */
export interface FileChanges {
  changed: string[]
  added: string[]
  removed: string[]
  /** Whether a file has another time and the same content. */
  isMoved: boolean
  /** The new state of every file that is there. */
  states: Map<string, FileState>
}

/**
 * Compare files with how they were. A file with the same stamp is the same one, unless it was written so shortly before it was looked
 * at that another writing could have the same stamp; else its content decides, since pipelines give files new times.
 *
 * @param lookedAt  When the files were looked at, in milliseconds.
 */
export function fileChanges(
  before: ReadonlyMap<string, FileState>,
  now: ReadonlyMap<string, FileStamp>,
  lookedAt: number,
  hashOf: (path: string) => string | undefined,
): FileChanges {
  const changes: FileChanges = { changed: [], added: [], removed: [], isMoved: false, states: new Map() }
  for (const [path, stamp] of now) {
    const old = before.get(path)
    const isKnown = old?.hash !== undefined && isSameStamp(old, stamp) && stamp.mtime < lookedAt - doubtful
    const sum = isKnown ? old.hash : hashOf(path)
    changes.states.set(path, { ...stamp, ...(sum === undefined ? {} : { hash: sum }) })
    if (!old) changes.added.push(path)
    else if (sum === undefined || sum !== old.hash) changes.changed.push(path)
    else if (!isSameStamp(old, stamp)) changes.isMoved = true
  }
  for (const path of before.keys()) if (!now.has(path)) changes.removed.push(path)
  return changes
}

/** The coarsest clock of a file system, in milliseconds. */
const doubtful = 2000
