import { addDays, timeOn } from './calendar.ts'
import type { Dice } from './dice.ts'
import { directionLabels } from './direction-labels.ts'
import { type Health, nastyVersion } from './issues.ts'
import type { LabelTree } from './labels.ts'
import type { User } from './people.ts'
import type { Group } from './places.ts'
import { type Hide, hiddenTexts } from './secrets.ts'
import { descriptionOf, titleOf } from './texts.ts'

export interface Epic {
  /** Id in the REST API and in the older GraphQL fields. */
  id: number
  /** Id of the same epic as a work item, which differs. */
  workItemId: number
  iid: number
  groupId: number
  parentId: number | null
  title: string
  description: string | null
  state: 'opened' | 'closed'
  confidential: boolean
  labels: string[]
  authorId: number
  createdAt: string
  updatedAt: string
  closedAt: string | null
  /** `YYYY-MM-DD`, its own or inherited as the flags tell. */
  startDate: string | null
  dueDate: string | null
  startDateIsFixed: boolean
  dueDateIsFixed: boolean
  health: Health | null
  upvotes: number
  downvotes: number
  color: string
  status: string
  customField: string
}

export interface EpicWishes {
  count: number
  today: string
  dice: Dice
  tree: LabelTree
  groups: readonly Group[]
  people: readonly User[]
  hide: Hide
  isNasty: boolean
}

/** Epics, oldest first; a parent is always older than its children. */
export function epicsOf(wishes: EpicWishes): Epic[] {
  const epics: Epic[] = []
  for (let index = 0; index < wishes.count; index++) epics.push(epicOf(index, epics, wishes))
  return epics
}

function epicOf(index: number, older: readonly Epic[], wishes: EpicWishes): Epic {
  const { count, today, dice, tree, groups, people, hide, isNasty } = wishes
  const id = 30_001 + index
  const { labels, subject } = directionLabels(dice, tree, index === 8 ? 8 : index % 7)
  const group = index % 11 === 6 ? groups[2] : index % 6 === 4 ? groups[1] : groups[0]
  const homes = older.filter((one) => one.groupId === group?.id && !one.confidential)
  const confidential = index % 9 === 5
  const isClosed = index % 6 === 2
  const created = addDays(today, -700 + Math.floor((index * 690) / count))
  const updatedAt = timeOn(addDays(created, dice.below(10)), 50_000 + index)
  const start = dice.chance(0.7) ? addDays(today, dice.below(300) - 150) : null
  const plain = { title: titleOf(dice, subject), description: index % 10 === 7 ? null : descriptionOf(dice) }
  const texts = isNasty ? nastyVersion(index, plain) : plain
  return {
    id,
    workItemId: 146_000_001 + index * 3,
    iid: index + 1,
    groupId: group?.id ?? 0,
    parentId: homes.length > 2 && dice.chance(0.5) ? dice.pick(homes).id : null,
    ...hiddenTexts(hide, texts, { kind: 'epic', id, confidential, readers: group?.readers ?? 'nobody' }),
    state: isClosed ? 'closed' : 'opened',
    confidential,
    labels,
    authorId: dice.pick(people).id,
    createdAt: timeOn(created, 30_000 + index),
    updatedAt,
    closedAt: isClosed ? updatedAt : null,
    startDate: start,
    dueDate: start && dice.chance(0.8) ? addDays(start, 30 + dice.below(120)) : null,
    startDateIsFixed: index % 3 !== 0,
    dueDateIsFixed: index % 3 !== 0,
    health: isClosed || dice.chance(0.4) ? null : dice.pick(['on_track', 'needs_attention', 'at_risk']),
    upvotes: dice.below(80),
    downvotes: dice.below(3),
    color: '#1068bf',
    status: isClosed ? 'Done' : dice.pick(['To do', 'In progress']),
    customField: hide('Budget line', 'epic', id, 'custom-field'),
  }
}
