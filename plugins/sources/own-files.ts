import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { HandbookOptions } from '../core/model/options.ts'

/**
 * What files at the top of the site's folders are called, up to their first dot: `robots` for `robots.txt` and for a template
 * `robots.njk` that makes it. Of the folder of pages, and of those whose files are copied as they are.
 */
export function ownFileNames(root: string, { input, links }: Pick<HandbookOptions, 'input' | 'links'>): Set<string> {
  const names = [input, ...links.static].flatMap((folder) => filesIn(join(root, folder)))
  return new Set(names.map((name) => name.split('.')[0] as string))
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
