import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { leadsTo } from '../../../../plugins/core/model/direction/gone-targets.ts'
import { withDefaults } from '../../../../plugins/core/model/options.ts'
import type { Problem } from '../../../../plugins/core/problems/problem.ts'

const test = suite('core/model/direction/gone-targets')

const gone = new Set(['src/how/plan.md', 'src/how/low/index.md', 'src/how/plan.png', 'static/logo.svg', 'src/潮.md'])

/** Whether a broken link of the page `src/how/far.md` led to one of them. */
function isLost(pointer: string, code: Problem['code'] = 'link/broken'): boolean {
  const options = withDefaults({ links: { static: ['static'] } })
  return leadsTo(gone, options)({ code, pointer, severity: 'warning', message: '', file: 'src/how/far.md' })
}

for (const address of ['/how/plan/', '/how/plan', '../plan/#a', '/how/plan/index.html', 'plan.md', './plan.md?x#y']) {
  test(`knows a page that is gone by ${address}`, () => assert.ok(isLost(`link:${address}`)))
}

for (const address of ['/how/low/', 'low/index.md', '/潮/', '/%E6%BD%AE/', '../潮.md', '/how/plan.png', '/logo.svg']) {
  test(`knows a file that is gone by ${address}`, () => assert.ok(isLost(`link:${address}`)))
}

for (const address of ['plan.png', '/how/plan.png', '../plan.png', '/logo.svg']) {
  test(`knows a picture that is gone by ${address}`, () => assert.ok(isLost(`image:${address}`, 'link/image')))
}

for (const address of ['/how/', '/plan/', 'plan/', '/how/plan/more/', '#plan', '../../../x.md']) {
  test(`takes ${address} for no link to what is gone`, () => assert.not.ok(isLost(`link:${address}`)))
}

test('asks links alone', () => {
  assert.not.ok(isLost('/how/plan/', 'schema/type'))
  assert.not.ok(isLost('link:/how/plan/#x', 'link/anchor'))
})

test.run()
