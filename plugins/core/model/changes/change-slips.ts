import { compareText } from '../../problems/problem.ts'
import { type DirectionItem, isWishMilestone } from '../direction/direction-items.ts'
import type { Handbook } from '../handbook.ts'
import { maturityOf } from '../product/maturity.ts'
import { present } from '../product/taxonomy.ts'
import type { ChangedEntity, ChangeEvent } from './change-event.ts'

/** Which fields of an item are promises, and how they are called. */
const itemPromises = { milestone: 'milestone', due: 'last day' } as const
type ItemPromise = keyof typeof itemPromises

/** A promise: a level of maturity or an item, and the days for which it was meant. */
export interface Promised {
  entity: ChangedEntity
  /** `Viable`, `milestone`, or `last day`. */
  what: string
  /** Day or milestone of the first promise that is known. */
  first: string
  /** Oldest first. */
  moves: { date: string; before?: string; after?: string; days?: number }[]
  /** Days by which it has moved in all, where they are known; negative for earlier. */
  days: number
  /** Day or milestone as of today; absent when it was taken back. */
  now?: string
  state: 'open' | 'overdue' | 'kept' | 'withdrawn'
  section?: string
  stage?: string
  category?: string
  url?: string
}

/**
 * Every promise that moved, those that moved furthest first, then by name; and how many stand as they were given.
 *
 * The day of a level counts as a promise as long as it lies ahead: a day of the past that is put right later is none.
 *
 * @param events  Newest first.
 */
export function slipLedger(
  events: readonly ChangeEvent[],
  handbook: Handbook,
): { moved: Promised[]; unmoved: Promised[] } {
  const byPromise = new Map<string, ChangeEvent[]>()
  for (const event of [...events].reverse()) {
    const promise = promiseOf(event, handbook)
    if (promise === undefined) continue
    byPromise.set(promise, [...(byPromise.get(promise) ?? []), event])
  }
  const moved = [...byPromise].flatMap(([, found]) => movedPromise(found, handbook) ?? [])
  const known = new Set(moved.map(identityOf))
  return {
    moved: moved.sort((a, b) => b.days - a.days || compareText(nameOf(a), nameOf(b))),
    unmoved: openPromises(handbook).filter((one) => !known.has(identityOf(one))),
  }
}

function nameOf(promise: Promised): string {
  return `${promise.entity.name}\0${identityOf(promise)}`
}

/** What stays when something gets another name. */
function identityOf({ entity, what }: Promised): string {
  return `${entity.kind}\0${entity.key}\0${what}`
}

/** A name for what an event moves; nothing when that is no promise. */
function promiseOf(
  { entity, change, field, date, before, after }: ChangeEvent,
  handbook: Handbook,
): string | undefined {
  if (change !== 'changed' || field === undefined) return undefined
  if (entity.kind === 'item')
    return field === 'milestone' || (field === 'due' && isByDay(entity, handbook))
      ? `item\0${entity.key}\0${field}`
      : undefined
  const isLevel = handbook.options.maturity.ladder.some(({ dateField }, rung) => rung > 0 && dateField === field)
  const isAhead = (before !== undefined && before >= date) || (after !== undefined && after > date)
  return entity.kind === 'category' && isLevel && isAhead ? `category\0${entity.key}\0${field}` : undefined
}

/** Whether the last day of an item is its promise: one that names a milestone is meant for that. */
function isByDay({ key }: ChangedEntity, { direction }: Handbook): boolean {
  const item = direction?.items.find(({ reference }) => reference === key)
  return item?.milestone === undefined || item.isPlannedByDay
}

function movedPromise(events: readonly ChangeEvent[], handbook: Handbook): Promised | undefined {
  const steps = events.map(({ before, after, ...event }) => ({
    ...event,
    ...present({ before: unlessWish(before), after: unlessWish(after) }),
  }))
  const [begin] = steps as [ChangeEvent]
  const last = steps.at(-1) as ChangeEvent
  const { entity, section, stage, category, url } = last
  // What has come into being is the promise; it moves only after that.
  const moves = (begin.before === undefined ? steps.slice(1) : steps).filter(
    ({ before, after }) => before !== undefined || after !== undefined,
  )
  const first = begin.before ?? begin.after
  if (moves.length === 0 || first === undefined) return undefined
  return {
    entity,
    what: entity.kind === 'item' ? itemPromises[last.field as ItemPromise] : levelOf(last, handbook),
    first,
    moves: moves.map(({ date, before, after, days }) => ({ date, ...present({ before, after, days }) })),
    days: moves.reduce((sum, { days = 0 }) => sum + days, 0),
    state: stateOf(last, handbook),
    ...present({ now: last.after, section, stage, category, url }),
  }
}

/** A milestone that holds wishes promises nothing. */
function unlessWish(promise: string | undefined): string | undefined {
  return promise !== undefined && isWishMilestone(promise) ? undefined : promise
}

function levelOf({ field }: ChangeEvent, { options }: Handbook): string {
  return options.maturity.ladder.find(({ dateField }) => dateField === field)?.label ?? (field as string)
}

function stateOf({ entity, field, after }: ChangeEvent, handbook: Handbook): Promised['state'] {
  const { taxonomy, options, today, direction } = handbook
  if (entity.kind === 'item') {
    const item = direction?.items.find(({ reference }) => reference === entity.key)
    if (item?.state === 'closed') return 'kept'
    if (after === undefined || !item) return 'withdrawn'
    return isOverdue(item, today) ? 'overdue' : 'open'
  }
  const category = taxonomy.categories.find(({ key }) => key === entity.key)
  const step =
    category &&
    maturityOf(category, options.maturity.ladder, today).steps.find(({ level }) => level.dateField === field)
  if (after === undefined || !step) return 'withdrawn'
  return step.state === 'reached' ? 'kept' : step.state === 'overdue' ? 'overdue' : 'open'
}

/** What is promised today. */
function openPromises({ taxonomy, options, today, direction }: Handbook): Promised[] {
  const levels = taxonomy.categories.flatMap((category) =>
    maturityOf(category, options.maturity.ladder, today).steps.flatMap(({ state, level, date }): Promised[] => {
      if (state === 'reached') return []
      const { key, name, stage } = category
      const home = { section: stage?.section?.key, stage: stage?.key, category: key }
      const entity = { kind: 'category' as const, key, name }
      const is = state === 'overdue' ? 'overdue' : 'open'
      return [{ entity, what: level.label, first: date, now: date, moves: [], days: 0, state: is, ...present(home) }]
    }),
  )
  const items = (direction?.items ?? []).flatMap((item): Promised[] => {
    const { reference, title, state, milestone, isPlannedByDay, due, url } = item
    const now = isPlannedByDay || !milestone ? due : unlessWish(milestone.title)
    if (state === 'closed' || now === undefined) return []
    const entity = { kind: 'item' as const, key: reference, name: title }
    const what = itemPromises[now === due ? 'due' : 'milestone']
    const is = isOverdue(item, today) ? 'overdue' : 'open'
    return [{ entity, what, first: now, now, moves: [], days: 0, state: is, url }]
  })
  return [...levels, ...items]
}

function isOverdue({ milestone, due }: DirectionItem, today: string): boolean {
  return milestone ? milestone.state === 'past' : due !== undefined && due < today
}
