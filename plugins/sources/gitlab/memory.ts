import { createHash } from 'node:crypto'
import type { KnownPages } from './requester.ts'

/** What the next pull needs to know besides the snapshot; it holds nothing that must not be published. */
export interface PullMemory {
  /** Pages for conditional requests. */
  known: KnownPages
  /** Items of places that are not open to everybody: their kinds and ids, so that counts add up. */
  withheld: Set<string>
  /** Hashes of the paths of those places. */
  closed: Set<string>
  /** How many epics GitLab counted at the last whole pull and did not list. */
  uncounted: number
}

export function emptyMemory(): PullMemory {
  return { known: new Map(), withheld: new Set(), closed: new Set(), uncounted: 0 }
}

/** A path as the memory knows it. */
export function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex')
}
