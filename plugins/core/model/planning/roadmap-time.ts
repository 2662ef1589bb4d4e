import { daysAfter } from '../calendar.ts'
import type { Handbook } from '../handbook.ts'
import { asVersion, compareVersions, type Version } from '../product/version.ts'
import { type Cycle, cycleOf, cyclesFrom } from './timeline.ts'

/** When something is done: `YYYY-MM-DD`, the last day included. One day alone is the day, or a limit. */
export interface Time {
  start?: string
  end?: string
}

/** The day from which on a time counts; nothing for no time. */
export function timeBegins({ start, end }: Time): string | undefined {
  return start ?? end
}

/** The last day of a time; what only begins is over on that day. */
export function timeEnds({ start, end }: Time): string | undefined {
  return end ?? start
}

/** A time of which the first day is not after the last: what contradicts itself keeps its last day, which is the promise. */
export function timeOf(start: string | undefined, end: string | undefined): Time {
  if (end === undefined) return start === undefined ? {} : { start }
  return start === undefined || start > end ? { end } : { start, end }
}

export const horizonNames = [
  { key: 'now', name: 'Now' },
  { key: 'next', name: 'Next' },
  { key: 'later', name: 'Later' },
  { key: 'shipped', name: 'Shipped' },
] as const

export type Horizon = (typeof horizonNames)[number]['key']

/** Last days of what is now and of what is next, `YYYY-MM-DD`. */
export interface Horizons {
  now: string
  next: string
}

/** How many milestones after the current one are next. */
const nextMilestones = 3

/**
 * Now is the current milestone, next are the three after it. Milestones are those of GitLab; without any, the turns of the
 * product development timeline.
 */
export function horizonsOf({
  direction,
  timeline,
  today,
}: Pick<Handbook, 'direction' | 'timeline' | 'today'>): Horizons {
  const coming = (direction?.milestones ?? []).filter(({ state }) => state === 'current' || state === 'upcoming')
  const versions = coming.filter(({ title }) => asVersion(title))
  const given = (versions.length > 0 ? versions : coming).flatMap(({ due }) => due ?? [])
  const ends = given.length > 0 ? given : cyclesFrom(today, 1 + nextMilestones, timeline).map(({ due }) => due)
  // Between its last day and the release a milestone is still the current one.
  const now = [ends[0] ?? daysAfter(today, 30), today].sort().at(-1) as string
  const next = ends[nextMilestones]
  return { now, next: next !== undefined && next > now ? next : daysAfter(now, 92) }
}

/** Now, next or later, by the day on which it begins. */
export function horizonOf(time: Time, isShipped: boolean, { now, next }: Horizons): Horizon {
  if (isShipped) return 'shipped'
  const begins = timeBegins(time)
  if (begins === undefined || begins > next) return 'later'
  return begins > now ? 'next' : 'now'
}

/** Days by which a milestone may differ from the rules and still be of the same product. */
const tolerance = 15

/**
 * The cycles of versions, as far as the rules are those of this product: the site says how versions and months belong
 * together, for that version and later ones, or a milestone in GitLab has the days that they give. Versions out of the
 * calendar have no cycle.
 */
export function cyclesOfVersions({ timeline, direction }: Pick<Handbook, 'timeline' | 'direction'>): CycleOf {
  const reckoned: CycleOf = (version) => {
    const cycle = version && cycleOf(version, timeline)
    return cycle && /^\d{4}-/.test(cycle.start) && /^\d{4}-/.test(cycle.release) ? cycle : undefined
  }
  const { version: anchor } = timeline.versions
  if (timeline.isGiven)
    return (version) => (version && compareVersions(version, anchor) >= 0 ? reckoned(version) : undefined)
  const isTheirs = direction?.milestones.some(({ title, due }) => {
    const cycle = reckoned(asVersion(title))
    return cycle !== undefined && due !== undefined && Math.abs(daysBetween(cycle.due, due)) <= tolerance
  })
  return isTheirs ? reckoned : () => undefined
}

export type CycleOf = (version: Version | undefined) => Cycle | undefined

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The first day of the month some months after that of a day; negative for before. */
export function monthStart(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
}
