import { isYamlFailure, parseYaml } from '../../problems/located-yaml.ts'
import { asFields } from '../fields.ts'

/**
 * Reads one version of a data file after the other; nothing for a version that cannot be read. An entry that has not changed
 * comes back as the very same object.
 */
export type EntryReader = (text: string) => ReadonlyMap<string, unknown> | undefined

interface Chunk {
  text: string
  key: string
  value: unknown
}

/** A file in pieces, of which each holds one entry. */
interface Pieces {
  text: string
  /** What stands before the first entry: comments, and the key above all. */
  head: string
  /** White space before the key of each entry. */
  indent: string
  chunks: readonly Chunk[]
  entries: ReadonlyMap<string, unknown>
}

/**
 * Read the versions of a file whose entries stand one after the other. Between two versions little changes, and only that is
 * parsed. A file that is written otherwise is parsed as a whole each time.
 *
 * @param above  Key above the entries; none when they stand at the top.
 */
export function entryReader(above?: string): EntryReader {
  let before: Pieces | undefined
  return (given) => {
    const text = given.replace(/^\uFEFF/, '')
    before = (before && piecesAfter(before, text)) ?? pieces(text, above)
    return before ? before.entries : wholeEntries(text, above)
  }
}

/** All entries by a parse of the whole file. */
function wholeEntries(text: string, above: string | undefined): ReadonlyMap<string, unknown> | undefined {
  const yaml = parseYaml(text)
  if (isYamlFailure(yaml)) return undefined
  const value = above === undefined ? yaml.value : asFields(yaml.value)[above]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map(Object.entries(value))
}

/** Take a file to pieces; nothing when it is not written so that this is safe. */
function pieces(text: string, above: string | undefined): Pieces | undefined {
  const start = startOfEntries(text, above)
  if (start === undefined) return undefined
  const indent = /^[ ]*/.exec(text.slice(start))?.[0] ?? ''
  if ((above === undefined) !== (indent === '')) return undefined
  const chunks = chunksIn(text.slice(start), indent)
  return chunks && withEntries(text, text.slice(0, start), indent, chunks)
}

/** Pieces that hold every key once. */
function withEntries(text: string, head: string, indent: string, chunks: readonly Chunk[]): Pieces | undefined {
  const entries = new Map<string, unknown>()
  for (const { key, value } of chunks) entries.set(key, value)
  return entries.size === chunks.length ? { text, head, indent, chunks, entries } : undefined
}

/** Where the first entry begins. */
function startOfEntries(text: string, above: string | undefined): number | undefined {
  const space = /(?:[ \t]*(?:#[^\n]*)?\r?\n)*/y
  const skip = (from: number): number => {
    space.lastIndex = from
    space.exec(text)
    return space.lastIndex
  }
  const start = skip(0)
  if (above === undefined) return start < text.length ? start : undefined
  const key = `${above}:`
  if (!text.startsWith(key, start)) return undefined
  const line = /[ \t]*(?:#[^\n]*)?\r?\n/y
  line.lastIndex = start + key.length
  return line.test(text) ? skip(line.lastIndex) : undefined
}

/** The pieces of the next version: what it shares with this one at its beginning and at its end is taken over. */
function piecesAfter(before: Pieces, text: string): Pieces | undefined {
  const { head, indent, chunks } = before
  if (before.text === text) return before
  const prefix = sharedLength(before.text, text, 'start')
  const suffix = Math.min(sharedLength(before.text, text, 'end'), Math.min(before.text.length, text.length) - prefix)
  if (prefix < head.length) return undefined
  let first = 0
  let at = head.length
  // A piece that ends where the difference begins may go on.
  while (first < chunks.length && at + lengthOf(chunks, first) < prefix) at += lengthOf(chunks, first++)
  let last = chunks.length
  let end = text.length
  while (last > first && text.length - end + lengthOf(chunks, last - 1) <= suffix) end -= lengthOf(chunks, --last)
  const middle = text.slice(at, end)
  if (last < chunks.length && middle !== '' && !middle.endsWith('\n')) return undefined
  const fresh = middle === '' ? [] : chunksIn(middle, indent)
  return fresh && withEntries(text, head, indent, [...chunks.slice(0, first), ...fresh, ...chunks.slice(last)])
}

function lengthOf(chunks: readonly Chunk[], index: number): number {
  return (chunks[index] as Chunk).text.length
}

/** How many characters two texts share at one side: halving, since whole slices compare fast. */
function sharedLength(a: string, b: string, side: 'start' | 'end'): number {
  const part = (text: string, from: number, to: number): string =>
    side === 'start' ? text.slice(from, to) : text.slice(text.length - to, text.length - from)
  let known = 0
  let most = Math.min(a.length, b.length)
  while (known < most) {
    const middle = (known + most + 1) >> 1
    if (part(a, known, middle) === part(b, known, middle)) known = middle
    else most = middle - 1
  }
  return known
}

function chunksIn(text: string, indent: string): Chunk[] | undefined {
  const texts = text.split(new RegExp(`^(?=${indent}[^\\s#])`, 'm'))
  const chunks: Chunk[] = []
  for (const one of texts) {
    const yaml = parseYaml(one)
    if (isYamlFailure(yaml)) return undefined
    const entries = Object.entries(asFields(yaml.value))
    const [entry] = entries
    if (!entry || entries.length > 1) return undefined
    chunks.push({ text: one, key: entry[0], value: entry[1] })
  }
  return chunks
}
