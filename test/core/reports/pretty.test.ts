import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ProblemCode } from '../../../plugins/core/problems/catalogue.ts'
import type { Problem, Severity } from '../../../plugins/core/problems/problem.ts'
import { counting, countOf, type Paint, prettyReport, stopsBuild } from '../../../plugins/core/reports/pretty.ts'
import { text } from '../support.ts'

const test = suite('core/reports/pretty')

const problem = (severity: Severity, rest: Partial<Problem> = {}): Problem => ({
  code: 'schema/type',
  severity,
  message: 'Wrong.',
  file: 'boats.yml',
  ...rest,
})

test('gives a line to each problem, its help below, and a count at the end', () => {
  const place = { start: { line: 3, column: 14 }, end: { line: 3, column: 20 } }
  const problems = [
    problem('error', { file: '_data/boats.yml', place, message: 'There is no boat `heron`.', help: 'Write `gull`.' }),
    problem('warning', { file: 'src/tides.md', code: 'page/owner-drift' }),
  ]

  assert.is(
    prettyReport(problems, '2 pages and the data'),
    text`
      _data/boats.yml:3:14 error schema/type There is no boat ${'`heron`'}.
        Write ${'`gull`'}.
      src/tides.md warning page/owner-drift Wrong.

      1 error and 1 warning in 2 pages and the data.`,
  )
})

test('a value of several lines does not look like lines of the report', () => {
  const report = prettyReport([problem('error', { message: '`low\nsrc/tides.md error` is no boat.' })], '1 page')

  assert.is(
    report,
    text`
      boats.yml error schema/type ${'`low src/tides.md error`'} is no boat.

      1 error in 1 page.`,
  )
})

test('shows the lines around a place when it knows the text', () => {
  const place = { start: { line: 2, column: 11 }, end: { line: 2, column: 17 } }
  const problems = [
    problem('error', { place, help: 'Write `viable`.', schema: 'page, by its path' }),
    problem('warning', { file: 'src/tides.md' }),
  ]

  const report = prettyReport(problems, '2 pages', undefined, () => 'title: Bay\nmaturity: vaible\nweight: 1\n')

  assert.is(
    report,
    text`
      boats.yml:2:11 error schema/type Wrong.
          1 | title: Bay
        > 2 | maturity: vaible
            |           ^^^^^^
          3 | weight: 1
        Write ${'`viable`'}.
        Schema: page, by its path

      src/tides.md warning schema/type Wrong.

      1 error and 1 warning in 2 pages.`,
  )
})

test('says so when there is nothing wrong', () => {
  assert.is(prettyReport([], '62 pages'), 'No problems in 62 pages.')
})

test('paints what a terminal can show', () => {
  const paint: Paint = {
    bold: (one) => `<b>${one}</b>`,
    dim: (one) => `<dim>${one}</dim>`,
    red: (one) => `<red>${one}</red>`,
    yellow: (one) => `<yellow>${one}</yellow>`,
    blue: (one) => `<blue>${one}</blue>`,
  }

  const lines = prettyReport([problem('error'), problem('warning'), problem('info')], '1 page', paint).split('\n')

  assert.equal(lines, [
    '<b>boats.yml</b> <red>error</red> <dim>schema/type</dim> Wrong.',
    '<b>boats.yml</b> <yellow>warning</yellow> <dim>schema/type</dim> Wrong.',
    '<b>boats.yml</b> <blue>info</blue> <dim>schema/type</dim> Wrong.',
    '',
    '1 error, 1 warning and 1 note in 1 page.',
  ])
})

const counts: [severities: Severity[], expected: string][] = [
  [[], 'No problems'],
  [['error'], '1 error'],
  [['info', 'info'], '2 notes'],
  [['warning', 'error', 'error'], '2 errors and 1 warning'],
  [['info', 'info', 'info', 'warning', 'error', 'error'], '2 errors, 1 warning and 3 notes'],
]
for (const [severities, expected] of counts) {
  test(`counts ${severities.join(', ') || 'nothing'} as "${expected}"`, () => {
    assert.is(countOf(severities.map((severity) => problem(severity))), expected)
  })
}

const nouns: [count: number, expected: string][] = [
  [0, '0 pages'],
  [1, '1 page'],
  [2, '2 pages'],
  [999, '999 pages'],
  [1234, '1,234 pages'],
  [1234567, '1,234,567 pages'],
]
for (const [count, expected] of nouns) {
  test(`writes ${count} as "${expected}"`, () => {
    assert.is(counting(count, 'page'), expected)
  })
}

test('knows plurals that do not end in s', () => {
  assert.equal(
    [counting(1, 'category', 'categories'), counting(2, 'category', 'categories')],
    ['1 category', '2 categories'],
  )
})

const stops: [code: ProblemCode, severity: Severity, stops: boolean][] = [
  ['yaml/syntax', 'error', true],
  ['data/missing', 'error', true],
  ['data/missing', 'warning', false],
  ['schema/value', 'warning', false],
  ['maturity/ahead-of-dates', 'error', false],
  ['taxonomy/no-direction', 'info', false],
]
for (const [code, severity, expected] of stops) {
  test(`the build ${expected ? 'stops' : 'goes on'} at ${code} as ${severity}`, () => {
    assert.is(stopsBuild(problem(severity, { code })), expected)
  })
}

test.run()
