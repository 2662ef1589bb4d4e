import { posix } from 'node:path'
import { asText } from '../core/model/fields.ts'
import { olderReleases } from '../core/model/recent-releases.ts'
import type { CollectionItem } from '../eleventy.ts'
import type { Site } from '../site.ts'
import { type NavigationPage, type NavigationTree, navigationTree } from './navigation.ts'

/** The pages of a build as a tree, without those that only send their readers on. */
export function pageTree(items: readonly CollectionItem[], site: Site): NavigationTree {
  const { redirects } = site.redirects()
  const older = new Set(olderReleases(site.releases()).map(({ url }) => url))
  const shown = items.filter(({ inputPath }) => !redirects.has(posix.normalize(inputPath)))
  return navigationTree(shown.flatMap((item) => navigationPage(item, older.has(item.url || ''))))
}

function navigationPage({ url, data }: CollectionItem, isOld: boolean): NavigationPage[] {
  const title = asText(data.linkTitle) ?? asText(data.title)
  if (!url || !title || !/(\/|\.html)$/.test(url)) return []
  const weight = typeof data.weight === 'number' ? { weight: data.weight } : {}
  return [{ url, title, ...weight, ...(data.isUnlisted === true || isOld ? { isUnlisted: true } : {}) }]
}
