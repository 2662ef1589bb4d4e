import { type Axis, spanOf } from '../core/model/planning/roadmap-axis.ts'
import type { RoadmapEntry } from '../core/model/planning/roadmap-entry.ts'
import { roadmapStatuses } from '../core/model/planning/roadmap-entry.ts'
import { type Html, html, raw } from '../theme/html.ts'
import { roadmapStatus } from '../theme/roadmap-entry.ts'

/** Least length that can be seen, in percent of the axis. */
const least = 0.6

/** An entry on the axis: a bar for what lasts, else a sign. Form tells the kind, filling the status. */
export function bar({ kind, status, time }: RoadmapEntry, axis: Axis): Html {
  const { from, width } = spanOf(time, axis)
  const lasts = time.start !== undefined && time.end !== undefined
  return lasts ? range(status, Math.min(from, 100 - least), Math.max(width, least)) : sign(kind, status, from)
}

function range(status: string, from: number, width: number): Html {
  return html`<svg class="${status}" aria-hidden="true"><rect x="${from}%" y="5" width="${width}%" height="10" rx="2"/></svg>`
}

/** Signs around their middle: a diamond is maturity, a cross a removal, a flag a day by which something is due. */
const signs: Record<RoadmapEntry['kind'], string> = {
  maturity: 'M0 3l7 7-7 7-7-7z',
  removal: 'M-6 6l2-2 4 4 4-4 2 2-4 4 4 4-2 2-4-4-4 4-2-2 4-4z',
  epic: 'M-1 3h2v14h-2zM1 4h8l-3 3 3 3h-8z',
  issue: 'M-1 3h2v14h-2zM1 4h8l-3 3 3 3h-8z',
}

function sign(kind: RoadmapEntry['kind'], status: string, from: number): Html {
  return html`<svg class="${status}" aria-hidden="true"><svg x="${from}%" overflow="visible"><path d="${raw(signs[kind])}"/></svg></svg>`
}

/** What forms and fillings mean. */
export function legend(): Html {
  const sample = (piece: Html, text: Html | string): Html => html`<li>${piece} ${text}</li>`
  return html`<ul class="roadmap-legend" aria-label="Legend">${roadmapStatuses.map(({ key }) => sample(range(key, 2, 96), roadmapStatus(key)))}${sample(sign('maturity', 'planned', 50), 'Maturity')}${sample(sign('removal', 'planned', 50), 'Removal')}${sample(sign('epic', 'planned', 50), 'One day known')}</ul>`
}
