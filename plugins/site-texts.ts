import { join } from 'node:path'
import { asText } from './core/model/fields.ts'
import type { Handbook } from './core/model/handbook.ts'
import { learningLinks } from './core/model/learning/learning-links.ts'
import { type ReadInclude, withIncludes } from './core/model/markdown/includes.ts'
import { isElsewhere, pagesOfName } from './core/model/markdown/link-address.ts'
import { isTeamKey, nameCheck } from './core/model/markdown/shortcode-data.ts'
import type { HandbookOptions } from './core/model/options.ts'
import { findingProblem, missingTeam } from './core/model/pages/body-finding.ts'
import { bodyProblems, bodyRules, hasBodyRules } from './core/model/pages/body-rules.ts'
import { fileOfAddress, ignoring, type LinkTargets, linkCheck } from './core/model/pages/link-problems.ts'
import type { KeptText } from './core/model/pages/packed-text.ts'
import type { Page } from './core/model/pages/page.ts'
import { type BodyLink, readPageBody } from './core/model/pages/page-body.ts'
import type { PageRedirects } from './core/model/pages/page-redirects.ts'
import { type ListedRedirect, redirectListProblems, redirectsByPage } from './core/model/pages/redirect-list.ts'
import { visibleText } from './core/model/pages/visible-text.ts'
import { present } from './core/model/product/taxonomy.ts'
import type { SizeOf } from './core/model/releases/media-problems.ts'
import { grouped } from './core/problems/grouped.ts'
import type { Problem } from './core/problems/problem.ts'
import type { CompiledSchema } from './core/problems/schema.ts'
import { schemaLineage } from './core/problems/schema-shape.ts'
import { generatedContents } from './generated-contents.ts'
import type { PageReader, PlacedPages, Unsaved } from './site-check.ts'
import { isInRepository } from './sources/git-commits.ts'
import { includedFiles } from './sources/included-files.ts'
import { pageSchema } from './sources/page-schemas.ts'
import { type ReadPage, readPageHead, readTextOf, readWholePage, type TextCheck } from './sources/page-text.ts'
import { bodyOf } from './sources/pages.ts'
import { fileFinder, pathState } from './sources/path-state.ts'
import { netlifyRedirects } from './sources/redirect-files.ts'
import { openTextCache } from './sources/text-cache.ts'
import { type BytesFile, readBriefly } from './sources/text-file.ts'

/**
 * Reads pages whole: what stands in their texts, and the links between them.
 *
 * @param isOwn  Of which pages texts and links are checked, when not of all. Of the others heads are read, and texts of those
 *               to whose anchors a link leads.
 */
export function textReader(
  root: string,
  handbook: Handbook,
  unsaved: Unsaved | undefined,
  isOwn?: (path: string) => boolean,
): PageReader {
  const { options } = handbook
  const cache = openTextCache(root, options.markdown)
  // Each page is done with when the next one is read.
  const bytesAt = (path: string): BytesFile =>
    path === unsaved?.path ? unsaved.file : readBriefly(`${root}/${path}`, path)
  const { check, directionText, hasStrangers } = textCheck(root, handbook)
  const includes = includedFiles(root, options)
  const idsIn = (text: KeptText | undefined): string[] | undefined =>
    text && [...text.ids(), ...includedIds(text, includes, options)]
  const isRead = isOwn ?? (() => true)
  return {
    read: (path, around) =>
      isRead(path)
        ? readWholePage(path, bytesAt(path), options, around, cache, check)
        : { page: readPageHead(path, bytesAt(path), options, around), ignores: [], problems: [] },
    bodyOf: (page) => directionText.get(page) ?? bodyOf(bytesAt(page.path)),
    visibleText,
    sizeOf: pictureSizes(root, options),
    finish() {
      // With a part of the pages, anchors are still to be read.
      if (!unsaved && !isOwn) cache.save()
    },
    linkProblems(read, placed) {
      const idsOf = ({ page, text }: ReadPage) =>
        idsIn(isRead(page.path) ? text : readTextOf(bytesAt(page.path), options, cache))
      const targets = linkTargets(root, read, handbook, placed, idsOf)
      const listed = [...handbook.redirects, ...netlifyRedirects(root, options)]
      const moved = redirectsByPage(listed, { ...targets, isPage: (url) => targets.addresses.has(url) })
      const addresses = new Set([...targets.addresses, ...moved.keys()])
      const check = linkCheck({ ...targets, addresses }, options.links, options.input)
      const ofPages = read.flatMap(({ page, text }) => {
        if (!text) return []
        const links = [...redirectLink(page, placed.redirects), ...text.links()]
        return check({ path: page.path, links, ...(page.url ? { url: page.url } : {}) })
      })
      // Other paths in the data lead to the product's site, when there is one.
      const ofData = options.site.productUrl
        ? []
        : learningLinks(placed.learning, options.learning.basePath).flatMap(check)
      if (isOwn) cache.save()
      const ofTeam = hasStrangers() ? [missingTeam(options.data)] : []
      return [...ofPages, ...ofData, ...ofTeam, ...listedRedirectProblems(listed, handbook, targets)]
    },
  }
}

/** What is wrong with the lists of redirects. */
function listedRedirectProblems(
  listed: readonly ListedRedirect[],
  { options, today }: Handbook,
  targets: LinkTargets,
): Problem[] {
  return redirectListProblems(listed, {
    isPage: (url) => targets.addresses.has(url),
    isIgnored: ignoring(options.links),
    today,
    ...present({ siteUrl: options.site.url }),
  })
}

/** How large the pictures of release items are that lie in the site. */
function pictureSizes(root: string, { links, input }: HandbookOptions): SizeOf {
  const folders = [input, ...links.static]
  const hasFile = (path: string): boolean => fileSize(root, path) !== undefined
  return ({ page }, src) => {
    if (isElsewhere(src) || (!page && !src.startsWith('/'))) return undefined
    const file = fileOfAddress(src, page ?? { path: '' }, { hasFile, folders })
    return file === undefined ? undefined : fileSize(root, file)
  }
}

/** How many bytes a file has; nothing when there is none. */
function fileSize(root: string, path: string): number | undefined {
  const found = pathState(join(root, path))
  return found?.isFile() ? found.size : undefined
}

/** Where a page sends its readers must be there, as if it were linked. */
function redirectLink({ path, fields, yaml }: Page, redirects: PageRedirects): BodyLink[] {
  const address = redirects.has(path) ? asText(fields.redirect_to) : undefined
  if (address === undefined) return []
  const start = { line: 1, column: 1 }
  return [{ kind: 'link', address, place: yaml?.place(['redirect_to'], 'value') ?? { start, end: start } }]
}

/** What the schema of a page says of its text; those of direction pages are kept, since the data is compared with them. */
function textCheck(
  root: string,
  handbook: Handbook,
): {
  check: TextCheck
  directionText: Map<Page, { body: string; firstLine: number }>
  /** Whether texts name people, and nobody can tell who they are. */
  hasStrangers(): boolean
} {
  const { options, team } = handbook
  const checkName = nameCheck(handbook)
  let strangers = 0
  const rulesOf = onceForEach((schema: CompiledSchema) => bodyRules(schemaLineage(schema)))
  const directionText = new Map<Page, { body: string; firstLine: number }>()
  const read = includedFiles(root, options)
  const check: TextCheck = (page, { findings, headings }, { text, firstLine }) => {
    if (page.kind.layouts.includes('direction')) directionText.set(page, { body: text(), firstLine })
    const ofText = findings.flatMap((finding) => findingProblem(page.path, finding, read, checkName) ?? [])
    if (!team) strangers += findings.filter(({ kind }) => isTeamKey(kind)).length
    const found = pageSchema(root, page)
    if ('code' in found) return ofText
    const rules = rulesOf(found.schema)
    return hasBodyRules(rules) ? [...ofText, ...bodyProblems(page.path, headings(), text(), firstLine, rules)] : ofText
  }
  return { check, directionText, hasStrangers: () => strangers > 0 }
}

/** Anchors of what a page includes are its own. */
function includedIds({ findings }: KeptText, read: ReadInclude, { markdown }: HandbookOptions): string[] {
  return findings.flatMap(({ kind, name }) => {
    const text = kind === 'include' ? read(name) : undefined
    return text === undefined ? [] : [...readPageBody(withIncludes(text, read), 1, markdown).ids]
  })
}

function onceForEach<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return (key) => {
    if (!made.has(key)) made.set(key, make(key))
    return made.get(key) as Value
  }
}

function linkTargets(
  root: string,
  read: readonly ReadPage[],
  handbook: Handbook,
  { direction, aliases, releases, learning }: PlacedPages,
  idsOf: (read: ReadPage) => readonly string[] | undefined,
): LinkTargets {
  const pages = read.map(({ page }) => page)
  const hasHistory = handbook.options.changes !== undefined && isInRepository(root)
  const generated = generatedContents(handbook, direction, releases, learning, pages, hasHistory)
  // Of pages at one address the last one with a text counts.
  const pagesAt = grouped(
    read.filter(({ page }) => page.url !== undefined),
    ({ page }) => page.url as string,
  )
  const writtenIds = (url: string): readonly string[] | undefined =>
    pagesAt.get(url)?.reduceRight<readonly string[] | undefined>((found, one) => found ?? idsOf(one), undefined)
  const unbuilt = new Set(read.flatMap(({ page }) => (page.leftOut ? [page.path] : [])))
  const hasFile = fileFinder(root)
  const addressOfFile = new Map(read.flatMap(({ page }) => (page.url ? [[page.path, page.url]] : [])))
  return {
    ...present({ siteUrl: handbook.options.site.url }),
    addresses: new Set([...addressOfFile.values(), ...aliases.map(({ url }) => url), ...generated.keys()]),
    addressOfFile: (path) => addressOfFile.get(path),
    pagesOfName: pagesOfName(addressOfFile.keys()),
    idsAt: onceForEach((url) => idsAt(writtenIds(url), generated.get(url))),
    hasFile: (path) => !unbuilt.has(path) && hasFile(path),
  }
}

function idsAt(
  written: readonly string[] | undefined,
  render: (() => string) | undefined,
): ReadonlySet<string> | undefined {
  if (!written && !render) return undefined
  const drawn = [...(render?.() ?? '').matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id as string)
  return new Set(['content', ...(written ?? []), ...drawn])
}
