import { createHash, hash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writevSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BodySyntax } from '../core/model/body-parser.ts'
import { packedText, unpackedText } from '../core/model/packed-text.ts'
import type { PageText } from '../core/model/page-text.ts'
import { codeVersion } from './code-version.ts'

/**
 * What the texts of pages say, kept from one check to the next: a text that has not changed by a byte is not parsed again.
 * A cache that is missing, torn, foreign or of another version is as good as an empty one.
 */
export interface TextCache {
  /**
   * What a page's text says.
   *
   * @param page  The whole file.
   * @param read  Reads the text when the cache does not know it; nothing when it cannot be read, which is not kept.
   */
  textOf(page: Buffer, read: () => PageText | undefined): PageText | undefined
  /** Write down what was asked for, and nothing else, and let go of it. Where files cannot be written, it is lost, in silence. */
  save(): void
}

/**
 * Open the cache of a site. Its file: a line that names the version and the SHA-256 of the rest, then one line for each page,
 * the SHA-256 of its file before what `packedText` makes of it.
 */
export function openTextCache(root: string, syntax?: BodySyntax): TextCache {
  const file = join(root, '.cache/handbook/texts')
  const version = hash('sha256', codeVersion() + JSON.stringify([syntax?.hugo, syntax?.html]), 'base64')
  const kept = keptLines(file, version)
  const used = new Map<string, Buffer>()
  let isNew = false
  return {
    textOf(page, read) {
      const key = hash('sha256', page, 'base64')
      const known = used.get(key) ?? kept.get(key)
      if (known) {
        used.set(key, known)
        return unpackedText(known.toString('utf8', key.length + 1))
      }
      const text = read()
      if (!text) return undefined
      const line = packedText(text)
      isNew = true
      used.set(key, Buffer.from(`${key} ${line}\n`))
      // Its own texts hold the whole page in memory; these do not, and are what the next check will see.
      return unpackedText(line)
    },
    save() {
      const lines = [...used.values()]
      if (isNew || used.size < kept.size) write(file, [headLine(version, lines), ...lines])
      used.clear()
      kept.clear()
    },
  }
}

/** The lines of the file by their keys; none when it is not as this version has written it, to the last byte. */
function keptLines(file: string, version: string): Map<string, Buffer> {
  const kept = new Map<string, Buffer>()
  const bytes = attempt(() => readFileSync(file)) ?? Buffer.alloc(0)
  const start = bytes.indexOf('\n') + 1
  if (!bytes.subarray(0, start).equals(headLine(version, [bytes.subarray(start)]))) return kept
  for (let from = start; from < bytes.length; ) {
    const end = bytes.indexOf('\n', from) + 1
    kept.set(bytes.toString('latin1', from, bytes.indexOf(' ', from)), bytes.subarray(from, end))
    from = end
  }
  return kept
}

function headLine(version: string, lines: readonly Buffer[]): Buffer {
  const sum = createHash('sha256')
  for (const line of lines) sum.update(line)
  return Buffer.from(`handbook ${version} ${sum.digest('base64')}\n`)
}

/**
 * The new file takes the place of the old one as a whole; the folder hides itself from Git. Where the folder may not be
 * written, or the disk is full, nothing is lost but time.
 */
function write(file: string, parts: readonly Buffer[]): void {
  const isWritten = attempt(() => {
    const folder = dirname(file)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '.gitignore'), '*\n')
    const handle = openSync(`${file}.new`, 'w')
    try {
      writevSync(handle, parts)
    } finally {
      closeSync(handle)
    }
    renameSync(`${file}.new`, file)
    return true
  })
  if (!isWritten) attempt(() => rmSync(`${file}.new`))
}

/** What an act brings, or nothing when it fails. */
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
