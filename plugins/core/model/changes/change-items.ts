import { type ChangeDraft, type ChangedEntity, daysBetween } from './change-event.ts'
import { itemBelonging } from './change-places.ts'
import { isSpelling } from './change-spelling.ts'
import type { ProductState, TrackedItem } from './change-state.ts'

/**
 * What has become of the issues and epics of the direction between two snapshots. One with another reference is still the same, and
 * so is one with another id: epics have other ids as work items, which they become when GitLab is upgraded.
 */
export function itemEvents(before: ProductState, after: ProductState): ChangeDraft[] {
  const { items: old } = before
  const { items: now } = after
  if (!old || !now || old === now) return []
  const byId = new Map([...old.values()].map((item) => [item.id, item]))
  const kept = new Set([...now.values()].map(({ id }) => id))
  const wasOf = (reference: string, item: TrackedItem): TrackedItem | undefined => {
    const named = old.get(reference)
    return byId.get(item.id) ?? (named && !kept.has(named.id) && named.title === item.title ? named : undefined)
  }
  const stayed = new Set([...now].map(([reference, item]) => wasOf(reference, item)))
  const gone = [...old].filter(([, item]) => !stayed.has(item))
  return [
    ...gone.map(
      ([reference, item]): ChangeDraft => ({ ...told(reference, item, before), change: 'removed', isMaterial: true }),
    ),
    ...[...now].flatMap(([reference, item]): ChangeDraft[] => {
      const was = wasOf(reference, item)
      if (was && compared.every((field) => was[field] === item[field])) return []
      const draft = told(reference, item, after)
      if (!was) return [{ ...draft, change: 'added', after: item.milestone, isMaterial: true }]
      return itemEdits(draft, was, item, before, after)
    }),
  ]
}

const compared = ['title', 'milestone', 'due', 'state'] as const

function told(reference: string, item: TrackedItem, state: ProductState) {
  const entity: ChangedEntity = { kind: 'item', key: reference, name: item.title }
  return { entity, url: item.url, ...itemBelonging(item, state) }
}

function itemEdits(
  draft: ReturnType<typeof told>,
  was: TrackedItem,
  now: TrackedItem,
  before: ProductState,
  after: ProductState,
): ChangeDraft[] {
  const found: ChangeDraft[] = []
  const add = (field: (typeof compared)[number], more: Partial<ChangeDraft> = {}): void => {
    if (was[field] === now[field]) return
    const values = { before: was[field], after: now[field] }
    found.push({ ...draft, change: 'changed', field, ...values, isMaterial: true, ...more })
  }
  const lastDay = (title: string | undefined): string | undefined =>
    title === undefined ? undefined : (after.milestones.get(title) ?? before.milestones.get(title))
  add('title', { isMaterial: !isSpelling(was.title, now.title) })
  add('milestone', { days: days(lastDay(was.milestone), lastDay(now.milestone)) })
  add('due', { days: days(was.due, now.due) })
  add('state')
  return found
}

/** Milestones whose last days have moved. */
export function milestoneEvents(before: ProductState, after: ProductState): ChangeDraft[] {
  if (before.milestones === after.milestones) return []
  return [...after.milestones].flatMap(([title, due]): ChangeDraft[] => {
    const was = before.milestones.get(title)
    if (was === undefined || was === due) return []
    const entity: ChangedEntity = { kind: 'milestone', key: title, name: `Milestone ${title}` }
    return [
      { entity, change: 'changed', field: 'due', before: was, after: due, days: days(was, due), isMaterial: true },
    ]
  })
}

function days(before: string | undefined, after: string | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : daysBetween(before, after)
}
