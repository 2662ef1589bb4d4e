import type { VisibleText } from '../pages/visible-text.ts'
import type { NamedItems } from './named-items.ts'

/** A piece of a text that readers outside do not understand. */
export interface Wording {
  code: 'direction/fiscal-date' | 'direction/bare-reference'
  message: string
  help: string
  start: number
  end: number
}

const year = "(?:FY|fiscal\\s+year)[\\s-]?'?(\\d{4}|\\d{2})(?!\\d)"
const quarter = 'Q([1-4])'
const fiscal = new RegExp(
  `\\b${year}(?:[\\s/-]{0,3}${quarter}(?!\\d))?|\\b${quarter}[\\s/-]{0,3}(?:of\\s+)?${year}`,
  'gi',
)

/** One digit alone is more often a rank than an issue. */
const bare = /(?<![\w#!&/.-])(?:[A-Za-z][\w.-]*(?:\/[\w.-]+)*)?[#!&]\d{2,}(?![\w-])/g

/**
 * Find dates in fiscal years, and numbers of issues, epics and merge requests that stand for them.
 *
 * @param fiscalYearStart  Month in which the fiscal year begins, 1 to 12; with 1 the year is that of the calendar.
 */
export function unclearWording(
  { prose }: Pick<VisibleText, 'prose'>,
  fiscalYearStart: number,
  items: NamedItems,
): Wording[] {
  const dates = [...prose.matchAll(fiscal)].map((match): Wording => {
    const [text, early, quarterAfter, quarterBefore, late] = match
    const when = monthsOf(Number(early ?? late), Number(quarterAfter ?? quarterBefore ?? 0), fiscalYearStart)
    const message = `"${text.replace(/\s+/g, ' ')}" is a date of the fiscal year.`
    return { code: 'direction/fiscal-date', message, help: `Write ${when}.`, ...span(match) }
  })
  const references = [...prose.matchAll(bare)].map((match): Wording => {
    const [text] = match
    const title = titleOf(text, items)
    const help =
      title === undefined ? 'Write its title, as the text of a link.' : `Write "${title}", as the text of a link.`
    return {
      code: 'direction/bare-reference',
      message: `"${text}" is a number, which tells readers nothing.`,
      help,
      ...span(match),
    }
  })
  return [...dates, ...references].sort((a, b) => a.start - b.start)
}

function span(match: RegExpMatchArray): { start: number; end: number } {
  const start = match.index as number
  return { start, end: start + match[0].length }
}

/** First and last month of a fiscal year, or of one of its quarters: "2022-11 to 2023-01". */
function monthsOf(given: number, quarter: number, fiscalYearStart: number): string {
  const fiscalYear = given < 100 ? 2000 + given : given
  const first =
    (fiscalYear - (fiscalYearStart > 1 ? 1 : 0)) * 12 + fiscalYearStart - 1 + (quarter > 0 ? (quarter - 1) * 3 : 0)
  const last = first + (quarter > 0 ? 2 : 11)
  return `${monthName(first)} to ${monthName(last)}`
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** The title of the one item that a reference can mean. */
function titleOf(reference: string, items: NamedItems): string | undefined {
  const exact = items.get(reference)
  if (exact) return exact.title
  const isLike = (full: string): boolean =>
    full.endsWith(reference) && (/^[#!&]/.test(reference) || full.at(-reference.length - 1) === '/')
  const found = new Set([...items.values()].filter((item) => isLike(item.reference)))
  return found.size === 1 ? [...found][0]?.title : undefined
}
