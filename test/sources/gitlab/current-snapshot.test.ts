import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type GitLabSettings, gitlabSettings } from '../../../plugins/core/model/gitlab/gitlab-settings.ts'
import { withDefaults } from '../../../plugins/core/model/options.ts'
import {
  ageProblems,
  type CurrentSnapshot,
  currentSnapshot,
  type GitLabAccess,
  gitlabAccess,
  keptSnapshot,
  pullNow,
} from '../../../plugins/sources/gitlab/current-snapshot.ts'
import { linesOf } from '../../core/support.ts'
import { siteFolder } from '../../support/built-site.ts'
import { startGitLab, tokens } from '../../support/gitlab/index.ts'
import { noPauses, now, refused, settingsFor, stageLabels } from './support.ts'

const test = suite('sources/gitlab/current-snapshot')

const double = await startGitLab()
let site = siteFolder({})
test.before.each(() => {
  site = siteFolder({})
  double.log.clear()
  double.faults.clear()
})
test.after.each(() => site.remove())
test.after(() => double.close())

const access: GitLabAccess = { settings: settingsFor(double), token: tokens.member }
const options = withDefaults({})

function currentAt(time: string, given: GitLabAccess = access): Promise<CurrentSnapshot> {
  const what = { now: time, files: [], stageLabels: () => stageLabels, transport: noPauses() }
  return currentSnapshot(site.root, options, given, what)
}

const { token: _, ...withoutToken } = access
const strict = { ...access, settings: { ...access.settings, strict: true } }

test('within its age, what was pulled serves without any request', async () => {
  const first = await currentAt(now)
  double.log.clear()
  const later = await currentAt('2026-11-23T15:59:59.000Z')

  assert.equal(later, first)
  assert.is(double.log.requests.length, 0)
})

test('after its age, what has changed is pulled', async () => {
  await currentAt(now)
  double.log.clear()
  const { snapshot, problems } = await currentAt('2026-11-23T16:00:00.000Z')

  assert.is(snapshot?.pulledAt, '2026-11-23T16:00:00.000Z')
  assert.equal([problems, double.log.requests.length], [[], 6])
})

test('what claims to come from the future is not fresh for ever', async () => {
  await currentAt('2030-01-01T00:00:00.000Z')
  const { snapshot } = await currentAt(now)

  assert.is(snapshot?.pulledAt, now)
})

test('when GitLab is away, what there is serves, with the reason', async () => {
  const first = await currentAt(now)
  double.faults.set({ kind: 'error-502' })
  const { snapshot, problems } = await currentAt('2026-11-24T16:00:00.000Z')

  assert.equal(snapshot, first.snapshot)
  assert.equal(problems.length, 1)
  assert.match(
    linesOf(problems)[0] as string,
    /^handbook\.config\.json warning gitlab\/unavailable GitLab answered \/api\/\S+ with the error 502\. Data of 2026-11-23 serves\.$/,
  )
})

test('when GitLab is away and nothing was pulled, that is told', async () => {
  double.faults.set({ kind: 'expired-token' })
  const { snapshot, problems } = await currentAt(now)

  assert.is(snapshot, undefined)
  assert.equal(linesOf(problems), [
    'handbook.config.json warning gitlab/unauthorized GitLab refuses the token (401). There is no older data.',
  ])
})

test('strict, it is an error, although something would serve', async () => {
  await currentAt(now)
  double.faults.set({ kind: 'expired-token' })
  const error = await refused(currentAt('2026-11-24T16:00:00.000Z', strict))

  assert.equal([error.code, error.message], ['gitlab/unauthorized', 'GitLab refuses the token (401).'])
})

test('without a token, what there is serves in silence, however old it is', async () => {
  const first = await currentAt(now)
  double.log.clear()
  const { snapshot, problems } = await currentAt('2027-11-23T16:00:00.000Z', withoutToken)

  assert.equal([snapshot, problems], [first.snapshot, []])
  assert.is(double.log.requests.length, 0)
})

test('without a token and without anything, that is told; strict, it is an error', async () => {
  const { problems } = await currentAt(now, withoutToken)
  const error = await refused(currentAt(now, { settings: strict.settings }))

  assert.equal(linesOf(problems), [
    'handbook.config.json warning gitlab/no-token There is no token in GITLAB_TOKEN: GitLab is not asked. There is no older data.',
  ])
  assert.is(problems[0]?.help, 'Set the environment variable GITLAB_TOKEN to a token with the scope `read_api`.')
  assert.is(error.code, 'gitlab/no-token')
  assert.is(double.log.requests.length, 0)
})

test('a cache that cannot be written takes nothing from the build', async () => {
  writeFileSync(join(site.root, '.cache'), '')
  const { snapshot, problems } = await currentAt(now)

  assert.ok((snapshot?.items.length ?? 0) > 50)
  assert.equal(
    problems.map(({ code }) => code),
    ['gitlab/cache'],
  )
})

test('a broken cache is told until it is replaced', async () => {
  site.write({ '.cache/handbook/gitlab.json': '{' })
  const kept = keptSnapshot(site.root, options, access)
  const { problems } = await currentAt(now)

  assert.equal(
    kept.problems.map(({ code }) => code),
    ['gitlab/snapshot'],
  )
  assert.equal([problems, keptSnapshot(site.root, options, access).problems], [[], []])
})

test('looking at what there is asks nobody and writes nothing', () => {
  assert.equal(keptSnapshot(site.root, options, access), { problems: [] })
  assert.not.ok(existsSync(join(site.root, '.cache')))
  assert.is(double.log.requests.length, 0)
})

test('the age of what there is, is told beyond its limit', async () => {
  const kept = await currentAt(now)
  const told = (current: CurrentSnapshot, time: string): string[] => linesOf(ageProblems(current, access, time))

  assert.equal(told(kept, '2026-11-23T15:00:00.000Z'), [])
  assert.equal(told(kept, '2026-11-24T15:00:00.000Z'), [
    'handbook.config.json info gitlab/stale The data from GitLab is of 2026-11-23, older than `maxAge`.',
  ])
  assert.equal(told({ problems: [] }, now), [
    'handbook.config.json info gitlab/stale Nothing was pulled from GitLab yet.',
  ])
})

test('host and token come from the environment', () => {
  const settings = gitlabSettings({ groups: ['acme'], tokenVariable: 'MY_TOKEN' }) as GitLabSettings
  const from = (environment: NodeJS.ProcessEnv): (string | undefined)[] => {
    const { settings: given, token } = gitlabAccess(settings, environment)
    return [given.host, token]
  }

  assert.equal(from({}), ['https://gitlab.com', undefined])
  assert.equal(from({ MY_TOKEN: ' glpat-x\n', GITLAB_TOKEN: 'other' }), ['https://gitlab.com', 'glpat-x'])
  assert.equal(from({ MY_TOKEN: '  ', GITLAB_HOST: 'http://127.0.0.1:4321/' }), ['http://127.0.0.1:4321', undefined])
  assert.equal(from({ GITLAB_HOST: 'gitlab.acme.example' }), ['https://gitlab.acme.example', undefined])
})

for (const [what, environment, why] of [
  ['a host that is none', { GITLAB_HOST: 'not a host' }, 'GITLAB_HOST is no address'],
  ['another protocol', { GITLAB_HOST: 'ftp://gitlab.acme.example' }, 'GITLAB_HOST is no address'],
  ['a host with a password', { GITLAB_HOST: 'https://ada:secret@gitlab.acme.example' }, 'GITLAB_HOST is no address'],
  ['a token of two lines', { GITLAB_TOKEN: 'glpat-a\nb' }, 'The token in GITLAB_TOKEN holds characters'],
] as const) {
  test(`nobody is asked with ${what}`, async () => {
    const settings = gitlabSettings({ groups: ['acme'] }) as GitLabSettings
    const access = gitlabAccess(settings, { GITLAB_TOKEN: 'glpat-x', ...environment })
    const transport = { fetch: () => Promise.reject(new Error('Asked.')) } as never

    const told = await pullNow(access, {} as never, { now, transport } as never).catch(({ message }) => message)

    assert.match(told, why)
    assert.not.match(told, 'secret')
  })
}

test.run()
