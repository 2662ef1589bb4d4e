import { ruleOf } from '../../problems/catalogue.ts'
import type { Problem } from '../../problems/problem.ts'
import type { MilestoneRow } from '../gitlab/snapshot.ts'
import { asVersion } from '../product/version.ts'
import type { CycleOf } from './roadmap-time.ts'

/**
 * Find milestones of GitLab whose days differ from the rules.
 *
 * @param cycleOfVersion  Nothing where the rules are not those of the product: its versions have other months, then.
 * @param from            `YYYY-MM-DD`: milestones that were over before are left alone.
 */
export function timelineProblems(
  milestones: readonly MilestoneRow[],
  cycleOfVersion: CycleOf,
  from: string,
): Problem[] {
  return milestones.flatMap(({ title, start, due }): Problem[] => {
    const cycle = cycleOfVersion(asVersion(title))
    if (!cycle || (due ?? cycle.due) < from) return []
    const wrong = [
      ...(start !== undefined && start !== cycle.start ? [`begins on ${start} and not on ${cycle.start}`] : []),
      ...(due !== undefined && due !== cycle.due ? [`ends on ${due} and not on ${cycle.due}`] : []),
      ...(due === undefined ? ['has no last day'] : []),
    ]
    if (wrong.length === 0) return []
    const code = 'milestone/dates'
    const message = `The milestone ${title} in GitLab ${wrong.join(', and ')}.`
    return [
      { code, severity: ruleOf(code).severity, message, file: 'handbook.config.json', pointer: `milestone:${title}` },
    ]
  })
}
