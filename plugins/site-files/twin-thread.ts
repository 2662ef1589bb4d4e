import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { programFile } from '../sources/package-files.ts'
import { take } from '../sources/shared-work.ts'
import { mainPart } from './main-part.ts'
import type { FinishedPage, TwinSite, WrittenTwin } from './twin.ts'
import type { ToTwinWorker, TwinWork } from './twin-worker.ts'

/** What a thread has made. */
interface ThreadTwins {
  /** The pages whose twins are written, by address: none when the thread has failed. */
  pages: ReadonlyMap<string, string>
  written: WrittenTwin[]
}

/** A thread that makes the Markdown twins of finished pages while Eleventy draws the next ones. */
export interface TwinThread {
  make(page: FinishedPage): void
  /**
   * Wait until all are written, and let the thread go. Whoever waits makes twins meanwhile, from the end.
   *
   * @param open  What makes a twin here, loaded when it is needed.
   */
  finish(open: () => Promise<(page: FinishedPage) => WrittenTwin[]>): Promise<ThreadTwins>
}

/** More pages than a site can have; those beyond are left to the thread. */
const most = 2 ** 20

export function startTwinThread(site: TwinSite): TwinThread {
  const taken = new Uint8Array(new SharedArrayBuffer(most))
  const workerData: TwinWork = { site, taken }
  const worker = new Worker(programFile('site-files/twin-worker'), { workerData })
  const given: FinishedPage[] = []
  const tell = (message: ToTwinWorker): void => worker.postMessage(message)
  const ended = new Promise<WrittenTwin[] | undefined>((resolve) => {
    worker.once('message', (written: WrittenTwin[]) => resolve(written))
    // Whatever it was, the main thread meets it again.
    worker.once('error', () => resolve(undefined))
    worker.once('exit', () => resolve(undefined))
  })
  // A build that fails does not wait for it.
  worker.unref()
  return {
    make(page) {
      const { url, content, source } = page
      const index = given.push(page) - 1
      const main = source ? '' : mainPart(content)
      if (main !== undefined) tell({ index, page: { url, content: main, ...(source ? { source } : {}) } })
    },
    async finish(open) {
      worker.ref()
      tell('end')
      let make: ((page: FinishedPage) => WrittenTwin[]) | undefined
      const here: WrittenTwin[] = []
      for (let index = Math.min(given.length, most) - 1; index >= 0 && take(taken, index); index--) {
        make ??= await open()
        here.push(...make(given[index] as FinishedPage))
        // The process of the search has its turn.
        await turn()
      }
      const there = await ended
      await worker.terminate()
      if (!there) return { pages: new Map(), written: [] }
      return { pages: new Map(given.map(({ url, content }) => [url, content])), written: [...there, ...here] }
    },
  }
}
