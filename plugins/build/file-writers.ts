import { Worker } from 'node:worker_threads'
import { programFile } from '../sources/package-files.ts'
import type { FromWriter, ToWriter } from './page-messages.ts'

/** Threads that write files while Eleventy goes on. They start with the first file. */
export interface FileWriters {
  /** Write a file, unless its hash is the known one. */
  write(path: string, content: string | Uint8Array, known: string | undefined): void
  /**
   * Wait until all is written, and let the threads go.
   *
   * @returns       The hash of every file that was handed over.
   * @throws Error  When a file could not be written.
   */
  finish(): Promise<Map<string, string>>
  /** Let the threads go, whatever they are at. */
  stop(): void
}

export function fileWriters(count: number): FileWriters {
  const file = programFile('build/file-writer')
  let crew: { worker: Worker; ended: Promise<FromWriter> }[] = []
  let writes = 0
  return {
    write(path, content, known) {
      if (crew.length === 0) crew = Array.from({ length: count }, () => started(new Worker(file)))
      const { worker } = crew[writes++ % count] as { worker: Worker }
      worker.postMessage({ path, content, ...(known === undefined ? {} : { known }) } satisfies ToWriter)
    },
    async finish() {
      for (const { worker } of crew) worker.postMessage('end' satisfies ToWriter)
      const all = await Promise.all(crew.map(({ ended }) => ended))
      crew = []
      const failed = all.find((one) => one.failed !== undefined)?.failed
      if (failed !== undefined) throw new Error(`A file could not be written. ${failed}`)
      return new Map(all.flatMap(({ written }) => written))
    },
    stop() {
      for (const { worker } of crew) void worker.terminate()
    },
  }
}

function started(worker: Worker): { worker: Worker; ended: Promise<FromWriter> } {
  const ended = new Promise<FromWriter>((resolve) => {
    worker.once('message', resolve)
    worker.once('error', ({ message }) => resolve({ written: [], failed: `A thread ended: ${message}` }))
  })
  return { worker, ended }
}
