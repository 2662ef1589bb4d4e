import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { FromWriter, ToWriter } from './page-messages.ts'

/** Writes what Eleventy has made, beside the thread in which Eleventy runs. */
const port = parentPort as NonNullable<typeof parentPort>
const written: [path: string, hash: string][] = []
const folders = new Set<string>()
let failed: string | undefined

port.on('message', (message: ToWriter) => {
  if (message !== 'end') return write(message)
  port.postMessage({ written, ...(failed === undefined ? {} : { failed }) } satisfies FromWriter)
  port.close()
})

function write({ path, content, known }: Exclude<ToWriter, 'end'>): void {
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const sum = hash('sha256', bytes, 'base64')
    written.push([path, sum])
    // What stands there already is left alone, with its time.
    if (sum === known) return
    makeFolder(dirname(path))
    writeFileSync(path, bytes)
  } catch (error) {
    failed ??= `${path}: ${(error as Error).message}`
  }
}

/** One call for each folder, where `recursive` would ask for each of those above. */
function makeFolder(folder: string): void {
  if (folders.has(folder)) return
  try {
    mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      makeFolder(dirname(folder))
      // Another thread may be there first.
      mkdirSync(folder, { recursive: true })
    } else if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  folders.add(folder)
}
