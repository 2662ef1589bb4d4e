import type { ChangeEvent } from '../core/model/changes/change-event.ts'
import { changesBySection, cosmeticCounts } from '../core/model/changes/change-views.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link } from '../theme/html.ts'
import { changeAddresses, type FeedKind, feedKinds } from './addresses.ts'
import { beginning, type ChangesContext, eventLine, monthsTold } from './context.ts'

/** What changed lately, and the ways to all months, the ledger and the feeds. */
export function changesContent(context: ChangesContext): Html {
  const { handbook, href, history } = context
  const at = changeAddresses(handbook.options.direction.basePath)
  const months = monthsTold(context).flatMap((month) => {
    const events = eventsOf(month, history?.events ?? [])
    return events.length > 0 ? [{ month, events }] : []
  })
  const [latest, ...others] = months
  return html`<p>What changed in the data and on the direction pages, by month. ${link(href(at.slips), 'How promises moved')}. ${beginning(context)}</p>
<p class="note">Follow: ${link(href(at.feed('atom')), 'Atom')}, ${link(href(at.feed('json')), 'JSON Feed')}. ${link(href(at.json), 'All changes as JSON')}.</p>
${latest ? html`<h2 id="month-${latest.month}">${link(href(at.month(latest.month)), monthName(latest.month))}</h2>${bySection(latest.events, context, 3)}` : html`<p>Nothing has changed in the months that are told here.</p>`}
${others.length > 0 && html`<h2 id="earlier">Earlier months</h2><ul>${others.map(({ month, events }) => html`<li>${link(href(at.month(month)), monthName(month))} <span class="note">${monthCounts(events)}</span></li>`)}</ul>`}
<h2 id="feeds">Feeds</h2>
${feedKinds.map((kind) => feedList(kind, context))}`
}

function feedList(kind: FeedKind, { handbook, href }: ChangesContext): Html {
  const { taxonomy, options } = handbook
  const { feedOf } = changeAddresses(options.direction.basePath)
  const { title, entities } = {
    section: { title: 'Sections', entities: taxonomy.sections },
    stage: { title: 'Stages', entities: taxonomy.stages },
    category: { title: 'Categories', entities: taxonomy.categories },
  }[kind]
  return html`<details><summary>${title}</summary><ul>${entities.map(({ key, name }) => html`<li>${name}: ${link(href(feedOf(kind, key, 'atom')), `Atom for ${name}`)}, ${link(href(feedOf(kind, key, 'json')), `JSON Feed for ${name}`)}</li>`)}</ul></details>`
}

/** What changed in one month, by section. */
export function monthContent(month: string, context: ChangesContext): Html {
  const events = eventsOf(month, context.history?.events ?? [])
  if (events.length === 0) return html`<p>Nothing changed.</p>`
  return html`<p>${monthCounts(events)}.</p>${bySection(events, context, 2)}`
}

function bySection(events: readonly ChangeEvent[], context: ChangesContext, level: 2 | 3): Html {
  const parts = changesBySection(events, context.handbook.taxonomy).map(({ section, events }) => {
    const id = `section-${section?.key ?? 'none'}`
    const name = section ? link(context.addressOf(section), section.name) : 'Without a section'
    const material = events.filter(({ isMaterial }) => isMaterial)
    const rest = cosmeticCounts(events)
    return html`${level === 2 ? html`<h2 id="${id}">${name}</h2>` : html`<h3 id="${id}">${name}</h3>`}
${material.length > 0 && html`<ul class="changes">${material.map((event) => html`<li>${eventLine(event, context)}</li>\n`)}</ul>`}${rest !== '' && html`<p class="note">${material.length > 0 ? 'Also' : 'Only'} ${rest}.</p>`}`
  })
  return html`${parts}`
}

function monthCounts(events: readonly ChangeEvent[]): string {
  const material = events.filter(({ isMaterial }) => isMaterial).length
  const rest = cosmeticCounts(events)
  return `${counting(material, 'change')}${rest === '' ? '' : `, ${rest}`}`
}

function eventsOf(month: string, events: readonly ChangeEvent[]): ChangeEvent[] {
  return events.filter(({ date }) => date.startsWith(month))
}

const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2026-11` as `November 2026`. */
export function monthName(month: string): string {
  const [year, number] = month.split('-')
  return `${names[Number(number) - 1]} ${year}`
}
