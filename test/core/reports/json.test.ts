import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import { schemaProblems } from '../../../plugins/core/problems/schema-problems.ts'
import { jsonReport } from '../../../plugins/core/reports/json.ts'
import type { CheckRun } from '../../../plugins/core/reports/run.ts'
import { suiteSchema } from '../../../plugins/sources/schemas.ts'
import { linesOf, text, yamlOf } from '../support.ts'

const test = suite('core/reports/json')

/** A run over two pages, whose hashes can be read. */
const runOf = (problems: Problem[]): CheckRun => ({
  problems,
  pages: ['src/bay.md', 'src/cove.md'],
  version: '1.0.0',
  hash: (long) => long.replaceAll('\0', '|'),
})

test('writes every field of a problem, indented by two', () => {
  const problem: Problem = {
    code: 'schema/value',
    severity: 'error',
    message: 'It is "high".',
    file: '_data/boats.yml',
    place: { start: { line: 3, column: 7 }, end: { line: 3, column: 11 } },
    pointer: '/heron/tide',
    help: 'Write it otherwise.',
    expected: ['low'],
  }

  assert.is(
    jsonReport(runOf([problem])),
    text`
      {
        "version": 1,
        "pages": 2,
        "counts": {
          "error": 1,
          "warning": 0,
          "info": 0
        },
        "problems": [
          {
            "code": "schema/value",
            "severity": "error",
            "message": "It is \"high\".",
            "file": "_data/boats.yml",
            "place": {
              "start": {
                "line": 3,
                "column": 7
              },
              "end": {
                "line": 3,
                "column": 11
              }
            },
            "pointer": "/heron/tide",
            "help": "Write it otherwise.",
            "expected": [
              "low"
            ],
            "fingerprint": "schema/value|_data/boats.yml|/heron/tide|It is \"high\".|1"
          }
        ]
      }`,
  )
})

test('leaves out what a problem does not have', () => {
  const problem: Problem = { code: 'data/empty', severity: 'warning', message: 'Empty.', file: 'boats.yml' }

  assert.equal(JSON.parse(jsonReport(runOf([problem]))), {
    version: 1,
    pages: 2,
    counts: { error: 0, warning: 1, info: 0 },
    problems: [{ ...problem, fingerprint: 'data/empty|boats.yml||Empty.|1' }],
  })
})

test('is an empty list when there is nothing wrong', () => {
  assert.equal(JSON.parse(jsonReport(runOf([]))), {
    version: 1,
    pages: 2,
    counts: { error: 0, warning: 0, info: 0 },
    problems: [],
  })
})

const whole: Problem = {
  code: 'schema/value',
  severity: 'warning',
  message: 'It is "high".',
  file: '_data/boats.yml',
  place: { start: { line: 3, column: 7 }, end: { line: 3, column: 11 } },
  pointer: '',
  help: 'Write it otherwise.',
  schema: 'page, by its path',
  expected: [],
}
const reports: [name: string, problems: Problem[]][] = [
  ['nothing wrong', []],
  ['a problem with every field', [whole]],
  ['a problem of a whole file', [{ code: 'data/empty', severity: 'info', message: 'Empty.', file: 'boats.yml' }]],
]
for (const [name, problems] of reports) {
  test(`obeys its schema with ${name}`, () => {
    const yaml = yamlOf(jsonReport(runOf(problems)))

    assert.equal(linesOf(schemaProblems(suiteSchema('report'), yaml.value, 'report.json', yaml.place)), [])
  })
}

test('knows each field of a problem in its schema', () => {
  const { properties } = suiteSchema('report').schema as {
    properties: { problems: { items: { properties: object } } }
  }

  assert.equal(Object.keys(properties.problems.items.properties).sort(), [...Object.keys(whole), 'fingerprint'].sort())
})

test.run()
