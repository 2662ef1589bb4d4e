import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { programFile } from '../sources/package-files.ts'
import { take } from '../sources/shared-work.ts'
import { mainPart } from './main-part.ts'
import type { ToTwinWorker, TwinWork } from './twin-worker.ts'

/** A page that is finished. */
export interface FinishedPage {
  url: string
  content: string
}

/** A thread that makes the Markdown twins of finished pages while Eleventy draws the next ones. */
export interface TwinThread {
  make(page: FinishedPage): void
  /**
   * Wait until all are written, and let the thread go. Whoever waits makes twins meanwhile, from the end.
   *
   * @param open  What makes a twin here, loaded when it is needed.
   * @returns     The pages whose twins are written, by address: none when the thread has failed.
   */
  finish(open: () => Promise<(page: FinishedPage) => void>): Promise<ReadonlyMap<string, string>>
}

/** More pages than a site can have; those beyond are left to the thread. */
const most = 2 ** 20

/**
 * @param folder   Folder of the finished site.
 * @param siteUrl  Public address of the site.
 */
export function startTwinThread(folder: string, siteUrl: string | undefined): TwinThread {
  const taken = new Uint8Array(new SharedArrayBuffer(most))
  const workerData: TwinWork = { folder, siteUrl, taken }
  const worker = new Worker(programFile('site-files/twin-worker'), { workerData })
  const given: FinishedPage[] = []
  const tell = (message: ToTwinWorker): void => worker.postMessage(message)
  const ended = new Promise<boolean>((resolve) => {
    worker.once('message', () => resolve(true))
    // Whatever it was, the main thread meets it again.
    worker.once('error', () => resolve(false))
    worker.once('exit', () => resolve(false))
  })
  // A build that fails does not wait for it.
  worker.unref()
  return {
    make(page) {
      const { url, content } = page
      const index = given.push(page) - 1
      const main = mainPart(content)
      if (main !== undefined) tell({ index, url, content: main })
    },
    async finish(open) {
      worker.ref()
      tell('end')
      let make: ((page: FinishedPage) => void) | undefined
      for (let index = Math.min(given.length, most) - 1; index >= 0 && take(taken, index); index--) {
        make ??= await open()
        make(given[index] as FinishedPage)
        // The process of the search has its turn.
        await turn()
      }
      const isDone = await ended
      await worker.terminate()
      return new Map(isDone ? given.map(({ url, content }) => [url, content]) : [])
    },
  }
}
