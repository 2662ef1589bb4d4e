import { inOneLine } from '../problems/printable.ts'
import { type Problem, placeOf } from '../problems/problem.ts'
import type { CheckRun } from './run.ts'

/** One line for each problem and nothing else: `path:line:column severity code message`. */
export function compactReport({ problems }: CheckRun): string {
  return problems.map(compactLine).join('\n')
}

function compactLine(problem: Problem): string {
  const { severity, code, message } = problem
  return inOneLine(`${placeOf(problem)} ${severity} ${code} ${message}`)
}
