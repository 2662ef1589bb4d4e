import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { HandbookOptions } from '../core/model/options.ts'
import { suiteLayouts } from '../core/model/pages/page.ts'

/**
 * The names by which pages can call a layout: those of the suite, and the site's own with and without extension.
 *
 * @param brought  What the suite brings, when that is not everything.
 */
export function layoutNames(
  root: string,
  { layouts }: HandbookOptions,
  brought: readonly string[] = suiteLayouts,
): Set<string> {
  const names = new Set(brought)
  for (const file of filesBelow(join(root, layouts))) {
    for (let name = file; name !== ''; name = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '')
      names.add(name)
  }
  return names
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
