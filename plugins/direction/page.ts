import type { DirectionPage, DirectionPart } from '../core/model/direction/direction-pages.ts'
import { type Html, html, raw } from '../theme/html.ts'
import { details, glance, inWords, type PanelContext } from './panel.ts'

/**
 * The content of a direction page: the panels of its entities around the prose, where there is some.
 *
 * @param prose  HTML of a hand-written page; empty for a page from data alone.
 */
export function directionContent(page: DirectionPage, prose: string, context: PanelContext): Html {
  const lead = page.parts.find((part) => part.entity === page.lead)
  const others = page.parts.filter((part) => part !== lead)
  const isTaken = (id: string): boolean => prose.includes(`id="${id}"`)
  return html`${lead && prose === '' && inWords(lead.entity, context)}${lead && html`<section class="panel" aria-label="At a glance">${glance(lead.entity, context)}</section>`}
${raw(prose)}
${lead && details(lead.entity, context, { level: 1, prefix: 'data-' })}
${others.map((part) => sharedPart(part, isTaken(part.anchor), context))}`
}

/** An entity that shares the page. The prose may have a heading with its anchor, which then leads to the prose. */
function sharedPart({ entity, anchor }: DirectionPart, isTaken: boolean, context: PanelContext): Html {
  return html`<section class="part">
<h2${!isTaken && html` id="${anchor}"`}>${entity.name}</h2>
${inWords(entity, context)}
<div class="panel">${glance(entity, context)}</div>
${details(entity, context, { level: 2, prefix: `${anchor}-` })}
</section>
`
}
