import type { Problem } from '../../../plugins/core/problems/problem.ts'
import type { CheckRun } from '../../../plugins/core/reports/run.ts'

/** A problem; what a test does not name is an error of a whole file. */
export function problemOf(rest: Partial<Problem> = {}): Problem {
  return { code: 'schema/type', severity: 'error', message: 'Wrong.', file: 'src/bay.md', ...rest }
}

/** A run over some pages, whose hashes can be read. */
export function runOf(problems: readonly Problem[], pages: readonly string[] = ['src/bay.md']): CheckRun {
  return { problems, pages, version: '1.2.3', hash: (long) => long.replaceAll('\0', '|') }
}

/** A place on one line. */
export function placeAt(line: number, column: number, end: number = column + 1): NonNullable<Problem['place']> {
  return { start: { line, column }, end: { line, column: end } }
}
