import { compareText } from '../../problems/problem.ts'
import { daysAfter } from '../calendar.ts'
import type { MilestoneRow } from '../gitlab/snapshot.ts'
import { asVersion } from '../product/version.ts'

/** A milestone with what its dates say today. */
export interface ProductMilestone extends MilestoneRow {
  /** `current` until the next one begins; what has no due date is `undated`. */
  state: 'past' | 'current' | 'upcoming' | 'undated'
}

/**
 * The milestones in the order of their due dates, undated ones last. The current one is the first that is not yet released:
 * between its last day and its release it is still current, although its time has passed. What is not named for a version is
 * released by nobody, and over after its last day.
 *
 * @param today      `YYYY-MM-DD`
 * @param released   Titles of milestones that are known to be released, whatever their dates.
 * @param releaseOf  The day on which a milestone with this last day is released, where the timeline tells.
 */
export function productMilestones(
  rows: readonly MilestoneRow[],
  today: string,
  released: ReadonlySet<string> = new Set(),
  releaseOf: (due: string) => string | undefined = () => undefined,
): ProductMilestone[] {
  const dated = rows.filter(({ due }) => due !== undefined)
  const inOrder = [...dated].sort(
    (a, b) => compareText(a.due as string, b.due as string) || compareText(a.title, b.title),
  )
  const releaseDay = (due: string): string => releaseOf(due) ?? daysAfter(due, daysToRelease)
  const hasEnded = (title: string, due: string): boolean =>
    due < today && (asVersion(title) === undefined || releaseDay(due) <= today)
  const isOver = ({ title, due }: MilestoneRow): boolean => released.has(title) || hasEnded(title, due as string)
  const current = releaseMilestones(inOrder).find((row) => !isOver(row))
  const state = (row: MilestoneRow): ProductMilestone['state'] => {
    // Groups can have milestones of the same name for the same time.
    if (row.due === current?.due && row.title === current?.title) return 'current'
    if (isOver(row)) return 'past'
    return current && compareText(row.due as string, current.due as string) < 0 ? 'past' : 'upcoming'
  }
  const undated = rows.filter(({ due }) => due === undefined).sort((a, b) => compareText(a.title, b.title))
  return [
    ...inOrder.map((row) => ({ ...row, state: state(row) })),
    ...undated.map((row) => ({ ...row, state: 'undated' as const })),
  ]
}

/**
 * The milestones that end with a release: those named for versions; where none is, all that have a due date.
 */
export function releaseMilestones<Row extends MilestoneRow>(rows: readonly Row[]): Row[] {
  const versions = rows.filter(({ title, due }) => due !== undefined && asVersion(title))
  return versions.length > 0 ? versions : rows.filter(({ due }) => due !== undefined)
}

/**
 * Days from the last day of a milestone, a Friday, to the Thursday of its release, where the timeline tells nothing of it.
 * https://handbook.gitlab.com/handbook/engineering/workflow/#product-development-timeline
 */
const daysToRelease = 6
