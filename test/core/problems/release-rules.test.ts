import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { releaseRules } from '../../../plugins/core/problems/release-rules.ts'
import { project } from '../../support/command.ts'

const test = suite('core/problems/release-rules')

test('every rule is shown at work by a test, with its severity', () => {
  const tests = ['core/model/releases', 'sources'].flatMap((folder) =>
    readdirSync(join(project, 'test', folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(project, 'test', folder, name), 'utf8')),
  )
  const untold = Object.entries(releaseRules).filter(
    ([code, { severity }]) => !tests.some((text) => text.includes(` ${severity} ${code} `)),
  )

  assert.equal(
    untold.map(([code]) => code),
    [],
  )
})

test.run()
