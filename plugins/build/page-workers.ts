import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { EngineOptions } from '../markdown/engine.ts'
import type { FromWorker, PageSource, ToWorker, WorkerStart } from './page-messages.ts'

/** Threads that read pages, draw their texts and write what comes of them, while Eleventy does the rest. */
export interface PageWorkers {
  count: number
  /** The pages as they were read; resolves when all are. */
  sources(): Promise<Map<string, PageSource>>
  /** Begin to draw. */
  draw(engine: EngineOptions): void
  /**
   * The HTML of a page's text: nothing when the text is not the one that was read, or when it could not be drawn, so that it has to be
   * drawn where it is asked for.
   */
  htmlOf(path: string, text: string): Promise<string | undefined> | undefined
  /**
   * Write a file, unless its hash is the known one.
   *
   * @returns  Whether there is a thread that does.
   */
  write(path: string, content: string | Uint8Array, known: string | undefined): boolean
  /**
   * Wait until all is written, and let the threads go.
   *
   * @returns       The hash of every file that was handed over.
   * @throws Error  When a file could not be written.
   */
  finish(): Promise<Map<string, string>>
}

interface Waiting {
  source: PageSource
  html?: string | undefined
  isDrawn?: true
  give?: (html: string | undefined) => void
}

/** Start threads for some pages: as many as there are starts. */
export function startWorkers(starts: readonly WorkerStart[]): PageWorkers {
  const pages = new Map<string, Waiting>()
  const file = new URL(`./page-worker${extname(import.meta.filename)}`, import.meta.url)
  const crew = starts.map((workerData) => member(new Worker(file, { workerData }), pages))
  let turn = 0
  return {
    count: crew.length,
    async sources() {
      await Promise.all(crew.map(({ read }) => read))
      return new Map([...pages].map(([path, { source }]) => [path, source]))
    },
    draw: (engine) => {
      for (const { tell } of crew) tell({ kind: 'draw', engine })
    },
    htmlOf(path, text) {
      const page = pages.get(path)
      const { content, bodyStart } = page?.source ?? { content: '', bodyStart: 0 }
      if (!page || text.length !== content.length - bodyStart || !content.endsWith(text)) return undefined
      if (page.isDrawn) {
        const { html } = page
        page.html = undefined
        return Promise.resolve(html)
      }
      return new Promise((resolve) => {
        page.give = resolve
      })
    },
    write(path, content, known) {
      const able = crew.filter(({ isAlive }) => isAlive())
      const one = able[turn++ % able.length]
      one?.tell({ kind: 'write', path, content, ...(known === undefined ? {} : { known }) })
      return one !== undefined
    },
    async finish() {
      for (const { tell } of crew) tell({ kind: 'finish' })
      const all = await Promise.all(crew.map(({ finished }) => finished))
      const failed = all.find((one) => one.failed !== undefined)?.failed
      if (failed !== undefined) throw new Error(`A file could not be written. ${failed}`)
      return new Map(all.flatMap(({ written }) => written))
    },
  }
}

type Finished = Extract<FromWorker, { kind: 'finished' }>

interface Member {
  read: Promise<void>
  finished: Promise<Finished>
  isAlive(): boolean
  tell(message: ToWorker): void
}

function member(worker: Worker, pages: Map<string, Waiting>): Member {
  const own: Waiting[] = []
  let isAlive = true
  let hasWork = false
  let hasRead: () => void
  const read = new Promise<void>((resolve) => {
    hasRead = resolve
  })
  // Whoever waits for a thread that has died must not wait for ever: its pages are drawn where they are asked for.
  const leave = (): void => {
    hasRead()
    for (const page of own) {
      if (page.isDrawn) continue
      page.isDrawn = true
      page.give?.(undefined)
    }
  }
  const finished = new Promise<Finished>((resolve) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'read') {
        for (const source of message.pages) {
          const page = { source }
          own.push(page)
          pages.set(source.path, page)
        }
        hasRead()
      } else if (message.kind === 'drawn') {
        for (const [path, html] of message.pages) {
          const page = pages.get(path)
          if (!page) continue
          page.isDrawn = true
          if (page.give) page.give(html)
          else page.html = html
        }
      } else if (message.kind === 'all-drawn') leave()
      else {
        resolve(message)
        void worker.terminate()
      }
    })
    worker.on('error', (error) => {
      isAlive = false
      leave()
      resolve({ kind: 'finished', written: [], ...(hasWork ? { failed: `A thread ended: ${error.message}` } : {}) })
    })
  })
  return {
    read,
    finished,
    isAlive: () => isAlive,
    tell(message) {
      hasWork ||= message.kind === 'write'
      worker.postMessage(message)
    },
  }
}
