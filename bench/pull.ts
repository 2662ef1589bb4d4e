import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { tokens } from '../test/support/gitlab/index.ts'
import { measure } from './measure.ts'
import { referencePull } from './reference-pull.ts'

/**
 * Time pulls from GitLab's double, which runs in a process of its own and takes 50 ms for each answer: everything anew, a build
 * within `maxAge`, and after twenty issues have changed. Beside it the requests of GitLab's own generator of 2022.
 *
 *     npm run bench:pull [-- ISSUES]
 */
const issues = process.argv[2] ?? '5000'
const latency = 50
const rounds = 3
// While a process is measured this one stands still, and misses that a connection ends.
const headers = { connection: 'close' }
const project = join(import.meta.dirname, '..')
const command = join(project, 'dist/cli/main.js')
const eleventy = join(project, 'node_modules/@11ty/eleventy/cmd.cjs')

const double = spawn(
  process.execPath,
  [
    ...['--import', 'tsx', join(project, 'test/support/gitlab/main.ts'), '--port', '0', '--today', '2026-11-23'],
    ...['--issues', issues, '--latency', `${latency}`],
  ],
  { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] },
)
const root = mkdtempSync(join(project, '.cache-bench-'))
try {
  const url = await addressOf(double.stdout)
  cpSync(join(project, '_data'), join(root, '_data'), { recursive: true })
  cpSync(join(project, 'src/index.md'), join(root, 'src/index.md'))
  rmSync(join(root, '_data/gitlab.json'), { force: true })
  const gitlab = { host: url, groups: ['tidemark-example'], projects: ['tidemark-example/product'] }
  writeFileSync(join(root, 'handbook.config.json'), JSON.stringify({ gitlab }))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  cpSync(join(project, '.eleventy.js'), join(root, '.eleventy.js'))
  cpSync(join(project, 'dist'), join(root, 'dist'), { recursive: true })
  cpSync(join(project, 'schemas'), join(root, 'schemas'), { recursive: true })
  process.env.GITLAB_TOKEN = tokens.member
  process.env.HANDBOOK_TODAY = '2026-11-23'

  console.log(`Pull of ${issues} issues, ${latency} ms for each answer`)
  const cold = []
  for (let round = 0; round < rounds; round++) cold.push(await told(url, () => pull('--all')))
  const whole = cold.sort((a, b) => a.seconds - b.seconds)[1] as Told
  tell(`everything anew, median of ${rounds}`, whole)
  tell('a build within maxAge', await told(url, build))
  await fetch(`${url}/__double/touch`, { method: 'POST', headers, body: JSON.stringify({ count: 20 }) })
  tell('after 20 issues have changed', await told(url, () => pull()))
  const reference = await told(url, () => referencePull(url, tokens.member, 'tidemark-example'))
  tell('the requests of 2022', reference)
  const fewer = (reference.requests / whole.requests).toFixed(1)
  const faster = (reference.seconds / whole.seconds).toFixed(1)
  console.log(`  ${fewer} x fewer requests (target: 15), ${faster} x faster (target: 20)`)
} finally {
  rmSync(root, { recursive: true, force: true })
  double.kill()
}

interface Told {
  requests: number
  seconds: number
  /** Peak, of a process of ours. */
  megabytes?: number
}

/** Do something, and see what the double saw of it. */
async function told(url: string, act: () => Promise<void> | Omit<Told, 'requests'>): Promise<Told> {
  await fetch(`${url}/__double/log`, { method: 'DELETE', headers })
  const start = performance.now()
  const own = await act()
  const seconds = (performance.now() - start) / 1000
  const requests = ((await (await fetch(`${url}/__double/log`, { headers })).json()) as unknown[]).length
  return { seconds, ...own, requests }
}

/** Pull with the command; the seconds are those of the pull, as it tells them itself. */
function pull(...args: string[]): Omit<Told, 'requests'> {
  const { out, megabytes } = measure([command, 'pull', '--json', ...args], root)
  return { seconds: (JSON.parse(out) as { seconds: number }).seconds, megabytes }
}

/** Build the example's pages about the product: all of them show what was pulled. */
function build(): Omit<Told, 'requests'> {
  return measure([eleventy, '--quiet'], root)
}

function tell(what: string, { requests, seconds, megabytes }: Told): void {
  const memory = megabytes === undefined ? '' : `  ${megabytes.toFixed(0)} MB`
  console.log(
    `  ${what.padEnd(32)} ${String(requests).padStart(5)} requests  ${seconds.toFixed(2).padStart(6)} s${memory}`,
  )
}

/** Where the double says that it is. */
async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
    if (url) return url
  }
  throw new Error('The double did not start.')
}
