import type { Severity } from '../problems/problem.ts'
import { fingerprints } from './fingerprint.ts'
import type { CheckRun } from './run.ts'

const severities: Record<Severity, string> = { error: 'major', warning: 'minor', info: 'info' }

/**
 * GitLab's Code Quality report. Its widget does not show `check_name`, so the description begins with the code; its parser
 * stops at the first entry without a line, so a problem of a whole file counts as one of its first line.
 *
 * Format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function codeQualityReport(run: CheckRun): string {
  const names = fingerprints(run)
  const findings = run.problems.map((problem) => ({
    description: `${problem.code}: ${problem.message}`,
    check_name: problem.code,
    fingerprint: names.get(problem),
    severity: severities[problem.severity],
    location: { path: problem.file, lines: { begin: problem.place?.start.line ?? 1 } },
  }))
  return JSON.stringify(findings, null, 2)
}
