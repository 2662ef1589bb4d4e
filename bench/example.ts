import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { putAside } from './aside.ts'

/** Time whole builds of the example, as `npm run build` does them: median, slowest, and peak memory. */
const project = join(import.meta.dirname, '..')
const rounds = 5

const runs = Array.from({ length: rounds }, () => {
  putAside(project, '_site')
  const script = `process.on('exit', () => console.error('PEAK ' + process.resourceUsage().maxRSS)); process.argv.push('--quiet'); await import('@11ty/eleventy/cmd.cjs')`
  const start = performance.now()
  const cmd = join(project, 'node_modules/@11ty/eleventy/cmd.cjs')
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script.replace('@11ty/eleventy/cmd.cjs', `file://${cmd}`)],
    { cwd: project, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return { seconds: (performance.now() - start) / 1000, megabytes: Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024 }
}).sort((a, b) => a.seconds - b.seconds)

const median = runs[Math.floor(rounds / 2)]
const slowest = runs.at(-1)
const peak = Math.max(...runs.map((run) => run.megabytes))
console.log(`Build of the example, ${rounds} rounds`)
console.log(
  `  wall    ${median?.seconds.toFixed(2)} s median, ${slowest?.seconds.toFixed(2)} s slowest (target: under 3 s)`,
)
console.log(`  memory  ${peak.toFixed(0)} MB peak (target: under 300 MB)`)
