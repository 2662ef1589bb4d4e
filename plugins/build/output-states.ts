import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type FileStamp, fileHash, filesBelow, isSameStamp, stampOf } from './file-states.ts'
import type { Manifest, OutputState } from './manifest.ts'

/** The files of the last build, as they stand now. */
export interface OutputsNow {
  /** Those that are no longer as they were left. */
  lost: string[]
  states: Map<string, OutputState>
  /** Whether a file has another time and the same content. */
  isMoved: boolean
}

/** Look at what the last build has written. */
export function outputsNow(root: string, { outputs }: Manifest): OutputsNow {
  const lost: string[] = []
  const states = new Map<string, OutputState>()
  let isMoved = false
  for (const [path, state] of outputs) {
    const stamp = stampOf(`${root}/${path}`)
    if (stamp && isSameStamp(stamp, state)) states.set(path, state)
    else if (stamp && fileHash(join(root, path)) === state.hash) {
      isMoved = true
      states.set(path, { ...state, ...stamp })
    } else lost.push(path)
  }
  return { lost, states, isMoved }
}

/**
 * Note the files in the output folder that no template has written: copies, and what plugins make at the end of a build.
 *
 * @param hashes  Of files that are known to have been written just now, by their paths from the root.
 * @param isMade  Whether a file that is not known yet comes from this build: somebody else may keep files there, too.
 */
export function noteExtras(
  root: string,
  output: string,
  outputs: Map<string, OutputState>,
  hashes: ReadonlyMap<string, string>,
  isMade: (path: string, stamp: FileStamp) => boolean,
): void {
  // A part of a small site may have no page.
  const now = existsSync(join(root, output)) ? filesBelow(join(root, output), new Set()) : new Map<string, FileStamp>()
  for (const [path, { from }] of outputs) {
    if (from === undefined && !now.has(path.slice(output.length + 1))) outputs.delete(path)
  }
  for (const [name, stamp] of now) {
    const path = `${output}/${name}`
    const known = outputs.get(path)
    if (known?.from !== undefined || (known ? isSameStamp(known, stamp) : !isMade(path, stamp))) continue
    const hash = hashes.get(path) ?? fileHash(join(root, path))
    if (hash !== undefined) outputs.set(path, { ...stamp, hash })
  }
}
