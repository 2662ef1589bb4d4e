import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { asFields } from '../core/model/fields.ts'

/** What was read of the history up to a commit. */
export interface KeptUpdates {
  /** Folder of pages, from the root of the repository. */
  folder: string
  head: string
  /** `YYYY-MM-DD` by path, from the root of the repository. */
  days: Record<string, string>
}

const cacheFile = '.cache/handbook/last-updates.json'

/** What was kept for the same folder; nothing when the file is missing, torn or foreign. */
export function keptUpdates(root: string, folder: string): KeptUpdates | undefined {
  try {
    const { version, ...kept } = JSON.parse(readFileSync(join(root, cacheFile), 'utf8'))
    const isWhole = version === 1 && kept.folder === folder && /^[0-9a-f]{40,64}$/.test(kept.head)
    return isWhole && Object.values(asFields(kept.days)).every((day) => typeof day === 'string') ? kept : undefined
  } catch {
    return undefined
  }
}

/** Keep what was read. Where it cannot be written, nothing is lost but time. */
export function keepUpdates(root: string, kept: KeptUpdates): void {
  const file = join(root, cacheFile)
  const draft = `${file}.${process.pid}.part`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(join(dirname(file), '.gitignore'), '*\n')
    writeFileSync(draft, JSON.stringify({ version: 1, ...kept }))
    renameSync(draft, file)
  } catch {
    // The next run reads it again.
  }
}
