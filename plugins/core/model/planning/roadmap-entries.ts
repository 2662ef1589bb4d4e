import type { DirectionItem } from '../direction/direction-items.ts'
import { asDate } from '../fields.ts'
import type { Handbook } from '../handbook.ts'
import { plainTitle } from '../markdown/plain-title.ts'
import type { Level } from '../product/ladder.ts'
import { maturityOf, type Step } from '../product/maturity.ts'
import { type Category, type Entity, present, type Stage, sectionOf, type Taxonomy } from '../product/taxonomy.ts'
import { asVersion } from '../product/version.ts'
import type { Deprecation } from '../releases/deprecations.ts'
import { dayOfVersion } from '../releases/release-days.ts'
import type { RoadmapEntry } from './roadmap-entry.ts'
import { type CycleOf, cyclesOfVersions, type Horizons, horizonOf, type Time, timeOf } from './roadmap-time.ts'

/** The issues and epics of the direction, those without a time included. */
export function itemEntries(handbook: Handbook, horizons: Horizons): RoadmapEntry[] {
  const { direction, taxonomy, today } = handbook
  const cycleOfVersion = cyclesOfVersions(handbook)
  const levelOf = levelsToday(handbook)
  return (direction?.items ?? []).map((item) => {
    const time = timeOfItem(item, cycleOfVersion)
    const status = statusOfItem(item, time, today)
    const { id, kind, title, url, milestone, health, isHighlight, tier, sections, stages, categories } = item
    const groups = taxonomy.groups.filter(
      (group) => item.groups.includes(group) || categories.some((one) => one.groups.includes(group)),
    )
    return {
      id: `${kind}-${id}`,
      kind,
      title: plainTitle(title),
      url,
      isBreaking: false,
      status,
      horizon: horizonOf(time, status === 'shipped', horizons),
      time,
      isHighlight,
      sections,
      stages,
      groups,
      categories,
      tiers: tier ? [tier.toLowerCase()] : [],
      levels: [...new Set(categories.map(levelOf))],
      ...present({ milestone: milestone?.title, health }),
    }
  })
}

/** Its own days count before those of its milestone; what is closed was over on that day. */
function timeOfItem({ start, due, closed, state, milestone }: DirectionItem, cycleOfVersion: CycleOf): Time {
  const cycle = milestone && (milestone.due ? undefined : cycleOfVersion(asVersion(milestone.title)))
  const first = start ?? (due === undefined ? (milestone?.start ?? cycle?.start) : undefined)
  const last = due ?? milestone?.due ?? cycle?.due
  return state === 'closed' ? timeOf(first, closed ?? last) : timeOf(first, last)
}

function statusOfItem(
  { state, health, milestone }: DirectionItem,
  { start, end }: Time,
  today: string,
): RoadmapEntry['status'] {
  if (state === 'closed') return 'shipped'
  if (health === 'at_risk' || (end !== undefined && end < today && milestone?.state !== 'current')) return 'at-risk'
  return (start !== undefined && start <= today) || milestone?.state === 'current' ? 'in-progress' : 'planned'
}

/** The moves of public categories: those planned or overdue, and those that were made. */
export function maturityEntries({ taxonomy, options, today }: Handbook, horizons: Horizons): RoadmapEntry[] {
  const { ladder } = options.maturity
  return taxonomy.categories
    .filter(({ marketing }) => marketing)
    .flatMap((category) =>
      maturityOf(category, ladder, today)
        // A level that is said to be reached on a day to come contradicts itself, which the check tells.
        .steps.filter(({ state, date }) => state !== 'reached' || date <= today)
        .map((step) => move(category, step, taxonomy, horizons)),
    )
}

const statusOfStep = { reached: 'shipped', planned: 'planned', overdue: 'at-risk' } as const

function move(category: Category, { level, date, state }: Step, taxonomy: Taxonomy, horizons: Horizons): RoadmapEntry {
  const time = { end: date }
  return {
    id: `maturity-${category.key}-${level.key}`,
    kind: 'maturity',
    title: `${category.name}: ${level.label}`,
    isBreaking: false,
    status: statusOfStep[state],
    horizon: horizonOf(time, state === 'reached', horizons),
    time,
    isHighlight: false,
    ...homes(taxonomy, category.stage ? [category.stage] : []),
    groups: category.groups,
    categories: [category],
    tiers: [],
    levels: [level],
  }
}

/** What is announced to go away, on the day that its entry, the list of releases or the timeline gives for its version. */
export function removalEntries(handbook: Handbook, horizons: Horizons): RoadmapEntry[] {
  const { releaseData, direction, taxonomy, today } = handbook
  const cycleOfVersion = cyclesOfVersions(handbook)
  const dayOf = ({ removal, removalOn }: Deprecation): string | undefined =>
    removalOn ??
    asDate(dayOfVersion(removal, handbook)) ??
    cycleOfVersion(removal)?.release ??
    direction?.milestones.find(({ title }) => asVersion(title)?.text === removal.text)?.due
  return releaseData.deprecations.map((one) => {
    const time = timeOf(undefined, dayOf(one))
    const isDone = time.end !== undefined && time.end <= today
    return {
      id: `removal-${one.slug}`,
      kind: 'removal',
      title: plainTitle(one.title),
      deprecation: one.slug,
      isBreaking: one.isBreaking,
      status: isDone ? 'shipped' : 'planned',
      horizon: horizonOf(time, isDone, horizons),
      time,
      milestone: one.removal.text,
      isHighlight: false,
      ...homes(taxonomy, one.stage ? [one.stage] : []),
      groups: [],
      categories: [],
      tiers: one.tiers,
      levels: [],
    }
  })
}

function homes({ sections }: Taxonomy, stages: Stage[]): Pick<RoadmapEntry, 'sections' | 'stages'> {
  const above = new Set<Entity | undefined>(stages.map(sectionOf))
  return { sections: sections.filter((section) => above.has(section)), stages }
}

function levelsToday({ options, today }: Handbook): (category: Category) => Level {
  const { ladder } = options.maturity
  const known = new Map<Category, Level>()
  return (category) => {
    const level = known.get(category) ?? maturityOf(category, ladder, today).level
    known.set(category, level)
    return level
  }
}
