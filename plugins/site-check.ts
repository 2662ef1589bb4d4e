import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type Alias, pageAliases } from './core/model/aliases.ts'
import { bodyProblems, bodyRules, hasBodyRules } from './core/model/body-rules.ts'
import { directionPages, takenAddresses } from './core/model/direction-pages.ts'
import { asText } from './core/model/fields.ts'
import { directionPlaces, type Handbook } from './core/model/handbook.ts'
import { judged, withoutIgnored } from './core/model/judgement.ts'
import { isElsewhere } from './core/model/link-address.ts'
import { fileOfAddress, ignoring, type LinkTargets, linkCheck } from './core/model/link-problems.ts'
import type { SizeOf } from './core/model/media-problems.ts'
import type { HandbookOptions } from './core/model/options.ts'
import type { Page } from './core/model/page.ts'
import type { BodyLink } from './core/model/page-body.ts'
import { checkPages } from './core/model/page-problems.ts'
import { type PageRedirects, pageRedirects } from './core/model/page-redirects.ts'
import { type RedirectScene, redirectListProblems } from './core/model/redirect-list.ts'
import { releaseProblems } from './core/model/release-problems.ts'
import { collectReleases, isReleaseAddress } from './core/model/releases.ts'
import { present } from './core/model/taxonomy.ts'
import { grouped } from './core/problems/grouped.ts'
import { inReadingOrder, type Problem } from './core/problems/problem.ts'
import type { CompiledSchema } from './core/problems/schema.ts'
import { schemaLineage } from './core/problems/schema-shape.ts'
import { type GeneratedContents, generatedContents } from './generated-contents.ts'
import { directoryData } from './sources/directory-data.ts'
import { layoutNames } from './sources/layouts.ts'
import { compileKinds, pageSchema } from './sources/page-schemas.ts'
import { type ReadPage, readWholePage, type TextCheck } from './sources/page-text.ts'
import { bodyOf, findPages, readPage } from './sources/pages.ts'
import { netlifyRedirects } from './sources/redirect-files.ts'
import { openTextCache } from './sources/text-cache.ts'
import { type BytesFile, readBytes } from './sources/text-file.ts'

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
  const cache = headsOnly ? undefined : openTextCache(root)
  const bytesAt = (path: string): BytesFile =>
    path === unsaved?.path ? { bytes: Buffer.from(unsaved.text) } : readBytes(join(root, path), path)
  const { check, directionText } = textCheck(root)
  const read = paths.map((path, index, { length }): ReadPage => {
    const given = inherited.fieldsFor(path)
    const page = cache
      ? readWholePage(path, bytesAt(path), options, given, cache, check)
      : { page: readPage(root, path, options, given), ignores: [], problems: [] }
    onPage(index + 1, length)
    return page
  })
  if (!unsaved) cache?.save()
  const pages = read.map(({ page }) => page)
  const layouts = layoutNames(root, options)
  const { problems, written } = checkPages(pages, handbook, {
    schemaOf: (page) => pageSchema(root, page),
    layouts: () => layouts,
    bodyOf: (page) => directionText.get(page) ?? bodyOf(bytesAt(page.path)),
  })
  const direction = directionPages(handbook.taxonomy, handbook.renames, written, directionPlaces(options))
  const releases = collectReleases(handbook, pages, ({ path }) => bodyOf(bytesAt(path)))
  const byPages = takenAddresses(written, direction, options)
  const isTaken = (url: string): boolean => byPages(url) || isReleaseAddress(url, releases, options.releases.basePath)
  const { aliases, problems: ofAliases } = pageAliases(pages, isTaken)
  const { redirects, problems: ofRedirects } = pageRedirects(pages, aliases, handbook.today)
  const generated = generatedContents(handbook, direction, releases, pages)
  const targets = linkTargets(root, read, generated, aliases)
  const scene: RedirectScene = {
    isPage: (url) => targets.addresses.has(url),
    isIgnored: ignoring(options.links),
    today: handbook.today,
    ...present({ siteUrl: options.site.url }),
  }
  const listed = [...handbook.redirects, ...netlifyRedirects(root, options)]
  const checkLinks = linkCheck(targets, options.links, options.input)
  const links = read.flatMap(({ page, body }) => {
    if (!body) return []
    const linking = {
      path: page.path,
      links: [...redirectLink(page, redirects), ...body.links],
      ...(page.url ? { url: page.url } : {}),
    }
    return checkLinks(linking)
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
  if (address === undefined) return []
  const start = { line: 1, column: 1 }
  return [{ kind: 'link', address, place: yaml?.place(['redirect_to'], 'value') ?? { start, end: start } }]
}

/** What the schema of a page says of its text; those of direction pages are kept, since the data is compared with them. */
function textCheck(root: string): { check: TextCheck; directionText: Map<Page, { body: string; firstLine: number }> } {
  const rulesOf = onceForEach((schema: CompiledSchema) => bodyRules(schemaLineage(schema)))
  const directionText = new Map<Page, { body: string; firstLine: number }>()
  const check: TextCheck = (page, body, { text, firstLine }) => {
    if (page.kind.layouts.includes('direction')) directionText.set(page, { body: text(), firstLine })
    const found = pageSchema(root, page)
    if ('code' in found) return []
    const rules = rulesOf(found.schema)
    return hasBodyRules(rules) ? bodyProblems(page.path, body, text(), firstLine, rules) : []
  }
  return { check, directionText }
}

function onceForEach<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return (key) => {
    if (!made.has(key)) made.set(key, make(key))
    return made.get(key) as Value
  }
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
  const idsOfPage = new Map(read.flatMap(({ page, body }) => (page.url && body ? [[page.url, body.ids]] : [])))
  const addressOfFile = new Map(read.flatMap(({ page }) => (page.url ? [[page.path, page.url]] : [])))
  return {
    addresses: new Set([...addressOfFile.values(), ...aliases.map(({ url }) => url), ...generated.keys()]),
    addressOfFile: (path) => addressOfFile.get(path),
    idsAt: onceForEach((url) => idsAt(idsOfPage.get(url), generated.get(url))),
    hasFile: onceForEach((path) => fileSize(root, path) !== undefined),
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
    const folders = [input, ...links.static]
    const file = fileOfAddress(src, page ?? { path: '' }, { hasFile: targets.hasFile, folders })
    return file === undefined ? undefined : fileSize(root, file)
  }
}

function idsAt(
  written: ReadonlySet<string> | undefined,
  render: (() => string) | undefined,
): ReadonlySet<string> | undefined {
  if (!written && !render) return undefined
  const drawn = [...(render?.() ?? '').matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id as string)
  return new Set(['content', ...(written ?? []), ...drawn])
}
