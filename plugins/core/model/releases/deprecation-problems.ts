import { problemAt } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { compareVersions, releasesBetween } from '../product/version.ts'
import type { Deprecation } from './deprecations.ts'

/** Fewest releases from an announcement to the removal. */
const notice = 3

/** Find deprecations whose versions break the rules: https://docs.gitlab.com/development/deprecation_guidelines/ */
export function deprecationProblems(deprecations: readonly Deprecation[]): Problem[] {
  return deprecations.flatMap((one) => {
    const { title, announced, endOfSupport, removal } = one
    if (announced && compareVersions(removal, announced) < 0) {
      const message = `"${title}" goes away in ${removal.text}, before it is announced in ${announced.text}.`
      return [problemAt(one.source, 'release/milestone-order', message, { field: ['removal_milestone'] })]
    }
    const problems: Problem[] = []
    const from = announced ?? endOfSupport
    if (
      endOfSupport &&
      from &&
      (compareVersions(endOfSupport, from) < 0 || compareVersions(endOfSupport, removal) > 0)
    ) {
      const span = announced ? `not between ${announced.text} and ${removal.text}` : `after ${removal.text}`
      const message = `"${title}" loses support in ${endOfSupport.text}, which is ${span}.`
      problems.push(problemAt(one.source, 'release/milestone-order', message, { field: ['end_of_support_milestone'] }))
    }
    const between = announced ? releasesBetween(announced, removal) : notice
    if (announced && between < notice) {
      const message = `"${title}" goes away in ${removal.text}, ${between} ${between === 1 ? 'version' : 'versions'} after ${announced.text}. It takes ${notice}.`
      problems.push(problemAt(one.source, 'release/short-notice', message, { field: ['removal_milestone'] }))
    }
    if (one.isBreaking && removal.minor !== 0) {
      const message = `"${title}" breaks something in ${removal.text}, which is no major version.`
      problems.push(problemAt(one.source, 'release/breaking-in-minor', message, { field: ['removal_milestone'] }))
    }
    return problems
  })
}
