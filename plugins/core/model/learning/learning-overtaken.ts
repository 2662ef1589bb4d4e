import { problemAt } from '../../problems/data-file.ts'
import { compareText, type Problem } from '../../problems/problem.ts'
import type { ChangeEvent } from '../changes/change-event.ts'
import type { ItemType } from '../releases/release-item.ts'
import type { ReleasedItem, Releases } from '../releases/releases.ts'
import { type Learning, type LearningModule, type LearningUnit, sortOf } from './learning.ts'

/** What changed in a part of the product on a day after learning about it was last reviewed. */
export type Overtaking = { date: string } & ({ released: ReleasedItem } | { event: ChangeEvent })

/** Items after which what people learnt may be wrong or not all; repairs change no lesson. */
const telling: readonly ItemType[] = ['feature', 'enhancement', 'breaking-change', 'deprecation', 'removal']

/** Finds what overtook a module or unit, newest first; nothing when nobody said when it was reviewed. */
export type FindOvertakings = (item: LearningModule | LearningUnit) => Overtaking[]

/**
 * What happened to categories up to a day, from releases and from the history of the direction.
 *
 * @param events  What changed; empty when that is not known.
 * @param today   `YYYY-MM-DD`
 */
export function overtakingsIn(
  { items }: Pick<Releases, 'items'>,
  events: readonly ChangeEvent[],
  today: string,
): FindOvertakings {
  const byCategory = new Map<string, Overtaking[]>()
  const add = (category: string, overtaking: Overtaking): void => {
    const known = byCategory.get(category)
    if (known) known.push(overtaking)
    else byCategory.set(category, [overtaking])
  }
  for (const released of items) {
    const { item, release } = released
    if (release.state !== 'released' || release.date === undefined || !telling.includes(item.type)) continue
    for (const { key } of item.categories) add(key, { date: release.date, released })
  }
  for (const event of events) {
    const isTold = event.isMaterial && event.entity.kind === 'category' && event.date <= today
    if (isTold) add(event.entity.key, { date: event.date, event })
  }
  return (item) => {
    const { lastReviewed } = item
    if (lastReviewed === undefined) return []
    const parts = 'units' in item ? [item, ...item.units] : [item]
    const found = new Map<unknown, Overtaking>()
    for (const category of new Set(parts.flatMap(({ categories }) => categories))) {
      for (const one of byCategory.get(category) ?? []) {
        if (one.date > lastReviewed) found.set('event' in one ? one.event : one.released, one)
      }
    }
    return [...found.values()].sort((a, b) => compareText(b.date, a.date))
  }
}

/** Tell of modules and units that releases have overtaken. */
export function overtakenProblems({ modules, units }: Learning, releases: Releases, today: string): Problem[] {
  const overtakingsOf = overtakingsIn(releases, [], today)
  return [...modules, ...units].flatMap((item): Problem[] => {
    const [last, ...others] = overtakingsOf(item)
    if (item.isDraft || !last || !('released' in last)) return []
    const { release, item: news } = last.released
    const more = others.length === 0 ? '' : `, and ${others.length} more`
    const message = `The ${sortOf(item)} \`${item.uid}\` was last reviewed on ${item.lastReviewed}. Since then ${release.title} brought “${news.title}”${more}.`
    return [problemAt(item.source, 'learning/overtaken', message, { field: ['last_reviewed'] })]
  })
}
