import { parentPort, workerData } from 'node:worker_threads'
import { take } from '../sources/shared-work.ts'
import { type FinishedPage, type TwinSite, twinWriter, type WrittenTwin } from './twin.ts'

/** What a thread works on. */
export interface TwinWork {
  site: TwinSite
  /** Shared by both threads: for each page, in their order, whether somebody has begun to make its twin. */
  taken: Uint8Array
}

export type ToTwinWorker = { index: number; page: FinishedPage } | 'end'

const { site, taken } = workerData as TwinWork
const port = parentPort as NonNullable<typeof parentPort>
const write = twinWriter(site)
const written: WrittenTwin[] = []

port.on('message', (message: ToTwinWorker) => {
  if (message === 'end') port.postMessage(written)
  else if (message.index >= taken.length || take(taken, message.index)) written.push(...write(message.page))
})
