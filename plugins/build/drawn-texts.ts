import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readEntries, writeEntries } from '../sources/kept-entries.ts'

/** The HTML of pages, kept from one build to the next by the hash of the source. */
export interface DrawnTexts {
  htmlOf(hash: string): string | undefined
  add(hash: string, html: string): void
  /** Write down what was asked for or added, and nothing else: the files never hold more than one build needs. */
  save(): void
}

/**
 * Open what earlier builds have drawn.
 *
 * @param kept     The folder with a file for each worker of the last build, and the name of the one to write.
 * @param version  Of code and options; files of another one count for nothing.
 */
export function openDrawnTexts({ folder, name }: { folder: string; name: string }, version: string): DrawnTexts {
  const known = new Map<string, Buffer>()
  const files = filesIn(folder)
  for (const file of files) {
    for (const [key, html] of readEntries(join(folder, file), version)) known.set(key, html)
  }
  const used = new Map<string, Buffer>()
  let isNew = false
  return {
    htmlOf(hash) {
      const drawn = known.get(hash)
      if (drawn) used.set(hash, drawn)
      return drawn?.toString('utf8')
    },
    add(hash, html) {
      isNew = true
      used.set(hash, Buffer.from(html))
    },
    save() {
      if (isNew || used.size < known.size || !files.includes(name)) writeEntries(join(folder, name), version, used)
      used.clear()
      known.clear()
    },
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => /^drawn-\d+$/.test(file))
  } catch {
    return []
  }
}
