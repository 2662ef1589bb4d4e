import { problemAt } from '../../problems/data-file.ts'
import { compareText, type Problem } from '../../problems/problem.ts'
import type { Learning, LearningItem, LearningPath } from './learning.ts'
import { levelRank, nameOf } from './learning-vocabulary.ts'

/** Find prerequisites that go round in a circle or come too late, and paths that become easier. */
export function orderProblems(learning: Learning): Problem[] {
  return [
    ...cycleProblems(learning),
    ...learning.paths.flatMap((path) => [...lateProblems(path), ...levelProblems(path, learning)]),
  ]
}

function cycleProblems({ byUid }: Learning): Problem[] {
  return prerequisiteCycles(byUid).map((cycle) => {
    const [first, second] = cycle as [string, string]
    const item = byUid.get(first) as LearningItem
    const steps = cycle.map((uid, index) => {
      const next = cycle[index + 1] ?? first
      return byUid.get(uid)?.prerequisites.includes(next) ? ` → ${next}` : `, which has ${next}`
    })
    const message = `The prerequisites go round in a circle: ${first}${steps.join('')}.`
    const index = asList(item.fields.prerequisites).indexOf(second ?? first)
    return problemAt(item.source, 'learning/cycle', message, { field: ['prerequisites', Math.max(index, 0)] })
  })
}

/**
 * Circles of prerequisites, each once and beginning with the uid that comes first by letter of those that need the next one;
 * in order. What has parts is not done before they are, so it needs them as well.
 *
 * Where circles share things, every one that closes on the way is found, not every combination.
 */
function prerequisiteCycles(byUid: Learning['byUid']): string[][] {
  const found = new Map<string, string[]>()
  const done = new Set<string>()
  for (const start of byUid.keys()) {
    if (done.has(start)) continue
    // A stack of our own: chains can be longer than the stack of calls.
    const trail: string[] = []
    const onTrail = new Map<string, number>()
    const next: Iterator<string>[] = []
    const enter = (uid: string): void => {
      onTrail.set(uid, trail.length)
      trail.push(uid)
      next.push(
        neededBy(byUid.get(uid))
          .filter((one) => byUid.has(one))
          .values(),
      )
    }
    enter(start)
    while (next.length > 0) {
      const { value: uid, done: isEnd } = (next.at(-1) as Iterator<string>).next()
      if (isEnd) {
        next.pop()
        const left = trail.pop() as string
        onTrail.delete(left)
        done.add(left)
      } else if (onTrail.has(uid)) {
        const cycle = fromSmallest(trail.slice(onTrail.get(uid)), byUid)
        found.set(cycle.join('\0'), cycle)
      } else if (!done.has(uid)) enter(uid)
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.join(), b.join()))
}

/** Uids that must be done first: the prerequisites of an item, and its parts. */
function neededBy(item: LearningItem | undefined): string[] {
  if (!item) return []
  const parts = 'kind' in item ? [] : 'moduleUids' in item ? item.moduleUids : item.unitUids
  return [...new Set([...item.prerequisites, ...parts])]
}

function fromSmallest(cycle: string[], byUid: Learning['byUid']): string[] {
  const needing = cycle.filter((uid, index) => {
    const next = cycle[index + 1] ?? (cycle[0] as string)
    return byUid.get(uid)?.prerequisites.includes(next)
  })
  const start = cycle.indexOf([...needing].sort(compareText)[0] as string)
  return [...cycle.slice(start), ...cycle.slice(0, start)]
}

/** Prerequisites that stand later in the same path. */
function lateProblems(path: LearningPath): Problem[] {
  const steps: { item: LearningItem; index: number }[] = path.modules.flatMap((module) => {
    const index = path.moduleUids.indexOf(module.uid)
    return [{ item: module as LearningItem, index }, ...module.units.map((item) => ({ item, index }))]
  })
  const positions = new Map<string, number>()
  for (const [position, { item }] of steps.entries()) if (!positions.has(item.uid)) positions.set(item.uid, position)
  return steps.flatMap(({ item, index }, position) =>
    item.prerequisites.flatMap((uid) => {
      const other = positions.get(uid)
      if (other === undefined || other <= position || positions.get(item.uid) !== position) return []
      const message = `In the path \`${path.uid}\`, \`${item.uid}\` comes before \`${uid}\`, which it needs.`
      return [problemAt(path.source, 'learning/prerequisite-order', message, { field: ['modules', index] })]
    }),
  )
}

function levelProblems(path: LearningPath, { vocabulary }: Learning): Problem[] {
  let before: { uid: string; level: string; rank: number } | undefined
  return path.modules.flatMap(({ uid, level }) => {
    const rank = levelRank(vocabulary, level)
    if (rank === undefined || level === undefined) return []
    const last = before
    before = { uid, level, rank }
    if (last === undefined || rank >= last.rank) return []
    const name = (key: string): string => nameOf(vocabulary.levels, key).toLowerCase()
    const message = `In the path \`${path.uid}\`, the level goes down from ${name(last.level)} (\`${last.uid}\`) to ${name(level)} (\`${uid}\`).`
    const field = ['modules', path.moduleUids.indexOf(uid)]
    return [problemAt(path.source, 'learning/level-down', message, { field })]
  })
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}
