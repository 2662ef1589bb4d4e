import { compareText } from '../problems/problem.ts'
import type { MilestoneRow } from './snapshot.ts'
import { asVersion } from './version.ts'

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
  const versions = inOrder.filter(({ title }) => asVersion(title))
  const current = (versions.length > 0 ? versions : inOrder).find((row) => !isOver(row))
  const state = (row: MilestoneRow): ProductMilestone['state'] => {
    if (row === current) return 'current'
    if (isOver(row)) return 'past'
    return current && compareText(row.due as string, current.due as string) < 0 ? 'past' : 'upcoming'
  }
  const undated = rows.filter(({ due }) => due === undefined).sort((a, b) => compareText(a.title, b.title))
  return [
    ...inOrder.map((row) => ({ ...row, state: state(row) })),
    ...undated.map((row) => ({ ...row, state: 'undated' as const })),
  ]
}

/** Days from the last day of a milestone to the release: from the Friday to the Thursday, or from the 17th to the 22nd. */
const daysToRelease = 5

function releaseDay(due: string): string {
  return new Date(Date.parse(`${due}T00:00:00Z`) + daysToRelease * 86_400_000).toISOString().slice(0, 10)
}
