import { compareVersions } from '../product/version.ts'
import type { ReleasedItem, Releases } from './releases.ts'

/**
 * The items that tell of one feature, oldest first: those that follow each other up, and those about one work item. An item
 * that no other release tells of is alone in its line.
 */
export function lineageOf(one: ReleasedItem, releases: Releases): ReleasedItem[] {
  const line = lines(releases).get(one.item) ?? [one]
  const isTold = line.some(({ release }) => release !== one.release)
  return isTold ? [...line].sort(oldestFirst) : [one]
}

function oldestFirst(a: ReleasedItem, b: ReleasedItem): number {
  if (!a.release.version || !b.release.version) return a.release.version ? -1 : b.release.version ? 1 : 0
  return compareVersions(a.release.version, b.release.version)
}

type Lines = ReadonlyMap<ReleasedItem['item'], readonly ReleasedItem[]>

const known = new WeakMap<Releases, Lines>()

/** The line of each item, reckoned once for all releases: items with a name in common stand in one line. */
function lines(releases: Releases): Lines {
  const before = known.get(releases)
  if (before) return before
  const lineAt = new Map<string, ReleasedItem[]>()
  const lineOf = new Map<ReleasedItem['item'], ReleasedItem[]>()
  for (const one of releases.items) {
    const line = [...new Set(namesOf(one, releases).flatMap((name) => lineAt.get(name) ?? [])), one]
    for (const member of line) {
      lineOf.set(member.item, line)
      for (const name of namesOf(member, releases)) lineAt.set(name, line)
    }
  }
  known.set(releases, lineOf)
  return lineOf
}

/** By which an item and those before and after it know each other. */
function namesOf({ item }: ReleasedItem, { idOf, itemNamed }: Releases): string[] {
  const before = item.replaces === undefined ? undefined : itemNamed(item.replaces)
  return [idOf(item), ...(before ? [idOf(before)] : []), ...(item.type === 'feature' ? item.workItems : [])]
}
