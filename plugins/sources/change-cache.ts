import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ChangeEvent } from '../core/model/changes/change-event.ts'
import { type ProductState, packedState, unpackedState } from '../core/model/changes/change-state.ts'

/** What was read of the history up to a commit. */
export interface KeptHistory {
  head: string
  /** The first commit that was known, its day, and whether the clone ended there. */
  first: { hash: string; date: string; isCut: boolean }
  /** The data at the head. */
  state: ProductState
  /** Oldest commit first. */
  events: readonly ChangeEvent[]
}

const cacheFile = '.cache/handbook/changes.json'

/**
 * What was kept for the same code and settings; nothing when the file is missing, torn, foreign or of another version.
 *
 * @param key  Of the code and the settings.
 */
export function keptHistory(root: string, key: string): KeptHistory | undefined {
  try {
    const { sum, ...rest } = JSON.parse(readFileSync(join(root, cacheFile), 'utf8'))
    if (rest.key !== key || sum !== sumOf(rest)) return undefined
    return { ...rest.history, state: unpackedState(rest.history.state) }
  } catch {
    return undefined
  }
}

/** Keep what was read. The new file takes the place of the old one as a whole; where it cannot be written, nothing is lost but time. */
export function keepHistory(root: string, key: string, history: KeptHistory): void {
  const file = join(root, cacheFile)
  const draft = `${file}.${process.pid}.part`
  const content = { key, history: { ...history, state: packedState(history.state) } }
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(join(dirname(file), '.gitignore'), '*\n')
    writeFileSync(draft, JSON.stringify({ ...content, sum: sumOf(content) }))
    renameSync(draft, file)
  } catch {
    try {
      rmSync(draft, { force: true })
    } catch {
      // Where there is no folder, nothing is left behind.
    }
  }
}

function sumOf(content: object): string {
  return hash('sha256', JSON.stringify(content), 'base64')
}
