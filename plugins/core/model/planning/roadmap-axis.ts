import { monthStart, type Time, timeBegins, timeEnds } from './roadmap-time.ts'

/** A scale of whole quarters on which each month is as wide as the others. */
export interface Axis {
  /** First day, `YYYY-MM-DD`. */
  start: string
  months: number
}

/** Where something lies on an axis, in percent of its length, cut off at its ends. */
export interface Span {
  from: number
  width: number
}

/** Quarters that are shown from that of today on, at least and at most. */
const quartersAhead = { least: 4, most: 13 }

/** The axis on which some times lie; what is later than three years ahead lies at its end. */
export function axisOf(times: readonly Time[], since: string, today: string): Axis {
  const latest = times.reduce((last, time) => [timeEnds(time) ?? last, last].sort()[1] as string, today)
  const ahead = Math.ceil((monthsBetween(quarterOf(today), latest) + 1) / 3)
  const quarters = Math.min(Math.max(ahead, quartersAhead.least), quartersAhead.most)
  return { start: since, months: monthsBetween(since, quarterOf(today)) + 3 * quarters }
}

/** Where a time lies: its last day is counted in. */
export function spanOf(time: Time, axis: Axis): Span {
  const begins = timeBegins(time) ?? axis.start
  const from = placeOf(begins, axis)
  const to = placeIn(timeEnds(time) ?? begins, 1, axis)
  return { from: rounded(from), width: rounded(to - from) }
}

/** Place of the beginning of a day on an axis, in percent, 0 to 100. */
export function placeOf(day: string, axis: Axis): number {
  return placeIn(day, 0, axis)
}

/** @param part  How much of the day has passed, 0 to 1. */
function placeIn(day: string, part: number, { start, months }: Axis): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const place = ((monthsBetween(start, day) + (date - 1 + part) / length) / months) * 100
  return rounded(Math.min(Math.max(place, 0), 100))
}

export interface Tick {
  name: string
  /** How many months it takes of the axis. */
  months: number
}

/** The names of the parts of an axis, for each way to look at it. */
export function ticksOf({ start, months }: Axis): Record<'months' | 'quarters' | 'years', Tick[]> {
  const days = Array.from({ length: months }, (_, index) => monthStart(start, index))
  return {
    months: merged(days, (day) => day.slice(0, 7)),
    quarters: merged(days, (day) => `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`),
    years: merged(days, (day) => day.slice(0, 4)),
  }
}

function merged(days: readonly string[], nameOf: (day: string) => string): Tick[] {
  const counts = new Map<string, number>()
  for (const day of days) counts.set(nameOf(day), (counts.get(nameOf(day)) ?? 0) + 1)
  return [...counts].map(([name, months]) => ({ name, months }))
}

function quarterOf(day: string): string {
  return monthStart(day, -((Number(day.slice(5, 7)) - 1) % 3))
}

function monthsBetween(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
}

function rounded(percent: number): number {
  return Math.round(percent * 100) / 100
}
