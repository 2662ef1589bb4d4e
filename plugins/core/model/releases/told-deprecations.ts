import type { Deprecation } from './deprecations.ts'
import type { ReleaseItem } from './release-item.ts'
import type { Release } from './releases.ts'

/**
 * The deprecation that a note of a release tells of as well, so that it is told once: that of its title, else that of its issue
 * that is announced or removed with the release.
 */
export function deprecationTold(
  { type, title, workItems }: Pick<ReleaseItem, 'type' | 'title' | 'workItems'>,
  { announced, removed }: Pick<Release, 'announced' | 'removed'>,
  deprecations: readonly Deprecation[],
): Deprecation | undefined {
  if (type !== 'deprecation' && type !== 'removal') return undefined
  const ofRelease = type === 'deprecation' ? announced : removed
  return (
    deprecations.find((one) => one.title.toLowerCase() === title.toLowerCase()) ??
    ofRelease.find(({ issue }) => issue !== undefined && workItems.includes(issue))
  )
}
