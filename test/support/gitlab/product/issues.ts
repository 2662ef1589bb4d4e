import { addDays, daysBetween, timeOn } from './calendar.ts'
import type { Dice } from './dice.ts'
import { type DirectionLabels, directionLabels } from './direction-labels.ts'
import type { Epic } from './epics.ts'
import type { LabelTree } from './labels.ts'
import type { Milestone } from './milestones.ts'
import type { User } from './people.ts'
import type { Project } from './places.ts'
import { type Hide, hiddenTexts } from './secrets.ts'
import { descriptionOf, longText, nastyTexts, titleOf } from './texts.ts'

export type Health = 'on_track' | 'needs_attention' | 'at_risk'

export interface Issue {
  id: number
  iid: number
  projectId: number
  title: string
  description: string | null
  state: 'opened' | 'closed'
  confidential: boolean
  labels: string[]
  milestoneId: number | null
  epicId: number | null
  /** The issue that it was moved to. */
  movedToId: number | null
  authorId: number
  assigneeIds: number[]
  createdAt: string
  updatedAt: string
  closedAt: string | null
  /** `YYYY-MM-DD` */
  startDate: string | null
  dueDate: string | null
  weight: number | null
  health: Health | null
  upvotes: number
  downvotes: number
  /** Work item status, which REST does not know. */
  status: string
  customField: string
  /** Number of the automatic iteration that it is planned for; such iterations have no title. */
  iteration: number | null
  timeEstimate: number
  noteCount: number
}

export interface IssueWishes {
  count: number
  today: string
  dice: Dice
  tree: LabelTree
  projects: readonly Project[]
  milestones: readonly Milestone[]
  /** Place of the milestone of the day among them. */
  current: number
  /** Epics that are not confidential. */
  openEpics: readonly Epic[]
  people: readonly User[]
  hide: Hide
  isNasty: boolean
}

/** Issues, oldest first, as ids and creation dates rise together. The rare kinds come at least once in any fifty. */
export function issuesOf(wishes: IssueWishes): Issue[] {
  const iids = new Map<number, number>()
  return Array.from({ length: wishes.count }, (_, index) => {
    const project = projectFor(index, wishes)
    const iid = (iids.get(project.id) ?? 0) + 1
    iids.set(project.id, iid)
    return issueOf(index, iid, project, wishes)
  })
}

const daysOfHistory = 720

function issueOf(index: number, iid: number, project: Project, wishes: IssueWishes): Issue {
  const { count, today, dice, tree, people, hide } = wishes
  const id = 100_001 + index
  const rare = index % 50
  const direction = directionLabels(dice, tree, rare)
  const milestone = milestoneFor(rare, wishes)
  const isMoved = rare === 11
  const isClosed = isMoved || rare === 12 || dice.chance(milestone?.state === 'closed' ? 0.9 : 0.15)
  const created = addDays(today, -daysOfHistory + Math.floor((index * daysOfHistory) / count))
  const updated = addDays(created, dice.below(daysBetween(created, today) + 1))
  const createdAt = timeOn(created, index % 86_400)
  const updatedAt = later(createdAt, timeOn(updated, (index * 7) % 40_000))
  return {
    id,
    iid,
    projectId: project.id,
    ...textsOf(id, index, project, direction, wishes),
    state: isClosed ? 'closed' : 'opened',
    confidential: isConfidential(rare),
    labels: direction.labels,
    milestoneId: milestone?.id ?? null,
    epicId: epicFor(rare, wishes),
    movedToId: isMoved ? id + 1 : null,
    authorId: dice.pick(people).id,
    assigneeIds: dice.chance(0.4) ? [dice.pick(people).id] : [],
    createdAt,
    updatedAt,
    closedAt: isClosed ? updatedAt : null,
    startDate: dice.chance(0.1) ? created : null,
    dueDate: dice.chance(0.15) ? addDays(today, dice.below(200) - 60) : null,
    weight: dice.chance(0.6) ? dice.pick([0, 1, 2, 3, 5, 8, 13]) : null,
    health: isClosed || dice.chance(0.6) ? null : dice.pick(['on_track', 'on_track', 'needs_attention', 'at_risk']),
    upvotes: dice.chance(0.5) ? dice.below(120) : 0,
    downvotes: dice.chance(0.1) ? dice.below(5) : 0,
    status: isClosed ? 'Complete' : dice.pick(['Validation backlog', 'Refinement', 'Ready for development', 'In dev']),
    customField: hide('Customer call', 'issue', id, 'custom-field'),
    iteration: rare === 16 ? 1 + (index % 9) : null,
    timeEstimate: 0,
    noteCount: index % 5 === 0 ? 2 : 0,
  }
}

function isConfidential(rare: number): boolean {
  return [7, 22, 37].includes(rare)
}

function textsOf(
  id: number,
  index: number,
  project: Project,
  { subject }: DirectionLabels,
  wishes: IssueWishes,
): Texts {
  const { dice, hide, isNasty } = wishes
  const plain = { title: titleOf(dice, subject), description: index % 20 === 5 ? null : descriptionOf(dice) }
  const texts = isNasty ? nastyVersion(index, plain) : plain
  return hiddenTexts(hide, texts, {
    kind: 'issue',
    id,
    confidential: isConfidential(index % 50),
    readers: project.readers,
  })
}

interface Texts {
  title: string
  description: string | null
}

/** Every tenth text is nasty; one title and one description are a megabyte long. */
export function nastyVersion(index: number, plain: Texts): Texts {
  if (index === 1) return { ...plain, title: longText() }
  if (index === 4) return { ...plain, description: longText() }
  if (index % 10 !== 3) return plain
  const nasty = nastyTexts[Math.floor(index / 10) % nastyTexts.length] as string
  return { title: nasty, description: `${nasty}\n\n${plain.description ?? ''}` }
}

function projectFor(index: number, { projects, dice }: IssueWishes): Project {
  const [product, , runner, advisories, board] = projects as [Project, Project, Project, Project, Project]
  if (index % 50 === 31) return board
  if (index % 25 === 17) return advisories
  return dice.chance(0.15) ? runner : product
}

function milestoneFor(rare: number, { dice, milestones, current }: IssueWishes): Milestone | undefined {
  if (rare === 13 || dice.chance(0.2)) return undefined
  if (rare === 14 || dice.chance(0.1)) return milestones.find(({ title }) => title === 'Backlog')
  if (rare < 5 || dice.chance(0.5)) return milestones[current + dice.below(4)]
  return dice.pick(milestones)
}

/** GitLab lets only confidential issues into a confidential epic. */
function epicFor(rare: number, { dice, openEpics }: IssueWishes): number | null {
  const isPart = rare === 15 || dice.chance(0.5)
  return isPart && openEpics.length > 0 ? dice.pick(openEpics).id : null
}

function later(one: string, other: string): string {
  return one > other ? one : other
}
