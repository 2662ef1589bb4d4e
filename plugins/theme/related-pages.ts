import { asTexts, type Fields } from '../core/model/fields.ts'
import type { NavigationNode } from './navigation.ts'

/** Fields that pages can have in common, with what that says about how near they are. */
const bonds: Readonly<Record<string, number>> = { category: 8, group: 4, tags: 3, stage: 2, section: 1 }

/** More pages than that are never looked at for one thing in common. */
const lookedAt = 24

/** How many pages are named. */
const most = 5

/**
 * The pages that have most in common with a page, nearest first. What all pages have in common is put together once; of many
 * pages with the same tag, only those are looked at that stand near the page.
 *
 * @param pages  In the order in which they are read.
 */
export function relatedPages(
  pages: readonly { node: NavigationNode; fields: Fields }[],
): (node: NavigationNode) => NavigationNode[] {
  const keysOf = new Map(pages.map(({ node, fields }) => [node, bondsOf(fields)]))
  const sharing = new Map<string, NavigationNode[]>()
  const places = new Map<NavigationNode, Map<string, number>>()
  for (const [node, keys] of keysOf) {
    for (const key of keys.keys()) {
      const others = sharing.get(key) ?? []
      sharing.set(key, others)
      places.set(node, (places.get(node) ?? new Map()).set(key, others.length))
      others.push(node)
    }
  }
  return (node) => {
    const keys = keysOf.get(node)
    if (!keys || keys.size === 0) return []
    const scores = new Map<NavigationNode, number>()
    for (const [key, weight] of keys) {
      const others = sharing.get(key) as NavigationNode[]
      if (others.length < 2) continue
      const from = Math.max(0, (places.get(node)?.get(key) as number) - lookedAt / 2)
      // The fewer have it in common, the more it says.
      const near = weight / Math.log2(others.length + 1)
      for (const other of others.slice(from, from + lookedAt)) scores.set(other, (scores.get(other) ?? 0) + near)
    }
    for (const known of [node, node.parent, ...node.children.slice(0, lookedAt)]) if (known) scores.delete(known)
    return [...scores]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([other]) => other)
  }
}

function bondsOf(fields: Fields): ReadonlyMap<string, number> {
  const keys = Object.entries(bonds).flatMap(([field, weight]) =>
    asTexts(fields[field]).map((value): [string, number] => [`${field}:${value.toLowerCase()}`, weight]),
  )
  return new Map(keys.filter(([key]) => key !== 'tags:all'))
}
