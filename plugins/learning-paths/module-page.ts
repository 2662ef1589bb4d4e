import type { LearningModule } from '../core/model/learning/learning.ts'
import { learningJsonLd } from '../core/model/learning/learning-json-ld.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { jsonLd } from '../theme/json-ld.ts'
import { itemLink, type LearningContext, placesOf } from './context.ts'
import { facts, joined, paragraphs } from './facts.ts'
import { learningFrame } from './frame.ts'
import { jsonLdContext } from './json-ld-context.ts'
import { progressOf, resumeBanner, unitList } from './outline.ts'
import { overtakenNote } from './overtaken.ts'

/** The content of a module's page. */
export function moduleContent(module: LearningModule, context: LearningContext): Html {
  const { objectives, units, paths } = module
  return learningFrame(
    html`${module.summary && html`<p>${module.summary}</p>`}
${resumeBanner()}
${facts(module, context)}
${overtakenNote(module, context)}${paragraphs(module.description)}
${objectives.length > 0 && html`<h2 id="objectives">Afterwards you will be able to</h2><ul>${objectives.map(({ text }) => html`<li>${text}</li>`)}</ul>`}
<h2 id="units">Units</h2>
${progressOf(module)}
${unitList(units, context)}
${promised(module.achievement, context)}
${paths.length > 0 && html`<p>Part of ${joined(paths.map((path) => itemLink(path, context)))}.</p>`}
${jsonLd(learningJsonLd(module, jsonLdContext(context)))}`,
    context,
  )
}

/** What whoever has done everything earns. */
export function promised(uid: string | undefined, context: LearningContext): Piece {
  const achievement = context.learning.achievements.find((one) => one.uid === uid)
  if (!achievement) return undefined
  const address = context.href(placesOf(context).achievement(achievement.uid))
  return html`<p>Do all of it and earn the ${achievement.type} ${link(address, achievement.name)}: ${achievement.description}</p>`
}
