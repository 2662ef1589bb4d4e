import { competencyMatrix, type MatrixPart, type MatrixRow } from '../core/model/learning/competency-matrix.ts'
import type { LearningUnit } from '../core/model/learning/learning.ts'
import { shownTime, timeOf } from '../core/model/learning/learning-time.ts'
import { type Html, html, type Piece } from '../theme/html.ts'
import { itemLink, type LearningContext } from './context.ts'
import { joined } from './facts.ts'
import { learningFrame } from './frame.ts'

/** The competency matrix, gaps included. */
export function matrixContent(context: LearningContext): Html {
  const matrix = competencyMatrix(context.learning)
  const total = matrix.reduce((sum, part) => sum + part.total, 0)
  const filled = matrix.reduce((sum, part) => sum + part.filled, 0)
  return learningFrame(
    html`<p>What there is for each competency and topic. ${filled} of ${total} slots are filled.</p>
${matrix.map((part) => partPiece(part, context))}`,
    context,
  )
}

function partPiece({ competency, rows, modules, filled, total }: MatrixPart, context: LearningContext): Html {
  const { slots } = context.learning.vocabulary
  const hasOthers = rows.some(({ others }) => others.length > 0)
  const header = [...slots.map(({ name }) => name), ...(hasOthers ? ['Other'] : [])]
  return html`<h2 id="competency-${competency.key}">${competency.name}</h2>
${competency.summary && html`<p>${competency.summary}</p>`}
${modules.length > 0 && html`<p>Modules: ${joined(modules.map((module) => itemLink(module, context)))}.</p>`}
<div class="table-box"><table class="matrix"><caption>${filled} of ${total} slots filled</caption><thead><tr><th scope="col">Topic</th>${header.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map((row) => rowPiece(row, rows.length, hasOthers, context))}
</tbody></table></div>
`
}

function rowPiece(
  { topic, cells, others }: MatrixRow,
  rows: number,
  hasOthers: boolean,
  context: LearningContext,
): Html {
  const name = topic?.name ?? (rows > 1 ? 'Without a topic' : 'All')
  return html`<tr><th scope="row">${name}</th>${cells.map((cell) => cellPiece(cell, topic !== undefined || rows === 1, context))}${hasOthers && cellPiece(others, false, context)}</tr>
`
}

function cellPiece(units: readonly LearningUnit[], isSlot: boolean, context: LearningContext): Piece {
  if (units.length === 0) return isSlot ? html`<td class="empty">Empty</td>` : html`<td></td>`
  const item = (unit: LearningUnit): Html =>
    html`<li data-units="${unit.uid}">${itemLink(unit, context)} <span class="note">${shownTime(timeOf(unit))}</span></li>`
  return html`<td><ul>${units.map(item)}</ul></td>`
}
