import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type Alias, pageAliases } from './core/model/aliases.ts'
import { bodyProblems, bodyRules, hasBodyRules } from './core/model/body-rules.ts'
import { type DirectionPages, directionPages, takenAddresses } from './core/model/direction-pages.ts'
import { asText } from './core/model/fields.ts'
import { directionPlaces, type Handbook } from './core/model/handbook.ts'
import { judged, withoutIgnored } from './core/model/judgement.ts'
import { fileOfAddress, ignoring, isElsewhere, type LinkTargets, linkProblems } from './core/model/link-problems.ts'
import type { SizeOf } from './core/model/media-problems.ts'
import type { HandbookOptions } from './core/model/options.ts'
import type { Page } from './core/model/page.ts'
import type { BodyLink, PageBody } from './core/model/page-body.ts'
import { checkPages } from './core/model/page-problems.ts'
import { type PageRedirects, pageRedirects } from './core/model/page-redirects.ts'
import { type RedirectScene, redirectListProblems } from './core/model/redirect-list.ts'
import { releaseProblems } from './core/model/release-problems.ts'
import { collectReleases, isReleaseAddress, type Releases } from './core/model/releases.ts'
import { present } from './core/model/taxonomy.ts'
import { grouped } from './core/problems/grouped.ts'
import { inReadingOrder, type Problem } from './core/problems/problem.ts'
import { schemaLineage } from './core/problems/schema-shape.ts'
import { landingContent } from './direction/landing.ts'
import { directionContent } from './direction/page.ts'
import type { PanelContext } from './direction/panel.ts'
import { maturityHealth } from './maturity/health.ts'
import { type MaturityContext, maturityOverview } from './maturity/overview.ts'
import type { ReleaseContext } from './release-notes/context.ts'
import { releaseContents } from './release-notes/pages.ts'
import { directoryData } from './sources/directory-data.ts'
import { layoutNames } from './sources/layouts.ts'
import { compileKinds, pageSchema } from './sources/page-schemas.ts'
import { type ReadPage, readWholePage } from './sources/page-text.ts'
import { bodyOf, findPages, readPage } from './sources/pages.ts'
import { netlifyRedirects } from './sources/redirect-files.ts'
import { readText, type TextFile } from './sources/text-file.ts'
import { timelineFiles, timelinePages } from './timeline/pages.ts'

export interface SiteCheck {
  /** In reading order. */
  problems: Problem[]
  /** Paths of the pages that were looked at, in order. */
  pages: string[]
}

export interface CheckSettings {
  /** Called after each page that was read. */
  onPage(done: number, total: number): void
  /** A page as an editor has it, in place of the file: its path from the site's root, and its text. */
  unsaved?: { path: string; text: string }
  /** Read no further than the front matter of pages: links and texts are not checked. */
  headsOnly?: boolean
}

/** Check every page of a site, its data, and the links between all pages, those that the suite makes included. */
export function checkSite(
  root: string,
  handbook: Handbook,
  { onPage, unsaved, headsOnly = false }: CheckSettings,
): SiteCheck {
  const { options } = handbook
  compileKinds(root, options)
  const names = new Map<string, Set<string>>()
  const paths = findPages(root, options, names)
  const inherited = directoryData(root, options, names)
  if (unsaved && !paths.includes(unsaved.path)) paths.push(unsaved.path)
  const textAt = (path: string): TextFile => (path === unsaved?.path ? unsaved : readText(join(root, path), path))
  const read = paths.map((path, index, { length }): ReadPage => {
    const given = inherited.fieldsFor(path)
    const page = headsOnly
      ? { page: readPage(root, path, options, given), ignores: [], problems: [] }
      : readWholePage(path, textAt(path), options, given, (...text) => textProblems(root, ...text))
    onPage(index + 1, length)
    return page
  })
  const pages = read.map(({ page }) => page)
  const layouts = layoutNames(root, options)
  const { problems, written } = checkPages(pages, handbook, {
    schemaOf: (page) => pageSchema(root, page),
    layouts: () => layouts,
    bodyOf: (page) => bodyOf(textAt(page.path)),
  })
  const direction = directionPages(handbook.taxonomy, handbook.renames, written, directionPlaces(options))
  const releases = collectReleases(handbook, pages, ({ path }) => bodyOf(textAt(path)))
  const byPages = takenAddresses(written, direction, options)
  const isTaken = (url: string): boolean => byPages(url) || isReleaseAddress(url, releases, options.releases.basePath)
  const { aliases, problems: ofAliases } = pageAliases(pages, isTaken)
  const { redirects, problems: ofRedirects } = pageRedirects(pages, aliases, handbook.today)
  const generated = generatedPages(handbook, direction, releases, pages)
  const targets = linkTargets(root, read, generated, aliases)
  const scene: RedirectScene = {
    isPage: (url) => targets.addresses.has(url),
    isIgnored: ignoring(options.links),
    today: handbook.today,
    ...present({ siteUrl: options.site.url }),
  }
  const listed = [...handbook.redirects, ...netlifyRedirects(root, options)]
  const links = read.flatMap(({ page, body }) => {
    if (!body) return []
    const linking = {
      path: page.path,
      links: [...redirectLink(page, redirects), ...body.links],
      ...(page.url ? { url: page.url } : {}),
    }
    return linkProblems(linking, targets, options.links, options.input)
  })
  const ofPages = withoutRemarks(
    [
      ...problems,
      ...ofAliases,
      ...ofRedirects,
      ...(headsOnly ? [] : redirectListProblems(listed, scene)),
      ...releaseProblems(releases, pictureSizes(root, targets, options)),
      ...read.flatMap((one) => one.problems),
      ...links,
    ],
    read,
  )
  return {
    problems: inReadingOrder(judged([...handbook.problems, ...inherited.problems, ...ofPages], options.rules)),
    pages: paths,
  }
}

/** Where a page sends its readers must be there, as if it were linked. */
function redirectLink({ path, fields, yaml }: Page, redirects: PageRedirects): BodyLink[] {
  const address = redirects.has(path) ? asText(fields.redirect_to) : undefined
  const start = { line: 1, column: 1 }
  const place = yaml?.place(['redirect_to'], 'value') ?? { start, end: start }
  return address === undefined ? [] : [{ kind: 'link', address, place }]
}

/** What the schema of a page says of its text. */
function textProblems(root: string, page: Page, body: PageBody, text: string, firstLine: number): Problem[] {
  const found = pageSchema(root, page)
  if ('code' in found) return []
  const rules = bodyRules(schemaLineage(found.schema))
  return hasBodyRules(rules) ? bodyProblems(page.path, body, text, firstLine, rules) : []
}

/** Leave out what pages themselves ask to ignore. */
function withoutRemarks(problems: readonly Problem[], read: readonly ReadPage[]): Problem[] {
  const byFile = grouped(problems, (problem) => problem.file)
  const remarked = new Map(read.flatMap(({ page, ignores }) => (ignores.length > 0 ? [[page.path, ignores]] : [])))
  for (const [file, ignores] of remarked) byFile.set(file, withoutIgnored(byFile.get(file) ?? [], ignores, file))
  return [...byFile.values()].flat()
}

function linkTargets(
  root: string,
  read: readonly ReadPage[],
  generated: GeneratedContents,
  aliases: readonly Alias[],
): LinkTargets {
  const bodies = new Map(read.flatMap(({ page, body }) => (page.url && body ? [[page.url, body]] : [])))
  const addressOfFile = new Map(read.flatMap(({ page }) => (page.url ? [[page.path, page.url]] : [])))
  const files = new Map<string, boolean>()
  const ids = new Map<string, ReadonlySet<string> | undefined>()
  return {
    addresses: new Set([...addressOfFile.values(), ...aliases.map(({ url }) => url), ...generated.keys()]),
    addressOfFile: (path) => addressOfFile.get(path),
    idsAt(url) {
      if (!ids.has(url)) ids.set(url, idsAt(url, bodies, generated))
      return ids.get(url)
    },
    hasFile(path) {
      if (!files.has(path)) files.set(path, fileSize(root, path) !== undefined)
      return files.get(path) as boolean
    },
  }
}

/** How many bytes a file has; nothing when there is none. */
function fileSize(root: string, path: string): number | undefined {
  if (path === '' || path.includes('\0')) return undefined
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  return found?.isFile() ? found.size : undefined
}

/** How large the pictures of release items are that lie in the site. */
function pictureSizes(root: string, targets: LinkTargets, { links, input }: HandbookOptions): SizeOf {
  return ({ page }, src) => {
    if (isElsewhere(src) || (!page && !src.startsWith('/'))) return undefined
    const file = fileOfAddress(src, page ?? { path: '' }, targets, links, input)
    return file === undefined ? undefined : fileSize(root, file)
  }
}

function idsAt(
  url: string,
  bodies: ReadonlyMap<string, PageBody>,
  generated: GeneratedContents,
): ReadonlySet<string> | undefined {
  const body = bodies.get(url)
  const render = generated.get(url)
  if (!body && !render) return undefined
  const drawn = [...(render?.() ?? '').matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id as string)
  return new Set(['content', ...(body?.ids ?? []), ...drawn])
}

type GeneratedContents = ReadonlyMap<string, (() => string) | undefined>

/** Addresses of what the suite makes, each with its content where anchors can lead into it. */
function generatedPages(
  handbook: Handbook,
  direction: DirectionPages,
  releases: Releases,
  pages: readonly Page[],
): GeneratedContents {
  const { basePath } = handbook.options.direction
  const panels: PanelContext = { handbook, addressOf: direction.addressOf, addressFrom: (address) => address }
  const maturity: MaturityContext = {
    handbook,
    addressOf: direction.addressOf,
    healthAddress: `${basePath}maturity/health/`,
    jsonAddress: `${basePath}maturity.json`,
  }
  const files = new Map(pages.flatMap(({ path, url }) => (url ? [[path, url] as const] : [])))
  const releaseContext: ReleaseContext = {
    ...panels,
    releases,
    href: (url) => url,
    addressOfFile: (path) => files.get(path),
  }
  const assets = ['handbook.css', 'filters.js'].map((name) => [`/assets/handbook/${name}`, undefined] as const)
  const timeline = [...timelinePages(releaseContext), ...timelineFiles(releaseContext)]
  const always = [
    ...assets,
    ...releaseContents(releaseContext),
    ...timeline.map(({ url, render }) => [url, render] as const),
  ]
  if (handbook.taxonomy.stages.length === 0) return new Map(always)
  return new Map<string, (() => string) | undefined>([
    ...always,
    ...direction.redirects.map(({ url }) => [url, undefined] as const),
    ...direction.pages.map((page) => [page.url, () => directionContent(page, '', panels).text] as const),
    [basePath, () => landingContent(direction.landing, panels, `${basePath}maturity/`).text],
    [`${basePath}maturity/`, () => maturityOverview(maturity).text],
    [`${basePath}maturity/health/`, () => maturityHealth(handbook.problems, maturity).text],
    [`${basePath}maturity.json`, undefined],
  ])
}
