import { compareText, type Problem, withoutLines } from '../problems/problem.ts'

/**
 * Findings that a site lives with for now: how often each rule speaks, by file and place in the file's data. Lines do not
 * count, so that edits elsewhere in a file change nothing. Format: `schemas/baseline.schema.json`.
 */
export interface Baseline {
  version: 1
  files: Record<string, Record<string, Record<string, number>>>
}

/** A baseline that knows all of the problems but notes, in stable order. */
export function baselineOf(problems: readonly Problem[]): Baseline {
  const files: Baseline['files'] = {}
  const inOrder = [...problems]
    .filter((problem) => problem.severity !== 'info')
    .sort((a, b) => compareText(a.file, b.file) || compareText(a.code, b.code) || compareText(spot(a), spot(b)))
  for (const problem of inOrder) {
    files[problem.file] ??= {}
    const rules = files[problem.file] as Record<string, Record<string, number>>
    rules[problem.code] ??= {}
    const spots = rules[problem.code] as Record<string, number>
    spots[spot(problem)] = (spots[spot(problem)] ?? 0) + 1
  }
  return { version: 1, files }
}

/** What is left of the problems, and entries of the baseline that no longer occur. */
export interface Fresh {
  fresh: Problem[]
  /** Number of problems that the baseline knew. */
  known: number
  stale: Problem[]
}

/**
 * Leave out the problems that a baseline knows.
 *
 * @param file  Path of the baseline, for what is stale in it.
 */
export function withoutKnown(problems: readonly Problem[], baseline: Baseline, file: string): Fresh {
  const left = new Map<string, number>()
  for (const [path, rules] of Object.entries(baseline.files)) {
    for (const [code, spots] of Object.entries(rules)) {
      for (const [pointer, count] of Object.entries(spots)) left.set([path, code, pointer].join('\0'), count)
    }
  }
  const fresh = problems.filter((problem) => {
    const key = [problem.file, problem.code, spot(problem)].join('\0')
    const count = left.get(key) ?? 0
    if (count > 0) left.set(key, count - 1)
    return count === 0
  })
  const stale = [...left].flatMap(([key, count]): Problem[] => {
    if (count === 0) return []
    const [path, code, pointer] = key.split('\0') as [string, string, string]
    const where = pointer.replace(/\.$/, '')
    const message = `${code} no longer occurs in ${path}${where ? ` at ${where}` : ''}${count > 1 ? ` ${count} times` : ''}.`
    return [
      {
        code: 'baseline/stale',
        severity: 'error',
        message,
        file,
        help: 'Run `handbook check --update-baseline` and commit the file.',
      },
    ]
  })
  return { fresh, known: problems.length - fresh.length, stale }
}

function spot({ pointer, message }: Problem): string {
  return pointer ?? withoutLines(message)
}
