import { createHash } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import { schemaProblems } from '../../../plugins/core/problems/schema-problems.ts'
import { codeQualityReport } from '../../../plugins/core/reports/code-quality.ts'
import { compileSchema } from '../../../plugins/sources/schema-compiler.ts'
import { text, yamlOf } from '../support.ts'
import { placeAt, problemOf, runOf } from './support.ts'

const test = suite('core/reports/code-quality')

interface Finding {
  description: string
  check_name: string
  fingerprint: string
  severity: string
  location: { path: string; lines: { begin: number } }
}

const findingsOf = (problems: readonly Problem[]): Finding[] => JSON.parse(codeQualityReport(runOf(problems)))

test('is a list with all that GitLab reads', () => {
  const problem = problemOf({
    place: placeAt(3, 7),
    pointer: '/tide',
    message: '`tide` is "high".',
    help: 'Write low.',
  })

  assert.is(
    codeQualityReport(runOf([problem])),
    text`
      [
        {
          "description": "schema/type: ${'`tide`'} is \"high\".",
          "check_name": "schema/type",
          "fingerprint": "schema/type|src/bay.md|/tide|${'`tide`'} is \"high\".|1",
          "severity": "major",
          "location": {
            "path": "src/bay.md",
            "lines": {
              "begin": 3
            }
          }
        }
      ]`,
  )
})

test('is an empty list when there is nothing wrong: GitLab compares with the report of the target branch', () => {
  assert.is(codeQualityReport(runOf([])), '[]')
})

test('begins with the list, without a byte order mark', () => {
  assert.is(codeQualityReport(runOf([problemOf()]))[0], '[')
})

test('knows no other severities than GitLab does', () => {
  const found = findingsOf([
    problemOf({ severity: 'error' }),
    problemOf({ severity: 'warning' }),
    problemOf({ severity: 'info' }),
  ])

  assert.equal(
    found.map(({ severity }) => severity),
    ['major', 'minor', 'info'],
  )
})

test('gives every finding a line: GitLab stops reading at the first without', () => {
  const found = findingsOf([problemOf(), problemOf({ place: placeAt(1, 1) }), problemOf({ place: placeAt(12, 3) })])

  assert.equal(
    found.map(({ location }) => location.lines.begin),
    [1, 1, 12],
  )
})

test('has paths from the root of the site', () => {
  const found = findingsOf([problemOf({ file: '_data/boats.yml' }), problemOf({ file: 'src/潮 位/index.md' })])

  assert.equal(
    found.map(({ location }) => location.path),
    ['_data/boats.yml', 'src/潮 位/index.md'],
  )
})

const boats = compileSchema({
  type: 'object',
  required: ['name'],
  additionalProperties: {
    type: 'object',
    properties: { tide: { enum: ['low', 'high'] }, crew: { type: 'array', items: { type: 'string' } } },
  },
})

/** What is wrong with a data file of boats. */
function problemsIn(source: string, file = '_data/boats.yml'): Problem[] {
  const yaml = yamlOf(source)
  return schemaProblems(boats, yaml.value, file, yaml.place)
}

const fingerprintsIn = (problems: readonly Problem[]): string[] => findingsOf(problems).map((one) => one.fingerprint)

const heron = 'heron:\n  tide: middling\n  crew: [ada, 4, 4]\n'
const gull = 'gull:\n  tide: middling\n'

test('keeps its fingerprints when lines move', () => {
  const before = problemsIn(heron + gull)
  const after = problemsIn(`# Boats\n\ntern:\n  tide: low\n\n${heron}\n# More\n${gull}`)

  assert.is(before.length, 5)
  assert.not.equal(
    after.map(({ place }) => place?.start.line),
    before.map(({ place }) => place?.start.line),
  )
  assert.equal(fingerprintsIn(after), fingerprintsIn(before))
})

test('keeps the fingerprints of messages that name lines', () => {
  const twice = (line: number, first: number): Problem =>
    problemOf({ place: placeAt(line, 1), message: `The key \`tide\` stands twice, first on line ${first}.` })

  assert.equal(fingerprintsIn([twice(12, 10)]), fingerprintsIn([twice(4, 2)]))
})

const differing: [name: string, a: Problem, b: Problem][] = [
  ['in two files', problemOf({ file: 'src/bay.md' }), problemOf({ file: 'src/cove.md' })],
  ['of two rules', problemOf({ code: 'schema/type' }), problemOf({ code: 'schema/value' })],
  ['at two places in the data', problemOf({ pointer: '/heron/tide' }), problemOf({ pointer: '/gull/tide' })],
  ['at the root and at none', problemOf({ pointer: '/' }), problemOf()],
  ['with two messages', problemOf({ message: 'It is "low".' }), problemOf({ message: 'It is "high".' })],
  ['that are equal', problemOf(), problemOf()],
  ['that are equal but for their lines', problemOf({ place: placeAt(1, 1) }), problemOf({ place: placeAt(2, 1) })],
]
for (const [name, a, b] of differing) {
  test(`has two fingerprints for findings ${name}: GitLab keeps one finding for each`, () => {
    assert.is(new Set(fingerprintsIn([a, b])).size, 2)
  })
}

test('has as many fingerprints as findings in a file full of faults', () => {
  const problems = [...problemsIn(heron + gull), ...problemsIn(heron + gull, '_data/ships.yml')]

  assert.is(new Set(fingerprintsIn(problems)).size, 10)
})

test('has fingerprints of hexadecimal digits with the hash of the command', () => {
  const hash = (long: string): string => createHash('sha256').update(long).digest('hex')

  const [finding] = JSON.parse(codeQualityReport({ ...runOf([problemOf()]), hash })) as Finding[]

  assert.match(finding?.fingerprint as string, /^[0-9a-f]{64}$/)
})

test.run()
