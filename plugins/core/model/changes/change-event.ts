import { compareText } from '../../problems/problem.ts'
import type { EntityKind } from '../product/taxonomy.ts'

/** One thing that is different from one state of the data to the next. Pages, feeds and digests are views of a list of these. */
export interface ChangeEvent extends Belonging {
  /** Stable name: the commit, what changed, and which field. */
  id: string
  /** Day of the commit in UTC, `YYYY-MM-DD`. */
  date: string
  entity: ChangedEntity
  change: ChangeKind
  /** Absent when something was added or removed as a whole. */
  field?: string
  /** As the data has it: keys and dates. Absent where there was nothing, and for texts of pages. */
  before?: string
  after?: string
  /** Days from the promised day to the newly promised one; negative for earlier. */
  days?: number
  /** Whether it changes the direction, and not only how it is written. */
  isMaterial: boolean
  /** Full hash. */
  commit?: string
  /** Full address of the issue, epic or milestone. */
  url?: string
}

/** The keys of what something belongs to. */
export interface Belonging {
  section?: string
  stage?: string
  category?: string
}

type ChangeKind = 'added' | 'removed' | 'changed' | 'moved' | 'reviewed'

export interface ChangedEntity {
  kind: EntityKind | 'page' | 'item' | 'milestone'
  key: string
  name: string
}

/** What is known of an event before it gets its commit. */
export interface ChangeDraft extends Belonging {
  entity: ChangedEntity
  change: ChangeKind
  field?: string | undefined
  before?: string | undefined
  after?: string | undefined
  days?: number | undefined
  isMaterial: boolean
  url?: string | undefined
  /** What tells it from others of the entity and field, such as the path of a page. */
  where?: string
}

/** A commit, as far as changes tell of it. */
export interface ChangeCommit {
  hash: string
  /** `YYYY-MM-DD`, UTC. */
  date: string
}

const kinds: readonly ChangedEntity['kind'][] = ['section', 'stage', 'group', 'category', 'page', 'item', 'milestone']

/** The order of the events of one commit. */
export function byEntity(a: ChangeEvent, b: ChangeEvent): number {
  return (
    kinds.indexOf(a.entity.kind) - kinds.indexOf(b.entity.kind) ||
    compareText(a.entity.key, b.entity.key) ||
    compareText(a.id, b.id)
  )
}

/** Events newest first; those of one day in the order of their commits, the last one first. */
export function newestFirst(oldestFirst: readonly ChangeEvent[]): ChangeEvent[] {
  const place = new Map<string | undefined, number>()
  for (const { commit } of oldestFirst) if (!place.has(commit)) place.set(commit, place.size)
  const placeOf = ({ commit }: ChangeEvent): number => place.get(commit) as number
  return [...oldestFirst].sort((a, b) => compareText(b.date, a.date) || placeOf(b) - placeOf(a) || byEntity(a, b))
}

/** Days from one day to another, `YYYY-MM-DD`; negative when the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
