import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Built, SiteBuild } from '../../plugins/build/build-wish.ts'
import { buildSite } from '../../plugins/build/site-build.ts'
import { readOptions } from '../../plugins/sources/options-file.ts'
import { project } from '../support/command.ts'
import { type Dice, diceOf } from '../support/gitlab/product/dice.ts'

/** More steps with HANDBOOK_BUILD_STEPS=2000. */
const steps = Number(process.env.HANDBOOK_BUILD_STEPS ?? 72)
const test = suite('build/site-build')

const config = `import handbook from '${join(project, 'plugins/index.ts')}'
export default (config) => {
  config.setUseTemplateCache(false)
  config.addPlugin(handbook)
}
export const config = { dir: { input: 'src', data: '../_data', output: '_site' } }
`
const layout = `export const data = { layout: 'handbook' }\nexport const render = ({ content }) => '<div class="own">' + content + '</div>'\n`
const list = `export const data = { permalink: '/list.html', layout: false, eleventyExcludeFromCollections: true }
export const render = ({ collections }) => collections.all.map((page) => page.url + ' ' + page.data.title).sort().join('\\n')\n`
const feed = `export const data = { permalink: '/feed.html', layout: false, eleventyExcludeFromCollections: true }
export const render = ({ collections }) => collections.all.map((page) => page.url + ' ' + page.templateContent).sort().join('\\n')\n`

const start: Record<string, string> = {
  '.eleventy.js': config,
  'package.json': '{ "type": "module" }',
  'handbook.config.json': '{ "changes": false, "search": false, "site": { "title": "Tides" } }',
  '_data/sections.yml': 'sea:\n  name: Sea\n',
  '_data/stages.yml':
    'stages:\n  tide:\n    display_name: Tide\n    section: sea\n    groups:\n      ebb:\n        name: Ebb\n        categories: [moon]\n',
  '_data/categories.yml': 'moon:\n  name: Moon\n  maturity: viable\n  marketing: true\n',
  'src/index.md': '---\ntitle: Home\n---\nHome.\n',
  'src/_includes/own.11ty.js': layout,
  'src/list.11ty.js': list,
  'src/how/index.md': '---\ntitle: How\n---\n## How\n\n[Home](/)\n',
  'src/how/one.md': '---\ntitle: One\nlayout: own\n---\nOne.\n',
  'src/how/two.md': '---\ntitle: Two\nweight: 2\n---\n## Two\n\n## And more\n',
  'src/direction/tide.md': '---\ntitle: Tide\nstage: tide\nlayout: direction\n---\nWhere Tide goes.\n',
}

interface Site {
  root: string
  write(path: string, text: string): void
  read(path: string): string
  build(settings?: Partial<SiteBuild>): Promise<Built>
  /** Every file that was written, with its text. */
  written(): Map<string, string>
}

async function inSite(files: Record<string, string>, act: (site: Site) => Promise<void>): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'handbook-build-')))
  const site = siteIn(root)
  for (const [path, text] of Object.entries(files)) site.write(path, text)
  try {
    await act(site)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function siteIn(root: string): Site {
  return {
    root,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    async build(settings = {}) {
      const cwd = process.cwd()
      process.chdir(root)
      const [print, log] = [console.error, console.log]
      console.error = console.log = () => {}
      process.env.HANDBOOK_TODAY = '2026-11-23'
      try {
        const { options } = readOptions(root)
        return await buildSite({ root, options, today: '2026-11-23', threads: 0, ...settings })
      } finally {
        console.error = print
        console.log = log
        delete process.env.HANDBOOK_TODAY
        process.chdir(cwd)
      }
    },
    written() {
      const files = readdirSync(join(root, '_site'), { recursive: true, encoding: 'utf8' }).sort()
      return new Map(
        files
          .filter((file) => statSync(join(root, '_site', file)).isFile())
          .map((file) => [file, readFileSync(join(root, '_site', file), 'utf8')]),
      )
    },
  }
}

/** What a first build in another place makes of the same files. */
async function coldly(site: Site): Promise<Map<string, string>> {
  const root = `${site.root}-cold`
  rmSync(root, { recursive: true, force: true })
  for (const name of readdirSync(site.root)) {
    if (name !== '_site' && name !== '.cache') cpSync(join(site.root, name), join(root, name), { recursive: true })
  }
  const cold = siteIn(root)
  try {
    await cold.build()
    return cold.written()
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function assertSame(got: Map<string, string>, wanted: Map<string, string>, after: string): void {
  assert.equal([...got.keys()], [...wanted.keys()], after)
  for (const [path, text] of wanted) assert.is(got.get(path), text, `${path} after ${after}`)
}

test('does nothing when nothing has changed, and says what the last build said', async () => {
  await inSite(start, async (site) => {
    const first = await site.build()
    const second = await site.build()

    assert.is(first.extent, 'everything')
    assert.equal({ ...second, said: [] }, { extent: 'nothing', files: first.files, written: 0, removed: 0, said: [] })
  })
})

test('writes one page when its text has changed, and leaves the others alone', async () => {
  await inSite(start, async (site) => {
    await site.build()
    const before = statSync(join(site.root, '_site/how/two/index.html'))
    site.write('src/how/one.md', '---\ntitle: One\nlayout: own\n---\nAnother one.\n')

    const { extent, written } = await site.build()

    assert.is(extent, 'some pages')
    assert.is(written, 1)
    assert.match(site.read('_site/how/one/index.html'), 'Another one.')
    assert.is(statSync(join(site.root, '_site/how/two/index.html')).mtimeMs, before.mtimeMs)
  })
})

test('brings back what somebody has taken away or changed', async () => {
  await inSite(start, async (site) => {
    await site.build()
    const wanted = site.written()
    rmSync(join(site.root, '_site/how'), { recursive: true })
    site.write('_site/index.html', 'mine')
    rmSync(join(site.root, '_site/maturity'), { recursive: true, force: true })
    await site.build()

    assertSame(site.written(), wanted, 'losses')
  })
})

test('draws in threads as it does without them', async () => {
  await inSite(start, async (site) => {
    // Threads run what is compiled: the loader of these tests does not reach into them.
    site.write('.eleventy.js', config.replace('/plugins/index.ts', '/dist/index.js'))
    const inThreads = (count: string) =>
      spawnSync(process.execPath, [join(project, 'dist/cli/main.js'), 'build', '--threads', count], {
        cwd: site.root,
        env: { ...process.env, HANDBOOK_TODAY: '2026-11-23' },
        encoding: 'utf8',
      })
    const first = inThreads('2')
    assert.is(first.status, 0, first.stderr)
    const drawn = site.written()
    rmSync(join(site.root, '_site'), { recursive: true })
    const second = inThreads('1')
    assert.is(second.status, 0, second.stderr)

    assertSame(drawn, await coldly(site), 'threads')
    assertSame(site.written(), drawn, 'threads and a cache')
    assert.equal(
      readdirSync(join(site.root, '.cache/handbook')).filter((file) => file.startsWith('drawn')),
      ['drawn-0'],
    )
  })
})

for (const [name, more] of [
  ['a list of pages', {}],
  ['a feed with their texts', { 'src/feed.11ty.js': feed }],
] as const) {
  test(`makes what a first build makes, whatever has changed, in a site with ${name}`, async () => {
    await inSite({ ...start, ...more }, async (site) => {
      const roll = diceOf(name.length)
      await site.build()
      const extents = new Set<string>()
      const done: string[] = []
      for (let step = 0; step < steps / 2; step++) {
        done.push(`step ${step}`, ...Array.from({ length: 1 + roll.below(3) }, () => change(site, roll, step)))
        const { extent } = await site.build()
        extents.add(extent)
        // A build of everything is half a first build itself: of those, some are enough.
        if (extent === 'everything' && step % 4 !== 3) continue
        assertSame(site.written(), await coldly(site), done.splice(0).join(', '))
      }
      assert.is(extents.has('some pages'), name === 'a list of pages')
    })
  })
}

const home = 'src/index.md'

/** Make one change, and say which. */
function change(site: Site, roll: Dice, step: number): string {
  const pages = readdirSync(join(site.root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && file !== 'index.md')
    .map((file) => join('src', file))
    .sort()
  const page = roll.pick([...pages, home])
  const output = roll.pick([...site.written().keys()])
  const level = roll.pick(['minimal', 'viable', 'complete'])
  const edit = (path: string, from: RegExp, to: string): void => site.write(path, site.read(path).replace(from, to))
  const longer = (): void => site.write(page, `${site.read(page)}\nLine ${step}.\n`)
  const renamed = join(dirname(page), `moved-${step}.md`)
  const acts: [string, () => void][] = [
    ...Array.from({ length: 7 }, (): [string, () => void] => [`text of ${page}`, longer]),
    [`heading in ${page}`, () => site.write(page, `${site.read(page)}\n## Heading ${step}\n`)],
    [`title of ${page}`, () => edit(page, /^title: .*/m, `title: Title ${step}`)],
    [`weight of ${page}`, () => weigh(site, page, step)],
    [`layout of ${page}`, () => edit(page, /^layout: .*\n/m, '')],
    [`${page} removed`, () => (page === home ? longer() : rmSync(join(site.root, page)))],
    [`${page} renamed`, () => (page === home ? longer() : renameSync(join(site.root, page), join(site.root, renamed)))],
    [`${page} touched`, () => utimesSync(join(site.root, page), step, step)],
    ['new page', () => site.write(`src/how/new-${step}.md`, `---\ntitle: New ${step}\n---\nNew.\n`)],
    ['alias', () => site.write(`src/deep/${step}/a.md`, `---\ntitle: A\naliases: [/old-${step}/]\n---\nDeep.\n`)],
    ['data', () => edit('_data/categories.yml', /maturity: .*/, `maturity: ${level}`)],
    ['sections', () => edit('_data/sections.yml', /name: .*/, `name: Sea ${step}`)],
    ['layout', () => edit('src/_includes/own.11ty.js', /class="[^"]*"/, `class="own-${step}"`)],
    ['options', () => edit('handbook.config.json', /"title": "[^"]*"/, `"title": "Tides ${step}"`)],
    ['list', () => edit('src/list.11ty.js', /\.sort\(\)/, roll.pick(['.sort().reverse()', '.sort()']))],
    ['directory data', () => site.write('src/how/how.json', `{ "description": "Told ${step}" }`)],
    [`${output} lost`, () => rmSync(join(site.root, '_site', output))],
    [`${output} overwritten`, () => writeFileSync(join(site.root, '_site', output), `${step}`)],
  ]
  const [name, act] = roll.pick(acts)
  act()
  return name
}

/** A field stands once. */
function weigh(site: Site, page: string, weight: number): void {
  const text = site.read(page).replace(/^weight: .*\n/gm, '')
  site.write(page, text.replace(/^title:/m, `weight: ${weight}\ntitle:`))
}

test('draws the pages that were touched as a whole build would, and no other Markdown page', async () => {
  await inSite({ ...start, 'src/list.11ty.js': list }, async ({ root, build, written, write }) => {
    write('src/how/two.md', '---\ntitle: Two, renamed\n---\n## Two\n\n[One](one.md)\n')
    await build()
    const whole = written()
    for (const folder of ['_site', '.cache']) rmSync(join(root, folder), { recursive: true })

    const touched = await build({ touched: new Set(['src/how/two.md']) })

    assert.is(touched.extent, 'some pages')
    assert.equal(touched.pages, [{ from: 'src/how/two.md', path: '_site/how/two/index.html' }])
    const some = written()
    for (const [path, text] of some) assert.is(text, whole.get(path), path)
    const left = [...whole.keys()].filter((path) => !some.has(path)).sort()
    assert.equal(
      left,
      ['direction/tide/index.html', 'how/index.html', 'how/one/index.html', 'index.html'].flatMap((page) =>
        whole.has(page.replace('.html', '.md')) ? [page, page.replace('.html', '.md')] : [page],
      ),
    )

    // What was built in part is no build to go on from.
    assert.is((await build()).extent, 'everything')
    assert.equal(written(), whole)
  })
})

test('goes on from an earlier build rather than draw the touched pages alone', async () => {
  await inSite({ ...start, 'src/list.11ty.js': list }, async ({ root, build, written, write }) => {
    await build()
    write('src/how/one.md', '---\ntitle: One\nlayout: own\n---\nOne, and more.\n')
    const first = await build({ touched: new Set(['src/how/one.md']) })
    assert.is(first.pages, undefined)
    assert.is(first.extent, 'some pages')

    write('src/how/one.md', '---\ntitle: Uno\nlayout: own\n---\nUno.\n')
    write('src/how/three.md', '---\ntitle: Three\n---\nThree.\n')
    const second = await build({ touched: new Set(['src/how/one.md', 'src/how/three.md']) })
    assert.equal(
      second.pages?.map(({ from }) => from),
      ['src/how/one.md', 'src/how/three.md'],
    )

    // A later build knows whose files these are.
    rmSync(join(root, 'src/how/three.md'))
    await build()
    const kept = written()
    await build({ isFresh: true })
    assert.equal(kept, written())
    assert.is(kept.has('how/three/index.html'), false)
  })
})

test('draws everything when a template shows the text of a page that was not touched', async () => {
  await inSite({ ...start, 'src/feed.11ty.js': feed }, async ({ build, written }) => {
    const reasons: string[] = []
    const touched = await build({ touched: new Set(['src/how/one.md']), onWhole: (reason) => reasons.push(reason) })

    assert.is(touched.extent, 'everything')
    assert.is(reasons.length, 1)
    assert.match(written().get('feed.html') ?? '', 'Home.')
  })
})

test.run()
