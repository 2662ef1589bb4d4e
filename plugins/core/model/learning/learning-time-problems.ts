import { problemAt } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import type { LearningItem } from './learning.ts'
import { sortOf } from './learning.ts'
import { type MisreadMinutes, misreadMinutes } from './learning-minutes.ts'
import { timeOf } from './learning-time.ts'
import { writtenMinutes } from './written-minutes.ts'

/** Find times that are no minutes or no sum, and what nobody has reviewed for long. */
export function timeProblems(
  item: LearningItem,
  { today, reviewMonths }: { today: string; reviewMonths: number },
): Problem[] {
  return [...misreadTime(item), ...differingTime(item), ...oldReview(item, today, reviewMonths)]
}

function misreadTime({ uid, fields, source, ...item }: LearningItem): Problem[] {
  const found = misreadMinutes(fields.minutes, 'kind' in item) ?? minutesInWords(fields.minutes)
  if (!found) return []
  const message = `\`minutes\` of \`${uid}\` is ${found.what}`
  const asHours = minutesOfClock(fields.minutes)
  const other = asHours === undefined ? '' : `, or \`minutes: ${asHours}\` if hours are meant`
  const help = `Write \`minutes: ${found.meant}\`${other}.`
  const expected = [found.meant, ...(asHours === undefined ? [] : [asHours])].map(String)
  return [problemAt(source, 'learning/time', message, { field: ['minutes'], help, expected })]
}

/** A time as text: "90", "2 hours", "1h30". */
function minutesInWords(written: unknown): MisreadMinutes | undefined {
  if (typeof written !== 'string') return undefined
  const meant = /^\s*\d+\s*$/.test(written) ? Number(written) : writtenMinutes(written)
  return meant ? { what: `"${written}", which is text and no number.`, meant } : undefined
}

/** Minutes of `1:30` when it is a time of hours; nothing when that were more than a day. */
function minutesOfClock(written: unknown): number | undefined {
  const [, hours, minutes] = (typeof written === 'string' && /^\s*(\d+):([0-5]\d)\s*$/.exec(written)) || []
  const sum = Number(hours) * 60 + Number(minutes)
  return sum > 0 && sum <= 24 * 60 ? sum : undefined
}

function differingTime(item: LearningItem): Problem[] {
  if ('kind' in item || item.minutes === undefined) return []
  const parts = 'moduleUids' in item ? item.modules.flatMap((module) => [module, ...module.units]) : item.units
  // A draft will take its time once it is finished.
  if (parts.some(({ isDraft }) => isDraft)) return []
  const { minutes, isWhole } = timeOf(item)
  if (!isWhole || minutes === item.minutes) return []
  const what = 'moduleUids' in item ? 'modules' : 'units'
  const message = `\`${item.uid}\` says that it takes ${item.minutes} minutes; its ${what} take ${minutes}.`
  const help = 'Write the sum, or leave `minutes` out: it is summed up anyway.'
  return [
    problemAt(item.source, 'learning/duration', message, { field: ['minutes'], help, expected: [String(minutes)] }),
  ]
}

function oldReview(item: LearningItem, today: string, months: number): Problem[] {
  const { uid, lastReviewed, source } = item
  if (lastReviewed === undefined || item.isDraft || monthsAfter(lastReviewed, months) >= today) return []
  const message = `Nobody has reviewed the ${sortOf(item)} \`${uid}\` since ${lastReviewed}, for more than ${months} months.`
  return [problemAt(source, 'learning/not-reviewed', message, { field: ['last_reviewed'] })]
}

/** The same day some months later; the last of a month that is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
