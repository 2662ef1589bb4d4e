import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { packedBrowser } from './support/browser.ts'
import type { FileRun } from './support/test-process.ts'

/**
 * Run the tests with uvu, in two processes where there are two cores: the files that take longest first, quick ones at the end.
 *
 * At the end it names the files that took longest.
 *
 *     npm test [-- PATTERN]
 */
const folder = import.meta.dirname
const pattern = new RegExp(process.argv[2] ?? '')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.test.ts') && pattern.test(name))
  .sort()

// These begin, so that neither core waits long for the other at the end.
const longest = [
  'theme/page-kinds',
  'package',
  'build/site-build',
  'sources/gitlab/faults',
  'example',
  'corpus',
  'cli/dev',
  'cli/pull',
]
  .map((name) => `${name}.test.ts`)
  .filter((name) => files.includes(name))
const slow = those(/support\/(browser|visited-site)|handbook(Beside|Process)|corpus/, longest)
const sites = those(/support\/(built-site|command|gitlab)/, [...longest, ...slow])
const quick = those(/./, [...longest, ...slow, ...sites])

const scratch = mkdtempSync(join(scratchPlace(), 'handbook-tests-'))
process.env.TMPDIR = scratch
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const sums = { Total: 0, Passed: 0, Skipped: 0 }
const seconds = new Map<string, number>()
let isGreen = true
const start = performance.now()
// Two files that unpack it at once would find half a browser.
if ([...longest, ...slow].some((name) => reaches(name, /support\/(browser|visited-site)/))) await packedBrowser()
const waiting = [...longest, ...slow, ...sites, ...quick]
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work))
for (const [name, count] of Object.entries(sums)) console.log(`  ${`${name}:`.padEnd(10)} ${count}`)
const slowest = [...seconds].sort(([, a], [, b]) => b - a).slice(0, 10)
for (const [name, taken] of slowest) console.log(`  ${taken.toFixed(1).padStart(7)} s  ${name}`)
console.log(`  Seconds:   ${Math.round((performance.now() - start) / 1000)}`)
if (!isGreen || files.length === 0) process.exitCode = 1

/**
 * Where sites of tests are built: in memory, where there is room. On ext4, new files take many times as long in the minutes after
 * many were deleted, which is what tests do all the time.
 */
function scratchPlace(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 4e9 ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Let a process of its own run the files that wait, and another one the rest where it ends before its time. */
async function work(): Promise<void> {
  const child = fork(join(folder, 'support/test-process.ts'), { execArgv: ['--import', 'tsx'] })
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const since = performance.now()
    const run = await runOf(child, name)
    tell(name, run)
    seconds.set(name, (performance.now() - since) / 1000)
    if (!run) return work()
  }
  child.disconnect()
}

/** What comes of a file; nothing when the process ends over it. */
function runOf(child: ChildProcess, name: string): Promise<FileRun | undefined> {
  return new Promise((resolve) => {
    const ended = (): void => resolve(undefined)
    child.once('exit', ended)
    child.once('message', (run) => {
      child.off('exit', ended)
      resolve(run as FileRun)
    })
    child.send(join(folder, name))
  })
}

function tell(name: string, run: FileRun | undefined): void {
  const said = plain(run?.said ?? '')
  const counts = /\n {2}Total: +(\d+)\s+Passed: +(\d+)\s+Skipped: +(\d+)\s/.exec(said)
  // uvu ends well when what comes before the tests of a file has failed, and says nothing.
  const isWhole = run?.isGreen && counts && counts[1] === counts[2]
  if (!isWhole) isGreen = false
  if (counts) {
    sums.Total += Number(counts[1])
    sums.Passed += Number(counts[2])
    sums.Skipped += Number(counts[3])
  }
  console.log(`${name}\n${counts ? said.slice(0, counts.index) : said}`)
  if (!isWhole) console.log(`Not all tests of ${name} passed.\n`)
}

/** The files with such a text, but for some. */
function those(text: RegExp, others: readonly string[]): string[] {
  return files.filter((name) => !others.includes(name) && reaches(name, text))
}

function reaches(name: string, text: RegExp): boolean {
  return text.test(readFileSync(join(folder, name), 'utf8'))
}

/** Without the marks that colour a terminal. */
function plain(text: string): string {
  return text.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')
}
