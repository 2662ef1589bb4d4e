import { atomFeed, type Feed, type FeedEntry, jsonFeed } from '../core/model/feed.ts'
import { releaseFacets } from '../core/model/release-facets.ts'
import { itemTypes, type ReleaseItem } from '../core/model/release-item.ts'
import { itemId, type ReleasedItem } from '../core/model/releases.ts'
import { type FeedFormat, facetAddress, releaseAddresses } from './addresses.ts'
import type { ReleaseContext } from './context.ts'
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
  const facets = releaseFacets(published, handbook.taxonomy).flatMap(({ key, values }) =>
    values.map((value) => ({
      title: `${name}: releases, ${value.name}`,
      home: facetAddress(basePath, key, value.key),
      items: value.items,
      address: (format: FeedFormat) => at.facetFeed(key, value.key, format),
    })),
  )
  const all = { title: `${name}: releases`, home: basePath, items: published, address: at.feed }
  const breaking = {
    title: `${name}: breaking changes`,
    home: at.deprecations,
    items: published.filter(({ item }) => isBreaking(item, context)),
    address: at.breakingFeed,
  }
  return [all, breaking, ...facets].flatMap((feed) =>
    (['atom', 'json'] as const).map((format) => ({
      url: feed.address(format),
      render: () => writers[format](feedOf(feed, feed.address(format), context)),
    })),
  )
}

function isBreaking({ type, title }: ReleaseItem, { releases }: ReleaseContext): boolean {
  if (type === 'breaking-change') return true
  if (type !== 'removal' && type !== 'deprecation') return false
  const told = releases.deprecations.find((one) => one.title.toLowerCase() === title.toLowerCase())
  return told?.isBreaking ?? type === 'removal'
}

function feedOf(
  { title, home, items }: { title: string; home: string; items: readonly ReleasedItem[] },
  self: string,
  context: ReleaseContext,
): Feed {
  return {
    title,
    home: absolute(home, context),
    self: absolute(self, context),
    entries: items.map((one) => entryOf(one, context)),
  }
}

function entryOf({ item, release }: ReleasedItem, context: ReleaseContext): FeedEntry {
  const type = itemTypes.find(({ key }) => key === item.type)?.name
  return {
    id: tagOf({ item, release }, context),
    title: `${release.title}: ${item.title}`,
    url: absolute(context.releases.addressOf(item), context),
    date: release.date as string,
    content: withFullAddresses(itemText(item, context).text, context),
    tags: [type, item.stage?.name, ...item.categoryTexts].flatMap((tag) => tag ?? []),
  }
}

/** A name that stays when the item moves (RFC 4151). */
function tagOf({ item, release }: ReleasedItem, { handbook }: ReleaseContext): string {
  const { url } = handbook.options.site
  const host = url === undefined ? 'handbook.invalid' : new URL(url).host
  return `tag:${host},${release.date}:release/${itemId(release, item)}`
}

/** The public address of a path of this site. */
function absolute(path: string, { handbook, href }: ReleaseContext): string {
  const { url } = handbook.options.site
  return `${url ?? 'https://handbook.invalid'}${href(path)}`
}

/** Feed readers know no site: paths get its address. */
function withFullAddresses(text: string, { handbook }: ReleaseContext): string {
  const { url } = handbook.options.site
  return url === undefined ? text : text.replace(/ (href|src)="\/(?!\/)/g, ` $1="${url}/`)
}
