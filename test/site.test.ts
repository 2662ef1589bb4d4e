import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Snapshot } from '../plugins/core/model/gitlab/snapshot.ts'
import { withDefaults } from '../plugins/core/model/options.ts'
import { writeSnapshot } from '../plugins/sources/gitlab/snapshot-file.ts'
import { type BuildSettings, type BuiltSite, buildIn, siteFolder } from './support/built-site.ts'
import { handbookBeside } from './support/command.ts'
import { plantedPrivate, plantedSecret, productOf, startGitLab, tokens } from './support/gitlab/index.ts'
import { smallProduct } from './support/small-product.ts'

const test = suite('site')

const files = Object.fromEntries(
  Object.entries(smallProduct).flatMap(([path, text]) =>
    path.startsWith('_data/') ? [[path.replace('_data/', 'data/'), text]] : [],
  ),
)
const product = productOf({ issues: 250, files: { 'tidemark-example/handbook': { main: files } } })
const double = await startGitLab({ product })
const gitlab = { host: double.url, groups: ['tidemark-example'], projects: ['tidemark-example/product'] }
const config = (more: object = {}): string => JSON.stringify({ gitlab: { ...gitlab, ...more } })
const cacheFile = '.cache/handbook/gitlab.json'

let site = siteFolder({})
test.before.each(() => {
  site = siteFolder({ ...smallProduct, 'handbook.config.json': config() })
  double.serve(product)
  double.log.clear()
  double.faults.clear()
  process.env.GITLAB_TOKEN = tokens.member
})
test.after.each(() => {
  site.remove()
  delete process.env.GITLAB_TOKEN
})
test.after(() => double.close())

const build = (settings: BuildSettings = {}): Promise<BuiltSite> => buildIn(site.root, settings)
const planPage = ({ pages }: BuiltSite): string => pages.get('/direction/plan/') ?? ''
const hasItems = (built: BuiltSite): boolean => planPage(built).includes('What is next')
const read = (path: string): string => readFileSync(join(site.root, path), 'utf8')
/** What the small product's own data is told. */
const usual = '[handbook] 1 warning and 1 note: see `handbook check`.'
/** The same with the double's milestones and issues, whose days and hygiene are told as well. */
const usualPulled = '[handbook] 4 warnings and 4 notes: see `handbook check`.'
const today = new Date().toISOString().slice(0, 10)
const steady = (said: string): string => said.replaceAll(today, 'TODAY')

test('a build pulls once, and the next one sends nothing', async () => {
  const first = await build()
  const requests = double.log.requests.length
  const second = await build()

  assert.equal([first.said, first.error], [usualPulled, undefined])
  assert.ok(hasItems(first))
  assert.match(planPage(first), `data from GitLab as of <time`)
  assert.equal([requests, double.log.requests.length], [7, 7])
  assert.equal([...second.pages], [...first.pages])
})

test('when GitLab is away, the last data serves, the build is green and says why', async () => {
  site.write({ 'handbook.config.json': config({ maxAge: '0m' }) })
  const first = await build()
  double.faults.set({ kind: 'expired-token' })
  const second = await build()

  assert.is(second.error, undefined)
  assert.equal([...second.pages], [...first.pages])
  assert.is(
    steady(second.said),
    `[handbook] warning gitlab/unauthorized GitLab refuses the token (401). Data of TODAY serves.\n  Make a new token with the scope \`read_api\`.\n${usualPulled}`,
  )
})

test('without any data from GitLab, pages are made of the YAML alone', async () => {
  double.faults.set({ kind: 'login-page' })
  const built = await build()

  assert.is(built.error, undefined)
  assert.ok(planPage(built).includes('Plan'))
  assert.not.ok(hasItems(built))
  assert.match(
    built.said,
    /^\[handbook\] warning gitlab\/unexpected The answer to \S+ is no JSON but text\/html; charset=utf-8\. There is no older data\.\n/,
  )
})

test('a site can turn that warning off', async () => {
  double.faults.set({ kind: 'login-page' })
  site.write({ 'handbook.config.json': JSON.stringify({ gitlab, rules: { 'gitlab/unexpected': 'off' } }) })

  assert.is((await build()).said, usual)
})

test('strict, the build ends with the reason, although something would serve', async () => {
  site.write({ 'handbook.config.json': config({ maxAge: '0m', strict: true }) })
  await build()
  double.faults.set({ kind: 'expired-token' })
  const { error, pages } = await build()

  assert.is(error, 'GitLab refuses the token (401).')
  assert.is(pages.size, 0)
})

test('a site without GitLab sends nothing, whatever the environment says', async () => {
  site.write({ 'handbook.config.json': '{}' })
  // One of its own: what an earlier build has asked for and gave up may still be on its way to the other.
  const unasked = await startGitLab({ product })
  process.env.GITLAB_HOST = unasked.url
  const { said } = await build()
  delete process.env.GITLAB_HOST
  await unasked.close()

  assert.equal([said, unasked.log.requests.length], [usual, 0])
})

test('a fork without a token uses the committed snapshot in silence', async () => {
  await build()
  const { snapshot } = JSON.parse(read(cacheFile)) as { snapshot: Snapshot }
  writeSnapshot(site.root, withDefaults({}), { ...snapshot, pulledAt: '2026-01-01T00:00:00.000Z' })
  rmSync(join(site.root, '.cache'), { recursive: true })
  double.log.clear()
  delete process.env.GITLAB_TOKEN
  const built = await build()

  assert.equal([built.said, double.log.requests.length], [usualPulled, 0])
  assert.ok(hasItems(built))
  assert.match(planPage(built), '<time datetime="2026-01-01T00:00:00.000Z">2026-01-01</time>')
  assert.not.ok(existsSync(join(site.root, '.cache')))
})

test('a fork without a token and without a snapshot is told once', async () => {
  delete process.env.GITLAB_TOKEN
  const built = await build()

  assert.not.ok(hasItems(built))
  assert.is(
    built.said,
    `[handbook] warning gitlab/no-token There is no token in GITLAB_TOKEN: GitLab is not asked. There is no older data.\n  Set the environment variable GITLAB_TOKEN to a token with the scope \`read_api\`.\n${usual}`,
  )
})

test('a preview sends nothing, and shows what there is, however old', async () => {
  site.write({ 'handbook.config.json': config({ maxAge: '0m' }) })
  const nothing = await build({ runMode: 'serve' })
  const before = double.log.requests.length
  await build()
  double.log.clear()
  const something = await build({ runMode: 'serve' })

  assert.equal([before, double.log.requests.length], [0, 0])
  assert.equal([hasItems(nothing), hasItems(something)], [false, true])
})

test('a snapshot that cannot be used is a warning of the build and of the check', async () => {
  site.write({ '_data/gitlab.json': '{}' })
  delete process.env.GITLAB_TOKEN
  const built = await build()
  const check = await handbookBeside(['check', '--root', site.root, '--report', 'compact', '--today', '2026-11-23'])

  assert.not.ok(hasItems(built))
  assert.match(built.said, '[handbook] 2 warnings and 1 note: see `handbook check`.')
  assert.match(check.out, '_data/gitlab.json warning gitlab/snapshot The data from GitLab in this file is not used: ')
  assert.is(check.code, 0)
})

test('data files come from another project, with the labels of its stages, from the first pull on', async () => {
  const [root] = [site.root]
  for (const name of ['sections', 'stages', 'categories', 'features', 'jobs_to_be_done'])
    rmSync(join(root, `_data/${name}.yml`))
  site.write({
    '_data/gitlab.json': '',
    'handbook.config.json': config({ taxonomy: { project: 'tidemark-example/handbook' } }),
  })
  rmSync(join(root, '_data/gitlab.json'))
  const built = await build()
  const { snapshot } = JSON.parse(read(cacheFile)) as { snapshot: Snapshot }

  assert.equal([built.error, built.said], [undefined, usualPulled])
  assert.equal(Object.keys(snapshot.files), ['categories', 'features', 'jobs_to_be_done', 'sections', 'stages'])
  assert.equal(
    [...new Set(snapshot.merged.map(({ label }) => label))],
    ['devops::create', 'devops::plan', 'devops::run'],
  )
  assert.ok(hasItems(built))
})

test('a data file of the site itself wins over that of the project', async () => {
  rmSync(join(site.root, '_data/features.yml'))
  site.write({ 'handbook.config.json': config({ taxonomy: { project: 'tidemark-example/handbook' } }) })
  await build()
  const { snapshot } = JSON.parse(read(cacheFile)) as { snapshot: Snapshot }

  assert.equal(Object.keys(snapshot.files), ['features'])
})

test('nothing that is confidential, private or a token is in any page, file or message; titles are text', async () => {
  const nasty = productOf({ issues: 600, secrets: true, nasty: true })
  double.serve(nasty)
  const built = await build()
  const pulled = await handbookBeside(['pull', '--all', '--write', '--root', site.root], {
    env: { GITLAB_TOKEN: tokens.member },
  })
  const check = await handbookBeside(['check', '--root', site.root], { env: { GITLAB_TOKEN: tokens.member } })
  const again = await build()
  const written = readdirSync(site.root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  const told = [built.said, again.said, pulled.out, pulled.said, check.out, check.said]
  const pages = [...built.pages.values(), ...again.pages.values()]
  const all = [...written, ...told, ...pages].join('\n')
  const html = [...built.pages].flatMap(([url, page]) => (url.endsWith('/') ? [page] : [])).join('\n')

  assert.ok(JSON.stringify(nasty).match(plantedSecret))
  assert.ok(JSON.stringify(nasty).match(plantedPrivate))
  assert.is(all.match(plantedSecret), null)
  assert.is(all.match(plantedPrivate), null)
  assert.not.ok(all.includes(tokens.member))
  assert.match(all, '<script>alert(')
  assert.match(html, '&lt;script&gt;alert(')
  assert.match(html, '{{ config.secret }} {{{ raw }}} {% include')
  assert.match(html, '--&gt; &lt;!-- a comment ends here --&gt;')
  assert.not.match(html, /<script>alert|<img src=x|href="\s*javascript:|<!-- a comment ends/)
  assert.not.match(all, /[\u202a-\u202e\u2066-\u2069]/)
  assert.ok(pages.every((page) => page.length < 1_000_000))
  assert.equal([built.error, again.error, pulled.code, check.code], [undefined, undefined, 0, 0])
})

test.run()
