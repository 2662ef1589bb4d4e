import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { problemAt } from '../../../plugins/core/problems/data-file.ts'
import { dataFileOf } from '../support.ts'

const test = suite('core/problems/data-file')

test('a problem has the severity of its rule and the place of its field', () => {
  const source = { file: dataFileOf('boats.yml', 'heron:\n  crew: 4\n'), path: ['heron'] }

  const problem = problemAt(source, 'maturity/overdue', 'Late.', { field: ['crew'], help: 'Hurry.', expected: ['5'] })

  assert.equal(problem, {
    code: 'maturity/overdue',
    severity: 'warning',
    message: 'Late.',
    file: 'boats.yml',
    place: { start: { line: 2, column: 9 }, end: { line: 2, column: 10 } },
    pointer: '/heron/crew',
    help: 'Hurry.',
    expected: ['5'],
  })
})

test('a problem can point at the key of its entry', () => {
  const source = { file: dataFileOf('boats.yml', 'heron:\n  crew: 4\n'), path: ['heron'] }

  assert.equal(problemAt(source, 'maturity/gap', 'Gap.', { what: 'key' }).place, {
    start: { line: 1, column: 1 },
    end: { line: 1, column: 6 },
  })
})

test.run()
