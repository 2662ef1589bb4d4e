import { severities } from '../problems/problem.ts'
import { fingerprints } from './fingerprint.ts'
import type { CheckRun } from './run.ts'

/** The report for programs. Format: `schemas/report.schema.json`. */
export function jsonReport(run: CheckRun): string {
  const names = fingerprints(run)
  const counts = Object.fromEntries(
    severities.map((severity) => [severity, run.problems.filter((problem) => problem.severity === severity).length]),
  )
  return JSON.stringify(
    {
      version: 1,
      pages: run.pages.length,
      ...(run.part ? { part: run.part } : {}),
      counts,
      problems: run.problems.map((problem) => ({ ...problem, edits: undefined, fingerprint: names.get(problem) })),
    },
    null,
    2,
  )
}
