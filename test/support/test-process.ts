import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { run } from 'uvu/run'

/**
 * Run files of tests one after the other, as the parent process hands them over: to start a process and to load the suite takes as
 * long as many a file's tests.
 */

/** What came of a file. */
export interface FileRun {
  said: string
  isGreen: boolean
}

process.on('message', async (path: string) => {
  const said: string[] = []
  const hear: typeof process.stdout.write = (text) => said.push(String(text)) > 0
  for (const stream of [process.stdout, process.stderr]) stream.write = hear
  // uvu would run what it has run before.
  Object.assign(globalThis, { UVU_QUEUE: [] })
  try {
    await run([{ name: '', file: pathToFileURL(path).pathname }])
  } catch (error) {
    said.push(inspect(error))
    process.exitCode = 1
  }
  process.send?.({ said: said.join(''), isGreen: process.exitCode === 0 } satisfies FileRun)
})
