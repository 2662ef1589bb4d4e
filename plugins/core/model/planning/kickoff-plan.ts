import { compareText } from '../../problems/problem.ts'
import type { Direction, DirectionItem } from '../direction/direction-items.ts'
import type { Ladder, Level } from '../product/ladder.ts'
import { maturityOf, type Step } from '../product/maturity.ts'
import type { Category, Group, Section, Stage, Taxonomy } from '../product/taxonomy.ts'
import { asVersion, compareVersions, type Version } from '../product/version.ts'
import type { Deprecation } from '../releases/deprecations.ts'
import type { Kickoff } from './kickoffs.ts'

/** What a kickoff plans, each item once. */
export interface KickoffPlan {
  /** Highlights first, else in the order of the direction. */
  planned: readonly DirectionItem[]
  /** Closed and open ones among them. Planned items that were moved to a later milestone are not shipped, whatever their state. */
  shipped: readonly DirectionItem[]
  unshipped: readonly DirectionItem[]
  /** What an earlier milestone had planned and is still to do, the latest milestone first. */
  carriedOver: readonly CarriedItem[]
}

interface CarriedItem {
  item: DirectionItem
  /** The milestone for which it was planned. */
  from: Version
}

/**
 * What is planned for a version, and what it inherits.
 *
 * An item is planned for the version of its milestone; one that was moved on is known by its label `missed:19.7`. While a
 * kickoff is next or its milestone is under way, it inherits what is open in milestones whose last day has passed, too.
 */
export function kickoffPlan({ version, state }: Kickoff, direction: Direction | undefined, today: string): KickoffPlan {
  const items = direction?.items ?? []
  const planned = byHighlight(items.filter((item) => isPlannedFor(item, version)))
  const isShipped = (item: DirectionItem): boolean => item.state === 'closed' && isIn(item, version)
  const inherits = state === 'next' || state === 'current'
  const carriedOver = items.flatMap((item): CarriedItem[] => {
    const from = isIn(item, version)
      ? lastMissed(item, version)
      : inherits
        ? overdueMilestone(item, version, today)
        : undefined
    return from ? [{ item, from }] : []
  })
  return {
    planned,
    shipped: planned.filter(isShipped),
    unshipped: planned.filter((item) => !isShipped(item)),
    carriedOver: carriedOver.sort(
      (a, b) => compareVersions(b.from, a.from) || compareText(a.item.title, b.item.title) || a.item.id - b.item.id,
    ),
  }
}

function isPlannedFor(item: DirectionItem, version: Version): boolean {
  return isIn(item, version) || missedVersions(item).some(({ text }) => text === version.text)
}

function isIn({ milestone }: DirectionItem, { text }: Version): boolean {
  return asVersion(milestone?.title)?.text === text
}

/** The versions that an item was planned for and did not make, by its labels. */
function missedVersions({ labels }: DirectionItem): Version[] {
  return labels.flatMap((label) => asVersion(/^missed::?\s*(.*)$/i.exec(label)?.[1]) ?? [])
}

function lastMissed(item: DirectionItem, version: Version): Version | undefined {
  return missedVersions(item)
    .filter((one) => compareVersions(one, version) < 0)
    .sort(compareVersions)
    .at(-1)
}

/** The milestone of an open item, when it is over and lies before a version. */
function overdueMilestone({ state, milestone }: DirectionItem, version: Version, today: string): Version | undefined {
  const own = asVersion(milestone?.title)
  const isOver = milestone?.state === 'past' || (milestone?.due !== undefined && milestone.due < today)
  return own && state === 'opened' && isOver && compareVersions(own, version) < 0 ? own : undefined
}

function byHighlight(items: readonly DirectionItem[]): DirectionItem[] {
  return [...items.filter(({ isHighlight }) => isHighlight), ...items.filter(({ isHighlight }) => !isHighlight)]
}

/** Items by section, stage and group; a section, stage or group without items is left out. */
export interface PlanSection {
  /** Absent for stages without a section, and for items without a stage, which come last. */
  section?: Section
  /** Items of the section, each once. */
  items: DirectionItem[]
  stages: PlanStage[]
}

export interface PlanStage {
  /** Absent for items that bear no label of a stage, group or category. */
  stage?: Stage
  items: DirectionItem[]
  groups: { group?: Group; items: DirectionItem[] }[]
}

/** Sort items into the taxonomy; what belongs to a section as a whole comes first in it. An item of two stages stands in both, and once in each. */
export function planSections(items: readonly DirectionItem[], { sections, stages }: Taxonomy): PlanSection[] {
  const inStages = stages.flatMap((stage) =>
    planStage(
      stage,
      items.filter((item) => item.stages.includes(stage)),
    ),
  )
  const others = items.filter((item) => item.stages.length === 0)
  const rest = others.filter((item) => item.sections.length === 0)
  const homeless = inStages.filter(({ stage }) => stage?.section === undefined)
  const named = sections.map((section): PlanSection => {
    const own = [
      ...withoutStage(others.filter((item) => item.sections.includes(section))),
      ...inStages.filter(({ stage }) => stage?.section === section),
    ]
    return { section, stages: own, items: itemsOnce(own) }
  })
  const unnamed = [
    { stages: homeless, items: itemsOnce(homeless) },
    { stages: withoutStage(rest), items: rest },
  ]
  return [...named, ...unnamed].filter((one) => one.items.length > 0)
}

function withoutStage(items: DirectionItem[]): PlanStage[] {
  return items.length === 0 ? [] : [{ items, groups: [{ items }] }]
}

function planStage(stage: Stage, items: DirectionItem[]): PlanStage[] {
  if (items.length === 0) return []
  const groupOf = (item: DirectionItem): Group | undefined =>
    stage.groups.find(
      (group) => item.groups.includes(group) || item.categories.some((category) => category.groups.includes(group)),
    )
  const groups = [...stage.groups, undefined].flatMap((group) => {
    const own = items.filter((item) => groupOf(item) === group)
    return own.length === 0 ? [] : [{ items: own, ...(group ? { group } : {}) }]
  })
  return [{ stage, items, groups }]
}

function itemsOnce(stages: readonly PlanStage[]): DirectionItem[] {
  return [...new Set(stages.flatMap(({ items }) => items))]
}

/** A category that is to reach a level with the version. */
export interface MaturityMove {
  category: Category
  from: Level
  step: Step
}

/** Moves whose day lies after the release before, up to the release of the version; by day, then in the order of the data. */
export function maturityMoves(
  { release, releaseBefore }: Kickoff,
  { categories }: Taxonomy,
  ladder: Ladder,
  today: string,
): MaturityMove[] {
  if (release === undefined || releaseBefore === undefined) return []
  return categories
    .flatMap((category) =>
      maturityOf(category, ladder, today)
        .steps.filter(({ date }) => date > releaseBefore && date <= release)
        .map((step) => ({ category, from: ladder[step.rung - 1] as Level, step })),
    )
    .sort((a, b) => compareText(a.step.date, b.step.date))
}

/** Deprecations that take effect with a version: what goes away, and what loses its support. */
export function takingEffect(
  { text }: Version,
  deprecations: readonly Deprecation[],
): { removed: Deprecation[]; unsupported: Deprecation[] } {
  const removed = deprecations.filter(({ removal }) => removal.text === text)
  return {
    removed,
    unsupported: deprecations.filter((one) => one.endOfSupport?.text === text && !removed.includes(one)),
  }
}
