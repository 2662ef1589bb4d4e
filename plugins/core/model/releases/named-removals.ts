import type { ReleasedItem, Releases } from './releases.ts'
import { deprecationTold } from './told-deprecations.ts'

/** What goes away by the word of releases alone: no file of deprecations tells of it. */
export interface NamedRemoval {
  /** As the newest release that names it has it. */
  title: string
  /** The first item that announces it. */
  announced?: ReleasedItem
  /** The item that tells that it is gone. */
  removed?: ReleasedItem
  /** When it goes or went, in words, as the newest item says that tells. */
  due?: string
}

/**
 * Deprecations and removals that only releases name, those of one title together.
 *
 * @returns  By the newest release that names them, newest first, like the items of `releases`.
 */
export function namedRemovals(releases: Releases): NamedRemoval[] {
  const byTitle = new Map<string, NamedRemoval>()
  for (const released of releases.items) {
    const { title, type, due } = released.item
    if (type !== 'deprecation' && type !== 'removal') continue
    if (deprecationTold(released.item, released.release, releases.deprecations)) continue
    const key = title.toLowerCase()
    const known: NamedRemoval = byTitle.get(key) ?? { title }
    if (due !== undefined) known.due ??= due
    if (type === 'removal') known.removed ??= released
    else known.announced = released
    byTitle.set(key, known)
  }
  return [...byTitle.values()]
}
