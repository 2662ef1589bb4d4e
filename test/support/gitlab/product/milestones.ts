import { addDays, thirdThursday, timeOn } from './calendar.ts'

export interface Milestone {
  id: number
  iid: number
  groupId: number
  title: string
  description: string
  /** `YYYY-MM-DD` */
  startDate: string | null
  dueDate: string | null
  state: 'active' | 'closed'
  createdAt: string
  updatedAt: string
  /** The third Thursday on which it is released; null for lists such as `Backlog`. */
  releaseDate: string | null
}

/**
 * Milestones of a product that is released every third Thursday, oldest first.
 *
 * Each starts on the Saturday before the previous release and is due on the Friday before its own. It is closed
 * three months after it expired, so that many expired ones are still active. Source:
 * https://handbook.gitlab.com/handbook/engineering/workflow/#product-development-timeline
 *
 * @param today      `YYYY-MM-DD`
 * @param firstYear  Year in whose May version 0.0 came, or would have come.
 */
export function milestonesAround(today: string, groupId: number, subgroupId: number, firstYear: number): Milestone[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const monthly = Array.from({ length: 29 }, (_, index) => monthlyMilestone(year, month - 18 + index, today, firstYear))
  const created = addDays(today, -900)
  const list = (title: string, home: number, dates: Partial<Draft> = {}): Draft => {
    return {
      title,
      groupId: home,
      startDate: null,
      dueDate: null,
      state: 'active',
      releaseDate: null,
      created,
      ...dates,
    }
  }
  const drafts: Draft[] = [
    ...monthly.map((draft) => ({ ...draft, groupId })),
    list('Backlog', groupId),
    list('Awaiting further demand', groupId),
    list('Next big thing', groupId, { startDate: addDays(today, 14) }),
    list('Infrastructure quarter', subgroupId, { startDate: addDays(today, -40), dueDate: addDays(today, 50) }),
  ]
  return drafts.map(({ created, ...draft }, index) => ({
    id: 490_001 + index,
    iid: index + 1,
    description: draft.releaseDate ? `Released on ${draft.releaseDate}` : '',
    createdAt: timeOn(created, 32_400),
    updatedAt: timeOn(created, 32_400),
    ...draft,
  }))
}

type Draft = Pick<Milestone, 'title' | 'groupId' | 'startDate' | 'dueDate' | 'state' | 'releaseDate'> & {
  created: string
}

function monthlyMilestone(year: number, month: number, today: string, firstYear: number): Omit<Draft, 'groupId'> {
  const releaseDate = thirdThursday(year, month)
  const dueDate = addDays(releaseDate, -6)
  const startDate = addDays(thirdThursday(year, month - 1), -5)
  return {
    title: versionOf(releaseDate, firstYear),
    startDate,
    dueDate,
    state: addDays(dueDate, 91) < today ? 'closed' : 'active',
    releaseDate,
    created: addDays(startDate, -120),
  }
}

/** The version released in a month: a new major one every May. */
function versionOf(date: string, firstYear: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number]
  return month >= 5 ? `${year - firstYear}.${month - 5}` : `${year - firstYear - 1}.${month + 7}`
}

/** Place of the milestone that a day lies in by its dates; -1 when there is none. */
export function currentMilestone(milestones: readonly Milestone[], day: string): number {
  return milestones.findIndex((one) => one.releaseDate && (one.startDate ?? '') <= day && day <= (one.dueDate ?? ''))
}
