import { type DirectionPages, directionPages, takenAddresses } from './core/model/direction/direction-pages.ts'
import { directionPlaces, type Handbook } from './core/model/handbook.ts'
import { judged, withoutIgnored } from './core/model/judgement.ts'
import type { Learning } from './core/model/learning/learning.ts'
import { overtakenProblems } from './core/model/learning/learning-overtaken.ts'
import { checkPages, type PageSources } from './core/model/page-problems.ts'
import { type Alias, pageAliases } from './core/model/pages/aliases.ts'
import { type PageRedirects, pageRedirects } from './core/model/pages/page-redirects.ts'
import { present } from './core/model/product/taxonomy.ts'
import type { SizeOf } from './core/model/releases/media-problems.ts'
import { releaseProblems } from './core/model/releases/release-problems.ts'
import { collectReleases, isReleaseAddress, type Releases } from './core/model/releases/releases.ts'
import { grouped } from './core/problems/grouped.ts'
import { inReadingOrder, type Problem } from './core/problems/problem.ts'
import { directoryData } from './sources/directory-data.ts'
import { layoutNames } from './sources/layouts.ts'
import { compileKinds, pageSchema } from './sources/page-schemas.ts'
import type { ReadPage } from './sources/page-text.ts'
import { findPages, readBody, readPage, type Surroundings, unreadPages } from './sources/pages.ts'
import { belongsTo, type Shard } from './sources/shard.ts'
import type { BytesFile } from './sources/text-file.ts'

export interface SiteCheck {
  /** In reading order. */
  problems: Problem[]
  /** Paths of the pages that were looked at, in order. */
  pages: string[]
  /** Whether a file, by its path from the site's root, is in the part that was asked for. */
  isOwn(path: string): boolean
  /** The address of a page, by its path. */
  addressOf(path: string): string | undefined
  /** Number of all pages, those of other parts included. */
  sitePages: number
}

export interface CheckSettings {
  /** Called after each page that was read. */
  onPage(done: number, total: number): void
  unsaved?: Unsaved
  /** Read no further than the front matter of pages: links and texts are not checked. */
  headsOnly?: boolean
  /** Tell only of the files of this part. The heads of all pages are read, but texts and links of its own alone. */
  shard?: Shard
}

/** A page as an editor has it, in place of its file; the path is from the site's root. */
export interface Unsaved {
  path: string
  file: BytesFile
}

/** Reads the pages of a site, as far as the check asks. */
export interface PageReader {
  read(path: string, around: Surroundings): ReadPage
  /** Called when all pages are read. */
  finish(): void
  bodyOf: PageSources['bodyOf']
  visibleText?: NonNullable<PageSources['visibleText']>
  /** How large the pictures of release items are, as far as they lie in the site. */
  sizeOf: SizeOf
  /** What is wrong with the links between the pages that were read. */
  linkProblems(read: readonly ReadPage[], placed: PlacedPages): Problem[]
}

/** What stands at which address, beside the pages themselves. */
export interface PlacedPages {
  direction: DirectionPages
  aliases: readonly Alias[]
  redirects: PageRedirects
  releases: Releases
  learning: Learning
}

/** Check every page of a site, its data, and the links between all pages, those that the suite makes included. */
export async function checkSite(
  root: string,
  handbook: Handbook,
  { onPage, unsaved, headsOnly = false, shard }: CheckSettings,
): Promise<SiteCheck> {
  const { options } = handbook
  compileKinds(root, options)
  const names = new Map<string, Set<string>>()
  const paths = findPages(root, options, names)
  const inherited = directoryData(root, options, handbook.today, names)
  if (unsaved && !paths.includes(unsaved.path)) paths.push(unsaved.path)
  const all = new Set(paths)
  const isOwn = belongsTo(shard, (path) => all.has(path))
  // The parser of texts and what draws pages are loaded only where they are used.
  const reader = headsOnly
    ? headReader(root, handbook)
    : (await import('./site-texts.ts')).textReader(root, handbook, unsaved, shard ? isOwn : undefined)
  const read = paths.map((path, index, { length }): ReadPage => {
    const page = reader.read(path, inherited.around(path))
    onPage(index + 1, length)
    return page
  })
  reader.finish()
  const pages = read.map(({ page }) => page)
  const resources = new Set(pages.flatMap(({ path, leftOut }) => (leftOut === 'resource' ? [path] : [])))
  const addresses = new Map(pages.map(({ path, url }) => [path, url]))
  const layouts = layoutNames(root, options)
  const { problems, written, learning } = checkPages(pages, handbook, {
    schemaOf: (page) => pageSchema(root, page),
    layouts: () => layouts,
    bodyOf: (page) => (isOwn(page.path) ? reader.bodyOf(page) : undefined),
    ...present({ visibleText: reader.visibleText }),
  })
  const direction = directionPages(handbook.taxonomy, handbook.renames, written, directionPlaces(options))
  const releases = collectReleases(handbook, pages, reader.bodyOf)
  const byPages = takenAddresses(written, direction, options)
  const isTaken = (url: string): boolean => byPages(url) || isReleaseAddress(url, releases, options.releases.basePath)
  const { aliases, problems: ofAliases } = pageAliases(pages, isTaken)
  const { redirects, problems: ofRedirects } = pageRedirects(pages, aliases, handbook.today)
  const links = reader.linkProblems(read, { direction, aliases, redirects, releases, learning })
  const ofReleases = releaseProblems(releases, reader.sizeOf)
  const overtaken = overtakenProblems(learning, releases, handbook.today)
  const isPage = ({ file }: Problem): boolean => !resources.has(file)
  const ofTexts = read.flatMap((one) => one.problems)
  const found = [...problems, ...ofAliases, ...ofRedirects, ...ofReleases, ...overtaken, ...ofTexts, ...links]
  const ofPages = withoutRemarks(found.filter(isPage), read)
  const unread = unreadPages(root, options, names)
  const told = [...handbook.problems, ...inherited.problems, ...ofPages, ...unread].filter(({ file }) => isOwn(file))
  return {
    problems: inReadingOrder(timesOnce(judged(told, options.rules))),
    pages: paths.filter(isOwn),
    isOwn,
    addressOf: (path) => addresses.get(path),
    sitePages: paths.length,
  }
}

/** A time that is no number is told once, with what it was meant to be. */
function timesOnce(problems: readonly Problem[]): Problem[] {
  const at = ({ file, pointer }: Problem): string => `${file}#${pointer}`
  const times = new Set(problems.filter(({ code }) => code === 'learning/time').map(at))
  return problems.filter((problem) => problem.code !== 'schema/type' || !times.has(at(problem)))
}

function headReader(root: string, { options }: Handbook): PageReader {
  return {
    read: (path, around) => ({ page: readPage(root, path, options, around), ignores: [], problems: [] }),
    finish: () => {},
    bodyOf: ({ path }) => readBody(root, path),
    sizeOf: () => undefined,
    linkProblems: () => [],
  }
}

/** Leave out what pages themselves ask to ignore. */
function withoutRemarks(problems: readonly Problem[], read: readonly ReadPage[]): Problem[] {
  const byFile = grouped(problems, (problem) => problem.file)
  const remarked = new Map(read.flatMap(({ page, ignores }) => (ignores.length > 0 ? [[page.path, ignores]] : [])))
  for (const [file, ignores] of remarked) byFile.set(file, withoutIgnored(byFile.get(file) ?? [], ignores, file))
  return [...byFile.values()].flat()
}
