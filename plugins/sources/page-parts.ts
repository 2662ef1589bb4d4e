import { decoded } from './text-file.ts'

/** A page in two. */
export interface PageParts {
  /** The front matter with its fences; the whole page when it has none, or when that is never closed. */
  head: string
  /** What stands below it. */
  text(): string
  /** The line on which that begins, from 1. */
  firstLine: number
}

const mark = Buffer.from('\uFEFF')
const fence = Buffer.from('---')

/** Take a page apart, without its byte order mark; the text below the front matter is decoded when it is asked for. */
export function partsOf(page: Buffer): PageParts {
  const bytes = startsWith(page, mark) ? page.subarray(mark.length) : page
  if (!startsWith(bytes, fence)) {
    const whole = decoded(bytes)
    return { head: whole, text: () => whole, firstLine: 1 }
  }
  const close = bytes.indexOf('\n---')
  if (close === -1) return { head: decoded(bytes), text: () => '', firstLine: 1 }
  const lineEnd = bytes.indexOf('\n', close + 1)
  const head = decoded(bytes.subarray(0, close + 4))
  return {
    head,
    text: () => (lineEnd === -1 ? '' : decoded(bytes.subarray(lineEnd + 1))),
    firstLine: head.split('\n').length + 1,
  }
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start)
}
