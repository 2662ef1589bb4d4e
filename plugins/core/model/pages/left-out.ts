import { isDate } from '../../problems/calendar.ts'
import { asFields, asText, type Fields } from '../fields.ts'

/** Why Hugo makes no page of a Markdown file; `early` and `expired` by its dates, `resource` by an `index.md` beside or above it. */
export type LeftOut = 'draft' | 'unrendered' | 'early' | 'expired' | 'resource'

/** What is said of them, for one and for several, in this order. */
const words: Readonly<Record<LeftOut, readonly [one: string, several: string]>> = {
  draft: ['draft', 'drafts'],
  unrendered: ['page that is not to be rendered', 'pages that are not to be rendered'],
  early: ['page with a later date', 'pages with a later date'],
  expired: ['page that has expired', 'pages that have expired'],
  resource: ['file of a page in `index.md`', 'files of pages in `index.md`'],
}

/** How many of a site's pages are not built, and why; nothing when all are. */
export function unbuiltPages(pages: readonly { leftOut?: LeftOut }[]): string | undefined {
  const told = (Object.keys(words) as LeftOut[]).flatMap((why) => {
    const count = pages.filter(({ leftOut }) => leftOut === why).length
    return count === 0 ? [] : `${count} ${words[why][count === 1 ? 0 : 1]}`
  })
  return told.length === 0 ? undefined : `Not built, as in Hugo: ${told.join(', ')}.`
}

/**
 * Why Hugo leaves a page out by its front matter; nothing when it does not. Of times, only the day counts, in UTC.
 *
 * https://gohugo.io/configuration/front-matter/#dates
 *
 * @param today    Without it, dates leave nothing out.
 * @param isDated  Whether `date` says something else of such a page than when it is published.
 */
export function leftOut(fields: Fields, today: string | undefined, isDated: boolean): LeftOut | undefined {
  const { draft, headless, build, _build, date } = fields
  // Flags count in quotes as well, and `render` can be one: https://gohugo.io/content-management/build-options/
  const { render } = asFields(build ?? _build)
  if (isTrue(draft)) return 'draft'
  if (isTrue(headless) || ['never', 'false'].includes(String(render))) return 'unrendered'
  if (today === undefined) return undefined
  const published = firstDay(fields, ['publishdate', 'pubdate', 'published']) ?? (isDated ? undefined : dayOf(date))
  if (published !== undefined && published > today) return 'early'
  const expires = firstDay(fields, ['expirydate', 'unpublishdate'])
  return expires !== undefined && expires <= today ? 'expired' : undefined
}

function isTrue(value: unknown): boolean {
  return String(value).toLowerCase() === 'true'
}

/** Hugo does not tell capital letters in the names of fields from small ones. */
function firstDay(fields: Fields, names: readonly string[]): string | undefined {
  const values = names.flatMap((name) => Object.keys(fields).filter((key) => key.toLowerCase() === name))
  return values.map((key) => dayOf(fields[key])).find((day) => day !== undefined)
}

function dayOf(value: unknown): string | undefined {
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)(?:[Tt ]\s*(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
      asText(value) ?? '',
    ) ?? []
  if (day === undefined || !isDate(day)) return undefined
  const moment =
    zone === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone.replace(/(\d\d):?(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(moment) ? day : new Date(moment).toISOString().slice(0, 10)
}
