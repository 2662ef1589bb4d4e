import type { EngineOptions } from '../markdown/engine.ts'

/** What a worker begins with. */
export interface WorkerStart {
  root: string
  /** Pages from the site's root. */
  paths: readonly string[]
  /** Shared by all threads: for each page that was read, in their order, whether somebody has begun to draw it. */
  taken: Uint8Array
  /** Where drawn texts are kept from one build to the next: all files, and the one that this worker writes. */
  kept: { folder: string; name: string }
  /** Changes whenever a text could be drawn differently. */
  version: string
}

export type ToWorker =
  | { kind: 'draw'; engine: EngineOptions }
  /** A page that was drawn elsewhere, by the hash of its source; without HTML when it could not be. */
  | { kind: 'keep'; hash: string; html: string | undefined }

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

/** A file, with the hash of what stands there. */
export type ToWriter = { path: string; content: string | Uint8Array; known?: string } | 'end'

export interface FromWriter {
  written: [path: string, hash: string][]
  failed?: string
}
