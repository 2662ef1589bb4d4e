import { parentPort, workerData } from 'node:worker_threads'
import { take } from '../sources/shared-work.ts'
import { drawnTwins } from './twin.ts'

/** What a thread works on. */
export interface TwinWork {
  /** Folder of the finished site. */
  folder: string
  /** Public address of the site. */
  siteUrl: string | undefined
  /** Shared by both threads: for each page, in their order, whether somebody has begun to make its twin. */
  taken: Uint8Array
}

export type ToTwinWorker = { index: number; url: string; content: string } | 'end'

const { folder, siteUrl, taken } = workerData as TwinWork
const port = parentPort as NonNullable<typeof parentPort>
const write = drawnTwins(folder, siteUrl)

port.on('message', (message: ToTwinWorker) => {
  if (message === 'end') port.postMessage('done')
  else if (message.index >= taken.length || take(taken, message.index)) write(message)
})
