import { posix } from 'node:path'
import { asText } from '../core/model/fields.ts'
import { present } from '../core/model/product/taxonomy.ts'
import { olderReleases } from '../core/model/releases/recent-releases.ts'
import type { CollectionItem } from '../eleventy.ts'
import type { Site } from '../site.ts'
import { type NavigationPage, type NavigationTree, navigationTree } from './navigation.ts'

// Eleventy hands the same list to all pages of a build.
const trees = new WeakMap<readonly CollectionItem[], NavigationTree>()

/** The pages of a build as a tree, without those that only send their readers on; made once for each list. */
export function pageTree(items: readonly CollectionItem[], site: Site): NavigationTree {
  const tree = trees.get(items) ?? treeOf(items, site)
  trees.set(items, tree)
  return tree
}

function treeOf(items: readonly CollectionItem[], site: Site): NavigationTree {
  const { redirects } = site.redirects()
  const older = new Set(olderReleases(site.releases()).map(({ url }) => url))
  const shown = items.filter(({ inputPath }) => !redirects.has(posix.normalize(inputPath)))
  const places = directionPlaces(site)
  return navigationTree(shown.flatMap((item) => navigationPage(item, older.has(item.url || ''), places)))
}

/** Sections and stages stand in the order of the data, each section before its stages, after the views of all of them. */
function directionPlaces(site: Site): ReadonlyMap<string, number> {
  const { sections } = site.handbook().taxonomy
  const direction = site.direction()
  const inOrder = sections.flatMap((section) => [section, ...section.stages])
  return new Map(inOrder.map((entity, index) => [direction.addressOf(entity), index + viewsBefore]))
}

/** More than the weight of any view, such as the roadmap. */
const viewsBefore = 10

function navigationPage(
  { url, data }: CollectionItem,
  isOld: boolean,
  places: ReadonlyMap<string, number>,
): NavigationPage[] {
  const title = asText(data.linkTitle) ?? asText(data.title)
  if (!url || !title || !/(\/|\.html)$/.test(url)) return []
  const weight = typeof data.weight === 'number' ? data.weight : places.get(url)
  return [{ url, title, ...present({ weight }), ...(data.isUnlisted === true || isOld ? { isUnlisted: true } : {}) }]
}
