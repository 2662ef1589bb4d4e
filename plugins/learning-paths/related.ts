import { asTexts } from '../core/model/fields.ts'
import { type LearningInterest, relatedLearning } from '../core/model/learning/related-learning.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import { html } from '../theme/html.ts'
import { itemLink, type LearningContext, placesOf } from './context.ts'
import { inShort } from './outline.ts'

/** Most that is shown below a page. */
const most = 8

/** What to learn for those who read a page; nothing when there is nothing. */
export function relatedPiece(
  fields: Readonly<Record<string, unknown>>,
  entities: readonly Entity[],
  context: LearningContext,
): string {
  const interest: LearningInterest = {
    uids: asTexts(fields.learning),
    entities,
    roles: asTexts(fields.roles),
    competencies: asTexts(fields.competencies),
  }
  const items = relatedLearning(context.learning, interest)
  if (items.length === 0) return ''
  const more =
    items.length > most &&
    html`<p><a href="${context.href(placesOf(context).catalogue)}">${items.length - most} more</a></p>`
  return html`<section class="related-learning">
<h2 id="related-learning">Learn more about it</h2>
<ul>${items.slice(0, most).map((item) => html`<li>${itemLink(item, context)} <span class="note">${inShort(item)}</span>${item.summary && html`<br>${item.summary}`}</li>`)}</ul>
${more}
</section>
`.text
}
