import type { LearningItem, LearningModule, LearningUnit } from '../core/model/learning/learning.ts'
import { unitsWithin } from '../core/model/learning/learning-catalogue.ts'
import { shownTime, timeOf } from '../core/model/learning/learning-time.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, type Piece } from '../theme/html.ts'
import { itemLink, type LearningContext } from './context.ts'
import { formatNames } from './facts.ts'

/** Units in order, each with its time; the script marks those that are done. */
export function unitList(units: readonly LearningUnit[], context: LearningContext, here?: LearningUnit): Html {
  const item = (unit: LearningUnit): Html => {
    const title = unit === here ? html`<strong aria-current="page">${unit.title}</strong>` : itemLink(unit, context)
    return html`<li data-units="${unit.uid}">${title} <span class="note">${[formatNames[unit.kind], shownTime(timeOf(unit))].filter(Boolean).join(', ')}</span></li>`
  }
  return html`<ol class="units">${units.map(item)}</ol>`
}

/** A module as a part of a path. */
export function moduleOutline(module: LearningModule, context: LearningContext): Html {
  return html`<h3 id="module-${module.uid}">${itemLink(module, context)}</h3>
${module.summary && html`<p>${module.summary}</p>`}
${progressOf(module)}
${unitList(module.units, context)}
`
}

/** Where the script shows how far this browser has come; without it, nothing is shown. */
export function progressOf(item: LearningItem): Html {
  return html`<p class="progress-bar" data-progress="${unitsWithin(item).join(' ')}" hidden><progress aria-label="Done of ${item.title}"></progress> <span></span></p>`
}

/** Where the script offers to go on where this browser stopped. */
export function resumeBanner(): Html {
  return html`<p class="panel resume" data-resume hidden>Go on where you stopped: <a href="#content"></a></p>
`
}

/** "Path, 3 modules, 2 h". */
export function inShort(item: LearningItem): Piece {
  const count =
    'kind' in item
      ? undefined
      : 'moduleUids' in item
        ? counting(item.modules.length, 'module')
        : counting(item.units.length, 'unit')
  const kind = 'kind' in item ? formatNames[item.kind] : undefined
  return [kind, count, shownTime(timeOf(item))].filter(Boolean).join(', ')
}
