import type { Handbook } from '../core/model/handbook.ts'
import { type Cycle, cyclesFrom, cyclesOfYear } from '../core/model/planning/timeline.ts'
import { compareText } from '../core/problems/problem.ts'
import { type Html, html, link, raw } from '../theme/html.ts'
import { date } from '../theme/level.ts'

export interface TimelineContext {
  handbook: Handbook
  /** An address of the site with the path prefix. */
  href(url: string): string
}

/** How many cycles are told in full. */
const shown = 3

/** The page about the product development timeline: what happens when, for this milestone and the next ones. */
export function timelineContent({ handbook, href }: TimelineContext): Html {
  const { timeline, today, options } = handbook
  const cycles = cyclesFrom(today, shown, timeline)
  const [current] = cycles
  if (!current) return html`<p>The rules of the timeline give no milestone.</p>`
  const year = Number(today.slice(0, 4))
  return html`<p>The current milestone is <strong>${current.version.text}</strong>: ${date(current.start)} to ${date(current.due)}, released on ${date(current.release)}. ${current.rule}.</p>
<p>Calendars: ${calendarRoles(handbook).map((role, index) => [index > 0 && ', ', link(href(calendarAddress(options.direction.basePath, role)), role ?? 'everybody')])}.</p>
${cycles.map((cycle) => cycleTable(cycle, today))}
${[year, year + 1].map((one) => yearTable(one, cyclesOfYear(one, timeline), today))}`
}

function cycleTable({ version, events, release }: Cycle, today: string): Html {
  const id = version.text.replace('.', '-')
  const next = events.find((one) => one.date >= today)
  const rows = events.map(
    (one) =>
      html`<tr${one === next && raw(' aria-current="date"')}><td>${date(one.date)}</td><td>${one.name}${one.moved && html` <span class="note">moved: ${one.moved}</span>`}</td><td>${one.roles.join(', ')}</td><td class="number">${fromRelease(one.date, release)}</td></tr>`,
  )
  return html`<h2 id="milestone-${id}">${version.text}</h2>
<div class="table-box"><table><thead><tr><th scope="col">Day</th><th scope="col">What happens</th><th scope="col">Who</th><th scope="col" class="number">Days to release</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function fromRelease(day: string, release: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(release)) / 86_400_000)
  return days > 0 ? `+${days}` : String(days).replace('-', '−')
}

function yearTable(year: number, cycles: readonly Cycle[], today: string): Html {
  const rows = cycles.map(
    ({ version, start, due, release }) =>
      html`<tr><th scope="row">${version.text}</th><td>${date(start)}</td><td>${date(due)}</td><td>${date(release)}${release <= today && html` <span class="note">released</span>`}</td></tr>`,
  )
  return html`<h2 id="year-${year}">Releases of ${year}</h2>
<div class="table-box"><table><thead><tr><th scope="col">Version</th><th scope="col">First day</th><th scope="col">Code cut-off</th><th scope="col">Release</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

/** The roles that have a calendar, after the calendar of everybody. */
export function calendarRoles({ timeline }: Pick<Handbook, 'timeline'>): (string | undefined)[] {
  const roles = timeline.rules.flatMap(({ events }) => events.flatMap((one) => one.roles))
  return [undefined, ...[...new Set(roles)].sort(compareText)]
}

export function calendarAddress(basePath: string, role: string | undefined): string {
  const name = (role ?? 'everybody').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return `${basePath}timeline/${name}.ics`
}
