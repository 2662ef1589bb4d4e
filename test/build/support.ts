import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
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
import * as assert from 'uvu/assert'
import type { Built, SiteBuild } from '../../plugins/build/build-wish.ts'
import { buildSite } from '../../plugins/build/site-build.ts'
import { readOptions } from '../../plugins/sources/options-file.ts'
import { project } from '../support/command.ts'
import type { Dice } from '../support/gitlab/product/dice.ts'

export const config = `import handbook from '${join(project, 'plugins/index.ts')}'
export default (config) => {
  config.setUseTemplateCache(false)
  config.addPlugin(handbook)
}
export const config = { dir: { input: 'src', data: '../_data', output: '_site' } }
`
const layout = `export const data = { layout: 'handbook' }\nexport const render = ({ content }) => '<div class="own">' + content + '</div>'\n`
export const list = `export const data = { permalink: '/list.html', layout: false, eleventyExcludeFromCollections: true }
export const render = ({ collections }) => collections.all.map((page) => page.url + ' ' + page.data.title).sort().join('\\n')\n`
export const feed = `export const data = { permalink: '/feed.html', layout: false, eleventyExcludeFromCollections: true }
export const render = ({ collections }) => collections.all.map((page) => page.url + ' ' + page.templateContent).sort().join('\\n')\n`

export const start: Record<string, string> = {
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

export interface Site {
  root: string
  write(path: string, text: string): void
  read(path: string): string
  build(settings?: Partial<SiteBuild>): Promise<Built>
  /** Every file that was written, with its text, or the hash of what is none. */
  written(): Map<string, string>
}

export async function inSite(files: Record<string, string>, act: (site: Site) => Promise<void>): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'handbook-build-')))
  const site = siteIn(root)
  for (const [path, text] of Object.entries(files)) site.write(path, text)
  try {
    await act(site)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

export function siteIn(root: string): Site {
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
          .map((file) => [file, contentOf(join(root, '_site', file))]),
      )
    },
  }
}

function contentOf(path: string): string {
  const bytes = readFileSync(path)
  return isUtf8(bytes) ? bytes.toString('utf8') : hash('sha256', bytes)
}

/** What a first build in another place makes of the same files. */
export async function coldly(site: Site): Promise<Map<string, string>> {
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

export function assertSame(got: Map<string, string>, wanted: Map<string, string>, after: string): void {
  assert.equal([...got.keys()], [...wanted.keys()], after)
  for (const [path, text] of wanted) assert.is(got.get(path), text, `${path} after ${after}`)
}

const home = 'src/index.md'

/** Make one change, and say which. */
export function change(site: Site, roll: Dice, step: number): string {
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
