import { posix } from 'node:path'
import { asFields } from '../core/model/fields.ts'
import { judged } from '../core/model/judgement.ts'
import { overtakenProblems } from '../core/model/learning/learning-overtaken.ts'
import { needsPermalink } from '../core/model/pages/address.ts'
import { unbuiltPages } from '../core/model/pages/left-out.ts'
import { generalLayouts, type Page } from '../core/model/pages/page.ts'
import { present } from '../core/model/product/taxonomy.ts'
import { isRelease, isReleaseItem, releaseWeight, versionOfPage } from '../core/model/releases/release-page.ts'
import { releaseProblems } from '../core/model/releases/release-problems.ts'
import { isDate } from '../core/problems/calendar.ts'
import { ruleOf } from '../core/problems/catalogue.ts'
import { type FrontMatter, frontMatterEngines } from '../core/problems/front-matter.ts'
import { isYamlFailure, parseYaml } from '../core/problems/located-yaml.ts'
import { inOneLine, printable } from '../core/problems/printable.ts'
import { inReadingOrder, type Problem } from '../core/problems/problem.ts'
import { counting, countOf, prettyReport, stopsBuild } from '../core/reports/pretty.ts'
import type { EleventyConfig, PageData } from '../eleventy.ts'
import { openSite, type Site } from '../site.ts'
import { pageOf, readPage, titled } from '../sources/pages.ts'
import { releaseFolderPaths } from '../sources/release-files.ts'
import { withOverlay } from './overlay.ts'
import { textNotes } from './text-notes.ts'

/**
 * Read front matter as `handbook check` does, and check it: a build with broken pages ends with one report;
 * a preview prints it and goes on. JavaScript front matter is never run, and Markdown is no template.
 */
export default function frontMatter(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const read = new Map<string, FrontMatter>()
  const notes = textNotes(site)

  eleventyConfig.setFrontMatterParsingOptions({
    engines: replacing(
      frontMatterEngines((file, found) => {
        read.set(posix.normalize(file), { ...found })
        withoutStops(found, site)
      }),
      eleventyConfig.frontMatterParsingOptions?.engines,
    ),
  })
  eleventyConfig.addDataExtension('yml,yaml', (text, path) => yamlData(text, path, site))
  eleventyConfig.on('eleventy.globalDataFiles', (files: unknown) => withoutReleaseFiles(files, site))
  eleventyConfig.addPreprocessor('handbook-pages', 'md', function (data, content) {
    const path = posix.normalize(this.inputPath)
    const found = read.get(path)
    // A page without readable front matter, or without text, is read by the reader of the commands, which sees the fences.
    const isSound = found !== undefined && found.problems.length === 0 && content.trim() !== ''
    const inherited = site.inherited().around(path)
    const around = { ...inherited, fields: { layout: data.layout, ...inherited.fields } }
    site.scope?.layouts.set(path, data.layout)
    const page = isSound
      ? titled(pageOf(path, site.options, found, around), () => content)
      : readPage(site.root, path, site.options, around)
    site.pages.set(path, page)
    if (site.options.markdown.hugo) {
      if (page.url === undefined) return false
      data.permalink = page.url
    }
    if (site.scope?.isDrawn?.(path) ?? true) notes.look(path, content)
    takeOver(data, page, site)
    prepare(data, page, eleventyConfig)
    return undefined
  })
  eleventyConfig.on('eleventy.contentMap', () => {
    // The build before has told of everything that can be wrong.
    if (!site.scope?.others) report(site)
  })
  site.scope?.meanwhile.push(() => notes.find())
  eleventyConfig.on('eleventy.after', () => notes.tell())
  if (isPreview()) {
    eleventyConfig.addTransform('handbook-overlay', function (content) {
      const path = posix.normalize(this.page.inputPath)
      return typeof content === 'string'
        ? withOverlay(content, [...preview.problems.filter(({ file }) => file === path), ...notes.problemsOf(path)])
        : content
    })
    eleventyConfig.setServerOptions({ onRequest: { '/__handbook/problems.json': answerProblems } })
  }
}

/** Eleventy keeps the shape of the engines it has: where one of its own is a function, ours becomes one. */
function replacing(
  ours: Record<string, { parse(text: string, options?: { filePath?: string }): object }>,
  theirs: Record<string, unknown> = {},
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(ours).map(([name, engine]) => [
      name,
      typeof theirs[name] === 'function'
        ? (text: string, options?: { filePath?: string }) => engine.parse(text, options)
        : engine,
    ]),
  )
}

/** What Eleventy copies into the data of each page, unless it is frozen. */
const nothing = Object.freeze({})

/**
 * Eleventy would read thousands of files again, and copy a list of their names into the data of each page. The event is one of
 * its own: should it go, only the time and memory come back.
 */
function withoutReleaseFiles(files: unknown, { options }: Site): void {
  if (!Array.isArray(files)) return
  const folders = releaseFolderPaths(options)
  const isOurs = (path: string): boolean => folders.some((folder) => posix.normalize(path).startsWith(`${folder}/`))
  const others = files.filter((path) => !(/\.ya?ml$/.test(path) && isOurs(path)))
  files.splice(0, files.length, ...others)
}

/** YAML beside pages is directory data. The data folder is read by the suite itself, so that there is one truth. */
function yamlData(text: string, path: string, site: Site): unknown {
  if (posix.normalize(path).startsWith(`${site.options.data}/`)) return nothing
  const yaml = parseYaml(text)
  return isYamlFailure(yaml) ? {} : yaml.built
}

/** Eleventy would stop at the first page with an unknown layout, or a date that it cannot read; the report tells of all. */
function withoutStops(found: FrontMatter, site: Site): void {
  const { layout, date, ...rest } = asFields(found.yaml?.built)
  const stopsByLayout = typeof layout === 'string' && !site.layouts().has(layout)
  const stopsByDate = !(date === undefined || date === null || isPageDate(date))
  if (!found.yaml || !(stopsByLayout || stopsByDate)) return
  const built = { ...rest, ...(stopsByLayout ? {} : present({ layout })), ...(stopsByDate ? {} : present({ date })) }
  found.yaml = { ...found.yaml, built }
}

/** Whether Eleventy reads a value as the date of a page. */
function isPageDate(date: unknown): boolean {
  if (date instanceof Date || date === '') return true
  if (typeof date !== 'string') return false
  const [, day, time = ''] = /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(date) ?? []
  if (day === undefined) return /^(?:(?:git )?(?:last modified|created)|\d{4}(?:-(?:0[1-9]|1[0-2]))?)$/i.test(date)
  return (
    isDate(day) && /^(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/i.test(time)
  )
}

/** Give a page what pages of sections hand down, and it does not say itself. */
function takeOver(data: PageData, page: Page, site: Site): void {
  const own = asFields(page.yaml?.value)
  for (const [name, value] of Object.entries(site.inherited().cascadedFor(page.path))) {
    if (Object.hasOwn(own, name) || (name === 'layout' && !site.layouts().has(String(value)))) continue
    data[name] = name === 'tags' && typeof value === 'string' ? [value] : value
  }
}

/** Give a page what its kind and its name imply, where its author says nothing. */
function prepare(data: PageData, page: Page, { layoutAliases = {} }: EleventyConfig): void {
  const stands = generalLayouts.find((name) => name === data.layout)
  // A layout of that name that the site has itself is no alias.
  if (stands && Object.hasOwn(layoutAliases, stands)) data.layout = page.kind.layout
  data.layout ??= page.kind.layout
  data.title ??= page.fields.title
  if (isRelease(page)) data.weight ??= releaseWeight(versionOfPage(page))
  if (isReleaseItem(page)) data.isUnlisted = true
  if (page.kind.isUnlisted) data.isUnlisted = true
  if (data.permalink === undefined && needsPermalink(page.name)) data.permalink = page.url
  // Prose is full of braces, and text from a merge request is no program.
  data.templateEngineOverride ??= 'md'
}

/** Print what is wrong. In a build, problems that would leave pages wrong or missing end it here, before anything is written. */
function report(site: Site): void {
  const problems = inReadingOrder(
    judged(
      [
        ...site.problems,
        ...site.inherited().problems,
        ...site.handbook().problems,
        ...site.findings().problems,
        ...site.aliases().problems,
        ...site.redirects().problems,
        ...releaseProblems(site.releases()),
        ...overtakenProblems(site.findings().learning, site.releases(), site.today),
      ],
      site.options.rules,
    ),
  )
  preview.problems = problems
  const unbuilt = unbuiltPages([...site.pages.values()])
  if (unbuilt) console.error(`[handbook] ${unbuilt}`)
  const stopping = problems.filter(stopsBuild)
  const live = problems.filter(({ code }) => ruleOf(code).isLive)
  const others = problems.filter((problem) => !stopsBuild(problem) && !live.includes(problem))
  for (const { severity, code, message, help } of live)
    console.error(printable(`[handbook] ${severity} ${code} ${inOneLine(message)}${help ? `\n  ${help}` : ''}`))
  const rest = others.length > 0 ? `${countOf(others)} more: see \`handbook check\`.` : ''
  if (stopping.length === 0) {
    if (others.length > 0) console.error(`[handbook] ${countOf(others)}: see \`handbook check\`.`)
    return
  }
  const text = printable(
    [prettyReport(stopping, `${counting(site.pages.size, 'page')} and the data`), ...(rest ? [rest] : [])].join('\n'),
  )
  const isCommandLine = process.env.ELEVENTY_SOURCE === 'cli'
  if (isPreview() || isCommandLine) console.error(text)
  if (!isPreview())
    throw new BuildStopped(isCommandLine ? `The build stops for ${countOf(stopping)}, listed above.` : text, stopping)
}

function isPreview(): boolean {
  return process.env.ELEVENTY_RUN_MODE === 'serve' || process.env.ELEVENTY_RUN_MODE === 'watch'
}

// The server is started anew whenever this function is another one, so it is one for good, and so is what it reads.
const preview: { problems: readonly Problem[] } = { problems: [] }

function answerProblems(): Response {
  return Response.json({ problems: preview.problems })
}

/** Ends a build. Eleventy prints it once and without a stack: https://github.com/11ty/eleventy/issues/2125 */
class BuildStopped extends Error {
  override readonly name = 'Error'
  readonly skipOriginalStack = true
  readonly problems: readonly Problem[]

  constructor(message: string, problems: readonly Problem[]) {
    super(message)
    this.problems = problems
    if (process.env.ELEVENTY_SOURCE === 'cli') Object.defineProperty(this, '__errorAlreadyLogged', { value: true })
  }
}
