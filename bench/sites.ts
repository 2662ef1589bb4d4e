import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { load } from 'js-yaml'
import { project } from './corpus.ts'

/** Fields that generators understand differently; they are kept under another name. */
const moved =
  /^(layout|type|cascade|aliases|url|slug|draft|permalink|date|publishdate|expirydate|lastmod|outputs|menus?|tags|categories|keywords|pagination|build|_build|headless|resources|markup|linktitle|translationKey|summary|parent|collections|content|page|eleventy\w*)\s*:/gim

/** A folder of pages that every generator reads alike. */
export interface Pages {
  from: string
  /** Texts by path; a page of a folder is called `index.md`. */
  texts: Map<string, string>
}

/**
 * So many pages, copied from those of the handbook beside the project, or where it is absent from those of the example: without
 * shortcodes, with braces as entities, and with fields renamed that only one generator knows.
 */
export function neutralPages(count: number): Pages {
  const handbook = join(project, '../shared/corpus/handbook-2026/content')
  const from = existsSync(handbook) ? handbook : join(project, 'src')
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !/(^|\/)[._](?!index\.md$)/.test(file))
    .sort()
  const texts = new Map<string, string>()
  for (let copy = 0; texts.size < count; copy++) {
    for (const file of files.slice(0, count - texts.size)) {
      const plain = file.replace(/(^|\/)_index\.md$/, '$1index.md')
      const name = texts.has(join(`copy-${copy}`, plain)) ? plain.replace(/\.md$/, '-2.md') : plain
      texts.set(
        join(`copy-${copy}`, name),
        neutral(readFileSync(join(from, file), 'utf8'), basename(file, '.md'), copy),
      )
    }
  }
  return { from, texts }
}

function neutral(text: string, name: string, copy: number): string {
  const { head, body } = parts(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
  const fields = head.replace(moved, (field) => `x_${field}`)
  const titled = /^title:\s*\S/m.test(fields) && isReadable(fields) ? fields : `title: ${JSON.stringify(name)}\n`
  const prose = body
    .replace(/\{\{[<%][\s\S]*?[%>]\}\}/g, '')
    .replaceAll('{{', '&#123;&#123;')
    .replaceAll('{%', '&#123;%')
    .replaceAll('{#', '&#123;#')
  return `---\n${titled.trimEnd()}\n---\n${prose}\n\ncopy ${copy}\n`
}

function isReadable(yaml: string): boolean {
  try {
    const fields = load(yaml) as Record<string, unknown> | null
    return typeof fields?.title === 'string'
  } catch {
    return false
  }
}

function parts(text: string): { head: string; body: string } {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1
  return end === -1 ? { head: '', body: text } : { head: text.slice(4, end + 1), body: text.slice(end + 5) }
}

const bare = `export const render = (data) => '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>' + data.title + '</title></head><body><main>' + data.content + '</main></body></html>\\n'\n`

const hugoPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main>{{ .Content }}</main></body></html>\n`

/** A site of ours. With the bare layout, nothing is drawn around the content. */
export function ourSite(root: string, pages: Pages, layout: 'bare' | 'handbook'): void {
  write(root, {
    '.eleventy.js': `import handbook from '${join(project, 'dist/index.js')}'\nexport default (config) => { config.addPlugin(handbook)${layout === 'bare' ? "; config.addGlobalData('layout', 'bare')" : ''} }\nexport const config = { dir: { input: 'src', data: '../_data', output: '_site' } }\n`,
    // What no other generator here does: an index of the search, a twin in Markdown of each page.
    'handbook.config.json': JSON.stringify({ search: false, outputs: { markdown: layout === 'handbook' } }),
    'package.json': '{ "type": "module" }',
    ...(layout === 'bare' ? { 'src/_includes/bare.11ty.js': bare } : {}),
  })
  mkdirSync(join(root, '_data'), { recursive: true })
  for (const file of ['sections.yml', 'stages.yml', 'categories.yml'])
    cpSync(join(project, '_data', file), join(root, '_data', file))
  for (const [path, text] of pages.texts) write(root, { [join('src', path)]: text })
}

/** A site of ours with all that it does, and no pages yet but a home page. */
export function handbookSite(root: string): void {
  write(root, {
    '.eleventy.js': `import handbook from '${join(project, 'dist/index.js')}'\nexport default (config) => { config.addPlugin(handbook) }\nexport const config = { dir: { input: 'src', data: '../_data', output: '_site' } }\n`,
    'handbook.config.json': '{ "site": { "title": "Bench", "url": "https://bench.example" } }',
    'package.json': '{ "type": "module" }',
    'src/index.md': '---\ntitle: Home\n---\nHello\n',
  })
  mkdirSync(join(root, '_data'), { recursive: true })
}

/** Eleventy alone, which writes pages that are done: what it takes to write as much. */
export function copiedSite(root: string, pages: string): void {
  write(root, {
    '.eleventy.js': `export const config = { dir: { input: 'src', output: '_site' } }\n`,
    'package.json': '{ "type": "module" }',
    'src/pages.11ty.js': `import { readdirSync, readFileSync } from 'node:fs'
const root = ${JSON.stringify(pages)}
const files = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.html')).sort()
export const data = { pagination: { data: 'files', size: 1, alias: 'file' }, files, permalink: ({ file }) => file }
export const render = ({ file }) => readFileSync(root + '/' + file, 'utf8')
`,
  })
}

/** The same pages for Eleventy alone; they share their files with ours. */
export function plainSite(root: string, ours: string, pages: Pages): void {
  write(root, {
    '.eleventy.js': `export default (config) => { config.addGlobalData('layout', 'bare') }\nexport const config = { markdownTemplateEngine: false, dir: { input: 'src', data: '../_data', output: '_site' } }\n`,
    'package.json': '{ "type": "module" }',
    'src/_includes/bare.11ty.js': bare,
  })
  for (const path of pages.texts.keys()) share(join(ours, 'src', path), join(root, 'src', path))
}

/** The same pages for Hugo, where the page of a folder is called \`_index.md\`. */
export function hugoSite(root: string, ours: string, pages: Pages): void {
  write(root, {
    'config.toml': `baseURL = "/"\ntitle = "bench"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n[markup.goldmark.renderer]\nunsafe = true\n`,
    'layouts/_default/single.html': hugoPage,
    'layouts/_default/list.html': hugoPage,
    'layouts/index.html': hugoPage,
  })
  for (const path of pages.texts.keys())
    share(join(ours, 'src', path), join(root, 'content', path.replace(/(^|\/)index\.md$/, '$1_index.md')))
}

function share(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  linkSync(from, to)
}

export type Write = (path: string, text: string) => void

/** Write single files below a folder. */
export function writerIn(root: string): Write {
  return (path, text) => write(root, { [path]: text })
}

function write(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}
