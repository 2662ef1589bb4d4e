import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { GitLabSettings } from '../../../plugins/core/model/gitlab/gitlab-settings.ts'
import type { Snapshot } from '../../../plugins/core/model/gitlab/snapshot.ts'
import { withDefaults } from '../../../plugins/core/model/options.ts'
import { type CurrentSnapshot, currentSnapshot } from '../../../plugins/sources/gitlab/current-snapshot.ts'
import { siteFolder } from '../../support/built-site.ts'
import {
  type Fault,
  type FaultKind,
  faultKinds,
  type GitLabDouble,
  productOf,
  startGitLab,
  tokens,
} from '../../support/gitlab/index.ts'
import { noPauses, now, settingsFor, stageLabels } from './support.ts'

const test = suite('sources/gitlab/faults')

/** A GitLab, and a site that has pulled from it before something changed there. */
interface Stand {
  double: GitLabDouble
  site: ReturnType<typeof siteFolder>
  settings: GitLabSettings
  cache: string
  /** What the cache holds before each pull. */
  cached: string
  /** Marks of the data before the change, and after a pull of either kind. Addresses in it are of this GitLab. */
  old: string
  right: Record<keyof typeof later, string>
}

const product = productOf({ issues: 190 })
const later = { delta: '2026-11-23T13:00:00.000Z', whole: '2026-11-24T13:00:00.000Z' }

/** Several, so that what pulls wait for, they wait for together. */
const stands = await Promise.all(Array.from({ length: 6 }, standOf))
test.after(async () => {
  for (const { site, double } of stands) {
    site.remove()
    await double.close()
  }
})

async function standOf(): Promise<Stand> {
  const double = await startGitLab({ product })
  const site = siteFolder({})
  const cache = join(site.root, '.cache/handbook/gitlab.json')
  const stand: Stand = {
    double,
    site,
    settings: settingsFor(double, { maxAge: '0m' }),
    cache,
    cached: '',
    old: '',
    right: { delta: '', whole: '' },
  }
  stand.old = contents((await pullAt(stand, now)).snapshot)
  stand.cached = readFileSync(cache, 'utf8')
  double.touch(20, '2026-11-23T12:30:00.000Z')
  for (const kind of ['delta', 'whole'] as const) {
    restore(stand)
    stand.right[kind] = contents((await pullAt(stand, later[kind])).snapshot)
  }
  return stand
}

/** @param timeout  Only where an answer is to be too slow: a busy machine is no fault. */
function pullAt({ site, settings }: Stand, time: string, timeout = 30_000): Promise<CurrentSnapshot> {
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

function restore({ cache, cached }: Stand): void {
  mkdirSync(dirname(cache), { recursive: true })
  writeFileSync(cache, cached)
}

type Wish = [kind: keyof typeof later, ...faults: Fault[]]

/** What pulls that meet faults end with, in their order: `outcomeAt` each. */
async function outcomes(wishes: readonly Wish[]): Promise<string[]> {
  const ends: string[] = []
  const waiting = [...wishes.entries()]
  await Promise.all(
    stands.map(async (stand) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) ends[next[0]] = await outcomeAt(stand, ...next[1])
    }),
  )
  return ends
}

/** What a pull that meets faults ends with: the right data, or the old data and the reason. Anything else fails the test. */
async function outcomeAt(stand: Stand, ...[kind, ...faults]: Wish): Promise<string> {
  const { double, cache, cached, old, right } = stand
  restore(stand)
  double.faults.set(...faults)
  const slow = faults.find((one) => one.kind.startsWith('slow'))
  const { snapshot, problems } = await pullAt(stand, later[kind], slow?.delay && slow.delay * 0.6)
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
  return `${code} ${message.replace(double.otherUrl, 'OTHER')}`
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
  'redirect-elsewhere': same(`gitlab/redirect GitLab sends ${list} to OTHER, which is not asked.`),
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

/** For each kind in turn a pull that meets it once, and one that always does: begun by the first test that asks. */
let ends: Promise<string[]> | undefined
const singlePulls = kinds.flatMap((kind): Wish[] => {
  const match = `GET ${list}`
  // Only later pages are shifted.
  const nth = kind === 'shift' ? 2 : 1
  return [
    ['whole', fault(kind, { match, nth, count: 1, delay: 1500 })],
    ['whole', fault(kind, { match, delay: 1500 })],
  ]
})

for (const [index, kind] of kinds.entries()) {
  test(`${kind}: ${faultKinds[kind]}`, async () => {
    const told = (text: string): string => (text === 'right' ? text : `${text} Data of 2026-11-23 serves.`)
    ends ??= outcomes(singlePulls)

    assert.equal((await ends).slice(2 * index, 2 * index + 2), singles[kind].map(told))
  })
}

for (const kind of kinds) {
  test(`${kind} at any request of a delta leaves the right data or the old`, async () => {
    const once = [1, 2, 3, 4, 5, 6].map((nth): Wish => ['delta', fault(kind, { nth, count: 1 })])
    await outcomes(kind.startsWith('slow') ? once : [...once, ['delta', fault(kind)]])
  })
}

for (const [index, kind] of kinds.entries()) {
  test(`${kind} together with each other fault leaves the right data or the old`, async () => {
    await outcomes(
      kinds.slice(index + 1).map((other, offset): Wish => {
        const nth = 1 + ((index + offset) % 4)
        return [
          offset % 2 === 0 ? 'whole' : 'delta',
          fault(kind, { nth, count: 1 }),
          fault(other, { nth: nth + (offset % 3), count: 1 + (offset % 2) }),
        ]
      }),
    )
  })
}

test('a pull is right again when the fault has gone', async () => {
  const stand = stands[0] as Stand
  await outcomeAt(stand, 'whole', fault('error-502'))

  assert.is(await outcomeAt(stand, 'whole'), 'right')
})

test.run()
