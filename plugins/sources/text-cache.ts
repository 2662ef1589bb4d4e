import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { BodySyntax } from '../core/model/markdown/body-parser.ts'
import { packedText, unpackedText } from '../core/model/pages/packed-text.ts'
import type { PageText } from '../core/model/pages/page-text.ts'
import { codeVersion } from './code-version.ts'
import { readEntries, writeEntries } from './kept-entries.ts'

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
      if (known) {
        used.set(key, known)
        return unpackedText(known.toString('utf8'))
      }
      const text = read()
      if (!text) return undefined
      const line = packedText(text)
      isNew = true
      used.set(key, Buffer.from(line))
      // Its own texts hold the whole page in memory; these do not, and are what the next check will see.
      return unpackedText(line)
    },
    save() {
      if (isNew || used.size < kept.size) writeEntries(file, version, used)
      used.clear()
      kept.clear()
    },
  }
}
