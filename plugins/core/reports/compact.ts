import { placeOf } from './pretty.ts'
import type { CheckRun } from './run.ts'

/** One line for each problem and nothing else: `path:line:column severity code message`. */
export function compactReport({ problems }: CheckRun): string {
  return problems
    .map((problem) => `${placeOf(problem)} ${problem.severity} ${problem.code} ${problem.message}`)
    .join('\n')
}
