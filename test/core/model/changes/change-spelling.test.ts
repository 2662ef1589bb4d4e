import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isSpelling } from '../../../../plugins/core/model/changes/change-spelling.ts'

const test = suite('core/model/changes/change-spelling')

for (const [before, after] of [
  ['Issue boards', 'Issue Boards'],
  ['Merge  trains', 'Merge-trains'],
  ['Code reveiw', 'Code review'],
  ['Seperate queues', 'Separate queues'],
  ['ダッシュボード', 'ダッシュボード。'],
] as const) {
  test(`"${before}" and "${after}" differ in how they are written`, () => {
    assert.is(isSpelling(before, after), true)
  })
}

for (const [before, after] of [
  ['Support GitLab 18', 'Support GitLab 19'],
  ['Enable SSO', 'Disable SSO'],
  ['Import of users', 'Export of users'],
  ['Add SSO', 'Add SSH'],
  ['Boards', 'Boards for epics'],
] as const) {
  test(`"${before}" and "${after}" say different things`, () => {
    assert.is(isSpelling(before, after), false)
  })
}

test.run()
