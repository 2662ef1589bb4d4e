import type { ItemRow, MilestoneRow, Snapshot } from '../../plugins/core/model/gitlab/snapshot.ts'
import type { Taxonomy } from '../../plugins/core/model/product/taxonomy.ts'
import { diceOf } from './gitlab/product/dice.ts'
import { titleOf } from './gitlab/product/texts.ts'

/** What was pulled from the group `acme`, with these items. */
export function directionSnapshot(
  items: readonly (Partial<ItemRow> & Pick<ItemRow, 'id'>)[],
  milestones: MilestoneRow[] = [],
): Snapshot {
  return {
    version: 1,
    host: 'https://gitlab.com',
    groups: ['acme'],
    pulledAt: '2026-11-22T04:00:00Z',
    completeAt: '2026-11-22T04:00:00Z',
    milestones,
    items: items.map(
      (one): ItemRow => ({
        kind: 'issue',
        reference: `acme/app#${one.id}`,
        title: `Item ${one.id}`,
        url: `https://gitlab.com/acme/app/-/issues/${one.id}`,
        state: 'opened',
        labels: [],
        ...one,
      }),
    ),
    releases: [],
    merged: [],
    labels: {},
    places: ['acme', 'acme/app'],
    files: {},
  }
}

/** Many items of a product, all of them with a time around the autumn of 2026, one in ten of them in two stages. */
export function manyItems({ stages, categories }: Taxonomy, count: number): ItemRow[] {
  const dice = diceOf(7)
  return Array.from({ length: count }, (_, index): ItemRow => {
    const category = dice.pick(categories)
    const labels = [category.label, ...(dice.chance(0.3) ? ['GitLab Premium'] : [])]
    const both = dice.chance(0.1) ? [dice.pick(stages).label, dice.pick(stages).label] : []
    const isEpic = dice.chance(0.3)
    const id = 100_000_000 + dice.below(90_000_000) * 10 + (index % 10)
    const number = 400_000 + index * 7
    const start = dayAfter('2026-06-01', dice.below(500))
    return {
      kind: isEpic ? 'epic' : 'issue',
      id,
      reference: isEpic ? `acme&${number}` : `acme/app#${number}`,
      title: `${titleOf(dice, category.name)}, ${number.toString(36)}`,
      url: `https://gitlab.com/${isEpic ? 'groups/acme/-/epics' : 'acme/app/-/issues'}/${number}`,
      state: start < '2026-09-01' ? 'closed' : 'opened',
      labels: [...new Set([...labels, ...both])].sort(),
      start,
      due: dayAfter(start, 10 + dice.below(200)),
      ...(start < '2026-09-01' ? { closed: dayAfter(start, 40) } : {}),
      ...(dice.chance(0.1) ? { health: 'at_risk' } : {}),
    }
  })
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
