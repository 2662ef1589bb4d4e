import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { packedBrowser } from './support/browser.ts'

/**
 * Run the tests with uvu, on two cores where there are two, in lots, as each start of a process takes seconds: the files that
 * take longest by themselves and first, small lots of quick ones at the end.
 *
 * At the end it names the files that took longest.
 *
 *     npm test [-- PATTERN]
 */
const folder = import.meta.dirname
const uvu = join(folder, '../node_modules/uvu/bin.js')
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
const waiting = [
  ...lots(longest.slice(0, 4), 1),
  ...lots(longest.slice(4), 2),
  ...lots(slow, 6),
  ...lots(sites, 17),
  ...lots(quick, 56),
]
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

async function work(): Promise<void> {
  for (let lot = waiting.shift(); lot; lot = waiting.shift()) await run(lot)
}

/** Run some files in a process of their own, and show what it said when it has ended. */
async function run(lot: readonly string[]): Promise<void> {
  const escaped = lot.map((name) => name.replace(/[.\\+*?[^\]$(){}|]/g, '\\$&'))
  const args = ['--import', 'tsx', uvu, folder, `^(${escaped.join('|')})$`]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const heard = stopwatch(lot)
  child.stdout.on('data', heard)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  heard()
  const counts = /\n {2}Total: +(\d+)\s+Passed: +(\d+)\s+Skipped: +(\d+)\s/.exec(plain(said))
  // uvu ends well when what comes before the tests of a file has failed, and says nothing.
  const isWhole = counts && counts[1] === counts[2]
  if (code !== 0 || !isWhole) isGreen = false
  if (counts) {
    sums.Total += Number(counts[1])
    sums.Passed += Number(counts[2])
    sums.Skipped += Number(counts[3])
  }
  process.stdout.write(counts ? plain(said).slice(0, counts.index) : `${said}\n`)
  if (!isWhole) console.log(`\nNot all tests of these files passed: ${lot.join(', ')}`)
}

/** Note how long each file of a lot takes: uvu says its name when it begins. The first one bears the start of the process. */
function stopwatch(lot: readonly string[]): (text?: string) => void {
  let [current, since] = [lot[0] as string, performance.now()]
  return (text = '') => {
    const begun = plain(text)
      .split('\n')
      .findLast((line) => lot.includes(line))
    const now = performance.now()
    seconds.set(current, (seconds.get(current) ?? 0) + (now - since) / 1000)
    current = begun ?? current
    since = now
  }
}

/** The files with such a text, but for some. */
function those(text: RegExp, others: readonly string[]): string[] {
  return files.filter((name) => !others.includes(name) && reaches(name, text))
}

function reaches(name: string, text: RegExp): boolean {
  return text.test(readFileSync(join(folder, name), 'utf8'))
}

function lots(names: readonly string[], size: number): string[][] {
  return names.flatMap((_, index) => (index % size === 0 ? [names.slice(index, index + size)] : []))
}

/** Without the marks that colour a terminal. */
function plain(text: string): string {
  return text.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')
}
