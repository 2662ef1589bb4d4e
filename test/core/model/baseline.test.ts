import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Baseline, baselineOf, withoutKnown } from '../../../plugins/core/model/baseline.ts'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import { schemaProblems } from '../../../plugins/core/problems/schema-problems.ts'
import { compileSchema } from '../../../plugins/sources/schema-compiler.ts'
import { suiteSchema } from '../../../plugins/sources/schemas.ts'
import { linesOf, yamlOf } from '../support.ts'

const test = suite('core/model/baseline')

const problemOf = (rest: Partial<Problem> = {}): Problem => ({
  code: 'schema/type',
  severity: 'error',
  message: 'Wrong.',
  file: 'src/bay.md',
  ...rest,
})
const atLine = (line: number): Pick<Problem, 'place'> => ({
  place: { start: { line, column: 1 }, end: { line, column: 2 } },
})

test('counts problems by file, rule and place in the data, in a stable order', () => {
  const problems = [
    problemOf({ file: 'src/cove.md', pointer: '/tide' }),
    problemOf({ pointer: '/tide' }),
    problemOf({ code: 'page/owner-drift', severity: 'warning', message: 'Ada is not the owner.' }),
    problemOf({ pointer: '/moon' }),
    problemOf({ pointer: '/tide', message: 'Wrong, too.' }),
    problemOf({ file: 'src/Bay.md', pointer: '' }),
  ]

  const expected = {
    version: 1,
    files: {
      'src/Bay.md': { 'schema/type': { '': 1 } },
      'src/bay.md': {
        'page/owner-drift': { 'Ada is not the owner.': 1 },
        'schema/type': { '/moon': 1, '/tide': 2 },
      },
      'src/cove.md': { 'schema/type': { '/tide': 1 } },
    },
  }
  for (const order of [problems, [...problems].reverse()]) {
    assert.is(JSON.stringify(baselineOf(order)), JSON.stringify(expected))
  }
})

test('does not know notes, which fail nothing', () => {
  assert.equal(baselineOf([problemOf({ severity: 'info' })]), { version: 1, files: {} })
})

test('obeys its schema', () => {
  const problems = [problemOf(), problemOf({ pointer: '' }), problemOf({ pointer: '/tide' }), problemOf()]
  for (const baseline of [baselineOf([]), baselineOf(problems)]) {
    const yaml = yamlOf(JSON.stringify(baseline))

    assert.equal(linesOf(schemaProblems(suiteSchema('baseline'), yaml.value, 'baseline.json', yaml.place)), [])
  }
})

/** What a baseline of some problems leaves of others: the new lines, how many were known, and what is stale. */
function left(known: Problem[], now: Problem[]): { fresh: string[]; known: number; stale: string[] } {
  const { fresh, known: count, stale } = withoutKnown(now, baselineOf(known), 'handbook.baseline.json')
  return { fresh: linesOf(fresh), known: count, stale: linesOf(stale) }
}

test('leaves out what it knows and keeps what is new, in order', () => {
  const known = problemOf({ pointer: '/tide' })
  const now = [problemOf({ file: 'src/a.md' }), known, problemOf({ pointer: '/moon' }), problemOf({ file: 'src/z.md' })]

  const { fresh, known: count, stale } = withoutKnown(now, baselineOf([known]), 'handbook.baseline.json')

  assert.equal(fresh, [now[0], now[2], now[3]])
  assert.equal({ count, stale }, { count: 1, stale: [] })
})

test('leaves nothing of the problems that it was made of', () => {
  const problems = [problemOf(), problemOf(), problemOf({ pointer: '' }), problemOf({ code: 'schema/value' })]

  assert.equal(left(problems, problems), { fresh: [], known: 4, stale: [] })
})

const differing: [name: string, rest: Partial<Problem>][] = [
  ['in another file', { file: 'src/cove.md' }],
  ['of another rule', { code: 'schema/value' }],
  ['at another place in the data', { pointer: '/moon' }],
]
for (const [name, rest] of differing) {
  test(`does not know a problem ${name}`, () => {
    const { fresh, known, stale } = left([problemOf({ pointer: '/tide' })], [problemOf({ pointer: '/tide', ...rest })])

    assert.equal([fresh.length, known, stale.length], [1, 0, 1])
  })
}

test('knows a problem with another message or severity at the same place in the data', () => {
  const now = problemOf({ pointer: '/tide', message: 'It is "low".', severity: 'warning' })

  assert.equal(left([problemOf({ pointer: '/tide', message: 'It is "high".' })], [now]), {
    fresh: [],
    known: 1,
    stale: [],
  })
})

test('knows as many problems at a place as there were', () => {
  const problem = problemOf({ pointer: '/tide' })

  assert.equal(left([problem], [problem, problem, problem]), {
    fresh: ['src/bay.md error schema/type Wrong.', 'src/bay.md error schema/type Wrong.'],
    known: 1,
    stale: [],
  })
})

test('tells what no longer occurs', () => {
  const known = [problemOf({ pointer: '/tide' }), problemOf({ pointer: '/tide' }), problemOf({ pointer: '' })]

  const { stale } = withoutKnown([], baselineOf(known), 'handbook.baseline.json')

  assert.equal(stale, [
    {
      code: 'baseline/stale',
      severity: 'error',
      message: 'schema/type no longer occurs in src/bay.md.',
      file: 'handbook.baseline.json',
      help: 'Run `handbook check --update-baseline` and commit the file.',
    },
    {
      code: 'baseline/stale',
      severity: 'error',
      message: 'schema/type no longer occurs in src/bay.md at /tide 2 times.',
      file: 'handbook.baseline.json',
      help: 'Run `handbook check --update-baseline` and commit the file.',
    },
  ])
})

test('tells in one sentence what no longer occurs at no place in the data', () => {
  const { stale } = left([problemOf({ message: 'There is no layout.' })], [])

  assert.is(stale.length, 1)
  assert.not.match(stale[0] as string, '..')
})

test('stays when lines move', () => {
  const boats = compileSchema({ type: 'object', additionalProperties: { type: 'object', required: ['tide'] } })
  const problemsIn = (source: string): Problem[] => {
    const yaml = yamlOf(source)
    return schemaProblems(boats, yaml.value, '_data/boats.yml', yaml.place)
  }
  const before = problemsIn('heron: { crew: 4 }\ngull: low\n')
  const after = problemsIn('# Boats\n\ntern:\n  tide: low\n\nheron:\n  # Four of them\n  crew: 4\n\ngull: low\n')

  assert.is(before.length, 2)
  assert.not.equal(linesOf(after), linesOf(before))
  assert.equal(left(before, after), { fresh: [], known: 2, stale: [] })
})

test('stays when the lines in messages move', () => {
  const twice = (line: number): Problem =>
    problemOf({ ...atLine(line + 2), message: `The key \`tide\` stands twice, first on line ${line}.` })

  assert.equal(left([twice(4)], [twice(40)]), { fresh: [], known: 1, stale: [] })
})

test('is read as it was written', () => {
  const problems = [problemOf(), problemOf({ pointer: '/a~1b' }), problemOf({ file: 'src/潮.md' })]
  const written = JSON.parse(JSON.stringify(baselineOf(problems))) as Baseline

  assert.equal(withoutKnown(problems, written, 'handbook.baseline.json'), { fresh: [], known: 3, stale: [] })
})

test('keeps all of the problems when it is empty', () => {
  const problems = [problemOf(), problemOf()]

  assert.equal(withoutKnown(problems, { version: 1, files: {} }, 'b.json'), { fresh: problems, known: 0, stale: [] })
})

test.run()
