import { catalogue, type ProblemCode, ruleOf } from '../problems/catalogue.ts'
import type { Severity } from '../problems/problem.ts'
import { fingerprints } from './fingerprint.ts'
import type { CheckRun } from './run.ts'

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' }

/**
 * SARIF 2.1.0, for code hosts and editors: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * GitHub asks for a full description of each rule besides: https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support
 */
export function sarifReport(run: CheckRun): string {
  const names = fingerprints(run)
  const used = new Set<ProblemCode>(run.problems.map((problem) => problem.code))
  const rules = (Object.keys(catalogue) as ProblemCode[]).filter((code) => used.has(code))
  const results = run.problems.map((problem) => ({
    ruleId: problem.code,
    ruleIndex: rules.indexOf(problem.code),
    level: levels[problem.severity],
    message: { text: problem.help ? `${problem.message} ${problem.help}` : problem.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: problem.file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' },
          region: {
            startLine: problem.place?.start.line ?? 1,
            startColumn: problem.place?.start.column ?? 1,
            endLine: problem.place?.end.line ?? 1,
            endColumn: problem.place?.end.column ?? 1,
          },
        },
      },
    ],
    partialFingerprints: { 'handbook/v1': names.get(problem) },
  }))
  const driver = {
    name: 'handbook',
    version: run.version,
    rules: rules.map((code) => ({
      id: code,
      shortDescription: { text: ruleOf(code).what },
      fullDescription: { text: `${ruleOf(code).what} ${ruleOf(code).why}` },
      help: { text: `${ruleOf(code).why} ${ruleOf(code).mend}` },
      defaultConfiguration: { level: levels[ruleOf(code).severity] },
    })),
  }
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver }, columnKind: 'unicodeCodePoints', results }],
    },
    null,
    2,
  )
}
