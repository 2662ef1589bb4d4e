import { changeAddress } from '../core/model/changes/change-views.ts'
import { changeWords } from '../core/model/changes/change-words.ts'
import type { LearningModule, LearningUnit } from '../core/model/learning/learning.ts'
import type { Overtaking } from '../core/model/learning/learning-overtaken.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { inlineTitle } from '../theme/markdown.ts'
import type { LearningContext } from './context.ts'

/** Most that is told. */
const most = 5

/** What readers should know who learn from something that the product has overtaken. */
export function overtakenNote(item: LearningModule | LearningUnit, context: LearningContext): Piece {
  const all = context.overtakingsOf(item)
  if (all.length === 0) return undefined
  const rest = all.length - most
  return html`<section class="panel overtaken">
<p>Some of it may be out of date. Since it was reviewed on ${date(item.lastReviewed as string)}:</p>
<ul>${all.slice(0, most).map((one) => html`<li>${line(one, context)}</li>`)}${rest > 0 && html`<li>and ${rest} more</li>`}</ul>
</section>
`
}

function line(overtaking: Overtaking, context: LearningContext): Html {
  if ('released' in overtaking) {
    const { item, release } = overtaking.released
    const address = context.href(context.releases.addressOf(item))
    return html`<a href="${address}">${inlineTitle(item.title)}</a> came with ${release.title}, ${date(overtaking.date)}`
  }
  const { event } = overtaking
  const { handbook, addressOf } = context
  const address = changeAddress(event, { taxonomy: handbook.taxonomy, addressOf, addressOfFile: () => undefined })
  return html`${date(event.date)}: ${link(address, event.entity.name)} ${changeWords(event, handbook)}`
}
