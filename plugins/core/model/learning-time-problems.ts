import { problemAt } from '../problems/data-file.ts'
import type { Problem } from '../problems/problem.ts'
import type { LearningItem } from './learning.ts'
import { sortOf } from './learning.ts'
import { timeOf } from './learning-time.ts'

/** Find times that are no minutes or no sum, and what nobody has reviewed for long. */
export function timeProblems(
  item: LearningItem,
  { today, reviewMonths }: { today: string; reviewMonths: number },
): Problem[] {
  return [...misreadTime(item), ...differingTime(item), ...oldReview(item, today, reviewMonths)]
}

/** A day of minutes: nothing that takes longer is one unit. */
const longest = 24 * 60

/** `53:10` is a number for many YAML parsers, and `28.53` for all. */
function misreadTime({ uid, fields, source, ...item }: LearningItem): Problem[] {
  const { minutes } = fields
  const report = (message: string, meant: number): Problem[] => [
    problemAt(source, 'learning/time', message, {
      field: ['minutes'],
      help: `Write \`minutes: ${meant}\`.`,
      expected: [String(meant)],
    }),
  ]
  if (typeof minutes === 'string') {
    const [, first, second] = /^(\d+):(\d{2})$/.exec(minutes.trim()) ?? []
    if (first === undefined) return []
    return report(
      `\`minutes\` of \`${uid}\` is "${minutes}": minutes and seconds are not kept.`,
      rounded(first, second),
    )
  }
  if (typeof minutes !== 'number') return []
  if (!Number.isInteger(minutes)) {
    const [first, second] = minutes.toFixed(2).split('.')
    return report(
      `\`minutes\` of \`${uid}\` is ${minutes}, which is no whole number: a time such as ${first}:${second} was probably meant.`,
      rounded(first, second),
    )
  }
  if (!('kind' in item) || minutes <= longest) return []
  const [first, second] = [Math.floor(minutes / 60), minutes % 60]
  return report(
    `\`minutes\` of \`${uid}\` is ${minutes}, which is more than a day: some YAML parsers read ${first}:${String(second).padStart(2, '0')} so.`,
    rounded(first, second),
  )
}

function rounded(minutes: string | number | undefined, seconds: string | number | undefined): number {
  return Number(minutes) + (Number(seconds) >= 30 ? 1 : 0)
}

function differingTime(item: LearningItem): Problem[] {
  if ('kind' in item || item.minutes === undefined) return []
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
