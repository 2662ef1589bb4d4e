import { statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** What watches the files of a site for Eleventy, and calls itself ready. */
export interface Watcher {
  on(event: 'add' | 'change' | 'unlink', listener: (path: string) => void): void
  off(event: 'add' | 'change', listener: (path: string) => void): void
  emit(event: 'add', path: string): unknown
  /** Names by folder. */
  getWatched(): Record<string, string[]>
}

/** For so long a watcher that calls itself ready still loses what is saved, in ms: 20 were seen. */
const deafness = 100

/**
 * Tell a watcher of what it did not see: files that were saved while the first build read them, and in the moment after the
 * watcher called itself ready.
 *
 * @param since  When the first build began, in ms since 1970.
 */
export async function tellMissedSaves(root: string, watcher: Watcher, since: number): Promise<void> {
  const told = new Set<string>()
  const note = (path: string): void => void told.add(resolve(root, path))
  for (const event of ['add', 'change'] as const) watcher.on(event, note)
  await wait(deafness)
  for (const event of ['add', 'change'] as const) watcher.off(event, note)
  const missed = Object.entries(watcher.getWatched())
    .flatMap(([folder, names]) => names.map((name) => resolve(root, folder, name)))
    .filter((path) => !told.has(path) && isSavedSince(path, since))
  for (const path of missed) watcher.emit('add', relative(root, path))
}

function isSavedSince(path: string, since: number): boolean {
  const state = statSync(path, { throwIfNoEntry: false })
  return state?.isFile() === true && state.mtimeMs >= since
}
