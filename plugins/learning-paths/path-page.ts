import type { LearningPath } from '../core/model/learning/learning.ts'
import { learningJsonLd } from '../core/model/learning/learning-json-ld.ts'
import { studyPlan } from '../core/model/learning/study-plan.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, type Piece } from '../theme/html.ts'
import { jsonLd } from '../theme/json-ld.ts'
import { date } from '../theme/level.ts'
import { itemLink, type LearningContext, placesOf } from './context.ts'
import { facts, needs, paragraphs } from './facts.ts'
import { learningFrame } from './frame.ts'
import { pathGraph } from './graph.ts'
import { jsonLdContext } from './json-ld-context.ts'
import { promised } from './module-page.ts'
import { moduleOutline, progressOf, resumeBanner } from './outline.ts'

/** The content of a path's page, which prints as a whole. */
export function pathContent(path: LearningPath, context: LearningContext): Html {
  return learningFrame(
    html`${path.summary && html`<p>${path.summary}</p>`}
${resumeBanner()}
${facts(path, context)}
${progressOf(path)}
${paragraphs(path.description)}
<h2 id="outline">Outline</h2>
${path.modules.map((module) => moduleOutline(module, context))}
${promised(path.achievement, context)}
<h2 id="order">What needs what</h2>
${order(path, context)}
<h2 id="plan">Study plan</h2>
${plan(path, context)}
${jsonLd(learningJsonLd(path, jsonLdContext(context)))}`,
    context,
  )
}

/** As many modules as still make a picture that somebody follows. */
const drawable = 60

/** The graph, and the same as nested lists; of long paths the lists alone. */
function order(path: LearningPath, context: LearningContext): Html {
  const list = html`<ol>${path.modules.map((module) => html`<li>${itemLink(module, context)}${needed(needs(module, context))}</li>`)}</ol>`
  if (path.modules.length > drawable) return list
  return html`<figure class="graph">
${pathGraph(path, context.learning)}
<figcaption class="note">Full lines: is needed for. Dashed lines: comes next.</figcaption>
</figure>
<details><summary>The same as a list</summary>
${list}
</details>`
}

function needed(what: Html | undefined): Piece {
  return what && html`<ul><li>Needs: ${what}</li></ul>`
}

function plan(path: LearningPath, context: LearningContext): Html {
  const { today, options } = context.handbook
  const { hoursPerWeek } = options.learning
  const weeks = studyPlan(path, today, hoursPerWeek)
  const [first] = weeks
  const last = weeks.at(-1)
  const address = context.href(placesOf(context).plan(path.uid))
  if (!first || !last) return html`<p>There is nothing to plan.</p>`
  return html`<p>With ${counting(hoursPerWeek, 'hour')} a week: ${counting(weeks.length, 'week')}, from ${date(first.monday)} on. <a href="${address}">Add it to your calendar</a> (.ics).</p>
<details data-search-skip><summary>Week by week</summary>
<ol>${weeks.map(({ monday, units }) => html`<li>From ${date(monday)}: ${units.map(({ unit, minutes, isContinued }, index) => html`${index > 0 && '; '}${itemLink(unit, context)} (${isContinued && 'continued, '}${minutes} min)`)}</li>`)}</ol>
</details>`
}
