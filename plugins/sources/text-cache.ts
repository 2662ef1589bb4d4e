import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { BodySyntax } from '../core/model/markdown/body-parser.ts'
import { type KeptText, keptText, packedText } from '../core/model/pages/packed-text.ts'
import type { PageText } from '../core/model/pages/page-text.ts'
import { codeVersion } from './code-version.ts'
import { readEntries, writeEntries } from './kept-entries.ts'
import { decoded } from './text-file.ts'

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
  textOf(page: Buffer, read: () => PageText | undefined): KeptText | undefined
  /** Write down what was asked for, and nothing else, and let go of it. Where files cannot be written, it is lost, in silence. */
  save(): void
}

/** Open the cache of a site: entries by the SHA-256 of the page, each what `packedText` makes of it. */
export function openTextCache(root: string, syntax?: BodySyntax): TextCache {
  const file = join(root, '.cache/handbook/texts')
  const version = hash(
    'sha256',
    codeVersion() + JSON.stringify([syntax?.hugo, syntax?.html, syntax?.siteUrl]),
    'base64',
  )
  const kept = readEntries(file, version)
  const used = new Map<string, Buffer>()
  let isNew = false
  return {
    textOf(page, read) {
      const key = hash('sha256', page, 'base64')
      const known = used.get(key) ?? kept.get(key)
      const text = known ? undefined : read()
      const packed = text ? Buffer.from(packedText(text)) : known
      if (!packed) return undefined
      isNew ||= !known
      used.set(key, packed)
      // What was read holds the whole page in memory; this does not, and is what the next check will see.
      return keptText((number) => lineOf(packed, number))
    },
    save() {
      if (isNew || used.size < kept.size) writeEntries(file, version, used)
      used.clear()
      kept.clear()
    },
  }
}

function lineOf(text: Buffer, number: number): string {
  let start = 0
  for (let line = 0; line < number; line++) start = text.indexOf('\n', start) + 1
  const end = text.indexOf('\n', start)
  return decoded(text.subarray(start, end === -1 ? text.length : end))
}
