import { addDays, timeOn } from './calendar.ts'
import type { Dice } from './dice.ts'
import { directionLabels } from './direction-labels.ts'
import type { LabelTree } from './labels.ts'
import type { Milestone } from './milestones.ts'
import type { User } from './people.ts'
import type { Project } from './places.ts'
import { titleOf } from './texts.ts'

export interface MergeRequest {
  id: number
  iid: number
  projectId: number
  title: string
  state: 'opened' | 'merged' | 'closed'
  labels: string[]
  milestoneId: number | null
  authorId: number
  createdAt: string
  updatedAt: string
  mergedAt: string | null
  closedAt: string | null
}

export interface MergeRequestWishes {
  count: number
  today: string
  dice: Dice
  tree: LabelTree
  projects: readonly Project[]
  milestones: readonly Milestone[]
  people: readonly User[]
}

/** Merge requests, oldest first: most are merged in the milestone of their day. */
export function mergeRequestsOf({
  count,
  today,
  dice,
  tree,
  projects,
  milestones,
  people,
}: MergeRequestWishes): MergeRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const created = addDays(today, -540 + Math.floor((index * 540) / count))
    const createdAt = timeOn(created, index % 80_000)
    const state = dice.chance(0.8) ? 'merged' : dice.pick(['opened', 'closed'] as const)
    const { labels, subject } = directionLabels(dice, tree, 20)
    const milestone = milestones.find(({ releaseDate, dueDate }) => releaseDate && (dueDate ?? '') >= created)
    return {
      id: 700_001 + index,
      iid: index + 1,
      projectId: (dice.chance(0.1) ? projects[2] : projects[0])?.id ?? 0,
      title: titleOf(dice, subject),
      state,
      labels: labels.filter((label) => label !== 'direction'),
      milestoneId: dice.chance(0.9) ? (milestone?.id ?? null) : null,
      authorId: dice.pick(people).id,
      createdAt,
      updatedAt: createdAt,
      mergedAt: state === 'merged' ? createdAt : null,
      closedAt: state === 'closed' ? createdAt : null,
    }
  })
}
