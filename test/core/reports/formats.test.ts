import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { reportFormats } from '../../../plugins/core/reports/formats.ts'
import { problemOf, runOf } from './support.ts'

const test = suite('core/reports/formats')

test('knows these formats', () => {
  assert.equal(Object.keys(reportFormats), ['compact', 'json', 'junit', 'code-quality', 'sarif', 'github', 'markdown'])
})

for (const [name, report] of Object.entries(reportFormats)) {
  test(`${name} tells of every problem, whatever its severity, and of a whole file`, () => {
    const problems = [
      problemOf({ severity: 'error', message: 'Low tide.' }),
      problemOf({ severity: 'warning', message: 'High tide.' }),
      problemOf({ severity: 'info', message: 'No tide.' }),
    ]

    const written = report(runOf(problems))

    for (const { message } of problems) assert.match(written, message)
  })

  test(`${name} says the same of the same run`, () => {
    const problems = [problemOf(), problemOf({ file: 'src/cove.md' }), problemOf()]

    assert.is(report(runOf(problems)), report(runOf(problems)))
  })
}

test('formats for programs are JSON, with problems and without', () => {
  for (const name of ['json', 'code-quality', 'sarif']) {
    for (const problems of [[], [problemOf({ message: '"\\\n\u0000\u2028' })]]) {
      const written = (reportFormats[name] as (typeof reportFormats)[string])(runOf(problems))

      assert.not.throws(() => JSON.parse(written), name)
    }
  }
})

test.run()
