import type { LearningItem, LearningModule, LearningPath } from '../core/model/learning/learning.ts'
import { catalogueItems, unitsWithin } from '../core/model/learning/learning-catalogue.ts'
import { shownTime, timeOf } from '../core/model/learning/learning-time.ts'
import type { LearningTerm } from '../core/model/learning/learning-vocabulary.ts'
import { type Html, html, link } from '../theme/html.ts'
import { entry } from './catalogue-page.ts'
import { itemLink, type LearningContext, placesOf } from './context.ts'
import { learningFrame } from './frame.ts'
import { inShort, progressOf, resumeBanner } from './outline.ts'

/** All roles, each with its paths. */
export function rolesContent(context: LearningContext): Html {
  const { learning, href } = context
  const places = placesOf(context)
  const item = (role: LearningTerm): Html => {
    const paths = learning.paths.filter(({ roles }) => roles.includes(role.key))
    return html`<li>${link(href(places.role(role.key)), role.name)}${role.summary && html`: ${role.summary}`}${paths.length > 0 && html`<ul>${paths.map((path) => html`<li>${itemLink(path, context)} <span class="note">${shownTime(timeOf(path))}</span></li>`)}</ul>`}</li>`
  }
  return html`<p>What to learn for a role, in which order, and how long it takes.</p><ul>${learning.vocabulary.roles.map(item)}</ul>`
}

/** What there is to learn for one role: its paths with their modules, then what else is for it. */
export function roleContent(role: LearningTerm, context: LearningContext): Html {
  const { learning } = context
  const isFor = (item: LearningItem): boolean => item.roles.includes(role.key)
  const paths = learning.paths.filter(isFor)
  const within = new Set<LearningItem>(
    paths.flatMap((path) => [path, ...path.modules, ...path.modules.flatMap(({ units }) => units)]),
  )
  const others = catalogueItems(learning).filter((item) => isFor(item) && !within.has(item))
  const page = context.addressFrom(role.page)
  return learningFrame(
    html`${role.summary && html`<p>${role.summary}</p>`}
${page && html`<p>${link(page, 'More about the role')}</p>`}
${resumeBanner()}
${paths.length === 0 && others.length === 0 && html`<p>Nothing yet.</p>`}
${paths.map((path) => pathInShort(path, context))}
${others.length > 0 && html`<h2 id="others">${paths.length > 0 ? 'Also for this role' : 'For this role'}</h2><ul class="catalogue" data-search-skip>${others.map((item) => entry(item, context))}</ul>`}`,
    context,
  )
}

function pathInShort(path: LearningPath, context: LearningContext): Html {
  const item = (module: LearningModule): Html =>
    html`<li data-units="${unitsWithin(module).join(' ')}">${itemLink(module, context)} <span class="note">${inShort(module)}</span>${module.summary && html`<br>${module.summary}`}</li>
`
  return html`<h2 id="path-${path.uid}">${itemLink(path, context)}</h2>
${path.summary && html`<p>${path.summary}</p>`}
<p>${inShort(path)}</p>
${progressOf(path)}
<ol class="units">${path.modules.map(item)}</ol>
`
}
