import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { EngineOptions } from '../markdown/engine.ts'
import { programFile } from '../sources/package-files.ts'
import { take } from '../sources/shared-work.ts'
import { pageDrawing } from './page-drawing.ts'
import type { FromWorker, PageSource, ToWorker, WorkerStart } from './page-messages.ts'

/** Threads that read pages and draw their texts, while Eleventy does the rest. Each ends when its pages are drawn. */
export interface PageWorkers {
  count: number
  /** The pages as they were read; resolves when all are. */
  sources(): Promise<Map<string, PageSource>>
  /** Begin to draw. */
  draw(engine: EngineOptions): void
  /**
   * The HTML of a page's text: nothing when the text is not the one that was read, or when it could not be drawn, so that it has to be
   * drawn where it is asked for. Whoever waits for a page that no thread has reached draws others meanwhile, from the end.
   */
  htmlOf(path: string, text: string): Promise<string | undefined> | undefined
  /** Let the threads go: none may outlive a build that has failed. Those that have drawn everything keep it first. */
  stop(): Promise<void>
}

interface Waiting {
  source: PageSource
  html?: string | undefined
  isDrawn?: true
  whenDrawn?: () => void
}

/** Start threads for some pages: as many as there are starts. */
export function startWorkers(starts: readonly Omit<WorkerStart, 'taken'>[]): PageWorkers {
  const pages = new Map<string, Waiting>()
  const file = programFile('build/page-worker')
  const crew = starts.map((start) => {
    const taken = new Uint8Array(new SharedArrayBuffer(start.paths.length))
    return member(new Worker(file, { workerData: { ...start, taken } }), taken, pages)
  })
  let drawHere: (() => boolean) | undefined
  return {
    count: crew.length,
    async sources() {
      await Promise.all(crew.map(({ read }) => read))
      return new Map([...pages].map(([path, { source }]) => [path, source]))
    },
    draw: (engine) => {
      for (const { tell } of crew) tell({ kind: 'draw', engine })
      let draw: ReturnType<typeof pageDrawing> | undefined
      drawHere = () => {
        draw ??= pageDrawing(engine)
        return crew.some(({ drawLast }) => drawLast(draw as ReturnType<typeof pageDrawing>))
      }
    },
    htmlOf(path, text) {
      const page = pages.get(path)
      const { content, bodyStart } = page?.source ?? { content: '', bodyStart: 0 }
      if (!page || text.length !== content.length - bodyStart || !content.endsWith(text)) return undefined
      return drawn(page)
    },
    async stop() {
      await Promise.all(crew.map(({ stop }) => stop()))
    },
  }

  async function drawn(page: Waiting): Promise<string | undefined> {
    while (!page.isDrawn && drawHere?.()) await turn()
    if (!page.isDrawn)
      await new Promise<void>((resolve) => {
        page.whenDrawn = resolve
      })
    const { html } = page
    page.html = undefined
    return html
  }
}

interface Member {
  read: Promise<void>
  stop(): Promise<unknown>
  tell(message: ToWorker): void
  /** Draw the last of its pages that nobody has begun to draw, if there is one. */
  drawLast(draw: ReturnType<typeof pageDrawing>): boolean
}

function member(worker: Worker, taken: Uint8Array, pages: Map<string, Waiting>): Member {
  const own: Waiting[] = []
  let end: number | undefined
  let hasRead: () => void
  const read = new Promise<void>((resolve) => {
    hasRead = resolve
  })
  // Whoever waits for a thread that has died must not wait for ever: its pages are drawn where they are asked for.
  const leave = (): void => {
    hasRead()
    for (const page of own) if (!page.isDrawn) give(page, undefined)
  }
  const tell = (message: ToWorker): void => worker.postMessage(message)
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'read') {
      for (const source of message.pages) {
        const page = { source }
        own.push(page)
        pages.set(source.path, page)
      }
      hasRead()
    } else {
      for (const [path, html] of message.pages) {
        const page = pages.get(path)
        if (page) give(page, html)
      }
    }
  })
  // An error that nobody listens to would end the process.
  worker.on('error', leave)
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  return {
    read,
    stop: () => (own.length > 0 && own.every(({ isDrawn }) => isDrawn) ? ended : worker.terminate()),
    tell,
    drawLast(draw) {
      end ??= own.length
      while (end > 0) {
        const page = own[--end] as Waiting
        if (!take(taken, end)) continue
        const html = draw(page.source.content.slice(page.source.bodyStart))
        give(page, html)
        tell({ kind: 'keep', hash: page.source.hash, html })
        return true
      }
      return false
    },
  }
}

function give(page: Waiting, html: string | undefined): void {
  page.html = html
  page.isDrawn = true
  page.whenDrawn?.()
}
