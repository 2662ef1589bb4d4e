import { ruleOf } from '../../problems/catalogue.ts'
import { problemAt } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import type { Place, Problem } from '../../problems/problem.ts'
import { daysAfter } from '../calendar.ts'
import { asText } from '../fields.ts'
import type { Handbook } from '../handbook.ts'
import type { Page } from '../pages/page.ts'
import { pageProblem } from '../pages/page-entity.ts'
import type { VisibleText } from '../pages/visible-text.ts'
import { resolveEntity } from '../product/renames.ts'
import type { Entity } from '../product/taxonomy.ts'
import type { DirectionItem } from './direction-items.ts'
import { type DirectionPlaces, directionAddress, type WrittenPage } from './direction-pages.ts'
import { unclearWording } from './direction-wording.ts'
import { itemsNamedIn, type NamedItems } from './named-items.ts'
import { dayIn, reviewStatements } from './review-dates.ts'

/** Whether a page tells of a direction: by its layout, by what it is about, or by where it stands. Those that send their readers on do not. */
export function isDirectionPage(page: Page, entity: Entity | undefined, basePath: string): boolean {
  if (asText(page.fields.redirect_to) !== undefined) return false
  return page.kind.layouts.includes('direction') || entity !== undefined || page.url?.startsWith(basePath) === true
}

/** Find what makes a direction page stale, or says more than can be kept. */
export function directionHygiene(
  page: Page,
  entity: Entity | undefined,
  text: VisibleText,
  handbook: Handbook,
  items: NamedItems,
): Problem[] {
  const wording = unclearWording(text, handbook.options.maturity.fiscalYearStart, items)
  return [
    ...reviewProblems(page, text, handbook),
    ...targetProblems(page, text, handbook, items),
    ...wording.map(({ code, message, help, start, end }) =>
      problem(page, code, message, text.placeOf(start, end), help),
    ),
    ...(entity ? [] : goneProblem(page, handbook)),
  ]
}

function problem(page: Page, code: Problem['code'], message: string, place: Place | undefined, help?: string): Problem {
  const { severity } = ruleOf(code)
  return { code, severity, message, file: page.path, ...(place ? { place } : {}), ...(help ? { help } : {}) }
}

/** When a page was last reviewed, by its front matter and its text: the latest of all days, those of reviews before others. */
function reviewProblems(page: Page, text: VisibleText, { options, today }: Handbook): Problem[] {
  const said = reviewStatements(text)
  const field = asText(page.fields.last_reviewed)
  const dated = [
    ...(field === undefined
      ? []
      : [{ what: 'reviewed' as const, text: field, day: dayIn(field), place: fieldPlace(page) }]),
    ...said.map((one) => ({ ...one, place: text.placeOf(one.start, one.end) })),
  ]
  if (dated.length === 0)
    return [problem(page, 'direction/never-reviewed', 'The page does not say when it was last reviewed.', undefined)]
  const isMonth = (one: { text: string }): boolean => !/\d.*\D\d+\D+\d/.test(one.text)
  const unreadable = dated.flatMap((one) => {
    if (one.day === undefined) {
      const message = `The page says that it was last ${one.what} "${one.text}", which is not a date.`
      return [problem(page, 'direction/review-unreadable', message, one.place)]
    }
    if (one.day <= today || (isMonth(one) && one.day.slice(0, 7) === today.slice(0, 7))) return []
    const message = `The page says that it was last ${one.what} on ${one.text}, which lies ahead.`
    return [problem(page, 'direction/review-unreadable', message, one.place)]
  })
  const readable = dated.filter(({ day }) => day !== undefined)
  const reviews = readable.filter(({ what }) => what === 'reviewed')
  const [latest] = (reviews.length > 0 ? reviews : readable).sort((a, b) =>
    (a.day as string) < (b.day as string) ? 1 : -1,
  )
  const { reviewDays } = options.direction
  if (latest?.day === undefined || latest.day >= daysAfter(today, -reviewDays)) return unreadable
  const days = Math.round((Date.parse(today) - Date.parse(latest.day)) / 86_400_000)
  const message = `The page was last ${latest.what} on ${latest.text}, ${days} days ago. It is to be reviewed every ${reviewDays} days.`
  return [...unreadable, problem(page, 'direction/review-overdue', message, latest.place)]
}

function fieldPlace(page: Page): Place | undefined {
  return page.yaml?.place(['last_reviewed'], 'value')
}

/** Issues and epics that the page names: planned too far ahead, or for a time that is over. */
function targetProblems(page: Page, text: VisibleText, { today, options }: Handbook, items: NamedItems): Problem[] {
  const { horizonMonths } = options.direction
  const horizon = monthsAfter(today, horizonMonths)
  return itemsNamedIn(text.text, items).flatMap(({ item, start, end }): Problem[] => {
    const due = dueOf(item)
    if (item.state === 'closed' || due === undefined) return []
    const place = text.placeOf(start, end)
    const planned = item.milestone ? `for ${item.milestone.title}, which ends on ${due}` : `until ${due}`
    if (isOver(item, today)) {
      const message = `The page names "${item.title}", which was planned ${planned.replace('ends', 'ended')}, and is still open.`
      return [problem(page, 'direction/past-target', message, place)]
    }
    if (due <= horizon) return []
    const message = `The page names "${item.title}", which is planned ${planned}: more than ${horizonMonths} months ahead.`
    return [problem(page, 'direction/too-far-ahead', message, place)]
  })
}

function dueOf({ milestone, due }: DirectionItem): string | undefined {
  return milestone?.due ?? due
}

function isOver(item: DirectionItem, today: string): boolean {
  const due = dueOf(item)
  return item.milestone?.state === 'past' || (due !== undefined && due < today && item.milestone?.state !== 'current')
}

function monthsAfter(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
  const date = Math.min(Number(day.slice(8, 10)), last)
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, date)).toISOString().slice(0, 10)
}

/** A page whose title says that it is about a category, of which the data knows nothing; or that still stands at an old address. */
function goneProblem(page: Page, { taxonomy, renames }: Handbook): Problem[] {
  if (taxonomy.categories.length === 0) return []
  const renamed = renames.find(
    ({ type, direction }) => type === 'category' && direction !== undefined && direction === page.url,
  )
  const titled = /^category\s+(?:direction|strategy|vision)\s*[-–—:]\s*(.+)$/i.exec(
    asText(page.fields.title) ?? '',
  )?.[1]
  const name = renamed ? (renamed.name ?? renamed.from) : titled?.replace(/[^\p{L}\p{N})]+$/u, '')
  if (name === undefined) return []
  const found = resolveEntity(taxonomy, renames, 'category', name)
  if (found.found || found.why === 'case') return []
  const became =
    found.why === 'renamed' ? `: it became ${found.meant.map(({ key }) => `\`${key}\``).join(' and ')}` : ''
  const message = `The page is about the category "${name}", which the data does not know${became}.`
  return [{ ...pageProblem(page, 'direction/gone', message, 'title') }]
}

/** Public categories without a hand-written page, be it one that they share, where there are pages of categories at all. */
export function missingPages(
  written: readonly WrittenPage[],
  { taxonomy }: Handbook,
  places: DirectionPlaces,
): Problem[] {
  const described = new Set(written.flatMap(({ entity }) => entity ?? []))
  if (![...described].some(({ kind }) => kind === 'category')) return []
  const addresses = new Set(written.map(({ url }) => url))
  return taxonomy.categories
    .filter((category) => category.marketing && !described.has(category))
    .filter((category) => !addresses.has(directionAddress(category, places).url))
    .map((category) => {
      const message = `The category \`${category.key}\` has no page of its own, only its data.`
      const help = `Begin one: \`handbook new category ${category.key}\`.`
      return problemAt(category.source, 'direction/no-page', message, { help })
    })
}

/** Open direction items that no plan holds: without a milestone, or in one that is over. One finding for each stage. */
export function itemProblems({ direction, today, options }: Handbook): Problem[] {
  const open = (direction?.items ?? []).filter(({ state }) => state === 'opened')
  const report = (
    code: 'direction/no-milestone' | 'direction/past-target',
    items: DirectionItem[],
    what: (count: number) => string,
  ) =>
    [...grouped(items, ({ stages }) => stages[0]?.name ?? '')].map(([stage, some]): Problem => {
      const message = `${stage === '' ? 'Without a stage' : stage}: ${what(some.length)}: ${titles(some)}.`
      return {
        code,
        severity: ruleOf(code).severity,
        message,
        file: `${options.data}/gitlab.json`,
        pointer: `${code}:${stage}`,
      }
    })
  return [
    ...report(
      'direction/no-milestone',
      open.filter(({ kind, milestone }) => kind === 'issue' && !milestone),
      (count) => `${count === 1 ? 'an open direction issue has' : `${count} open direction issues have`} no milestone`,
    ),
    ...report(
      'direction/past-target',
      open.filter((item) => isOver(item, today)),
      (count) => `${count === 1 ? 'an open item was' : `${count} open items were`} planned for a time that is over`,
    ),
  ]
}

const titlesShown = 3

function titles(items: readonly DirectionItem[]): string {
  const shown = items.slice(0, titlesShown).map(({ title }) => `"${title}"`)
  const more = items.length - shown.length
  return more > 0 ? `${shown.join(', ')}, and ${more} more` : shown.join(', ')
}
