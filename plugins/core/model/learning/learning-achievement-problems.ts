import { problemAt } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { either, suggest } from '../../problems/suggest.ts'
import type { Learning } from './learning.ts'

/** Find achievements that do not exist, and those that nothing earns. */
export function achievementProblems({ paths, modules, achievements }: Learning): Problem[] {
  const earned = new Set([...paths, ...modules].map(({ achievement }) => achievement))
  const uids = achievements.map(({ uid }) => uid)
  const unknown = [...paths, ...modules].flatMap(({ uid, achievement, source }) => {
    if (achievement === undefined || uids.includes(achievement)) return []
    const expected = suggest(achievement, uids)
    const hint = expected.length > 0 ? ` Did you mean ${either(expected.map((one) => `\`${one}\``))}?` : ''
    const message = `There is no achievement \`${achievement}\`, which \`${uid}\` promises.${hint}`
    return [problemAt(source, 'learning/unknown-uid', message, { field: ['achievement'], expected })]
  })
  const unearned = achievements.flatMap(({ uid, source }) => {
    if (earned.has(uid)) return []
    const message = `No path or module earns the achievement \`${uid}\`.`
    return [problemAt(source, 'learning/unreachable', message, { field: ['uid'] })]
  })
  return [...unknown, ...unearned]
}
