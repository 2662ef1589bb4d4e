import type { AgendaSlot } from '../core/model/planning/kickoff-agenda.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import type { KickoffContext } from './content.ts'

/** Who speaks when, with minutes. */
export function agendaTable(agenda: readonly AgendaSlot[], { addressOf }: Pick<KickoffContext, 'addressOf'>): Piece {
  const last = agenda.at(-1)
  if (!last) return undefined
  const row = ({ title, minutes, presenter, about, start }: AgendaSlot): Html =>
    html`<tr><td class="number">${start} to ${start + minutes}</td><th scope="row">${link(about && addressOf(about), title)}</th><td>${presenter}</td></tr>`
  return html`<h2 id="agenda">Agenda</h2>
<div class="table-box"><table><thead><tr><th scope="col" class="number">Minute</th><th scope="col">What</th><th scope="col">Who</th></tr></thead><tbody>${agenda.map(row)}</tbody></table></div>`
}
