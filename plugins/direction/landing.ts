import type { DirectionPage } from '../core/model/direction/direction-pages.ts'
import type { Section, Stage } from '../core/model/product/taxonomy.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link } from '../theme/html.ts'
import { roadmapAddress } from '../theme/roadmap-entry.ts'
import { directionContent } from './page.ts'
import { descriptionOf, list, type PanelContext } from './panel.ts'

/** The landing page: every section with its stages and groups, in words and links. */
export function landingContent(page: DirectionPage, context: PanelContext, maturityAddress: string): Html {
  const { handbook, addressOf } = context
  const { sections, stages, groups, categories } = handbook.taxonomy
  const homeless = stages.filter((stage) => !stage.section)
  const stageItem = (stage: Stage): Html =>
    html`<li>${link(addressOf(stage), stage.name)}${stage.groups.length > 0 && html`: ${list(stage.groups.map((group) => link(addressOf(group), group.name)))}`}</li>`
  const section = (one: Section): Html =>
    html`<h2 id="section-${one.key}">${link(addressOf(one), one.name)}</h2>${descriptionOf(one, context)}${one.stages.length > 0 && html`<ul>${one.stages.map(stageItem)}</ul>`}`
  return html`<p>The product has ${counting(sections.length, 'section')} with ${counting(stages.length, 'stage')}, ${counting(groups.length, 'group')} and ${counting(categories.length, 'category', 'categories')}. Each has a page that says what it is, who works on it, how mature it is and where it goes. ${link(maturityAddress, 'Category maturity')} compares all of them, the ${link(context.addressFrom(roadmapAddress(handbook.options.direction.basePath)), 'roadmap')} tells what comes when.</p>
${sections.map(section)}
${homeless.length > 0 && html`<h2>Stages without a section</h2><ul>${homeless.map(stageItem)}</ul>`}
${page.parts.length > 0 && directionContent(page, '', context)}`
}
