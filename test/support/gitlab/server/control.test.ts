import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { get } from '../asking.ts'
import { type Fault, type GitLabDouble, parseFault, startGitLab } from '../index.ts'

const test = suite('gitlab/control')
let double: GitLabDouble

test.before(async () => {
  double = await startGitLab()
})
test.after(() => double.close())

test('faults are steered over HTTP, and mistakes are told', async () => {
  const send = async (method: string, to: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    return (await fetch(`${double.url}/__double/${to}`, init)).json()
  }
  const fault: Fault = { kind: 'error-500', count: 1 }

  assert.equal(await send('POST', 'faults', fault), [fault])
  assert.is((await get(double.url, 'groups/9970')).status, 500)
  assert.equal(((await send('GET', 'log')) as unknown[]).length, 1)
  assert.equal(await send('DELETE', 'faults'), [])
  assert.equal(((await send('POST', 'touch', { count: 4 })) as unknown[]).length, 4)
  assert.equal(await send('POST', 'touch', { count: 'x' }), { error: '"count" is a whole number above 0.' })
  const { error } = (await send('POST', 'faults', { kind: 'nonsense' })) as { error: string }
  assert.match(error, /^There is no fault "nonsense"\. There are: rate-limit-text, /)
})

test('faults are read from a command line', () => {
  assert.equal(parseFault('slow:delay=200,nth=2'), { kind: 'slow', delay: 200, nth: 2 })
  assert.equal(parseFault('reset:match=/issues'), { kind: 'reset', match: '/issues' })
  assert.throws(() => parseFault('slow:often=2'), 'A fault has no "often".')
})

test.run()
