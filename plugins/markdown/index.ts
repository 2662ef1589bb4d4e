import { existsSync, rmSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { MarkdownIt } from 'markdown-it'
import { withIncludes } from '../core/model/markdown/includes.ts'
import { pagesOfName } from '../core/model/markdown/link-address.ts'
import { present } from '../core/model/product/taxonomy.ts'
import type { EleventyConfig, PageData } from '../eleventy.ts'
import { openSite, type Site } from '../site.ts'
import { copyDiagramLibrary, diagramLibrary } from '../sources/diagram-library.ts'
import { includedFiles } from '../sources/included-files.ts'
import { shippedText } from '../sources/package-files.ts'
import { addAsset } from '../theme/index.ts'
import { settled } from './addresses.ts'
import { hasDiagram } from './diagrams.ts'
import { amendMarkdown, type EngineOptions, engineMark, type SharedEngine } from './engine.ts'
import { withLabelColors } from './labels.ts'
import type { DrawnData } from './shortcode-drawing.ts'

/** Draw Markdown as handbook authors write it, and copy what lies beside pages. */
export default function markdown(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)

  const shared: SharedEngine = {
    options: () => optionsOf(site),
    settle: (html, path) => settle(html, path, site),
  }
  eleventyConfig.amendLibrary(
    'md',
    Object.assign((parser: MarkdownIt) => amend(parser, site), { [engineMark]: shared }),
  )
  copyFiles(eleventyConfig, site)
  site.styles.push(() => shippedText('markdown/markdown.css'))
  addAsset(eleventyConfig, '/assets/handbook/markdown.js', () => shippedText('markdown/markdown.js'))
  site.below.push(({ content = '' }: PageData) => scriptFor(content, site))
  bringDiagrams(eleventyConfig, site)
}

/** Rendering itself knows one page; what hangs on other files stands before it and after it. */
function amend(parser: MarkdownIt, site: Site): void {
  amendMarkdown(parser, optionsOf(site))
  const render = parser.render.bind(parser)
  parser.render = (text: string, data?: { page?: { inputPath?: string } }) => {
    const path = posix.normalize(data?.page?.inputPath ?? '')
    const whole = site.options.markdown.hugo ? withIncludes(text, surroundings(site).read) : text
    return settle(
      render(whole, { fields: site.pages.get(path)?.fields ?? {}, data: surroundings(site).data }),
      path,
      site,
    )
  }
}

/** What hangs on other pages and on data: addresses of files, colours of labels. */
function settle(html: string, path: string, site: Site): string {
  return withLabelColors(settled(html, path, surroundings(site).places), site.handbook().direction?.labels ?? {})
}

function optionsOf(site: Site): EngineOptions {
  return { ...site.options.markdown, prefix: site.href('/').replace(/\/$/, '') }
}

const known = new WeakMap<object, ReturnType<typeof newSurroundings>>()

/** What pages ask of the files around them, found once in each build. */
function surroundings(site: Site): ReturnType<typeof newSurroundings> {
  const build = site.inherited()
  const found = known.get(build) ?? newSurroundings(site)
  known.set(build, found)
  return found
}

function newSurroundings(site: Site) {
  const files = new Map<string, boolean>()
  return {
    read: includedFiles(site.root, site.options),
    data: drawnData(site),
    places: {
      input: site.options.input,
      addressOfFile: (path: string) => site.pages.get(path)?.url,
      pagesOfName: pagesOfName(site.pages.keys()),
      hasFile: (path: string) => {
        const isThere = files.get(path) ?? existsSync(join(site.root, path))
        files.set(path, isThere)
        return isThere
      },
      href: site.href,
    },
  }
}

function drawnData(site: Site): DrawnData {
  const { taxonomy, renames, features, team, today, options } = site.handbook()
  const { repository } = options.site
  return {
    taxonomy,
    renames,
    features,
    today,
    ladder: options.maturity.ladder,
    ...present({ team }),
    addressOf: (entity) => site.href(site.direction().addressOf(entity)),
    profileOf: (handle) =>
      repository && URL.canParse(repository)
        ? `${new URL(repository).origin}/${encodeURIComponent(handle)}`
        : undefined,
  }
}

/** What pages show or hand out. */
const copied = 'avif,csv,drawio,gif,ico,jpeg,jpg,mp3,mp4,pdf,png,svg,webm,webp,zip'

function copyFiles(eleventyConfig: EleventyConfig, { root, options }: Site): void {
  eleventyConfig.addPassthroughCopy(`${options.input}/**/*.{${copied}}`)
  for (const folder of options.links.static)
    if (existsSync(join(root, folder))) eleventyConfig.addPassthroughCopy({ [folder]: '/' })
}

function scriptFor(content: string, site: Site): string {
  if (!content.includes(' data-video="') && !(hasDiagram(content) && diagramLibrary(site.root))) return ''
  return `<script type="module" src="${site.href('/assets/handbook/markdown.js')}"></script>\n`
}

/** Copy Mermaid into a site that has diagrams. */
function bringDiagrams(eleventyConfig: EleventyConfig, site: Site): void {
  let isTold = false
  eleventyConfig.on('eleventy.after', ({ results = [], directories, outputMode }: Built) => {
    const folder = join(site.root, directories.output, 'assets/handbook/mermaid')
    const shows = ({ content }: Result): boolean => typeof content === 'string' && hasDiagram(content)
    const drawn = results.filter(({ isOther }) => !isOther)
    // Pages that were left as they were are read only when they could decide, up to the first that does.
    if (outputMode !== 'fs' || (!existsSync(folder) && !drawn.some(shows))) return
    const isShown = drawn.some(shows) || results.some((page) => page.isOther && shows(page))
    // A build of a part says nothing of other pages.
    if (!isShown && site.scope?.isPart) return
    if (!isShown) return rmSync(folder, { recursive: true, force: true })
    const library = diagramLibrary(site.root)
    if (library) copyDiagramLibrary(library, folder)
    else if (!isTold) tellOfSources(results.filter(shows).length)
    isTold = true
  })
}

function tellOfSources(count: number): void {
  const pages = count === 1 ? '1 page shows' : `${count} pages show`
  console.error(`[handbook] ${pages} the source of diagrams: \`npm install mermaid\` draws them.`)
}

interface Result {
  content?: unknown
  isOther?: true
}

interface Built {
  results?: Result[]
  directories: { output: string }
  outputMode?: string
}
