import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Snapshot } from '../../../plugins/core/model/gitlab/snapshot.ts'
import { withDefaults } from '../../../plugins/core/model/options.ts'
import { type CurrentSnapshot, currentSnapshot } from '../../../plugins/sources/gitlab/current-snapshot.ts'
import { siteFolder } from '../../support/built-site.ts'
import { type Fault, type FaultKind, faultKinds, productOf, startGitLab, tokens } from '../../support/gitlab/index.ts'
import { noPauses, now, settingsFor, stageLabels } from './support.ts'

const test = suite('sources/gitlab/faults')

const double = await startGitLab({ product: productOf({ issues: 190 }) })
const site = siteFolder({})
test.after(async () => {
  site.remove()
  await double.close()
})

const settings = settingsFor(double, { maxAge: '0m' })
const cache = join(site.root, '.cache/handbook/gitlab.json')
const later = { delta: '2026-11-23T13:00:00.000Z', whole: '2026-11-24T13:00:00.000Z' }

/** @param timeout  Only where an answer is to be too slow: a busy machine is no fault. */
function pullAt(time: string, timeout = 30_000): Promise<CurrentSnapshot> {
  return currentSnapshot(
    site.root,
    withDefaults({}),
    { settings, token: tokens.member },
    { now: time, files: [], stageLabels: () => stageLabels, transport: { ...noPauses(), timeout } },
  )
}

/** A mark of what pages are made of, without the times of pulls. */
function contents(snapshot: Snapshot | undefined): string {
  const { pulledAt: _, completeAt: __, ...rest } = snapshot as Snapshot
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex')
}

const old = contents((await pullAt(now)).snapshot)
const cached = readFileSync(cache, 'utf8')
double.touch(20, '2026-11-23T12:30:00.000Z')
const right: Record<keyof typeof later, string> = { delta: '', whole: '' }
for (const kind of ['delta', 'whole'] as const) {
  right[kind] = contents((await pullAt(later[kind])).snapshot)
  restore()
}

function restore(): void {
  mkdirSync(dirname(cache), { recursive: true })
  writeFileSync(cache, cached)
}

/** What a pull that meets faults ends with: the right data, or the old data and the reason. Anything else fails the test. */
async function outcome(kind: keyof typeof later, ...faults: Fault[]): Promise<string> {
  restore()
  double.faults.set(...faults)
  const slow = faults.find((one) => one.kind.startsWith('slow'))
  const { snapshot, problems } = await pullAt(later[kind], slow?.delay && slow.delay * 0.6)
  double.faults.clear()
  const text = readFileSync(cache, 'utf8')
  const where = JSON.stringify(faults)
  assert.not.match(`${text}${JSON.stringify(problems)}`, tokens.member)
  assert.equal(double.otherRequests, [], `Something was sent to the other origin: ${where}`)
  if (problems.length === 0) {
    assert.is(contents(snapshot), right[kind], `The data is not right: ${where}`)
    assert.is(
      contents((JSON.parse(text) as { snapshot: Snapshot }).snapshot),
      right[kind],
      `The cache is not right: ${where}`,
    )
    return 'right'
  }
  assert.is(problems.length, 1)
  assert.is(contents(snapshot), old, `The old data does not serve: ${where}`)
  assert.ok(text === cached, `The cache has changed: ${where}`)
  const { code, message } = problems[0] as CurrentSnapshot['problems'][number]
  return `${code} ${message}`
}

const kinds = Object.keys(faultKinds) as FaultKind[]
const list = '/api/v4/groups/tidemark-example/issues'
const fault = (kind: FaultKind, more: Partial<Fault> = {}): Fault => ({ kind, delay: 500, by: -3, ...more })

/** What comes of a fault that hits one page of issues, and of one that hits each. */
const singles: Record<FaultKind, [once: string, always: string]> = {
  'rate-limit-text': ['right', `gitlab/rate-limited GitLab asks to wait 1 seconds before ${list}.`],
  'rate-limit-json': ['right', `gitlab/rate-limited GitLab asks to wait before ${list}.`],
  'error-500': ['right', `gitlab/unavailable GitLab answered ${list} with the error 500.`],
  'error-502': ['right', `gitlab/unavailable GitLab answered ${list} with the error 502.`],
  'error-503': ['right', `gitlab/unavailable GitLab answered ${list} with the error 503.`],
  reset: ['right', `gitlab/unavailable GitLab did not answer ${list}: the connection failed (UND_ERR_SOCKET).`],
  'reset-mid-body': [
    'right',
    `gitlab/unavailable GitLab did not answer ${list}: the connection failed (UND_ERR_SOCKET).`,
  ],
  'truncated-json': ['right', `gitlab/unexpected The answer to ${list} is cut off, or no JSON.`],
  'login-page': same(`gitlab/unexpected The answer to ${list} is no JSON but text/html; charset=utf-8.`),
  'html-as-json': ['right', `gitlab/unexpected The answer to ${list} is cut off, or no JSON.`],
  'object-for-list': same(`gitlab/unexpected The answer to ${list} is not a list.`),
  'wrong-list': same(`gitlab/unexpected The answer to ${list} lists something without an id.`),
  'not-modified': same(`gitlab/unexpected The answer to ${list} is not a list.`),
  redirect: same('right'),
  'redirect-elsewhere': same(`gitlab/redirect GitLab sends ${list} to ${double.otherUrl}, which is not asked.`),
  'link-elsewhere': same('right'),
  'expired-token': same('gitlab/unauthorized GitLab refuses the token (401).'),
  slow: ['right', `gitlab/unavailable GitLab did not answer ${list}: it took too long.`],
  'slow-mid-body': ['right', `gitlab/unavailable GitLab did not answer ${list}: it took too long.`],
  'empty-first-page': same('right'),
  'missing-totals': same('right'),
  shift: ['right', 'gitlab/unexpected Of 106 issues, GitLab gave only 103.'],
}

function same(outcome: string): [string, string] {
  return [outcome, outcome]
}

for (const kind of kinds) {
  test(`${kind}: ${faultKinds[kind]}`, async () => {
    const match = `GET ${list}`
    // Only later pages are shifted.
    const nth = kind === 'shift' ? 2 : 1
    const [once, always] = singles[kind]
    const told = (text: string): string => (text === 'right' ? text : `${text} Data of 2026-11-23 serves.`)

    assert.is(await outcome('whole', fault(kind, { match, nth, count: 1, delay: 1500 })), told(once))
    assert.is(await outcome('whole', fault(kind, { match, delay: 1500 })), told(always))
  })
}

for (const kind of kinds) {
  test(`${kind} at any request of a delta leaves the right data or the old`, async () => {
    for (let nth = 1; nth <= 6; nth++) await outcome('delta', fault(kind, { nth, count: 1 }))
    if (!kind.startsWith('slow')) await outcome('delta', fault(kind))
  })
}

for (const [index, kind] of kinds.entries()) {
  test(`${kind} together with each other fault leaves the right data or the old`, async () => {
    for (const [offset, other] of kinds.slice(index + 1).entries()) {
      const nth = 1 + ((index + offset) % 4)
      await outcome(
        offset % 2 === 0 ? 'whole' : 'delta',
        fault(kind, { nth, count: 1 }),
        fault(other, { nth: nth + (offset % 3), count: 1 + (offset % 2) }),
      )
    }
  })
}

test('a pull is right again when the fault has gone', async () => {
  await outcome('whole', fault('error-502'))

  assert.is(await outcome('whole'), 'right')
})

test.run()
