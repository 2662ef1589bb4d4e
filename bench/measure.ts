import { spawnSync } from 'node:child_process'

export interface Run {
  seconds: number
  /** Of the process and what it waited for. */
  cpu: number
  megabytes: number
}

/**
 * Run a Node script as a whole process and measure it from outside. The exit code may tell of findings: 0 and 1 are fine.
 *
 * @returns  With what it printed on standard output.
 */
export function measure(args: readonly string[], cwd: string): Run & { out: string } {
  const report = `process.on('exit', () => { const u = process.resourceUsage(); console.error('USED ' + (u.userCPUTime + u.systemCPUTime) / 1e6 + ' ' + u.maxRSS / 1024) })`
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(report)}`, ...args],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1024 * 1024 * 1024,
    },
  )
  const seconds = (performance.now() - start) / 1000
  if (status !== 0 && status !== 1) throw new Error(stderr)
  const [, cpu, megabytes] = /USED ([\d.]+) ([\d.]+)/.exec(stderr) ?? []
  return { seconds, cpu: Number(cpu), megabytes: Number(megabytes), out: stdout }
}

/** Run several scripts in turns, so that all meet the same machine. */
export function inTurns(rounds: number, scripts: Record<string, () => Run>): Record<string, Run[]> {
  const runs: Record<string, Run[]> = Object.fromEntries(Object.keys(scripts).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, script] of Object.entries(scripts)) runs[name]?.push(script())
  }
  return runs
}

/** The middle of several runs, each figure by itself. */
export function median(runs: readonly Run[]): Run {
  const middle = (figure: keyof Run): number =>
    runs.map((run) => run[figure]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] as number
  return { seconds: middle('seconds'), cpu: middle('cpu'), megabytes: middle('megabytes') }
}

/** How much more CPU one takes than another: the median of the rounds, in which both meet the same machine. */
export function ratio(runs: readonly Run[] = [], others: readonly Run[] = []): string {
  const ratios = runs.map(({ cpu }, round) => cpu / (others[round]?.cpu ?? Number.NaN)).sort((a, b) => a - b)
  return (ratios[Math.floor(ratios.length / 2)] ?? Number.NaN).toFixed(2)
}

/** A table: one line for each script. */
export function table(runs: Record<string, Run[]>): string {
  const lines = Object.entries(runs).map(([name, all]) => {
    const { seconds, cpu, megabytes } = median(all)
    const spread = all.map((run) => run.seconds)
    const range = `${Math.min(...spread).toFixed(2)}-${Math.max(...spread).toFixed(2)}`
    const [wall, used, memory] = [seconds.toFixed(2), cpu.toFixed(2), megabytes.toFixed(0)].map((one) =>
      one.padStart(5),
    )
    return `  ${name.padEnd(32)} ${wall} s (${range})  ${used} s CPU  ${memory} MB`
  })
  return lines.join('\n')
}
