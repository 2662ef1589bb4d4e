import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type ProblemCode, ruleOf } from '../../../plugins/core/problems/catalogue.ts'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import { sarifReport } from '../../../plugins/core/reports/sarif.ts'
import { placeAt, problemOf, runOf } from './support.ts'

const test = suite('core/reports/sarif')

interface Sarif {
  $schema: string
  version: string
  runs: {
    columnKind: string
    tool: {
      driver: { name: string; version: string; rules: { id: ProblemCode; defaultConfiguration: { level: string } }[] }
    }
    results: {
      ruleId: ProblemCode
      ruleIndex: number
      level: string
      message: { text: string }
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[]
      partialFingerprints: Record<string, string>
    }[]
  }[]
}

function runIn(...problems: Problem[]): Sarif['runs'][number] {
  const report = JSON.parse(sarifReport(runOf(problems))) as Sarif
  assert.is(report.runs.length, 1)
  return report.runs[0] as Sarif['runs'][number]
}

test('holds one run with one result for a problem', () => {
  const problem = problemOf({ place: placeAt(3, 7, 11), message: 'It is high.', help: 'Write low.' })
  const { what, why, mend } = ruleOf('schema/type')

  assert.equal(JSON.parse(sarifReport(runOf([problem]))), {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'handbook',
            version: '1.2.3',
            rules: [
              {
                id: 'schema/type',
                shortDescription: { text: what },
                fullDescription: { text: `${what} ${why}` },
                help: { text: `${why} ${mend}` },
                defaultConfiguration: { level: 'error' },
              },
            ],
          },
        },
        columnKind: 'unicodeCodePoints',
        results: [
          {
            ruleId: 'schema/type',
            ruleIndex: 0,
            level: 'error',
            message: { text: 'It is high. Write low.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'src/bay.md', uriBaseId: 'SRCROOT' },
                  region: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 11 },
                },
              },
            ],
            partialFingerprints: { 'handbook/v1': 'schema/type|src/bay.md||It is high.|1' },
          },
        ],
      },
    ],
  })
})

test('names each rule once, and each result points at its own', () => {
  const codes: ProblemCode[] = ['page/address', 'schema/type', 'page/address', 'config/syntax']

  const { tool, results } = runIn(...codes.map((code) => problemOf({ code })))

  const ids = tool.driver.rules.map(({ id }) => id)
  assert.equal([...ids].sort(), ['config/syntax', 'page/address', 'schema/type'])
  assert.equal(
    results.map(({ ruleIndex }) => ids[ruleIndex]),
    codes,
  )
  assert.equal(
    results.map(({ ruleId }) => ruleId),
    codes,
  )
})

test('has the level of the finding, whatever its rule has', () => {
  const { tool, results } = runIn(
    problemOf({ severity: 'error' }),
    problemOf({ severity: 'warning' }),
    problemOf({ severity: 'info' }),
  )

  assert.equal(
    results.map(({ level }) => level),
    ['error', 'warning', 'note'],
  )
  assert.equal(tool.driver.rules[0]?.defaultConfiguration, { level: 'error' })
})

test('counts columns in characters, the end being the first that no longer belongs to it', () => {
  const place = { start: { line: 2, column: 4 }, end: { line: 5, column: 1 } }

  const { columnKind, results } = runIn(problemOf({ place }))

  assert.is(columnKind, 'unicodeCodePoints')
  assert.equal(results[0]?.locations[0]?.physicalLocation.region, {
    startLine: 2,
    startColumn: 4,
    endLine: 5,
    endColumn: 1,
  })
})

test('shows a problem of a whole file at its first line', () => {
  const { results } = runIn(problemOf())

  assert.equal(results[0]?.locations[0]?.physicalLocation.region, {
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 1,
  })
})

const paths: [path: string, uri: string][] = [
  ['src/潮 位.md', 'src/%E6%BD%AE%20%E4%BD%8D.md'],
  ['src/100%.md', 'src/100%25.md'],
  ['src/c#.md', 'src/c%23.md'],
  ['src/why?.md', 'src/why%3F.md'],
]
for (const [path, uri] of paths) {
  test(`writes the path ${path} as an address`, () => {
    const { results } = runIn(problemOf({ file: path }))

    assert.is(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri, uri)
  })
}

test('has a run without results when there is nothing wrong', () => {
  const { tool, results } = runIn()

  assert.equal({ rules: tool.driver.rules, results }, { rules: [], results: [] })
})

test.run()
