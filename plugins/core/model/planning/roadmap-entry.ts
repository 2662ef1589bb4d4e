import type { Level } from '../product/ladder.ts'
import type { Category, Entity, Group, Section, Stage } from '../product/taxonomy.ts'
import type { Horizon, Time } from './roadmap-time.ts'

export const roadmapKinds = [
  { key: 'epic', name: 'Epic' },
  { key: 'issue', name: 'Issue' },
  { key: 'maturity', name: 'Maturity' },
  { key: 'removal', name: 'Removal' },
] as const

export const roadmapStatuses = [
  { key: 'planned', name: 'Planned' },
  { key: 'in-progress', name: 'In progress' },
  { key: 'at-risk', name: 'At risk' },
  { key: 'shipped', name: 'Shipped' },
] as const

/** One thing of the roadmap: an issue or epic, a category's move to a level of maturity, or a removal. */
export interface RoadmapEntry {
  /** Unique on the roadmap: kind, and GitLab's id, or key of the category and the level, or slug of the deprecation. */
  id: string
  kind: (typeof roadmapKinds)[number]['key']
  title: string
  /** Address in GitLab, of issues and epics. */
  url?: string
  /** Slug of the deprecation behind a removal. */
  deprecation?: string
  /** Whether it is a removal that breaks something. */
  isBreaking: boolean
  /** `at-risk`: marked so in GitLab, or open although its last day has passed. */
  status: (typeof roadmapStatuses)[number]['key']
  horizon: Horizon
  time: Time
  /** Title of its milestone, or version of a removal. */
  milestone?: string
  health?: string
  isHighlight: boolean
  /** Where it belongs, in the order of the taxonomy; several stages when its labels say so. */
  sections: Section[]
  stages: Stage[]
  groups: Group[]
  categories: Category[]
  /** `free`, `premium`, `ultimate`. */
  tiers: string[]
  /** The level that a category moves to; of anything else, the levels of its categories today. */
  levels: Level[]
}

/** The entities of a kind that an entry belongs to. */
export function homesOf(entry: RoadmapEntry, kind: Entity['kind']): readonly Entity[] {
  return { section: entry.sections, stage: entry.stages, group: entry.groups, category: entry.categories }[kind]
}
