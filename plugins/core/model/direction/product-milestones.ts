import { compareText } from '../../problems/problem.ts'
import type { MilestoneRow } from '../gitlab/snapshot.ts'
import { asVersion } from '../product/version.ts'

/** A milestone with what its dates say today. */
export interface ProductMilestone extends MilestoneRow {
  /** `current` until the next one begins; what has no due date is `undated`. */
  state: 'past' | 'current' | 'upcoming' | 'undated'
}

/**
 * The milestones in the order of their due dates, undated ones last. The current one is the first that is not yet released:
 * between its last day and its release it is still current, although its time has passed.
 *
 * @param today     `YYYY-MM-DD`
 * @param released  Titles of milestones that are known to be released, whatever their dates.
 */
export function productMilestones(
  rows: readonly MilestoneRow[],
  today: string,
  released: ReadonlySet<string> = new Set(),
): ProductMilestone[] {
  const dated = rows.filter(({ due }) => due !== undefined)
  const inOrder = [...dated].sort(
    (a, b) => compareText(a.due as string, b.due as string) || compareText(a.title, b.title),
  )
  const isOver = ({ title, due }: MilestoneRow): boolean => released.has(title) || releaseDay(due as string) <= today
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
 * Days from the last day of a milestone, a Friday, to the Thursday of its release.
 * https://handbook.gitlab.com/handbook/engineering/workflow/#product-development-timeline
 */
const daysToRelease = 6

function releaseDay(due: string): string {
  return new Date(Date.parse(`${due}T00:00:00Z`) + daysToRelease * 86_400_000).toISOString().slice(0, 10)
}
