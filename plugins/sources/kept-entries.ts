import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writevSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Read a file of entries. Its form: a line that names the version and the SHA-256 of the rest, then for each entry a line with its
 * key and its length in bytes, and the bytes.
 *
 * @returns  The entries by their keys; none when the file is not as this version has written it, to the last byte.
 */
export function readEntries(file: string, version: string): Map<string, Buffer> {
  const entries = new Map<string, Buffer>()
  const bytes = attempt(() => readFileSync(file)) ?? Buffer.alloc(0)
  const start = bytes.indexOf('\n') + 1
  if (!bytes.subarray(0, start).equals(headLine(version, [bytes.subarray(start)]))) return entries
  for (let from = start; from < bytes.length; ) {
    const line = bytes.indexOf('\n', from)
    const space = bytes.indexOf(' ', from)
    const end = line + 1 + Number(bytes.toString('latin1', space + 1, line))
    entries.set(bytes.toString('latin1', from, space), bytes.subarray(line + 1, end))
    from = end
  }
  return entries
}

/**
 * Write entries. The new file takes the place of the old one as a whole; the folder hides itself from Git. Where the folder may not
 * be written, or the disk is full, nothing is lost but time.
 */
export function writeEntries(file: string, version: string, entries: ReadonlyMap<string, Buffer>): void {
  const parts = [...entries].flatMap(([key, bytes]) => [Buffer.from(`${key} ${bytes.length}\n`), bytes])
  // Another build may be writing at the same time.
  const fresh = `${file}.${process.pid}.new`
  const isWritten = attempt(() => {
    const folder = dirname(file)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '.gitignore'), '*\n')
    const handle = openSync(fresh, 'w')
    try {
      for (const some of chunks([headLine(version, parts), ...parts])) writeAll(handle, some)
    } finally {
      closeSync(handle)
    }
    renameSync(fresh, file)
    return true
  })
  if (!isWritten) attempt(() => rmSync(fresh))
}

function headLine(version: string, parts: readonly Buffer[]): Buffer {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return Buffer.from(`handbook ${version} ${sum.digest('base64')}\n`)
}

/** One call takes at most 1024 buffers. */
function* chunks(parts: readonly Buffer[]): Generator<Buffer[]> {
  for (let from = 0; from < parts.length; from += 1024) yield parts.slice(from, from + 1024)
}

/** A call may write less than it was given. */
function writeAll(handle: number, parts: readonly Buffer[]): void {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  let done = writevSync(handle, parts)
  if (done === length) return
  const rest = Buffer.concat(parts)
  while (done < length) done += writevSync(handle, [rest.subarray(done)])
}

/** What an act brings, or nothing when it fails. */
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
