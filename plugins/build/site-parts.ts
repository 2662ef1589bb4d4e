import { rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { HandbookError } from '../core/problems/problem.ts'
import { readEntries, writeEntries } from '../sources/kept-entries.ts'
import type { Shard } from '../sources/shard.ts'
import { fileHash } from './file-states.ts'

/** What a build of a part leaves for whoever puts the parts together. */
export interface SitePart extends Shard {
  /** Hash of code, versions, arguments and day. */
  ground: string
  /** The output folder, from the root. */
  output: string
  /** Hashes of the files of the site, by path from the root. */
  inputs: [path: string, hash: string][]
  /** Hashes of the files that were made. */
  outputs: [path: string, hash: string][]
  /** Pages that may be searched. */
  toSearch: [url: string, page: { path: string; facets: object }][]
}

const version = 'part 1'

/** Where a part is noted, from the root. */
export function partFile({ index, total }: Shard): string {
  return `.cache/handbook/part-${index}-of-${total}`
}

export function writePart(root: string, part: SitePart): void {
  writeEntries(join(root, partFile(part)), version, new Map([['part', Buffer.from(JSON.stringify(part))]]))
}

export function removePart(root: string, shard: Shard): void {
  rmSync(join(root, partFile(shard)), { force: true })
}

/**
 * Read what all parts have left, and see that they make one site.
 *
 * @throws HandbookError  `config/invalid` when a part is missing, of another state of the site, or not as it was made.
 */
export function wholeOf(root: string, files: readonly string[]): SitePart[] {
  const parts = files.map((file) => {
    const bytes = readEntries(resolve(file), version).get('part')
    if (!bytes) throw refused(`${file} is no part of a site that this version has built.`)
    return JSON.parse(bytes.toString('utf8')) as SitePart
  })
  const [first] = parts
  if (!first) throw refused('There are no parts.')
  assertAll(parts, first)
  for (const part of parts) assertSameState(first, part)
  assertFiles(root, parts)
  if (relative(root, resolve(root, first.output)).startsWith('..'))
    throw refused('The output folder is not in the site.')
  return parts
}

function assertAll(parts: readonly SitePart[], { total }: SitePart): void {
  const wrong = parts.find((part) => part.total !== total)
  if (wrong) throw refused(`There are parts of ${total}, and of ${wrong.total}.`)
  const counts = Array.from({ length: total }, (_, at) => parts.filter(({ index }) => index === at + 1).length)
  const twice = counts.findIndex((count) => count > 1)
  if (twice !== -1) throw refused(`Part ${twice + 1} of ${total} is there twice.`)
  const missing = counts.flatMap((count, at) => (count === 0 ? [at + 1] : []))
  if (missing.length > 0) throw refused(`Of ${total} parts, there is none of ${missing.join(', ')}.`)
}

function assertSameState(first: SitePart, part: SitePart): void {
  const names = `parts ${first.index} and ${part.index}`
  const before = new Map(first.inputs)
  const now = new Map(part.inputs)
  const file = [...before.keys(), ...now.keys()].find((path) => before.get(path) !== now.get(path))
  if (file !== undefined) throw refused(`${file} was not the same for ${names}.`)
  if (first.ground !== part.ground || first.output !== part.output)
    throw refused(`Code, versions, arguments, environment, data from GitLab or the day were not the same for ${names}.`)
}

function assertFiles(root: string, parts: readonly SitePart[]): void {
  const made = new Map<string, { index: number; sum: string }>()
  for (const { index, outputs } of parts) {
    for (const [path, sum] of outputs) {
      const other = made.get(path)
      if (other && other.sum !== sum) throw refused(`Parts ${other.index} and ${index} have each made another ${path}.`)
      made.set(path, { index, sum })
    }
  }
  for (const [path, { index, sum }] of made) {
    if (fileHash(join(root, path)) !== sum) throw refused(`${path} is not as part ${index} has made it.`)
  }
}

function refused(message: string): HandbookError {
  return new HandbookError('config/invalid', message, {
    help: 'Lay the output folders and .cache/handbook/part-* of all parts of one pipeline over one another, and name each part once.',
  })
}
