import { realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { ReadInclude } from '../core/model/markdown/includes.ts'
import { joined } from '../core/model/markdown/link-address.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { partsOf } from './page-parts.ts'
import { readBytes } from './text-file.ts'

/** Largest file that is included, in bytes. */
const largest = 500_000

/**
 * Read texts that pages include: from the folder `assets`, where Hugo keeps them, from the site's root, or from the folder of
 * pages; without their front matter. Nothing but texts, nothing hidden, and nothing outside the site.
 */
export function includedFiles(root: string, { input }: Pick<HandbookOptions, 'input'>): ReadInclude {
  const read = new Map<string, string | undefined>()
  return (path) => {
    if (!read.has(path)) read.set(path, ['assets', '', input].flatMap((folder) => textAt(root, folder, path) ?? [])[0])
    return read.get(path)
  }
}

function textAt(root: string, folder: string, path: string): string | undefined {
  const file = joined(folder, path.replaceAll('\\', '/'))
  if (file === undefined || !/\.(?:md|markdown|html|txt)$/i.test(file) || /(?:^|\/)(?:\.|node_modules\/)/.test(file))
    return undefined
  try {
    const real = realpathSync(join(root, file))
    if (!real.startsWith(realpathSync(root) + sep) || statSync(real).size > largest) return undefined
  } catch {
    return undefined
  }
  const found = readBytes(join(root, file), file)
  return 'bytes' in found ? partsOf(found.bytes).text() : undefined
}
