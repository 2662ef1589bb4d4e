import { spawnSync } from 'node:child_process'

export interface Run {
  seconds: number
  /** Of the process and what it waited for. */
  cpu: number
  megabytes: number
}

/** Run a Node script as a whole process and measure it from outside. The exit code may tell of findings: 0 and 1 are fine. */
export function measure(args: readonly string[], cwd: string): Run {
  const report = `process.on('exit', () => { const u = process.resourceUsage(); console.error('USED ' + (u.userCPUTime + u.systemCPUTime) / 1e6 + ' ' + u.maxRSS / 1024) })`
  const start = performance.now()
  const { status, stderr } = spawnSync(
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
  return { seconds, cpu: Number(cpu), megabytes: Number(megabytes) }
}

/** Run several scripts in turns, so that all meet the same machine. */
export function inTurns(rounds: number, scripts: Record<string, () => Run>): Record<string, Run[]> {
  const runs: Record<string, Run[]> = Object.fromEntries(Object.keys(scripts).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, script] of Object.entries(scripts)) runs[name]?.push(script())
  }
  return runs
}

/** The middle of several runs, by time. */
export function median(runs: readonly Run[]): Run {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds)
  return sorted[Math.floor(sorted.length / 2)] as Run
}

/** A table: one line for each script, with its ratio to the first. */
export function table(runs: Record<string, Run[]>): string {
  const [first] = Object.values(runs)
  const base = median(first ?? [])
  const lines = Object.entries(runs).map(([name, all]) => {
    const { seconds, cpu, megabytes } = median(all)
    const spread = all.map((run) => run.seconds)
    const range = `${Math.min(...spread).toFixed(2)}-${Math.max(...spread).toFixed(2)}`
    return `  ${name.padEnd(44)} ${seconds.toFixed(2)} s (${range})  ${cpu.toFixed(2)} s CPU  ${megabytes.toFixed(0)} MB  ${(seconds / base.seconds).toFixed(2)} x`
  })
  return lines.join('\n')
}
