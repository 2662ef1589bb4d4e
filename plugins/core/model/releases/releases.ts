import { compareText } from '../../problems/problem.ts'
import { plain } from '../../problems/suggest.ts'
import { asText } from '../fields.ts'
import type { Handbook } from '../handbook.ts'
import type { ReleaseSettings } from '../options.ts'
import { shortName } from '../pages/address.ts'
import type { Page } from '../pages/page.ts'
import { present, type Taxonomy } from '../product/taxonomy.ts'
import { asVersion, compareVersions, type Version } from '../product/version.ts'
import type { Deprecation } from './deprecations.ts'
import { itemsInText } from './items-in-text.ts'
import { dayOfVersion } from './release-days.ts'
import { itemLevels, namingsIn, type ReleaseItem } from './release-item.ts'
import {
  dayOfPage,
  isOfNext,
  isRelease,
  isReleaseItem,
  mvpOfPage,
  readReleasePage,
  versionOfPage,
} from './release-page.ts'
import { type Mvp, type PostContent, type ReleasePost, readReleasePosts } from './release-post.ts'

/** One release of the product. */
export interface Release {
  /** Absent for what is being made and has no number yet. */
  version?: Version
  /** `19.1`, or `next` without a version. */
  name: string
  title: string
  description?: string
  /** `YYYY-MM-DD`; absent when no source tells. */
  date?: string
  /** Upcoming until its day; without a day, only what has no version yet, or says so in its title. */
  state: 'upcoming' | 'released'
  url: string
  /** In the order in which the page shows them. */
  items: ReleaseItem[]
  mvps: Mvp[]
  calls: PostContent['calls']
  /** What it announces to go away, and what goes away with it, where there are files of deprecations. */
  announced: Deprecation[]
  removed: Deprecation[]
  /** Its own Markdown page, from the site's root. */
  page?: string
}

/** An item with the release that brings it. */
export interface ReleasedItem {
  item: ReleaseItem
  release: Release
}

/** All releases and what they hold. */
export interface Releases {
  /** Newest first; what has no version yet stands before all. */
  releases: readonly Release[]
  /** Every item, newest release first, as its page shows them. */
  items: readonly ReleasedItem[]
  deprecations: readonly Deprecation[]
  /** All who were thanked above all, newest first, those of releases without any other source included. */
  thanks: readonly (Mvp & { version: Version })[]
  /** Address of an item: its own page, or its place on the page of its release. */
  addressOf(item: ReleaseItem): string
  /**
   * Name of an item among all that stays when its title changes: `VERSION/FILE`, where the file holds no other item, else as
   * `itemId` has it.
   */
  idOf(item: ReleaseItem): string
  /** The item that `VERSION/NAME` means, by either of its names. */
  itemNamed(name: string): ReleaseItem | undefined
  /** Pages that should be part of a release, and are none. */
  strays: readonly Stray[]
}

/** A page that looks like a part of a release. */
export interface Stray {
  page: Page
  /** Its folder tells no version; its layout is that of another kind; or its release has a page already. */
  why: 'no-version' | 'layout' | 'second'
}

/** The part of a handbook that a list of releases is made from. */
export interface ReleaseData {
  posts: readonly ReleasePost[]
  deprecations: readonly Deprecation[]
  /** Days of releases by version, `YYYY-MM-DD`. */
  days: ReadonlyMap<string, string>
  mvps: readonly (Mvp & { version: Version })[]
}

/**
 * Put the releases together: YAML and Markdown, each item once.
 *
 * @param pages   All pages of the site; those of other kinds are passed over.
 * @param bodyOf  The text of a page below its front matter.
 */
export function collectReleases(
  { taxonomy, renames, releaseData, timeline, options, today }: Handbook,
  pages: readonly Page[],
  bodyOf: (page: Page) => { body: string; firstLine: number } | undefined,
): Releases {
  const namings = namingsIn(taxonomy, renames)
  const { posts, deprecations, days, mvps } = releaseData
  const drafts = new Map<string, Draft>()
  const draftOf = (version: Version | undefined): Draft => {
    const name = version?.text ?? 'next'
    const known = drafts.get(name)
    if (known) return known
    const draft: Draft = { ...present({ version }), posts: [], pageItems: [] }
    drafts.set(name, draft)
    return draft
  }
  const next = nextVersion(posts, pages, days, today)
  for (const post of posts) draftOf(post.version ?? next).posts.push(post)
  const strays: Stray[] = []
  for (const page of pages) {
    // What has moved is told where it has moved to.
    if (asText(page.fields.redirect_to)) continue
    if (page.leftOut === 'early' || page.leftOut === 'expired') continue
    if (!isRelease(page) && !isReleaseItem(page)) {
      if (isLikeItem(page)) strays.push({ page, why: versionOfPage(page) || isOfNext(page) ? 'layout' : 'no-version' })
      continue
    }
    const version = versionOfPage(page)
    if (!version && !isOfNext(page)) {
      strays.push({ page, why: 'no-version' })
      continue
    }
    const draft = draftOf(version ?? next)
    if (isReleaseItem(page)) draft.pageItems.push(page)
    else if (draft.page) strays.push({ page, why: 'second' })
    else draft.page = page
  }
  const rank = sectionRank(options.releases, taxonomy)
  const releases = [...drafts.values()]
    .map((draft): Release => {
      const { page } = draft
      const text = page && bodyOf(page)
      const written = [
        ...draft.pageItems.flatMap((item) => readReleasePage(item, bodyOf(item), namings) ?? []),
        ...(page ? itemsInText(page, text, namings, options.releases.offerings, options.markdown) : []),
      ]
      const content = readReleasePosts(
        draft.posts,
        namings,
        written.map(({ slug }) => slug),
      )
      const own = page && mvpOfPage(page, text?.body)
      const named = own ? [own, ...content.mvps] : content.mvps
      return release(draft, [...content.items, ...written], { ...content, mvps: named }, rank)
    })
    .sort(newestFirst)
  const items = releases.flatMap((release) => release.items.map((item) => ({ item, release })))
  const urls = new Map(items.map(({ item, release }) => [item, itemAddress(item, release.url)]))
  const thanks = [
    ...releases.flatMap(({ version, mvps }) => (version ? mvps.map((mvp) => ({ ...mvp, version })) : [])),
    ...mvps.filter(({ version }) => !drafts.has(version.text)),
  ].sort((a, b) => compareVersions(b.version, a.version))
  return {
    releases,
    items,
    deprecations,
    thanks,
    strays,
    addressOf: (item) => urls.get(item) as string,
    ...itemNames(items),
  }

  function release(draft: Draft, items: ReleaseItem[], content: PostContent, rank: SectionRank): Release {
    const { version, page } = draft
    const name = version?.text ?? 'next'
    const date =
      (page && dayOfPage(page)) ??
      draft.posts.find((post) => post.date)?.date ??
      (version && dayOfVersion(version, { releaseData, timeline }))
    const listed = mvps.filter((mvp) => mvp.version.text === name)
    const title =
      asText(page?.fields.title) ?? content.title ?? (version ? `${options.releases.product} ${name}` : 'Next release')
    return {
      name,
      title,
      state: isUpcoming({ version, date, title }, today) ? 'upcoming' : 'released',
      url: page?.url ?? `${options.releases.basePath}${name}/`,
      items: inPageOrder(items, rank),
      mvps: thanked([...content.mvps, ...listed]),
      calls: content.calls,
      announced: deprecations.filter((one) => one.announced?.text === name),
      removed: deprecations.filter((one) => one.removal.text === name),
      ...present({
        version,
        date,
        description: asText(page?.fields.description) ?? content.description,
        page: page?.path,
      }),
    }
  }
}

/** Whether an ordinary page below `releases/` has the fields of an item. */
function isLikeItem({ name, kind, fields }: Page): boolean {
  if (kind.schema !== undefined || !/(^|\/)releases\//.test(name)) return false
  return fields.work_item !== undefined || (fields.tier !== undefined && fields.offering !== undefined)
}

interface Draft {
  version?: Version
  posts: ReleasePost[]
  pageItems: Page[]
  page?: Page
}

function newestFirst(a: Release, b: Release): number {
  if (!a.version || !b.version) return a.version ? 1 : b.version ? -1 : 0
  return compareVersions(b.version, a.version)
}

/** GitLab marks the release that is being made in its title: "GitLab 19.3 (not yet released)", "GitLab 19.2 (Upcoming release)". */
function isUpcoming(
  { version, date, title }: { version: Version | undefined; date: string | undefined; title: string },
  today: string,
): boolean {
  if (date !== undefined) return date > today
  return version === undefined || /\((not yet released|upcoming release)\)/i.test(title)
}

/**
 * The version of what lies among the unreleased: the first of those with a known day above all that have files; where none has
 * files, the first from today on.
 */
function nextVersion(
  posts: readonly ReleasePost[],
  pages: readonly Page[],
  days: ReadonlyMap<string, string>,
  today: string,
): Version | undefined {
  const written = [...posts.map(({ version }) => version), ...pages.filter(isRelease).map(versionOfPage)]
  const newest = written
    .flatMap((version) => version ?? [])
    .sort(compareVersions)
    .at(-1)
  return [...days]
    .flatMap(([text, day]) => (newest || day >= today ? (asVersion(text) ?? []) : []))
    .filter((version) => !newest || compareVersions(version, newest) > 0)
    .sort(compareVersions)[0]
}

/** One thanks for each contributor; the first that is given says most. */
function thanked(mvps: readonly Mvp[]): Mvp[] {
  const seen = new Set<string>()
  return mvps.filter(({ name, handle }) => {
    const names = [name, ...(handle ? [handle] : [])].map((one) => one.toLowerCase())
    const isNew = !names.some((one) => seen.has(one))
    for (const one of names) seen.add(one)
    return isNew
  })
}

/** Place of an item's section among those of a release, from 0. */
type SectionRank = (item: ReleaseItem) => number

/** A part of a release's page, with the items of some stages. */
export interface ReleaseSection {
  title: string
  /** Keys of stages. */
  stages: readonly string[]
}

/** Title of the section of what belongs to no stage that has one. */
const lastSection = 'Other'

/**
 * The sections in order: as the options list them, else one for each stage of the taxonomy. A listed section without
 * stages takes what no other takes.
 */
export function releaseSections({ sections }: ReleaseSettings, taxonomy: Taxonomy): ReleaseSection[] {
  const given = sections ?? taxonomy.stages.map(({ name, key }) => ({ title: name, stages: [key] }))
  return given.some(({ stages }) => stages.length === 0) ? [...given] : [...given, { title: lastSection, stages: [] }]
}

/** The section that takes an item: by the key of its stage, else by what the item calls it, which may be no stage of the taxonomy. */
export function sectionOfItem(
  { stage, stageText }: Pick<ReleaseItem, 'stage' | 'stageText'>,
  sections: readonly ReleaseSection[],
): ReleaseSection {
  const takes = (text: string | undefined): ReleaseSection | undefined =>
    text === undefined
      ? undefined
      : sections.find(({ stages }) => stages.some((listed) => plain(listed) === plain(text)))
  const rest = sections.find(({ stages }) => stages.length === 0) as ReleaseSection
  return takes(stage?.key) ?? takes(stageText) ?? rest
}

function sectionRank(settings: ReleaseSettings, taxonomy: Taxonomy): SectionRank {
  const sections = releaseSections(settings, taxonomy)
  const known = new Map<string, number>()
  return (item) => {
    const key = `${item.stage?.key} ${item.stageText}`
    const rank = known.get(key) ?? sections.indexOf(sectionOfItem(item, sections))
    known.set(key, rank)
    return rank
  }
}

/**
 * As release pages show them: by level; first what the page tells in its own text, in its order; primary items in YAML by the name
 * of their file, which may begin with a number; others by section, weight and title.
 */
function inPageOrder(items: readonly ReleaseItem[], rank: SectionRank): ReleaseItem[] {
  return [...items].sort((a, b) => {
    const byLevel = itemLevels.indexOf(a.level) - itemLevels.indexOf(b.level)
    if (byLevel !== 0) return byLevel
    const byText = Number(b.within !== undefined) - Number(a.within !== undefined)
    if (byText !== 0 || a.within) return byText || a.weight - b.weight
    if (a.level === 'primary') {
      const byFormat = Number(a.page !== undefined) - Number(b.page !== undefined)
      if (byFormat !== 0) return byFormat
      if (!a.page) return compareText(fileName(a), fileName(b))
    }
    const bySection = a.level === 'secondary' ? rank(a) - rank(b) : 0
    return bySection || a.weight - b.weight || compareText(a.title.toLowerCase(), b.title.toLowerCase())
  })
}

function fileName({ source }: ReleaseItem): string {
  return source.file.file.split('/').at(-1) as string
}

function itemAddress(item: ReleaseItem, releaseUrl: string): string {
  if (item.page) return item.page.url ?? `${releaseUrl}#${item.slug}`
  // The page of a release may stand in a file, such as `16.0.html`.
  return item.body === ''
    ? `${releaseUrl}#${item.slug}`
    : `${releaseUrl.replace(/(\.html)?\/?$/, '/')}${shortName(item.slug)}/`
}

function itemNames(items: readonly ReleasedItem[]): Pick<Releases, 'idOf' | 'itemNamed'> {
  const counts = new Map<object, number>()
  for (const { item } of items) counts.set(item.source.file, (counts.get(item.source.file) ?? 0) + 1)
  const ids = new Map(
    items.map(({ item, release }) => {
      const isAlone = !item.page && !item.within && counts.get(item.source.file) === 1
      return [item, isAlone ? `${release.name}/${fileName(item)}` : itemId(release, item)]
    }),
  )
  const named = new Map(
    items.flatMap(({ item, release }) => [ids.get(item) as string, itemId(release, item)].map((id) => [id, item])),
  )
  return { idOf: (item) => ids.get(item) as string, itemNamed: (name) => named.get(name) }
}

/** Name of an item among all, by its page, or by its title where it stands in YAML. */
export function itemId(release: Pick<Release, 'name'>, item: ReleaseItem): string {
  return `${release.name}/${item.slug}`
}

/** First steps of addresses below the base path that the pages about all releases need. */
const reserved =
  /^(explorer|upgrade|deprecations|contributors|readiness|breaking|stage|category|tier|offering|type|year)\/|^feed\.|^$/

/** Whether a page about releases stands at an address, or may stand there. */
export function isReleaseAddress(url: string, releases: Releases, basePath: string): boolean {
  if (releases.releases.length + releases.deprecations.length === 0) return false
  if (url.startsWith(basePath) && reserved.test(url.slice(basePath.length))) return true
  return addressesOf(releases).has(url)
}

const known = new WeakMap<Releases, Set<string>>()

/** The addresses of releases and items, gathered once. */
function addressesOf(releases: Releases): Set<string> {
  const before = known.get(releases)
  if (before) return before
  const found = new Set([
    ...releases.releases.map(({ url }) => url),
    ...releases.items.map(({ item }) => releases.addressOf(item)),
  ])
  known.set(releases, found)
  return found
}
