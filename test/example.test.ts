import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { catalogue } from '../plugins/index.ts'
import { openBrowser } from './support/browser.ts'
import { project } from './support/command.ts'
import { atomFaults, jsonFeedFaults } from './support/feed-faults.ts'
import { brokenLinks } from './support/links.ts'
import { foundFirst } from './support/search.ts'
import { servedSite } from './support/served-site.ts'

const test = suite('example')

const tokyo = buildExample({ TZ: 'Asia/Tokyo', HANDBOOK_TODAY: '2026-11-23' })

test('two builds for the same day are the same bytes, in any time zone and on any machine day', () => {
  const losAngeles = buildExample({ TZ: 'America/Los_Angeles', SOURCE_DATE_EPOCH: '1795420800', HANDBOOK_TODAY: '' })

  assert.ok(tokyo.size > 200)
  assert.equal([...losAngeles.keys()], [...tokyo.keys()])
  assert.equal(
    [...tokyo.keys()].filter((path) => losAngeles.get(path) !== tokyo.get(path)),
    [],
  )
})

test('the manual has a page for every problem code and every schema', () => {
  const codes = [...tokyo.keys()].flatMap((path) => /^\/manual\/problems\/(.+)\/index\.html$/.exec(path)?.[1] ?? [])
  const schemas = [...tokyo.keys()].flatMap((path) => /^\/manual\/fields\/(.+)\/index\.html$/.exec(path)?.[1] ?? [])

  assert.equal(codes.sort(), Object.keys(catalogue).sort())
  assert.equal(
    schemas.sort(),
    readdirSync(join(project, 'schemas'))
      .map((file) => file.replace('.schema.json', ''))
      .sort(),
  )
})

test('no link of the example leads nowhere', () => {
  const pages = new Map([...tokyo].map(([path, text]) => [path.replace(/index\.html$/, ''), text]))

  assert.equal(brokenLinks(pages), [])
})

test('every release item of the example is in the explorer, and its feeds validate', () => {
  const explorer = tokyo.get('/releases/explorer/index.html') as string
  const feeds = [...tokyo].filter(([path]) => /^\/releases\/.*feed\.(xml|json)$/.test(path))

  assert.is(explorer.split('<li data-entry').length - 1, 34)
  assert.ok(feeds.length > 80, `${feeds.length} feeds`)
  for (const [path, text] of feeds) {
    const feed = Buffer.from(text, 'latin1').toString()
    assert.equal(path.endsWith('.xml') ? atomFaults(feed) : jsonFeedFaults(feed), [], path)
  }
})

test('the search finds first what readers mean', async () => {
  const expected = {
    wiki: '/direction/create/wiki/',
    'category maturity': '/handbook/product/category-maturity/',
    'code review': '/direction/create/code-review/',
    deprecations: '/handbook/product/deprecations/',
    direction: '/direction/',
    'global search': '/direction/foundations/global-search/',
    kickoff: '/handbook/product/kickoff/',
    'maturity/missing': '/manual/problems/maturity/missing/',
    'product manager': '/job-families/product-manager/',
    release: '/releases/',
    rice: '/handbook/product/rice/',
    roadmap: '/direction/roadmap/',
    upgrade: '/releases/upgrade/',
    'upgrade planner': '/releases/upgrade/',
  }
  const site = await servedSite(
    new Map([...tokyo].map(([path, text]) => [path.replace(/index\.html$/, ''), Buffer.from(text, 'latin1')])),
  )
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`${site.origin}/search/`)
    const found: Record<string, string | null> = {}
    for (const words of Object.keys(expected)) found[words] = await foundFirst(page, words)
    assert.equal(found, expected)
  } finally {
    await browser.close()
    await site.close()
  }
})

/** Build the example in a folder of its own, as `npm run build` does; the text of its files by path. */
function buildExample(env: NodeJS.ProcessEnv): Map<string, string> {
  const root = mkdtempSync(join(tmpdir(), 'handbook-example-'))
  try {
    for (const path of [
      '.eleventy.js',
      'handbook.config.json',
      'package.json',
      'src',
      '_data',
      'dist',
      'schemas',
      'plugins',
    ]) {
      cpSync(join(project, path), join(root, path), { recursive: true })
    }
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
    execFileSync(process.execPath, [join(root, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet'], {
      cwd: root,
      // A token of the developer's own is none of the example's business.
      env: { ...process.env, GITLAB_TOKEN: '', ...env },
      stdio: 'pipe',
    })
    const site = join(root, '_site')
    const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
    return new Map(paths.map((path) => [path.slice(site.length), readFileSync(path, 'latin1')]))
  } finally {
    rmSync(root, { recursive: true })
  }
}

test.run()
