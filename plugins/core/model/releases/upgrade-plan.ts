import { compareVersions, type Version } from '../product/version.ts'
import { type Deprecation, impacts } from './deprecations.ts'
import type { ReleasedItem, Releases } from './releases.ts'
import { deprecationTold } from './told-deprecations.ts'

/** What somebody who upgrades must know, in the order in which it matters. */
export interface UpgradePlan {
  /** What must be done first: breaking changes, breaking removals and upgrade notes, most disturbing first. */
  act: PlanEntry[]
  /** What goes away without breaking anything. */
  gone: PlanEntry[]
  /** What is new. */
  fresh: PlanEntry[]
  /** What is announced to go away later. */
  ahead: PlanEntry[]
}

/** An item or a deprecation, and the version that brings it. */
export type PlanEntry = { version: Version } & (
  | ({ deprecation?: undefined } & ReleasedItem)
  | { deprecation: Deprecation; item?: undefined }
)

/**
 * What lies between two versions.
 *
 * @param from  The version that is running: what it brought is not told.
 * @param to    The version to come: what it brings is told.
 */
export function upgradePlan(releases: Releases, from: Version, to: Version): UpgradePlan {
  const isBetween = (version: Version): boolean =>
    compareVersions(version, from) > 0 && compareVersions(version, to) <= 0
  const plan: UpgradePlan = { act: [], gone: [], fresh: [], ahead: [] }
  for (const entry of planEntries(releases)) {
    const part = partOf(entry)
    const leaves = part === 'ahead' ? entry.deprecation?.removal : undefined
    if (isBetween(entry.version) && !(leaves && compareVersions(leaves, to) <= 0)) plan[part].push(entry)
  }
  return plan
}

/** Everything that an upgrade can meet, in the order of its part of the plan. */
export function planEntries(releases: Releases): PlanEntry[] {
  const items = releases.items
    .filter((one) => !isToldAgain(one, releases))
    .flatMap((one): PlanEntry[] => {
      const { version } = one.release
      return version ? [{ ...one, version }] : []
    })
  const removals = releases.deprecations.map(
    (deprecation): PlanEntry => ({ deprecation, version: deprecation.removal }),
  )
  const notices = releases.deprecations.flatMap((deprecation): PlanEntry[] => {
    const { announced, removal } = deprecation
    return announced && compareVersions(announced, removal) !== 0 ? [{ deprecation, version: announced }] : []
  })
  return [...items, ...removals, ...notices].sort(inOrder)
}

/** Whether a deprecation tells the same: of the announcement, if the item is one, only where it says when that was. */
function isToldAgain({ item, release }: ReleasedItem, { deprecations }: Releases): boolean {
  const told = deprecationTold(item, release, deprecations)
  return told !== undefined && (item.type === 'removal' || told.announced !== undefined)
}

/** The part of a plan in which an entry stands. */
export function partOf(entry: PlanEntry): keyof UpgradePlan {
  const { deprecation } = entry
  if (deprecation) {
    if (compareVersions(entry.version, deprecation.removal) !== 0) return 'ahead'
    return deprecation.isBreaking || deprecation.isManual ? 'act' : 'gone'
  }
  switch (entry.item.type) {
    case 'breaking-change':
    case 'upgrade':
      return 'act'
    case 'removal':
      return 'gone'
    case 'deprecation':
      return 'ahead'
    default:
      return 'fresh'
  }
}

const partOrder: (keyof UpgradePlan)[] = ['act', 'gone', 'fresh', 'ahead']

/** By part; what must be done by impact and then oldest first, because it is met in that order; the rest newest first. */
function inOrder(a: PlanEntry, b: PlanEntry): number {
  const part = partOf(a)
  const byPart = partOrder.indexOf(part) - partOrder.indexOf(partOf(b))
  if (byPart !== 0) return byPart
  if (part !== 'act') return compareVersions(b.version, a.version)
  return impactRank(a) - impactRank(b) || compareVersions(a.version, b.version)
}

function impactRank({ deprecation }: PlanEntry): number {
  const rank = (impacts as readonly (string | undefined)[]).indexOf(deprecation?.impact)
  return rank === -1 ? impacts.length : rank
}
