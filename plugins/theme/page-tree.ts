import { posix } from 'node:path'
import { asText } from '../core/model/fields.ts'
import { type Entity, entitiesOf, present, sectionOf, stageOf } from '../core/model/product/taxonomy.ts'
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

interface DirectionPlace {
  weight: number
  above?: string
}

/** Direction pages stand in the order of the data, after the views of all of them, each below that of its stage or section. */
function directionPlaces(site: Site): ReadonlyMap<string, DirectionPlace> {
  const direction = site.direction()
  const pageOf = (entity: Entity): string => direction.addressOf(entity).replace(/#.*/, '')
  const places = new Map<string, DirectionPlace>()
  for (const entity of entitiesOf(site.handbook().taxonomy)) {
    const url = pageOf(entity)
    if (places.has(url)) continue
    const above = owners(entity)
      .map(pageOf)
      .find((owner) => owner !== url)
    places.set(url, { weight: viewsBefore + places.size, ...present({ above }) })
  }
  return places
}

/** What an entity belongs to, nearest first; groups, which are many, have no say in where categories stand. */
function owners(entity: Entity): Entity[] {
  return [stageOf(entity), sectionOf(entity)].filter((owner) => owner !== undefined && owner !== entity) as Entity[]
}

/** More than the weight of any view, such as the roadmap. */
const viewsBefore = 10

function navigationPage(
  { url, data }: CollectionItem,
  isOld: boolean,
  places: ReadonlyMap<string, DirectionPlace>,
): NavigationPage[] {
  const title = asText(data.linkTitle) ?? asText(data.title)
  if (!url || !title || !/(\/|\.html)$/.test(url)) return []
  const place = places.get(url)
  const weight = typeof data.weight === 'number' ? data.weight : place?.weight
  return [
    {
      url,
      title,
      ...present({ weight, above: place?.above }),
      ...(data.isUnlisted === true || isOld ? { isUnlisted: true } : {}),
    },
  ]
}
