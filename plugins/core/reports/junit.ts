import { type Problem, placeOf } from '../problems/problem.ts'
import { xml } from '../problems/xml.ts'
import type { CheckRun } from './run.ts'

/**
 * JUnit XML for `artifacts:reports:junit`: a test case for each page and each problem. Errors fail; warnings and notes
 * pass, and are told in the output of their case.
 *
 * GitLab shows `classname` as the suite, takes two cases of one name for one, and links `file`:
 * https://docs.gitlab.com/ci/testing/unit_test_reports/
 */
export function junitReport({ problems, pages }: CheckRun): string {
  const troubled = new Set(problems.map((problem) => problem.file))
  const clean = pages.filter((page) => !troubled.has(page))
  const counts = new Map<string, number>()
  const cases = [
    ...problems.map((problem) => problemCase(problem, counts)),
    ...clean.map((page) => `    <testcase classname="handbook" name="${xml(page)}" file="${xml(page)}"/>`),
  ]
  const failures = problems.filter((problem) => problem.severity === 'error').length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="handbook check" tests="${cases.length}" failures="${failures}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')
}

/** @param counts  How many cases of each name there are so far. */
function problemCase(problem: Problem, counts: Map<string, number>): string {
  const { code, file, message, help, severity } = problem
  const name = `${file} > ${code}${problem.pointer ? ` > ${problem.pointer}` : ''}`
  const count = (counts.get(name) ?? 0) + 1
  counts.set(name, count)
  const unique = count === 1 ? name : `${name} (${count})`
  const text = [`${placeOf(problem)} ${message}`, ...(help ? [help] : [])].join('\n')
  const outcome =
    severity === 'error'
      ? `<failure type="${code}" message="${xml(message)}">${xml(text)}</failure>`
      : `<system-out>${xml(`${severity}: ${text}`)}</system-out>`
  return `    <testcase classname="${code}" name="${xml(unique)}" file="${xml(file)}">${outcome}</testcase>`
}
