import type { Problem } from '../../problems/problem.ts'
import { suggest } from '../../problems/suggest.ts'
import { itemProblem } from './item-problem.ts'
import type { ReleaseItem } from './release-item.ts'
import { itemId, type Release } from './releases.ts'

/** What items follow up must be there, and not lead back to them. */
export function lineageProblems(releases: readonly Release[]): Problem[] {
  const byId = new Map(
    releases.flatMap((release) => release.items.map((item) => [itemId(release, item), item] as const)),
  )
  return [...byId].flatMap(([id, item]) => {
    if (item.replaces === undefined) return []
    if (!byId.has(item.replaces)) {
      const message = `"${item.title}" follows up \`${item.replaces}\`, which is no item.`
      return [
        itemProblem(item, 'release/replaces', message, 'replaces', { expected: suggest(item.replaces, byId.keys()) }),
      ]
    }
    const circle = circleFrom(id, byId)
    if (!circle) return []
    const message = `"${item.title}" follows up itself: ${circle.join(' → ')}.`
    return [itemProblem(item, 'release/replaces-loop', message, 'replaces')]
  })
}

/** The way from an item back to itself, when there is one. */
function circleFrom(start: string, byId: ReadonlyMap<string, ReleaseItem>): string[] | undefined {
  const way = [start]
  const seen = new Set<string>()
  for (let id = byId.get(start)?.replaces; id !== undefined && !seen.has(id); id = byId.get(id)?.replaces) {
    way.push(id)
    seen.add(id)
    if (id === start) return way
  }
  return undefined
}
