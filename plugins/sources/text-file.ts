import { isAscii, isUtf8, transcode } from 'node:buffer'
import { closeSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ruleOf } from '../core/problems/catalogue.ts'
import { HandbookError, type Problem } from '../core/problems/problem.ts'

/** A text file, or why there is none. */
export type TextFile = { text: string } | NoFile

/** The bytes of a text file, which are UTF-8, or why there are none. */
export type BytesFile = { bytes: Buffer } | NoFile

type NoFile = { problem: Problem } | { missing: true }

/**
 * Read a text file.
 *
 * @param path  Where it is.
 * @param file  What problems call it: its path from the site's root.
 */
export function readText(path: string, file: string): TextFile {
  return asText(readBytes(path, file))
}

/** Read a text file, or standard input, which is 0, and leave it as bytes. */
export function readBytes(path: string | 0, file: string): BytesFile {
  return reading(file, () => readFileSync(path))
}

/** The text of UTF-8 bytes. */
export function decoded(bytes: Buffer): string {
  // Both ways take a fifth of the time of `toString('utf8')`.
  return isAscii(bytes) ? bytes.toString('latin1') : transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
}

export function asText(read: BytesFile): TextFile {
  return 'bytes' in read ? { text: decoded(read.bytes) } : read
}

// Of no use beyond one call: a buffer for each page would take longer than to read into it.
const pageBlock = Buffer.allocUnsafe(256 * 1024)
const headBlock = pageBlock.subarray(0, 4096)

/** Read a whole text file into bytes that are good until the next file is read. */
export function readBriefly(path: string, file: string): BytesFile {
  return reading(file, () => bytesUntil(path, pageBlock, () => undefined))
}

/**
 * Write a text file, and the folders above it.
 *
 * @param file  What messages call it.
 * @param flag  `wx` leaves a file alone that is there.
 * @throws HandbookError  `config/unwritable`
 */
export function writeText(path: string, file: string, text: string, flag: 'w' | 'wx' = 'w'): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new HandbookError('config/unwritable', `${file} cannot be written (${code}).`, {
      help: ruleOf('config/unwritable').mend,
    })
  }
}

const closing = Buffer.from('\n---')

/** Read the beginning of a page, up to and including the line that closes its front matter; a page without any, up to 4 KiB. */
export function readHead(path: string, file: string): TextFile {
  const head = (bytes: Buffer, length: number): Buffer | undefined => {
    if (!opensFence(bytes)) return wholeCharacters(bytes)
    const close = bytes.indexOf(closing, Math.max(length - 3, 0))
    return close === -1 ? undefined : bytes.subarray(0, close + 4)
  }
  return asText(reading(file, () => bytesUntil(path, headBlock, head)))
}

/**
 * Read a file block by block.
 *
 * @param block  Where the bytes go, as far as they fit; then twice as much each time, so that a front matter that is never closed
 *               costs no more than its file.
 * @param enough What is wanted of the bytes read so far, of which some were looked at before; nothing to go on.
 */
function bytesUntil(
  path: string,
  block: Buffer,
  enough: (bytes: Buffer, lookedAt: number) => Buffer | undefined,
): Buffer {
  const handle = openSync(path, 'r')
  try {
    let space = block
    let length = 0
    for (;;) {
      if (length === space.length) space = Buffer.concat([space], 2 * length)
      const added = readSync(handle, space, length, space.length - length, null)
      const bytes = space.subarray(0, length + added)
      const wanted = added === 0 ? bytes : enough(bytes, length)
      if (wanted) return wanted
      length += added
    }
  } finally {
    closeSync(handle)
  }
}

/** Whether a page begins with three hyphens, perhaps behind a byte order mark. */
function opensFence(bytes: Buffer): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  return bytes[start] === 0x2d && bytes[start + 1] === 0x2d && bytes[start + 2] === 0x2d
}

/** Without the bytes of a character that a cut has torn apart. */
function wholeCharacters(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > 0 && ((bytes[end - 1] as number) & 0xc0) === 0x80) end--
  return end > 0 && (bytes[end - 1] as number) >= 0xc0 ? bytes.subarray(0, end - 1) : bytes
}

/** What Node says of a path with a null byte, which no file can have. */
export const noPath = 'ERR_INVALID_ARG_VALUE'

function reading(file: string, read: () => Buffer): BytesFile {
  try {
    const bytes = read()
    if (isUtf8(bytes)) return { bytes }
    return { problem: unreadable(file, 'is not UTF-8') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === noPath) return { missing: true }
    const reasons: Record<string, string> = {
      EISDIR: 'is a folder',
      EACCES: 'may not be read',
      ELOOP: 'is a link that leads to itself',
    }
    return { problem: unreadable(file, reasons[code ?? ''] ?? `cannot be read (${code})`) }
  }
}

function unreadable(file: string, why: string): Problem {
  return { code: 'data/unreadable', severity: 'error', message: `The file ${why}.`, file }
}
