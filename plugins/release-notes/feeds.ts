import { atomFeed, type Feed, type FeedEntry, jsonFeed, mostEntries, wholeAddress } from '../core/model/feed.ts'
import type { Deprecation } from '../core/model/releases/deprecations.ts'
import { releaseFacets } from '../core/model/releases/release-facets.ts'
import { itemTypes } from '../core/model/releases/release-item.ts'
import type { ReleasedItem } from '../core/model/releases/releases.ts'
import { deprecationTold } from '../core/model/releases/told-deprecations.ts'
import { compareText } from '../core/problems/problem.ts'
import { markdown } from '../theme/markdown.ts'
import { type FeedFormat, facetAddress, releaseAddresses } from './addresses.ts'
import { drawnOnce, type ReleaseContext } from './context.ts'
import { dayOf } from './deprecations.ts'
import { itemText } from './item.ts'

/** A file of a feed. */
export interface FeedFile {
  url: string
  render(): string
}

const writers: Record<FeedFormat, (feed: Feed) => string> = { atom: atomFeed, json: jsonFeed }

/** The feeds of all items, of each stage, category and tier, and of what breaks something: of released items with a date. */
export function releaseFeeds(context: ReleaseContext): FeedFile[] {
  const { releases, handbook } = context
  const { basePath } = handbook.options.releases
  const at = releaseAddresses(basePath)
  const published = releases.items.filter(({ release }) => release.state === 'released' && release.date !== undefined)
  const name = handbook.options.site.title
  const isPublished = new Set(published)
  const facets = releaseFacets(releases.items, handbook.taxonomy, handbook.options.releases.offerings).flatMap(
    ({ key, values }) =>
      values.map((value) => ({
        title: `${name}: releases, ${value.name}`,
        home: facetAddress(basePath, key, value.key),
        entries: () =>
          entriesOf(
            value.items.filter((one) => isPublished.has(one)),
            context,
          ),
        address: (format: FeedFormat) => at.facetFeed(key, value.key, format),
      })),
  )
  const all = {
    title: `${name}: releases`,
    home: basePath,
    entries: () => entriesOf(published, context),
    address: at.feed,
  }
  const breaking = {
    title: `${name}: breaking changes`,
    home: at.deprecations,
    entries: () => breakingEntries(published, context),
    address: at.breakingFeed,
  }
  return [all, breaking, ...facets].flatMap(({ title, home, entries, address }) =>
    (['atom', 'json'] as const).map((format) => ({
      url: address(format),
      render: () => {
        const [self, page] = [address(format), home].map((path) => absolute(path, context)) as [string, string]
        return writers[format]({ title, home: page, self, entries: entries().slice(0, mostEntries) })
      },
    })),
  )
}

function entriesOf(items: readonly ReleasedItem[], context: ReleaseContext): FeedEntry[] {
  return items.slice(0, mostEntries).map((one) => entryOf(one, context))
}

/** What breaks something, newest first: items that tell of it, and deprecations when they are announced and when they go. */
function breakingEntries(published: readonly ReleasedItem[], context: ReleaseContext): FeedEntry[] {
  const { deprecations } = context.releases
  const items = published.filter(
    ({ item, release }) =>
      item.type === 'breaking-change' || (item.type === 'removal' && !deprecationTold(item, release, deprecations)),
  )
  const entries = [
    ...entriesOf(items, context),
    ...deprecations.filter(({ isBreaking }) => isBreaking).flatMap((one) => deprecationEntries(one, context)),
  ]
  return entries.sort((a, b) => compareText(b.date, a.date))
}

/** The announcement and the removal of a deprecation, each from its day on. */
function deprecationEntries(one: Deprecation, context: ReleaseContext): FeedEntry[] {
  const { handbook } = context
  const { title, announced, removal } = one
  const steps = [
    { date: dayOf(one.removalOn, removal, context), what: 'removal', heading: `Removed in ${removal.text}: ${title}` },
    {
      date: announced && dayOf(one.announcedOn, announced, context),
      what: 'announcement',
      heading: `To be removed in ${removal.text}: ${title}`,
    },
  ]
  return steps.flatMap(({ date, what, heading }): FeedEntry[] => {
    if (date === undefined || date > handbook.today) return []
    const name = `deprecation/${encodeURIComponent(one.id)}/${what}`
    const content = markdown(one.body, { addressFrom: (address) => context.addressFrom(address) }).text
    return [
      {
        id: tag(date, name, context),
        title: heading,
        url: `${absolute(releaseAddresses(handbook.options.releases.basePath).deprecations, context)}#${one.slug}`,
        date,
        content: withFullAddresses(content, context),
        tags: ['Breaking change', ...(one.stage ? [one.stage.name] : [])],
      },
    ]
  })
}

const entryOf = drawnOnce(({ item, release }: ReleasedItem, context): FeedEntry => {
  const type = itemTypes.find(({ key }) => key === item.type)?.name
  return {
    id: tagOf({ item, release }, context),
    title: `${release.title}: ${item.title}`,
    url: absolute(context.releases.addressOf(item), context),
    date: release.date as string,
    content: withFullAddresses(itemText(item, context).text, context),
    tags: [type, item.stage?.name, ...item.categoryTexts].flatMap((tag) => tag ?? []),
  }
})

/** A name that stays when the item's title or address changes (RFC 4151). */
function tagOf({ item, release }: ReleasedItem, context: ReleaseContext): string {
  const [version, ...name] = context.releases.idOf(item).split('/')
  return tag(release.date as string, `release/${version}/${encodeURIComponent(name.join('/'))}`, context)
}

function tag(date: string, name: string, { handbook }: ReleaseContext): string {
  const { url } = handbook.options.site
  const host = url === undefined ? 'handbook.invalid' : new URL(url).host
  return `tag:${host},${date.slice(0, 4)}:${name}`
}

/** The public address of a path of this site. */
function absolute(path: string, { handbook, href }: ReleaseContext): string {
  return wholeAddress(href(path), handbook.options.site.url)
}

/** Feed readers know no site: paths get its address. */
function withFullAddresses(text: string, { handbook }: ReleaseContext): string {
  const { url } = handbook.options.site
  return url === undefined
    ? text
    : text.replace(
        / (href|src)="(\/(?!\/)[^"]*)/g,
        (_, name: string, path: string) => ` ${name}="${wholeAddress(path, url)}`,
      )
}
