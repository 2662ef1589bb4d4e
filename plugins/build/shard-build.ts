import { posix } from 'node:path'
import { begin, openEleventy } from './eleventy-build.ts'
import type { EleventyParts } from './eleventy-parts.ts'
import { drawOnly } from './part-build.ts'
import { type BuildScope, emptyScope } from './scope.ts'
import { type BuildOptions, foldersOf, listen, type Written, writing } from './writing.ts'

/**
 * Build the own pages of a part after all have been read, and with the first part all that is no Markdown page, and copies. Texts of other
 * pages are drawn only when one of these shows them.
 */
export async function buildShard(parts: EleventyParts, options: BuildOptions, own: ShardPages): Promise<Written> {
  const { workers, writers, ...alone } = options
  try {
    return await drawShard(parts, options, own, false)
  } catch {
    // Whatever it is, the next attempt meets it again, and tells of it.
    workers?.stop()
    await writers?.finish()
    return await drawShard(parts, alone, own, true)
  }
}

/** Which templates a part draws. */
export interface ShardPages {
  isFirst: boolean
  isOwn(path: string): boolean
}

async function drawShard(
  parts: EleventyParts,
  options: BuildOptions,
  { isFirst, isOwn }: ShardPages,
  isLast: boolean,
): Promise<Written> {
  const scope: BuildScope = { ...emptyScope(), isPart: true, isDrawn: isOwn, toSearch: new Map() }
  const eleventy = await openEleventy(parts, options, scope)
  const { said, stop } = listen(!isLast)
  try {
    await begin(eleventy, parts, options, scope)
    if (!isLast) eleventy.disableLogger()
    const isWanted = (path: string): boolean => isOwn(posix.normalize(path))
    if (!drawOnly(eleventy, isWanted, isLast))
      throw new Error('This Eleventy is not known: it builds no part of a site.')
    const { writer } = eleventy
    if (writer && !isFirst) writer.writePassthroughCopy = async () => []
    const files = await writing(parts, options, eleventy, scope)
    stop()
    if (!isLast) for (const line of said) console.error(line)
    const { toSearch, made, extras } = scope
    return { files, ...foldersOf(eleventy), said, records: undefined, made, extras, ...(toSearch ? { toSearch } : {}) }
  } finally {
    stop()
  }
}
