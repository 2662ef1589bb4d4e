import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

/** What Pagefind's files begin with, before their CBOR. */
const signature = 'pagefind_dcd'

/**
 * Put the filters of an index, and the values of each, in order: Pagefind 1.5 writes them in an order of chance, which would make
 * two builds of the same pages different. Their files get names by their new contents; what names them follows.
 *
 * @param folder  The folder of the index, just written.
 */
export function putFiltersInOrder(folder: string): void {
  const filters = join(folder, 'filter')
  const names = new Map<string, string>()
  for (const file of filesIn(filters, '.pf_filter')) {
    // A filter: its name, and a list of values, each with its pages.
    const bytes = rewritten(readFileSync(join(filters, file)), ([name, values]) => [name, sortedList(values)])
    names.set(nameOf(file), replaceFile(filters, file, bytes))
  }
  for (const file of filesIn(folder, '.pf_meta')) {
    // An index: its version, its pages, its words, its filters, and more.
    const bytes = rewritten(readFileSync(join(folder, file)), ([version, pages, words, filters, ...rest]) => {
      let renamed = filters as Buffer
      for (const [old, now] of names) renamed = replaced(renamed, old, now)
      return [version, pages, words, sortedList(renamed), ...rest]
    })
    const entry = join(folder, 'pagefind-entry.json')
    const [old, now] = [nameOf(file), replaceFile(folder, file, bytes)]
    writeFileSync(entry, readFileSync(entry, 'utf8').replace(`"${old}"`, `"${now}"`))
  }
}

function filesIn(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(ending))
  } catch {
    return []
  }
}

/** `en_94c029d` of `en_94c029d.pf_filter` and of `pagefind.en_94c029d.pf_meta`. */
function nameOf(file: string): string {
  return file.replace(/^pagefind\./, '').replace(/\.[^.]*$/, '')
}

/** Write the file under a name of the same length by its contents; gives the name. */
function replaceFile(folder: string, file: string, bytes: Buffer): string {
  const old = nameOf(file)
  const start = old.lastIndexOf('_') + 1
  const hash = createHash('sha256').update(bytes).digest('hex')
  const name = old.slice(0, start) + hash.slice(0, old.length - start)
  rmSync(join(folder, file))
  writeFileSync(join(folder, file.replace(old, name)), gzipSync(bytes, { level: 9 }))
  return name
}

type Parts = (Buffer | undefined)[]

/** The contents of a file whose list of parts is changed. */
function rewritten(file: Buffer, change: (parts: Parts) => Parts): Buffer {
  const bytes = gunzipSync(file)
  const start = signature.length
  const { head, parts } = listAt(bytes.subarray(start))
  const changed = change(parts).flatMap((part) => part ?? [])
  return Buffer.concat([bytes.subarray(0, start), head, ...changed])
}

function sortedList(list: Buffer | undefined): Buffer | undefined {
  if (!list) return undefined
  const { head, parts } = listAt(list)
  return Buffer.concat([head, ...parts.sort(Buffer.compare)])
}

function replaced(bytes: Buffer, old: string, now: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(old, now), 'latin1')
}

/** A list in CBOR: what tells its length, and its parts. Format: https://www.rfc-editor.org/rfc/rfc8949 */
function listAt(bytes: Buffer): { head: Buffer; parts: Buffer[] } {
  const { count, end } = headAt(bytes, 0)
  const parts: Buffer[] = []
  let at = end
  for (let index = 0; index < count; index++) {
    const next = endOf(bytes, at)
    parts.push(bytes.subarray(at, next))
    at = next
  }
  return { head: bytes.subarray(0, end), parts }
}

/** Where the value that begins at an offset ends. */
function endOf(bytes: Buffer, at: number): number {
  const { kind, count, end } = headAt(bytes, at)
  if (kind === 2 || kind === 3) return end + count
  const values = kind === 4 ? count : kind === 5 ? 2 * count : kind === 6 ? 1 : 0
  let next = end
  for (let index = 0; index < values; index++) next = endOf(bytes, next)
  return next
}

/** The kind of a value, and the number in its head: its length, or the value itself. */
function headAt(bytes: Buffer, at: number): { kind: number; count: number; end: number } {
  const first = bytes.readUInt8(at)
  const [kind, short] = [first >> 5, first & 31]
  if (short < 24) return { kind, count: short, end: at + 1 }
  const size = 2 ** (short - 24)
  const count = size === 8 ? Number(bytes.readBigUInt64BE(at + 1)) : bytes.readUIntBE(at + 1, size)
  return { kind, count, end: at + 1 + size }
}
