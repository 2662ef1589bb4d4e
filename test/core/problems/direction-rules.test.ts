import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { directionRules } from '../../../plugins/core/problems/direction-rules.ts'
import { project } from '../../support/command.ts'

const test = suite('core/problems/direction-rules')

test('every rule is shown at work by a test, with its severity', () => {
  const folder = join(project, 'test/core/model')
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const untold = Object.entries(directionRules).filter(
    ([code, { severity }]) => !tests.some((text) => text.includes(` ${severity} ${code} `)),
  )

  assert.equal(
    untold.map(([code]) => code),
    [],
  )
})

test.run()
