import { compareText } from '../../problems/problem.ts'
import type { Handbook } from '../handbook.ts'
import type { Entity } from '../product/taxonomy.ts'
import { itemEntries, maturityEntries, removalEntries } from './roadmap-entries.ts'
import { homesOf, type RoadmapEntry } from './roadmap-entry.ts'
import { type Horizons, horizonsOf, monthStart, timeBegins, timeEnds } from './roadmap-time.ts'

/** What comes, and what came lately. */
export interface Roadmap {
  /** `YYYY-MM-DD`: first day of the quarter from which on it tells what was shipped. */
  since: string
  horizons: Horizons
  /** What has a time: what is to come by its first day, then its last; after it what was shipped, the latest first. */
  entries: readonly RoadmapEntry[]
  /** What has none, open before closed, then by title. */
  undated: readonly RoadmapEntry[]
  /** How many were shipped before `since`, and are left out. */
  earlier: number
}

/** Quarters before that of today which are told. */
const quartersBefore = 2

const known = new WeakMap<Handbook, Roadmap>()

/** The roadmap of a handbook; every issue, epic, move and removal is an entry, undated or counted as earlier. */
export function roadmapOf(handbook: Handbook): Roadmap {
  const before = known.get(handbook)
  if (before) return before
  const found = collected(handbook)
  known.set(handbook, found)
  return found
}

function collected(handbook: Handbook): Roadmap {
  const { today } = handbook
  const since = monthStart(today, -3 * quartersBefore - ((Number(today.slice(5, 7)) - 1) % 3))
  const horizons = horizonsOf(handbook)
  const all = [
    ...itemEntries(handbook, horizons),
    ...maturityEntries(handbook, horizons),
    ...removalEntries(handbook, horizons),
  ]
  const undated = all.filter(({ time }) => timeEnds(time) === undefined)
  const dated = all.filter(({ time }) => timeEnds(time) !== undefined)
  const entries = dated.filter(({ status, time }) => status !== 'shipped' || (timeEnds(time) as string) >= since)
  return {
    since,
    horizons,
    entries: entries.sort(inTime),
    undated: undated.sort((a, b) => Number(a.status === 'shipped') - Number(b.status === 'shipped') || byTitle(a, b)),
    earlier: dated.length - entries.length,
  }
}

function inTime(a: RoadmapEntry, b: RoadmapEntry): number {
  const [isOver, isOtherOver] = [a.status === 'shipped', b.status === 'shipped']
  if (isOver || isOtherOver)
    return (
      Number(isOver) - Number(isOtherOver) ||
      compareText(timeEnds(b.time) as string, timeEnds(a.time) as string) ||
      byTitle(a, b)
    )
  return (
    compareText(timeBegins(a.time) as string, timeBegins(b.time) as string) ||
    compareText(timeEnds(a.time) as string, timeEnds(b.time) as string) ||
    byTitle(a, b)
  )
}

function byTitle(a: RoadmapEntry, b: RoadmapEntry): number {
  return compareText(a.kind, b.kind) || compareText(a.title, b.title) || compareText(a.id, b.id)
}

/** The entries of an entity, each once. */
export function roadmapEntriesOf(entity: Entity, { entries }: Pick<Roadmap, 'entries'>): RoadmapEntry[] {
  return entries.filter((entry) => homesOf(entry, entity.kind).includes(entity))
}
