import type { EngineOptions } from '../markdown/engine.ts'

/** What a worker begins with. */
export interface WorkerStart {
  root: string
  /** Pages from the site's root, with what is known of them. */
  paths: readonly string[]
  /** Where drawn texts are kept from one build to the next: all files, and the one that this worker writes. */
  kept: { folder: string; name: string }
  /** Changes whenever a text could be drawn differently. */
  version: string
}

export type ToWorker =
  | { kind: 'draw'; engine: EngineOptions }
  | { kind: 'write'; path: string; content: string | Uint8Array; known?: string }
  | { kind: 'finish' }

/** A page as a worker has read it. */
export interface PageSource {
  path: string
  content: string
  /** Where the text below the front matter begins. */
  bodyStart: number
  hash: string
  /** Hash of what stands above. */
  head: string
}

export type FromWorker =
  | { kind: 'read'; pages: PageSource[] }
  | { kind: 'drawn'; pages: [path: string, html: string | undefined][] }
  | { kind: 'all-drawn' }
  | { kind: 'finished'; written: [path: string, hash: string][]; failed?: string }
