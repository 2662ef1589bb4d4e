import { type Problem, withoutLines } from '../problems/problem.ts'
import type { CheckRun } from './run.ts'

/**
 * A name for each problem that stays when lines move: made of rule, file, the place in the data rather than in the text,
 * and the message; repetitions are counted. GitLab keeps one finding for each fingerprint.
 */
export function fingerprints({ problems, hash }: CheckRun): Map<Problem, string> {
  const seen = new Map<string, number>()
  return new Map(
    problems.map((problem) => {
      const key = lineFree(problem)
      const count = (seen.get(key) ?? 0) + 1
      seen.set(key, count)
      return [problem, hash(`${key}\0${count}`)]
    }),
  )
}

function lineFree({ code, file, pointer, message }: Problem): string {
  return [code, file, pointer ?? '', withoutLines(message)].join('\0')
}
