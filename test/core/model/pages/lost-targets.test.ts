import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../../../plugins/core/model/options.ts'
import { type FormerPage, lostTo } from '../../../../plugins/core/model/pages/lost-targets.ts'
import type { Problem } from '../../../../plugins/core/problems/problem.ts'

const test = suite('core/model/pages/lost-targets')

const gone = new Set(['src/how/plan.md', 'src/how/low/index.md', 'src/how/plan.png', 'static/logo.svg', 'src/潮.md'])

function former(path: string, addresses: string[], ...ids: string[]): FormerPage {
  return { path, addresses, ids: () => new Set(ids) }
}

const pages = [
  former('src/how/plan.md', ['/how/plan/', '/old/plan/'], 'low'),
  former('src/how/low/index.md', ['/how/low/']),
  former('src/潮.md', ['/潮/']),
  former('src/high.md', ['/high/'], 'ebb', '潮'),
]

/** Whether a broken link of the page `src/how/far.md` led to one of them. */
function isLost(pointer: string, code: Problem['code'] = 'link/broken'): boolean {
  const options = withDefaults({ links: { static: ['static'] }, site: { url: 'https://acme.example' } })
  const test = lostTo({ pages, gone, addressOf: () => '/how/far/' }, options)
  return test({ code, pointer, severity: 'warning', message: '', file: 'src/how/far.md' })
}

for (const address of [
  '/how/plan/',
  '/how/plan',
  '../plan/#a',
  '/how/plan/index.html',
  'plan.md',
  './plan.md?x#y',
  '/old/plan/',
  'https://acme.example/how/plan/',
]) {
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

for (const address of ['/high/#ebb', '../../high#ebb', '../high.md#ebb', '/high/#%E6%BD%AE', '/high/#潮']) {
  test(`knows an anchor that is gone by ${address}`, () => assert.ok(isLost(`link:${address}`, 'link/anchor')))
}

for (const address of ['/high/#flood', '/how/far/#ebb', '#ebb']) {
  test(`takes ${address} for no anchor that was there`, () => assert.not.ok(isLost(`link:${address}`, 'link/anchor')))
}

test('asks links alone', () => {
  assert.not.ok(isLost('/how/plan/', 'schema/type'))
})

test.run()
