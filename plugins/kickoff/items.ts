import type { DirectionItem } from '../core/model/direction/direction-items.ts'
import { type PlanSection, type PlanStage, planSections } from '../core/model/planning/kickoff-plan.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { directionItem } from '../theme/item-marks.ts'
import type { KickoffContext } from './content.ts'

/**
 * Items below headings of their sections, stages and groups.
 *
 * @param prefix    Makes the ids of headings unique on the page.
 * @param videosOf  Videos about an entity.
 */
export function itemsBySection(
  items: readonly DirectionItem[],
  prefix: string,
  { handbook, addressOf }: Pick<KickoffContext, 'handbook' | 'addressOf'>,
  videosOf: (entity: Entity) => Piece,
): Html {
  const videos = (entity: Entity | undefined): Piece => entity && videosOf(entity)
  const name = (entity: Entity | undefined, other: string): Html =>
    entity ? link(addressOf(entity), entity.name) : html`${other}`
  const list = (some: readonly DirectionItem[]): Html =>
    html`<ul>${some.map((item) => html`<li>${directionItem(item)}</li>`)}</ul>`
  const stage = ({ stage, items, groups }: PlanStage): Html =>
    html`${stage && html`<h4 id="${prefix}-stage-${stage.key}">${name(stage, '')} <span class="note">${counting(items.length, 'item')}</span></h4>${videos(stage)}`}${groups.map((one) => html`${one.group ? html`<h5>${name(one.group, '')}</h5>${videos(one.group)}` : groups.length > 1 && html`<h5>Without a group</h5>`}${list(one.items)}`)}`
  const section = ({ section, items, stages }: PlanSection): Html =>
    html`<h3 id="${prefix}-${section?.key ?? homeless(stages)}">${name(section, `Without a ${homeless(stages)}`)} <span class="note">${counting(items.length, 'item')}</span></h3>${videos(section)}${stages.map(stage)}`
  const homeless = (stages: readonly PlanStage[]): string => (stages.some((one) => one.stage) ? 'section' : 'stage')
  return html`${planSections(items, handbook.taxonomy).map(section)}`
}
