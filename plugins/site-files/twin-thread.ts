import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { mainPart } from './main-part.ts'
import type { ToTwinWorker, TwinWork } from './twin-worker.ts'

/** A thread that makes the Markdown twins of finished pages while Eleventy draws the next ones. */
export interface TwinThread {
  make(page: { url: string; content: string }): void
  /**
   * Wait until all are written, and let the thread go.
   *
   * @returns  The pages whose twins are written, by address: none when the thread has failed.
   */
  finish(): Promise<ReadonlyMap<string, string>>
}

/**
 * @param folder   Folder of the finished site.
 * @param siteUrl  Public address of the site.
 */
export function startTwinThread(folder: string, siteUrl: string | undefined): TwinThread {
  const workerData: TwinWork = { folder, siteUrl }
  const worker = new Worker(new URL(`./twin-worker${extname(import.meta.filename)}`, import.meta.url), { workerData })
  const given = new Map<string, string>()
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
    make({ url, content }) {
      given.set(url, content)
      const main = mainPart(content)
      if (main !== undefined) tell({ url, content: main })
    },
    async finish() {
      worker.ref()
      tell('end')
      const isDone = await ended
      await worker.terminate()
      return isDone ? given : new Map()
    },
  }
}
