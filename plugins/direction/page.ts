import type { DirectionPage, DirectionPart } from '../core/model/direction/direction-pages.ts'
import { type Html, html, raw } from '../theme/html.ts'
import { withoutTitle } from '../theme/page-content.ts'
import { bodyOf, details, glance, inWords, type PanelContext } from './panel.ts'

/**
 * The content of a direction page: the panels of its entities around the prose, where there is some, and below its title, where
 * it begins with that.
 *
 * @param written  HTML of a hand-written page; empty for a page from data alone.
 * @param title    Of the hand-written page.
 */
export function directionContent(page: DirectionPage, written: string, context: PanelContext, title = ''): Html {
  const lead = page.parts.find((part) => part.entity === page.lead)
  const others = page.parts.filter((part) => part !== lead)
  const isTaken = (id: string): boolean => written.includes(`id="${id}"`)
  const panel = lead && glance(lead.entity, context)
  const { heading, content: prose } = withoutTitle(written, title)
  const isFromData = prose === ''
  return html`${heading}${lead && isFromData && inWords(lead.entity, context)}${panel?.text && html`<section class="panel" aria-label="At a glance">${panel}</section>`}
${lead && isFromData ? bodyOf(lead.entity, context, 2) : raw(prose)}
${lead && details(lead.entity, context, { level: 1, prefix: 'data-' })}
${others.map((part) => sharedPart(part, isTaken(part.anchor), context))}`
}

/** An entity that shares the page. The prose may have a heading with its anchor, which then leads to the prose. */
function sharedPart({ entity, anchor }: DirectionPart, isTaken: boolean, context: PanelContext): Html {
  const panel = glance(entity, context)
  return html`<section class="part">
<h2${!isTaken && html` id="${anchor}"`}>${entity.name}</h2>
${inWords(entity, context)}
${panel.text && html`<div class="panel">${panel}</div>`}
${bodyOf(entity, context, 3)}
${details(entity, context, { level: 2, prefix: `${anchor}-` })}
</section>
`
}
