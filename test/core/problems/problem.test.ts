import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  compareText,
  HandbookError,
  inReadingOrder,
  type Problem,
  pointerOf,
} from '../../../plugins/core/problems/problem.ts'
import { linesOf } from '../support.ts'

const test = suite('core/problems/problem')

const problem = (file: string, line?: number, column = 1, rest: Partial<Problem> = {}): Problem => ({
  code: 'schema/type',
  severity: 'error',
  message: 'Wrong.',
  file,
  ...(line ? { place: { start: { line, column }, end: { line, column: column + 1 } } } : {}),
  ...rest,
})

test('sorts by file, line, column, code and message', () => {
  const shuffled = [
    problem('b.yml', 1),
    problem('a.yml', 10),
    problem('a.yml', 2, 5),
    problem('a.yml', 2, 3, { message: 'Worse.' }),
    problem('a.yml', 2, 3),
    problem('a.yml', 2, 3, { code: 'schema/format' }),
    problem('a.yml'),
    problem('B.yml', 9),
  ]

  assert.equal(linesOf(inReadingOrder(shuffled)), [
    'B.yml:9:1 error schema/type Wrong.',
    'a.yml error schema/type Wrong.',
    'a.yml:2:3 error schema/format Wrong.',
    'a.yml:2:3 error schema/type Worse.',
    'a.yml:2:3 error schema/type Wrong.',
    'a.yml:2:5 error schema/type Wrong.',
    'a.yml:10:1 error schema/type Wrong.',
    'b.yml:1:1 error schema/type Wrong.',
  ])
})

test('drops exact repetitions', () => {
  assert.equal(linesOf(inReadingOrder([problem('a.yml', 2), problem('a.yml', 2), problem('a.yml', 3)])), [
    'a.yml:2:1 error schema/type Wrong.',
    'a.yml:3:1 error schema/type Wrong.',
  ])
})

test('keeps problems of one place that say different things', () => {
  const problems = [problem('a.yml', 2), problem('a.yml', 2, 1, { message: 'Also wrong.' })]

  assert.is(inReadingOrder(problems).length, 2)
})

test('leaves the given problems in their order', () => {
  const problems = [problem('b.yml'), problem('a.yml')]

  inReadingOrder(problems)

  assert.equal(linesOf(problems), ['b.yml error schema/type Wrong.', 'a.yml error schema/type Wrong.'])
})

test('orders texts by code unit, whatever the language of the machine', () => {
  assert.equal(['ä', 'b', 'Z', 'a', 'a'].sort(compareText), ['Z', 'a', 'a', 'b', 'ä'])
})

const pointers: [path: (string | number)[], pointer: string][] = [
  [[], ''],
  [['boats', 0, 'name'], '/boats/0/name'],
  [['a/b', '~c', '~1'], '/a~1b/~0c/~01'],
]
for (const [path, pointer] of pointers) {
  test(`writes ${JSON.stringify(path)} as the JSON pointer "${pointer}"`, () => {
    assert.is(pointerOf(path), pointer)
  })
}

test('an error carries its rule, its help, its faults and its cause', () => {
  const cause = new Error('deeper')
  const problems = [problem('a.yml')]
  const error = new HandbookError('config/missing', 'There is nothing.', { help: 'Add it.', problems, cause })

  assert.instance(error, Error)
  assert.equal(
    { code: error.code, message: error.message, help: error.help, problems: error.problems, cause: error.cause },
    { code: 'config/missing', message: 'There is nothing.', help: 'Add it.', problems, cause },
  )
})

test.run()
