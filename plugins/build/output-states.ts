import { join } from 'node:path'
import { fileHash, isSameStamp, stampOf } from './file-states.ts'
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
