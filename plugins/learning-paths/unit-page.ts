import type { LearningModule, LearningUnit } from '../core/model/learning/learning.ts'
import { learningJsonLd } from '../core/model/learning/learning-json-ld.ts'
import { type Html, html, link, type Piece, raw } from '../theme/html.ts'
import { jsonLd } from '../theme/json-ld.ts'
import { addressOfItem, itemLink, type LearningContext } from './context.ts'
import { facts } from './facts.ts'
import { learningFrame } from './frame.ts'
import { jsonLdContext } from './json-ld-context.ts'
import { knowledgeCheck } from './knowledge-check.ts'
import { unitList } from './outline.ts'
import { overtakenNote } from './overtaken.ts'

/**
 * The content of a unit's page.
 *
 * @param prose  HTML of the page, when the unit is one.
 */
export function unitContent(unit: LearningUnit, prose: string, context: LearningContext): Html {
  const [module] = unit.modules
  return learningFrame(
    html`<article data-unit="${unit.uid}" data-title="${unit.title}">
${trail(module, context)}
${unit.summary && !unit.page && html`<p>${unit.summary}</p>`}
${facts(unit, context)}
${overtakenNote(unit, context)}${covered(unit)}
${resourceOf(unit, context)}
${prose !== '' && html`<div class="prose">${raw(prose)}</div>`}
${knowledgeCheck(unit)}
<p class="done" data-done="${unit.uid}"><button type="button">Mark as done</button> <span role="status"></span></p>
</article>
${module && neighbours(unit, module, context)}
${unit.modules.map((one) => html`<nav class="in-module" aria-label="Units of ${one.title}"><p>Units of ${itemLink(one, context)}</p>${unitList(one.units, context, unit)}</nav>`)}
${jsonLd(learningJsonLd(unit, jsonLdContext(context)))}`,
    context,
  )
}

/** Where the unit belongs. */
function trail(module: LearningModule | undefined, context: LearningContext): Piece {
  if (!module) return undefined
  const [path] = module.paths
  return html`<p class="trail">${path && html`${itemLink(path, context)} &rsaquo; `}${itemLink(module, context)}</p>`
}

/** The objectives that the unit teaches. */
function covered(unit: LearningUnit): Piece {
  const objectives = unit.modules.flatMap((module) => module.objectives.filter(({ key }) => unit.covers.includes(key)))
  if (objectives.length === 0) return undefined
  return html`<p>Afterwards you will be able to:</p><ul>${objectives.map(({ text }) => html`<li>${text}</li>`)}</ul>`
}

function resourceOf({ title, kind, resource }: LearningUnit, context: LearningContext): Piece {
  if (resource === undefined) return undefined
  const address = context.addressFrom(resource)
  const words = kind === 'video' ? 'Watch' : kind === 'live' ? 'Take part' : 'Open'
  return html`<p class="resource">${words}: ${link(address, title)}${address === undefined && html` (${resource})`}</p>`
}

function neighbours(unit: LearningUnit, module: LearningModule, context: LearningContext): Html {
  const { before, after } = neighbouring(unit, module)
  return html`<nav class="neighbours" aria-label="Previous and next unit">
${before && html`<a rel="prev" href="${addressOfItem(before, context)}">&larr; Previous: ${before.title}</a>`}
${after && html`<a rel="next" data-title="${after.title}" href="${addressOfItem(after, context)}">Next: ${after.title} &rarr;</a>`}
</nav>`
}

/** The units before and after, across the modules of the path. */
function neighbouring(unit: LearningUnit, module: LearningModule): { before?: LearningUnit; after?: LearningUnit } {
  const path = module.paths[0]
  const place = path?.modules.indexOf(module) ?? 0
  const around = path ? path.modules.slice(Math.max(place - 1, 0), place + 2) : [module]
  const units = around.flatMap((one) => one.units)
  const start = around[0] === module ? 0 : (around[0]?.units.length ?? 0)
  const index = start + module.units.indexOf(unit)
  const before = units[index - 1]
  const after = units[index + 1]
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}
