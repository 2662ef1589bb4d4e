import { isDate } from '../core/problems/calendar.ts'
import { HandbookError } from '../core/problems/problem.ts'

/**
 * The day for which everything is said: the one asked for, else `HANDBOOK_TODAY`, else `SOURCE_DATE_EPOCH`
 * (https://reproducible-builds.org/specs/source-date-epoch/), else the real day in UTC.
 *
 * @returns               `YYYY-MM-DD`
 * @throws HandbookError  `config/usage` when one of them is not a date.
 */
export function today(asked: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  if (asked !== undefined) return checked(asked, '--today')
  if (environment.HANDBOOK_TODAY) return checked(environment.HANDBOOK_TODAY, 'HANDBOOK_TODAY')
  const epoch = environment.SOURCE_DATE_EPOCH
  if (!epoch) return new Date().toISOString().slice(0, 10)
  const date = new Date(Number(epoch) * 1000)
  if (!/^\d+$/.test(epoch) || Number.isNaN(date.getTime())) {
    throw new HandbookError('config/usage', `SOURCE_DATE_EPOCH is "${epoch}".`, {
      help: 'Give it as seconds since 1970.',
    })
  }
  return date.toISOString().slice(0, 10)
}

function checked(text: string, name: string): string {
  if (isDate(text)) return text
  throw new HandbookError('config/usage', `${name} is "${text}", which is not a date.`, {
    help: 'Write it as 2026-01-31.',
  })
}
