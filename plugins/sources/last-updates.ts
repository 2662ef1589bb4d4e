import { posix } from 'node:path'
import type { HandbookOptions } from '../core/model/options.ts'
import { cloneHead } from './git-commits.ts'
import { GitRefusal, git } from './git-objects.ts'
import { type KeptUpdates, keepUpdates, keptUpdates } from './last-updates-cache.ts'

/** The day of the last commit that changed each file, `YYYY-MM-DD` in UTC, by its path from the site's root. */
export type LastUpdates = ReadonlyMap<string, string>

/**
 * When git last changed each file in the folder of pages, merges aside. What an earlier run has read is not read again.
 *
 * A shallow clone has no days: its first commit seems to change every file.
 */
export async function lastUpdates(root: string, options: Pick<HandbookOptions, 'input'>): Promise<LastUpdates> {
  try {
    const { hash: head, prefix, isShallow } = await cloneHead(root)
    if (isShallow) return new Map()
    const folder = posix.join(prefix, options.input)
    const kept = keptUpdates(root, folder)
    const days = kept?.head === head ? kept.days : await readOn(root, options.input, head, kept)
    if (kept?.head !== head) keepUpdates(root, { folder, head, days })
    return new Map(Object.entries(days).map(([path, day]) => [posix.relative(prefix, path), day]))
  } catch (error) {
    if (error instanceof GitRefusal) return new Map()
    throw error
  }
}

/** Read what is new since the commit that is kept; everything where that is no ancestor any more. */
async function readOn(
  root: string,
  input: string,
  head: string,
  kept: KeptUpdates | undefined,
): Promise<Record<string, string>> {
  const isBefore =
    kept !== undefined &&
    (await git(root, 'merge-base', '--is-ancestor', kept.head, head).then(
      () => true,
      () => false,
    ))
  const days: Record<string, string> = isBefore ? { ...kept.days } : {}
  const seen = new Set<string>()
  const format = ['--format=%x02%ct', '--name-only', '--no-renames', '--no-relative', '--no-ext-diff', '-z']
  const quiet = ['--no-show-signature', '--no-color', '--no-decorate', '--end-of-options']
  const told = await git(root, 'log', ...format, ...quiet, isBefore ? `${kept.head}..${head}` : head, '--', input)
  let day = ''
  for (const word of told.split('\0')) {
    const text = word.replace(/^\n+/, '')
    if (text.startsWith('\u0002')) day = new Date(Number(text.slice(1)) * 1000).toISOString().slice(0, 10)
    // Newest first: the first commit that names a file is its last.
    else if (text !== '' && !seen.has(text)) {
      seen.add(text)
      days[text] = day
    }
  }
  return days
}
