import type { LearningItem } from '../core/model/learning/learning.ts'
import type { Achievement } from '../core/model/learning/learning-achievements.ts'
import { unitsWithin } from '../core/model/learning/learning-catalogue.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { itemLink, type LearningContext, placesOf } from './context.ts'
import { joined } from './facts.ts'
import { learningFrame } from './frame.ts'
import { progressOf } from './outline.ts'

/** All achievements, with what it takes to earn each. */
export function achievementsContent(context: LearningContext): Html {
  const { achievements } = context.learning
  return learningFrame(
    html`<p>The site defines achievements and issues no credentials: only this browser knows what you have done.</p>
${achievements.map((achievement) => achievementPiece(achievement, context))}`,
    context,
  )
}

function achievementPiece(achievement: Achievement, context: LearningContext): Html {
  const { uid, name, type, description, criteria, alignment } = achievement
  const { paths, modules } = context.learning
  const earning: LearningItem[] = [...paths, ...modules].filter((item) => item.achievement === uid)
  const siteUrl = context.handbook.options.site.url
  const json =
    siteUrl !== undefined &&
    html`<p class="note"><a href="${context.href(placesOf(context).achievementJson(uid))}">Open Badges definition of ${name}</a></p>`
  return html`<section class="achievement" data-units="${[...new Set(earning.flatMap(unitsWithin))].join(' ')}">
<h2 id="achievement-${uid}">${name}</h2>
${picture(achievement, context)}
<p>${type === 'trophy' ? 'Trophy' : 'Badge'}. ${description}</p>
<p>${criteria}</p>
${earning.length > 0 && html`<p>Earned with ${joined(earning.map((item) => itemLink(item, context)))}.</p>`}
${earning.map(progressOf)}
${alignment.length > 0 && html`<p>Part of ${joined(alignment.map((one) => link(one.url, one.name)))}.</p>`}
${json}
</section>
`
}

function picture({ image }: Achievement, context: LearningContext): Piece {
  const address = context.addressFrom(image)
  if (address === undefined || !/^(https?:\/\/|\/(?![\\/]))/i.test(address)) return undefined
  return html`<img src="${address}" alt="" width="96" height="96">`
}
