import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Problem } from '../core/problems/problem.ts'

/** A text file, or why there is none. */
export type TextFile = { text: string } | { problem: Problem } | { missing: true }

/**
 * Read a text file.
 *
 * @param path  Where it is.
 * @param file  What problems call it: its path from the site's root.
 */
export function readText(path: string, file: string): TextFile {
  return reading(file, () => readFileSync(path))
}

/** Read the beginning of a page, up to and including the line that closes its front matter; a page without any, up to 4 KiB. */
export function readHead(path: string, file: string): TextFile {
  return reading(file, () => {
    const handle = openSync(path, 'r')
    try {
      // Twice as much each time: a front matter that is never closed costs no more than its file.
      let block = Buffer.allocUnsafe(4096)
      let length = 0
      for (;;) {
        if (length === block.length) block = Buffer.concat([block], 2 * length)
        const added = readSync(handle, block, length, block.length - length, null)
        const head = block.subarray(0, length + added)
        if (added === 0) return head
        if (!/^(?:\uFEFF)?---/.test(head.toString('utf8', 0, 6))) return wholeCharacters(head)
        const close = head.indexOf('\n---', Math.max(length - 3, 0))
        if (close !== -1) return head.subarray(0, close + 4)
        length += added
      }
    } finally {
      closeSync(handle)
    }
  })
}

/** Without the bytes of a character that a cut has torn apart. */
function wholeCharacters(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > 0 && ((bytes[end - 1] as number) & 0xc0) === 0x80) end--
  return end > 0 && (bytes[end - 1] as number) >= 0xc0 ? bytes.subarray(0, end - 1) : bytes
}

function reading(file: string, read: () => Buffer): TextFile {
  try {
    const bytes = read()
    if (isUtf8(bytes)) return { text: bytes.toString('utf8') }
    return { problem: unreadable(file, 'is not UTF-8') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { missing: true }
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
