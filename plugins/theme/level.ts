import type { Ladder, Level } from '../core/model/product/ladder.ts'
import { type Html, html, raw } from './html.ts'

/** A level as a mark that colour, form and word tell. */
export function levelMark(ladder: Ladder, level: Level): Html {
  return html`<span class="level level-${shade(ladder, level)}"><span aria-hidden="true">${level.symbol}</span> ${level.label}</span>`
}

/** One of five shades, 0 for the lowest level and 4 for the highest. */
export function shade(ladder: Ladder, level: Level): Html {
  return raw(String(Math.round((ladder.indexOf(level) / Math.max(ladder.length - 1, 1)) * 4)))
}

/** A calendar date, marked up. */
export function date(day: string): Html {
  return html`<time datetime="${day}">${day}</time>`
}
