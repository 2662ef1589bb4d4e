import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pull as command } from '../../plugins/cli/pull.ts'
import type { Terminal } from '../../plugins/cli/terminal.ts'
import type { Snapshot } from '../../plugins/core/model/gitlab/snapshot.ts'
import { readOptions } from '../../plugins/sources/options-file.ts'
import { siteFolder } from '../support/built-site.ts'
import { handbook, handbookBeside, type Outcome } from '../support/command.ts'
import { productOf, startGitLab, tokens } from '../support/gitlab/index.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('cli/pull')

const double = await startGitLab({ product: productOf({ issues: 250 }) })
const gitlab = { host: double.url, groups: ['tidemark-example'], projects: ['tidemark-example/product'] }
const config = (more: object = {}): string => JSON.stringify({ gitlab: { ...gitlab, ...more } })

let site = siteFolder({})
test.before.each(() => {
  site = siteFolder({ ...smallProduct, 'handbook.config.json': config() })
  double.log.clear()
  double.faults.clear()
})
test.after.each(() => site.remove())
test.after(() => double.close())

/** Run the command as a process of its own. */
function asProcess(args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return handbookBeside(['pull', '--root', site.root, ...args], { env: { GITLAB_TOKEN: tokens.member, ...env } })
}

/** Run the command in this process. */
async function pull(args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const before = { ...process.env }
  Object.assign(process.env, { GITLAB_TOKEN: tokens.member }, env)
  const out: string[] = []
  const said: string[] = []
  const same = (text: string): string => text
  const paint = { bold: same, dim: same, red: same, yellow: same, blue: same }
  const terminal: Terminal = {
    out: (text) => void out.push(`${text}\n`),
    say: (text) => void said.push(`${text}\n`),
    progress: () => {},
    step: () => {},
    clear: () => {},
    paint,
    sayPaint: paint,
  }
  const names = args.map((name) => name.replace('--', ''))
  try {
    const code = await command.run({
      root: site.root,
      options: readOptions(site.root).options,
      today: '2026-11-23',
      json: names.includes('json'),
      values: Object.fromEntries(names.map((name) => [name, true])),
      lists: {},
      words: [],
      version: '0',
      terminal,
      handbook: () => {
        throw new Error('Nobody needs it')
      },
      forget: () => {},
    })
    return { code, out: out.join(''), said: said.join('') }
  } finally {
    process.env = before
  }
}

const cached = (): { snapshot: Snapshot } =>
  JSON.parse(readFileSync(join(site.root, '.cache/handbook/gitlab.json'), 'utf8'))
const steady = (text: string): string => text.replace(/\d+\.\d s\b/, 'N s').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')

test('says what it asked, got and left out, and ends with 0', async () => {
  const { code, out, said } = await asProcess()
  const lines = said.split('\n')

  assert.is(code, 0)
  assert.is(
    steady(out),
    `Pulled 151 items, 32 milestones, 25 releases with 7 requests in N s.
Left out: 14 confidential items, and 5 items of places that are not open to everybody.
`,
  )
  assert.equal(
    lines
      .slice(0, 4)
      .map((line) => line.slice(4))
      .sort(),
    [
      'Epics of tidemark-example with the label direction',
      'Issues of tidemark-example with the label direction',
      'Milestones of tidemark-example',
      'Newest releases of tidemark-example/product',
    ],
  )
  assert.is(lines.length, 7)
  assert.is(double.log.requests.length, 7)
})

test('--write writes the snapshot that is committed, which holds what the cache holds', async () => {
  const { out } = await pull(['--write'])

  assert.match(out, '\nWritten to _data/gitlab.json.\n')
  assert.equal(JSON.parse(readFileSync(join(site.root, '_data/gitlab.json'), 'utf8')), cached().snapshot)
})

test('--json prints the figures', async () => {
  const { out } = await pull(['--json'])
  const { pulledAt, seconds, ...figures } = JSON.parse(out)

  assert.match(pulledAt, /^\d{4}-/)
  assert.type(seconds, 'number')
  assert.equal(figures, {
    requests: 7,
    items: 151,
    milestones: 32,
    releases: 25,
    confidential: 14,
    withheld: 5,
    notes: [],
  })
})

test('a second pull asks for what has changed, with --all for everything', async () => {
  await pull()
  double.log.clear()
  await pull()
  const delta = double.log.requests.length
  double.log.clear()
  await pull(['--all'])

  assert.equal([delta, double.log.requests.length], [6, 7])
})

test('--plan prints every request with its purpose, and sends none', async () => {
  const { code, out, said } = await pull(['--plan'])

  assert.equal([code, said, double.log.requests.length], [0, '', 0])
  assert.is(
    out,
    `GET groups/tidemark-example/milestones?include_ancestors=true
  Milestones of tidemark-example
GET groups/tidemark-example/issues?labels=direction&scope=all
  Issues of tidemark-example with the label direction
POST graphql: group.workItems(types: [EPIC], labelName: ["direction"])
  Epics of tidemark-example with the label direction
POST graphql: group.mergeRequests { count }, one for each stage and milestone
  Numbers of merge requests by stage in the last three milestones
GET projects/tidemark-example/product/releases
  Newest releases of tidemark-example/product
POST graphql: project { visibility }, group { visibility }
  Which projects and groups are open to everybody
6 questions, to ${double.url}. Long lists take a request for each hundred entries. None was sent.
`,
  )
})

test('--plan needs no token and no network; as JSON it is a list', async () => {
  const { code, out } = await pull(['--plan', '--json'], { GITLAB_TOKEN: '', GITLAB_HOST: 'http://192.0.2.1' })

  assert.is(code, 0)
  assert.is(JSON.parse(out).length, 6)
})

test('--offline tells what there is, and sends nothing', async () => {
  const before = await pull(['--offline'])
  await pull()
  double.log.clear()
  const after = await pull(['--offline'])

  assert.equal([before.code, before.out, before.said], [1, '', 'Nothing was pulled yet. No request was sent.\n'])
  assert.equal([after.code, after.said, double.log.requests.length], [0, '', 0])
  assert.is(steady(after.out), 'Data as of TIME: 151 items, 32 milestones, 25 releases. No request was sent.\n')
})

test('--offline --write writes what there is', async () => {
  await pull()
  double.log.clear()
  const { out } = await pull(['--offline', '--write'])

  assert.match(out, '\nWritten to _data/gitlab.json.\n')
  assert.ok(existsSync(join(site.root, '_data/gitlab.json')))
  assert.is(double.log.requests.length, 0)
})

test('when GitLab cannot be asked it ends with 1, says why, and what was pulled stays', async () => {
  const first = await pull([], { GITLAB_TOKEN: tokens.expired })
  await pull()
  const before = readFileSync(join(site.root, '.cache/handbook/gitlab.json'), 'utf8')
  const second = await pull([], { GITLAB_TOKEN: tokens.revoked })

  assert.equal([first.code, first.out, second.code, second.out], [1, '', 1, ''])
  const error =
    'error gitlab/unauthorized GitLab refuses the token (401).\n  Make a new token with the scope `read_api`.\n'
  assert.is(first.said, `${error}There is no older data.\n`)
  assert.is(steady(second.said), `${error}What was pulled at TIME stays as it is.\n`)
  assert.is(readFileSync(join(site.root, '.cache/handbook/gitlab.json'), 'utf8'), before)
})

test('a folder that cannot be written is told, and ends with 1', async () => {
  site.write({ '.cache': '' })
  const { code, out, said } = await pull()

  assert.is(code, 1)
  assert.match(out, /^Pulled 151 items/)
  assert.is(said, 'warning gitlab/cache What was pulled cannot be written to .cache/handbook/gitlab.json (ENOTDIR).\n')
})

const usages: [what: string, config: string, args: string[], env: NodeJS.ProcessEnv, said: string][] = [
  [
    'a site without GitLab',
    '{}',
    [],
    {},
    'error config/usage This site does not use GitLab.\n  Add `"gitlab": { "groups": ["acme"] }` to handbook.config.json.\n',
  ],
  [
    'no token',
    config({ tokenVariable: 'MY_TOKEN' }),
    [],
    {},
    'error gitlab/no-token There is no token in MY_TOKEN: GitLab is not asked.\n  Set the environment variable MY_TOKEN to a token with the scope `read_api`.\n',
  ],
  [
    '--plan with --write',
    config(),
    ['--plan', '--write'],
    {},
    'error config/usage --plan only prints; it does not go with --write.\n',
  ],
]
for (const [what, text, args, env, said] of usages) {
  test(`${what} ends with 2, and nothing is sent`, async () => {
    site.write({ 'handbook.config.json': text })
    const outcome = await asProcess(args, env)

    assert.equal(outcome, { code: 2, out: '', said })
    assert.is(double.log.requests.length, 0)
  })
}

test('--help tells everything', () => {
  assert.is(
    handbook(['pull', '--help']).out,
    `handbook pull [options]

Pull direction data from GitLab.
Milestones, issues and epics of the direction, releases and counts go into \`.cache/\`, which builds read. The token stands in GITLAB_TOKEN, or in the variable that the configuration names. Ends with 1 when GitLab cannot be asked: what was pulled before stays.

Options
  --write        Write the snapshot that is committed, too: \`gitlab.json\` in the data folder.
  --plan         Print the requests that would be sent, and send none.
  --offline      Tell what there is already, and send nothing. With --write, write that.
  --all          Pull everything anew, not only what has changed.
  --root DIR     The site. Default: the current folder.
  --config FILE  The options. Default: handbook.config.json.
  --data DIR     The data folder, instead of the configured one.
  --today DATE   The day for which everything is said. Default: HANDBOOK_TODAY, SOURCE_DATE_EPOCH, or today in UTC.
  --json         Print JSON.
  --help         Print this help.

Example: handbook pull --write
`,
  )
})

test('check tells how old the data is, and asks nobody', async () => {
  await pull()
  double.log.clear()
  const check = () =>
    handbookBeside(['check', '--root', site.root, '--report', 'compact'], { env: { GITLAB_TOKEN: tokens.member } })
  const fresh = await check()
  site.write({ 'handbook.config.json': config({ maxAge: '0m' }) })
  const stale = await check()

  assert.not.match(fresh.out, 'gitlab/')
  assert.match(
    steady(stale.out),
    /handbook\.config\.json info gitlab\/stale The data from GitLab is of \d{4}-\d\d-\d\d, older than `maxAge`\.\n/,
  )
  assert.is(double.log.requests.length, 0)
})

test('a pull that is killed at any moment leaves the old data or the new, never a part', async () => {
  await pull()
  const before = cached().snapshot.pulledAt
  double.touch(50)
  const seen = new Set<string>()
  // Killed when so many requests have come, or so many turns of this process after the last of them, while the file is written.
  const moments = [1, 3, 5, 7]
    .map((requests) => [requests, 0])
    .concat([10, 100, 300, 1000, 3000].map((turns) => [7, turns]))
  for (const [requests, turns] of moments as [number, number][]) {
    double.log.clear()
    await handbookBeside(['pull', '--all', '--root', site.root], { env: { GITLAB_TOKEN: tokens.member } }, (child) => {
      let left = turns
      const watch = (): void => {
        if (child.exitCode !== null) return
        // Until then the child needs the machine more.
        if (double.log.requests.length < requests) setTimeout(watch, 1)
        else if (left-- <= 0) child.kill('SIGKILL')
        else setImmediate(watch)
      }
      watch()
    })
    const { snapshot } = cached()
    assert.is(snapshot.items.length, 151)
    seen.add(snapshot.pulledAt === before ? 'old' : 'new')
  }
  assert.is((await pull(['--offline'])).code, 0)

  assert.ok(seen.has('old'))
})

test.run()
