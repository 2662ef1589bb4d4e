import { type Promised, slipLedger } from '../core/model/changes/change-slips.ts'
import { changeAddress } from '../core/model/changes/change-views.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { beginning, type ChangesContext } from './context.ts'

/** Every promise that moved: the first, how often and how far it moved, and what it is now. */
export function slipsContent(context: ChangesContext): Html {
  const { moved, unmoved } = slipLedger(context.history?.events ?? [], context.handbook)
  const later = moved.filter(({ days }) => days > 0).length
  const earlier = moved.filter(({ days }) => days < 0).length
  const unknown = moved.length - later - earlier
  return html`<p>Levels of maturity and items of the direction, with the day or milestone that was promised first. ${counting(moved.length, 'promise')} moved: ${later} later, ${earlier} earlier${unknown > 0 && `, ${unknown} by days that are not known`}. ${counting(unmoved.length, 'promise')} ${unmoved.length === 1 ? 'stands' : 'stand'} as given. ${beginning(context)}</p>
${moved.length > 0 && table(moved, context)}
${unmoved.length > 0 && html`<details><summary>${counting(unmoved.length, 'promise')} that did not move</summary><ul>${unmoved.map((one) => html`<li>${promise(one, context)} ${day(one.now)}${one.state === 'overdue' && html` <span class="note">overdue</span>`}</li>\n`)}</ul></details>`}`
}

function table(moved: readonly Promised[], context: ChangesContext): Html {
  const row = (one: Promised): Html =>
    html`<tr><th scope="row">${promise(one, context)}</th><td>${day(one.first)}</td><td class="number">${one.moves.length}</td><td class="number">${signed(one)}</td><td>${day(one.now)}${state(one)}</td><td><details><summary>Moves</summary><ul>${one.moves.map((move) => html`<li>${date(move.date)}: ${move.before ?? 'nothing'} to ${move.after ?? 'nothing'}</li>`)}</ul></details></td></tr>\n`
  return html`<div class="table-box"><table><thead><tr><th scope="col">Promise</th><th scope="col">First</th><th scope="col" class="number">Moves</th><th scope="col" class="number">Days</th><th scope="col">Now</th><th scope="col">History</th></tr></thead><tbody>${moved.map(row)}</tbody></table></div>`
}

function promise({ entity, what, section, stage, url }: Promised, context: ChangesContext): Html {
  const about = { entity, url, section, stage } as Parameters<typeof changeAddress>[0]
  const address = changeAddress(about, { ...context, taxonomy: context.handbook.taxonomy })
  return html`${link(address, entity.name)}: ${what}`
}

function day(text: string | undefined): Piece {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? date(text) : text
}

function state({ state, now }: Promised): Piece {
  if (state === 'open') return undefined
  const word = { overdue: 'overdue', kept: 'reached', withdrawn: now === undefined ? 'taken back' : 'gone' }[state]
  return html` <span class="note">${word}</span>`
}

function signed({ days, moves }: Promised): string {
  if (moves.every((move) => move.days === undefined)) return '?'
  return days > 0 ? `+${days}` : String(days).replace('-', '−')
}
