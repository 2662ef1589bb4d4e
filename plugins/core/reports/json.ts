import type { Problem } from '../problems/problem.ts'

/** The report for programs: `{ "problems": [...] }`, in reading order, indented by two. */
export function jsonReport(problems: readonly Problem[]): string {
  return JSON.stringify({ problems }, null, 2)
}
