import { parentPort, workerData } from 'node:worker_threads'
import { absoluteIn, twinOfHtml, writeTwin } from './twin.ts'

/** What a thread works on. */
export interface TwinWork {
  /** Folder of the finished site. */
  folder: string
  /** Public address of the site. */
  siteUrl: string | undefined
}

export type ToTwinWorker = { url: string; content: string } | 'end'

const { folder, siteUrl } = workerData as TwinWork
const port = parentPort as NonNullable<typeof parentPort>
const absolute = absoluteIn(siteUrl)

port.on('message', (message: ToTwinWorker) => {
  if (message === 'end') port.postMessage('done')
  else {
    const { url, content } = message
    const text = twinOfHtml(content, (address) => absolute(address, url))
    if (text !== undefined) writeTwin(folder, url, text)
  }
})
