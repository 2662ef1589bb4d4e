import type { LearningItem } from '../core/model/learning/learning.ts'
import { sortOf } from '../core/model/learning/learning.ts'
import { catalogueItems, unitsWithin } from '../core/model/learning/learning-catalogue.ts'
import { type Html, html, link } from '../theme/html.ts'
import { itemLink, type LearningContext, placesOf } from './context.ts'
import { restriction } from './facts.ts'
import { catalogueFilters, catalogueList, filterKeys } from './filters.ts'
import { learningFrame } from './frame.ts'
import { inShort, resumeBanner } from './outline.ts'

const groups = [
  ['path', 'Paths'],
  ['module', 'Modules'],
  ['unit', 'Single units'],
] as const

/** The catalogue: everything that can be learnt, which the script filters. */
export function catalogueContent(context: LearningContext): Html {
  const { learning, href } = context
  const places = placesOf(context)
  const items = catalogueItems(learning)
  const others = [
    ...(learning.vocabulary.roles.length > 0 ? [link(href(places.roles), 'By role')] : []),
    ...(learning.vocabulary.competencies.length > 0 ? [link(href(places.competencies), 'Competency matrix')] : []),
    ...(learning.achievements.length > 0 ? [link(href(places.achievements), 'Achievements')] : []),
    html`<a href="${href(places.catalogueJson)}">The same as JSON</a>`,
  ]
  return learningFrame(
    html`${resumeBanner()}
<p>${others.map((one, index) => html`${index > 0 && ' · '}${one}`)}</p>
${catalogueFilters(items, context)}
<div id="${catalogueList}">${groups.map(([sort, title]) => {
      const listed = items.filter((item) => sortOf(item) === sort)
      return (
        listed.length > 0 &&
        html`<section data-entries><h2 id="${sort}s">${title}</h2><ul class="catalogue" data-search-skip>${listed.map((item) => entry(item, context))}</ul></section>`
      )
    })}</div>
${progressTools()}`,
    context,
  )
}

/** One entry, with what it can be found by. */
export function entry(item: LearningItem, context: LearningContext): Html {
  const limits = restriction(item, context)
  return html`<li data-units="${unitsWithin(item).join(' ')}" ${filterKeys(item, context)}>${itemLink(item, context)} <span class="note">${inShort(item)}${limits && `, ${limits}`}</span>${item.summary && html`<br>${item.summary}`}</li>
`
}

/** What readers can do with the progress that their browser keeps. */
function progressTools(): Html {
  return html`<section class="panel" data-progress-tools hidden>
<h2 id="progress">Your progress</h2>
<p>It is kept in this browser and nowhere else. <span data-kept role="status"></span></p>
<p><button type="button" data-export>Save as a file</button> <label class="button">Read from a file <input type="file" accept="application/json,.json" data-import></label> <button type="button" data-reset>Forget everything</button></p>
</section>
`
}
