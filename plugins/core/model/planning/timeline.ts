import { compareText } from '../../problems/problem.ts'
import { daysAfter } from '../calendar.ts'
import { asVersion, releasesBetween, type Version, versionAfter } from '../product/version.ts'
import type { DayRule, EventRule, TimelineData, TimelineRule } from './timeline-rules.ts'

/** One turn of the product development timeline: a milestone with all its days. */
export interface Cycle {
  version: Version
  /** `YYYY-MM-DD` */
  start: string
  /** Last day of the milestone: the code cut-off. */
  due: string
  release: string
  /** Name of the rule by which the days are reckoned. */
  rule: string
  /** In the order of their days. */
  events: CycleEvent[]
}

interface CycleEvent {
  key: string
  name: string
  /** `YYYY-MM-DD` */
  date: string
  roles: readonly string[]
  /** Why it is not on the day of the rule: a holiday, or an exception in the data. */
  moved?: string
}

/** The cycle of a version; nothing for versions before the first rule, and for minors that their major does not have, such as 19.99. */
export function cycleOf(version: Version, timeline: TimelineData): Cycle | undefined {
  const cycle = cycleOfMonth(monthOfVersion(version, timeline), timeline)
  return cycle?.version.text === version.text ? cycle : undefined
}

/** The cycle before another one; nothing before the first rule. */
export function previousCycle({ version }: Cycle, timeline: TimelineData): Cycle | undefined {
  return cycleOfMonth(monthOfVersion(version, timeline) - 1, timeline)
}

/** The cycles whose releases fall into a year, in order. */
export function cyclesOfYear(year: number, timeline: TimelineData): Cycle[] {
  return Array.from({ length: 12 }, (_, index) => cycleOfMonth(year * 12 + index, timeline)).flatMap((one) => one ?? [])
}

/** The cycle that is under way on a day, the first whose release is still to come, and those after it. */
export function cyclesFrom(today: string, count: number, timeline: TimelineData): Cycle[] {
  const month = monthNumber(today)
  const some = Array.from({ length: count + 2 }, (_, index) => cycleOfMonth(month + index, timeline)).flatMap(
    (one) => one ?? [],
  )
  return some.filter(({ release }) => release > today).slice(0, count)
}

/** The day on which a milestone with this last day is released; nothing when the rules give no milestone that ends then. */
export function releaseOf(due: string, timeline: TimelineData): string | undefined {
  return cyclesFrom(daysAfter(due, -1), 2, timeline).find((cycle) => cycle.due === due)?.release
}

function cycleOfMonth(month: number, timeline: TimelineData): Cycle | undefined {
  const rule = ruleFor(month, timeline)
  const version = versionOfMonth(month, timeline)
  if (!rule || !version) return undefined
  const given = timeline.exceptions.get(version.text) ?? {}
  const release = given.release ?? releaseDay(month, rule)
  const due = given['cut-off'] ?? dueDay(month, release, rule)
  const previousRule = ruleFor(month - 1, timeline) ?? rule
  const previous = timeline.exceptions.get(versionOfMonth(month - 1, timeline)?.text ?? '')
  const previousDue =
    previous?.['cut-off'] ?? dueDay(month - 1, previous?.release ?? releaseDay(month - 1, previousRule), previousRule)
  const start = dayOf(rule.start, month, { release, due, start: due, 'previous-due': previousDue })
  const days: Days = { release, due, start, 'previous-due': previousDue }
  const events = rule.events
    .map((one) => cycleEvent(one, month, days, given, timeline))
    .sort((a, b) => compareText(a.date, b.date))
  return { version, start, due, release, rule: rule.name, events }
}

type Days = Record<'release' | 'due' | 'start' | 'previous-due', string>

function cycleEvent(
  { key, name, roles, on }: EventRule,
  month: number,
  days: Days,
  given: Readonly<Record<string, string>>,
  { holidays }: TimelineData,
): CycleEvent {
  const exception = given[key]
  if (exception !== undefined) return { key, name, roles, date: exception, moved: 'exception' }
  const date = dayOf(on, month, days)
  // The release and the cut-off are fixed for everybody: a holiday there is for people to settle, as an exception.
  if (key === 'release' || key === 'cut-off') return { key, name, roles, date }
  const working = workingDay(date, holidays)
  const moved = holidays.get(date)
  return working === date ? { key, name, roles, date } : { key, name, roles, date: working, moved: moved ?? 'weekend' }
}

/** The first day from a holiday on that is a day of work; days that are no holidays stay, whatever day of the week they are. */
function workingDay(date: string, holidays: ReadonlyMap<string, string>): string {
  let day = date
  if (!holidays.has(day)) return day
  while (holidays.has(day) || isWeekend(day)) day = daysAfter(day, 1)
  return day
}

function dueDay(month: number, release: string, { due }: TimelineRule): string {
  return dayOf(due, month, { release, due: release, start: release, 'previous-due': release })
}

function dayOf(rule: DayRule, month: number, days: Days): string {
  if ('after' in rule) return daysAfter(days[rule.after], rule.days)
  const date = dateIn(month + rule.month, rule.day)
  if (!rule.weekend || !isWeekend(date)) return date
  const step = rule.weekend === 'before' ? -1 : 1
  let day = date
  while (isWeekend(day)) day = daysAfter(day, step)
  return day
}

function releaseDay(month: number, { release }: TimelineRule): string {
  if ('day' in release) return dateIn(month, release.day)
  const first = dateIn(month, 1)
  const ahead = (release.weekday - weekdayOf(first) + 7) % 7
  return daysAfter(first, ahead + (release.nth - 1) * 7)
}

/** The last rule that has begun in a month. */
function ruleFor(month: number, { rules }: TimelineData): TimelineRule | undefined {
  return [...rules].sort((a, b) => compareText(a.from, b.from)).findLast(({ from }) => monthNumber(from) <= month)
}

/** Months as numbers that can be counted: year times twelve, and the month from 0. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

/** A day of a month; the last one where the month is shorter. */
function dateIn(month: number, day: number): string {
  const [year, index] = [Math.floor(month / 12), month % 12]
  const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, index, Math.min(day, last))).toISOString().slice(0, 10)
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

function isWeekend(date: string): boolean {
  return weekdayOf(date) % 6 === 0
}

/** The month of a version: minors follow each other month by month, and majors come in one month of the year. */
function monthOfVersion(version: Version, { versions }: TimelineData): number {
  const { version: known, month, majorMonth } = versions
  if (majorMonth === undefined) return monthNumber(month) + releasesBetween(known, version)
  const anchorYear = Math.floor(firstMonth(monthNumber(month), known, majorMonth) / 12)
  return (anchorYear + version.major - known.major) * 12 + majorMonth - 1 + version.minor
}

function versionOfMonth(month: number, { versions }: TimelineData): Version | undefined {
  const { version: known, month: knownMonth, majorMonth } = versions
  if (majorMonth === undefined) return versionAfter(known, month - monthNumber(knownMonth))
  const first = firstMonth(monthNumber(knownMonth), known, majorMonth)
  const years = Math.floor((month - first) / 12)
  const major = known.major + years
  const minor = month - first - years * 12
  return major < 0 ? undefined : asVersion(`${major}.${minor}`)
}

/** The month of the major version that a known version belongs to. */
function firstMonth(month: number, { minor }: Version, majorMonth: number): number {
  const first = month - minor
  // A version whose month does not fit the rule counts from the month of majors of its year.
  return Math.floor(first / 12) * 12 + majorMonth - 1
}
