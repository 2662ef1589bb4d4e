import type { ChangeEvent } from '../core/model/changes/change-event.ts'
import { type ChangePlaces, changeAddress, monthsBack } from '../core/model/changes/change-views.ts'
import { changeWords } from '../core/model/changes/change-words.ts'
import type { Handbook } from '../core/model/handbook.ts'
import { type Html, html, link } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { inlineTitle } from '../theme/markdown.ts'

/** What the pages about changes are drawn from. */
export interface ChangesContext extends Omit<ChangePlaces, 'taxonomy'> {
  handbook: Handbook
  /** Up to today, newest first; absent when there is no history, or when it is not to be shown. */
  history: { events: readonly ChangeEvent[]; since: string; isCut: boolean } | undefined
  /** An address of the site with the path prefix. */
  href(url: string): string
}

/** The months that are told, this one first. */
export function monthsTold({ handbook }: Pick<ChangesContext, 'handbook'>): string[] {
  return monthsBack(handbook.today, handbook.options.changes?.months ?? 0)
}

/** An event in one line. */
export function eventLine(event: ChangeEvent, context: ChangesContext): Html {
  const address = changeAddress(event, { ...context, taxonomy: context.handbook.taxonomy })
  return html`${date(event.date)} ${link(address, inlineTitle(event.entity.name))} ${inlineTitle(changeWords(event, context.handbook))}`
}

/** Where the history begins, for readers who wonder what is missing. */
export function beginning({ history }: ChangesContext): Html {
  return html`${history?.isCut ? 'What changed before is not in this copy of the history: it begins on' : 'The history begins on'} ${history && date(history.since)}.`
}
