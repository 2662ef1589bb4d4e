import type { Problem } from '../../problems/problem.ts'
import { suggest } from '../../problems/suggest.ts'
import { itemProblem } from './item-problem.ts'
import type { ReleaseItem } from './release-item.ts'
import { itemId, type Releases } from './releases.ts'

/** What items follow up must be there, and not lead back to them. */
export function lineageProblems(releases: Releases): Problem[] {
  const ids = new Map(releases.items.map(({ item, release }) => [item, itemId(release, item)]))
  return releases.items.flatMap(({ item }) => {
    if (item.replaces === undefined) return []
    if (!releases.itemNamed(item.replaces)) {
      const message = `"${item.title}" follows up \`${item.replaces}\`, which is no item.`
      return [
        itemProblem(item, 'release/replaces', message, 'replaces', { expected: suggest(item.replaces, ids.values()) }),
      ]
    }
    const circle = circleFrom(item, releases)
    if (!circle) return []
    const way = circle.map((one) => ids.get(one)).join(' → ')
    return [itemProblem(item, 'release/replaces-loop', `"${item.title}" follows up itself: ${way}.`, 'replaces')]
  })
}

/** The way from an item back to itself, when there is one. */
function circleFrom(start: ReleaseItem, { itemNamed }: Releases): ReleaseItem[] | undefined {
  const before = ({ replaces }: ReleaseItem): ReleaseItem | undefined =>
    replaces === undefined ? undefined : itemNamed(replaces)
  const way = [start]
  const seen = new Set<ReleaseItem>()
  for (let item = before(start); item !== undefined && !seen.has(item); item = before(item)) {
    way.push(item)
    seen.add(item)
    if (item === start) return way
  }
  return undefined
}
