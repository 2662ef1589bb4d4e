import { compareText } from '../../problems/problem.ts'
import type { GitLabSettings } from '../gitlab/gitlab-settings.ts'
import type { ItemRow, MergedRow, ReleaseRow, Snapshot } from '../gitlab/snapshot.ts'
import {
  type Category,
  type Entity,
  entitiesOf,
  type Group,
  type Section,
  type Stage,
  sectionOf,
  stageOf,
  type Taxonomy,
} from '../product/taxonomy.ts'
import { type ProductMilestone, productMilestones, releaseMilestones } from './product-milestones.ts'

/** An issue or epic of the direction, with what its labels mean. */
export interface DirectionItem extends Omit<ItemRow, 'milestone' | 'isReplaced'> {
  milestone?: ProductMilestone
  /** Whether its milestone follows from its last day, because it names none. */
  isPlannedByDay: boolean
  /** Those of its stages; of what belongs to no stage, those whose labels it bears. */
  sections: Section[]
  /** Stages, groups and categories whose labels it bears, in the order of the taxonomy. */
  stages: Stage[]
  groups: Group[]
  categories: Category[]
  /** Tier whose label it bears. */
  tier?: 'Premium' | 'Ultimate'
  isHighlight: boolean
}

/** What GitLab tells of the direction. */
export interface Direction {
  /** ISO time of the pull: "data as of". */
  pulledAt: string
  milestones: readonly ProductMilestone[]
  /** By milestone, epics before issues, then by title. */
  items: readonly DirectionItem[]
  releases: readonly ReleaseRow[]
  merged: readonly MergedRow[]
  /** Colours of labels by name. */
  labels: Readonly<Record<string, string>>
}

/** Whether a milestone holds what nobody has planned yet. */
export function isWishMilestone(title: string): boolean {
  return /^(backlog|awaiting further demand)$/i.test(title)
}

/**
 * Read a snapshot with the words of the taxonomy. What lives on as another issue is that issue alone.
 *
 * @param releaseOf  The day on which a milestone with this last day is released, where the timeline tells.
 */
export function readDirection(
  snapshot: Snapshot,
  taxonomy: Taxonomy,
  { labels }: Pick<GitLabSettings, 'labels'>,
  today: string,
  releaseOf?: (due: string) => string | undefined,
): Direction {
  const released = new Set(
    snapshot.releases.flatMap(({ date, milestones }) => (date !== undefined && date <= today ? milestones : [])),
  )
  const milestones = productMilestones(snapshot.milestones, today, released, releaseOf)
  const byTitle = new Map([...milestones].reverse().map((one) => [one.title, one]))
  const byLabel = entitiesByLabel(taxonomy)
  const rows = snapshot.items.filter(({ isReplaced }) => !isReplaced)
  const items = rows.map((row): DirectionItem => {
    const { milestone: title, ...rest } = row
    const milestone =
      title === undefined ? milestoneByDate(row, milestones) : (byTitle.get(title) ?? undatedMilestone(title))
    const found = row.labels.flatMap((label) => byLabel.get(label) ?? [])
    const groups = found.filter((one) => one.kind === 'group')
    const categories = found.filter((one) => one.kind === 'category')
    const named = found.filter((one) => one.kind === 'stage')
    // An item that names a group or a category alone belongs to its stage, too.
    const derived = [...groups, ...categories].flatMap((one) => stageOf(one) ?? [])
    const stages = named.length > 0 ? named : [...new Set(derived)]
    const sections =
      stages.length > 0 ? stages.flatMap((one) => sectionOf(one) ?? []) : found.filter((one) => one.kind === 'section')
    const tier = row.labels.includes('GitLab Ultimate')
      ? 'Ultimate'
      : row.labels.includes('GitLab Premium')
        ? 'Premium'
        : undefined
    return {
      ...rest,
      sections: inTaxonomyOrder(sections, taxonomy.sections),
      stages: inTaxonomyOrder(stages, taxonomy.stages),
      groups: inTaxonomyOrder(groups, taxonomy.groups),
      categories: inTaxonomyOrder(categories, taxonomy.categories),
      isPlannedByDay: title === undefined && milestone !== undefined,
      isHighlight: row.labels.includes(labels.highlight),
      ...(milestone ? { milestone } : {}),
      ...(tier ? { tier } : {}),
    }
  })
  const rank = new Map(milestones.map((one, index) => [one.title, index]))
  const rankOf = ({ milestone }: DirectionItem): number => rank.get(milestone?.title ?? '') ?? milestones.length
  return {
    pulledAt: snapshot.pulledAt,
    milestones,
    items: items.sort(
      (a, b) => rankOf(a) - rankOf(b) || compareText(a.kind, b.kind) || compareText(a.title, b.title) || a.id - b.id,
    ),
    releases: snapshot.releases,
    merged: snapshot.merged,
    labels: snapshot.labels,
  }
}

/** An epic is due in the milestone whose time its last day falls into. */
function milestoneByDate(
  { kind, due }: ItemRow,
  milestones: readonly ProductMilestone[],
): ProductMilestone | undefined {
  if (kind !== 'epic' || due === undefined) return undefined
  return releaseMilestones(milestones).find(
    (one) => one.start !== undefined && one.due !== undefined && one.start < due && due <= one.due,
  )
}

/** A milestone that an item names and the list does not hold, such as one of a subgroup. */
function undatedMilestone(title: string): ProductMilestone {
  return { id: 0, title, state: 'undated' }
}

/** The entities that bear a label; several groups can share one. */
function entitiesByLabel(taxonomy: Taxonomy): Map<string, Entity[]> {
  const found = new Map<string, Entity[]>()
  for (const entity of entitiesOf(taxonomy)) found.set(entity.label, [...(found.get(entity.label) ?? []), entity])
  return found
}

function inTaxonomyOrder<One extends Entity>(some: readonly One[], all: readonly Entity[]): One[] {
  return [...new Set(some)].sort((a, b) => all.indexOf(a) - all.indexOf(b))
}

/** The items of an entity, each once. */
export function itemsOf(entity: Entity, { items }: Pick<Direction, 'items'>): DirectionItem[] {
  switch (entity.kind) {
    case 'section':
      return items.filter(({ sections }) => sections.includes(entity))
    case 'stage':
      return items.filter(({ stages }) => stages.includes(entity))
    case 'group':
      return items.filter(
        ({ groups, categories }) => groups.includes(entity) || categories.some((one) => one.groups.includes(entity)),
      )
    case 'category':
      return items.filter(({ categories }) => categories.includes(entity))
  }
}

/** What is open and in a milestone that is current or to come, by milestone; `most` milestones at most. */
export function upcomingByMilestone(
  items: readonly DirectionItem[],
  most: number,
): { milestone: ProductMilestone; items: DirectionItem[] }[] {
  const found = new Map<ProductMilestone, DirectionItem[]>()
  for (const item of items) {
    const { milestone } = item
    if (!milestone || item.state === 'closed' || (milestone.state !== 'current' && milestone.state !== 'upcoming'))
      continue
    const list = found.get(milestone) ?? []
    list.push(item)
    found.set(milestone, list)
  }
  return [...found].slice(0, most).map(([milestone, items]) => ({ milestone, items }))
}

/** What is open and that nobody has planned: without a milestone, or in the backlog; most wanted first. */
export function wishlist(items: readonly DirectionItem[]): DirectionItem[] {
  return items
    .filter(({ state, milestone }) => state === 'opened' && (!milestone || isWishMilestone(milestone.title)))
    .sort((a, b) => (b.upvotes ?? 0) - (a.upvotes ?? 0) || compareText(a.title, b.title) || a.id - b.id)
}

/** What was closed since a day, newest first. */
export function recentlyShipped(items: readonly DirectionItem[], since: string): DirectionItem[] {
  return items
    .filter(({ state, closed }) => state === 'closed' && closed !== undefined && closed >= since)
    .sort((a, b) => compareText(b.closed as string, a.closed as string) || compareText(a.title, b.title) || a.id - b.id)
}
