import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

/** What a command took, with all processes that it started. */
export interface TreeRun {
  seconds: number
  /** Of all processes. */
  cpu: number
  /** Peak of the largest process. */
  largestMegabytes: number
  /** Sum of the peaks of all processes. */
  allMegabytes: number
}

/**
 * Run a command and measure it from outside. Memory is read from /proc, and is not a number on systems without it.
 *
 * @throws Error  With what it printed, when it fails.
 */
export async function measureTree(command: readonly string[], cwd: string): Promise<TreeRun> {
  const started = performance.now()
  // The shell waits for the command, and then tells what all children took.
  const child = spawn('sh', ['-c', '"$@"; code=$?; times; exit $code', 'sh', ...command], { cwd, env: environment() })
  let printed = ''
  const note = (text: Buffer): void => {
    printed += text
  }
  child.stdout.on('data', note)
  child.stderr.on('data', note)
  const peaks = new Map<number, number>()
  const watch = setInterval(() => notePeaks(child.pid as number, peaks), 20)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  if (code !== 0) throw new Error(`${command.join(' ')} in ${cwd} ended with ${code}:\n${printed}`)
  peaks.delete(child.pid as number)
  const all = [...peaks.values()]
  return {
    seconds,
    cpu: cpuOf(printed),
    largestMegabytes: all.length > 0 ? Math.max(...all) : Number.NaN,
    allMegabytes: all.length > 0 ? all.reduce((sum, one) => sum + one, 0) : Number.NaN,
  }
}

/** Peak of the largest of a process and those that it started, so far. */
export function peakMegabytes(pid: number): number {
  const peaks = new Map<number, number>()
  notePeaks(pid, peaks)
  return peaks.size > 0 ? Math.max(...peaks.values()) : Number.NaN
}

/** Without what would make one generator behave as in a pipeline. */
export function environment(): NodeJS.ProcessEnv {
  const { CI, NODE_OPTIONS, ...rest } = process.env
  return rest
}

/** `times` ends with the user and system time of the children: `0m1.20s 0m0.30s`. */
function cpuOf(printed: string): number {
  const last = printed.trimEnd().split('\n').at(-1) ?? ''
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0)
}

function notePeaks(pid: number, peaks: Map<number, number>): void {
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(text(`/proc/${pid}/status`))?.[1]
  if (peak === undefined) return
  peaks.set(pid, Number(peak) / 1024)
  for (const thread of names(`/proc/${pid}/task`)) {
    for (const one of text(`/proc/${pid}/task/${thread}/children`).split(' ')) {
      if (one.trim() !== '') notePeaks(Number(one), peaks)
    }
  }
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function names(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
