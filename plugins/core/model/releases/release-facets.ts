import { compareText } from '../../problems/problem.ts'
import { type NamedOffering, tiers } from '../product/availability.ts'
import type { Taxonomy } from '../product/taxonomy.ts'
import { itemTypes, lowestTier } from './release-item.ts'
import type { ReleasedItem } from './releases.ts'

/** What items have in common, and what they differ in. */
export interface Facet {
  key: 'stage' | 'category' | 'tier' | 'offering' | 'type' | 'year'
  name: string
  /** Those that some item has, in the order of the data; the last may gather items without any. */
  values: FacetValue[]
}

export interface FacetValue {
  /** For addresses and filters; `none` gathers items without a value. */
  key: string
  name: string
  items: ReleasedItem[]
}

/** The value of items that have none. */
const none = 'none'

/** What an item is found by: keys of the values that it has in each facet, never none. */
export function facetKeys({ item, release }: ReleasedItem): Record<Facet['key'], string[]> {
  const orNone = (keys: string[]): string[] => (keys.length > 0 ? keys : [none])
  return {
    stage: orNone(item.stage ? [item.stage.key] : []),
    category: orNone(item.categories.map(({ key }) => key)),
    tier: orNone([lowestTier(item)].flatMap((tier) => tier ?? [])),
    offering: orNone(item.offerings),
    type: [item.type],
    year: orNone([release.date?.slice(0, 4)].flatMap((year) => year ?? [])),
  }
}

/** The facets with every item in each of them; stages and categories in the order of the taxonomy, years newest first. */
export function releaseFacets(
  items: readonly ReleasedItem[],
  taxonomy: Taxonomy,
  offerings: readonly NamedOffering[],
): Facet[] {
  const years = [...new Set(items.map(({ release }) => release.date?.slice(0, 4)))]
    .flatMap((year) => (year === undefined ? [] : [{ key: year, name: year }]))
    .sort((a, b) => compareText(b.key, a.key))
  const named: { key: Facet['key']; name: string; values: readonly Named[]; without: string }[] = [
    { key: 'stage', name: 'Stage', values: taxonomy.stages, without: 'No stage' },
    { key: 'category', name: 'Category', values: taxonomy.categories, without: 'No category' },
    { key: 'tier', name: 'Lowest tier', values: tiers, without: 'No tier' },
    { key: 'offering', name: 'Offering', values: offerings, without: 'No offering' },
    { key: 'type', name: 'Type', values: itemTypes, without: 'No type' },
    { key: 'year', name: 'Year', values: years, without: 'No date' },
  ]
  const keys = items.map((one) => ({ one, keys: facetKeys(one) }))
  return named.map(({ key, name, values, without }) => {
    const byValue = new Map<string, ReleasedItem[]>()
    for (const { one, keys: all } of keys) {
      for (const value of all[key]) listAt(byValue, value).push(one)
    }
    const shown = [...values, { key: none, name: without }].flatMap((value) => {
      const found = byValue.get(value.key)
      return found ? [{ key: value.key, name: value.name, items: found }] : []
    })
    return { key, name, values: shown }
  })
}

function listAt<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

interface Named {
  key: string
  name: string
}
