import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { get, listIn } from '../asking.ts'
import { type GitLabDouble, plantedSecret, productOf, startGitLab, tokenHash, tokens } from '../index.ts'

// https://docs.gitlab.com/api/rest/authentication/
const test = suite('gitlab/access')
let double: GitLabDouble

test.before(async () => {
  const files = { 'tidemark-example/handbook': { main: { 'README.md': '# Hi\n' } } }
  double = await startGitLab({ product: productOf({ secrets: true, files }) })
})
test.after(() => double.close())

async function status(path: string, token: string | null, headers = {}): Promise<number> {
  return (await get(double.url, path, { token, headers })).status
}

test('a token is taken as Bearer and as PRIVATE-TOKEN', async () => {
  assert.is(await status('groups/9972', tokens.member), 200)
  assert.is(await status('groups/9972', null, { 'private-token': tokens.member }), 200)
})

test('without a token, or as a stranger, private things are not there', async () => {
  for (const token of [null, tokens.outsider]) {
    const group = await get(double.url, 'groups/tidemark-example%2Fsecurity/issues', { token })
    const project = await get(double.url, 'projects/278967', { token })

    assert.is(group.status, 404)
    assert.equal(group.body, { message: '404 Group Not Found' })
    assert.is(project.status, 404)
    assert.equal(project.body, { message: '404 Project Not Found' })
  }
})

test('without a token, lists leave out what is confidential, private or internal', async () => {
  const list = listIn(await get(double.url, 'groups/9970/issues?per_page=100', { token: null }))
  const notes = listIn(await get(double.url, 'projects/278964/issues/1/notes', { token: null }))

  const open = double.product.issues.filter((one) => !one.confidential && ![278967, 278968].includes(one.projectId))
  assert.is(list.length, Math.min(100, open.length))
  assert.not.ok(list.some(({ confidential }) => confidential))
  assert.equal(
    notes.map(({ internal }) => internal),
    [false],
  )
})

test('a member sees it all, markers included', async () => {
  const { text } = await get(double.url, 'groups/9970/issues?confidential=true&per_page=100')

  assert.ok((text.match(plantedSecret) ?? []).some((marker) => marker.endsWith('-title')))
})

test('a token that is unknown, expired or revoked is refused', async () => {
  const unknown = await get(double.url, 'groups/9970', { token: 'glpat-nobody' })
  const expired = await get(double.url, 'groups/9970', { token: tokens.expired })

  assert.is(unknown.status, 401)
  assert.equal(unknown.body, { message: '401 Unauthorized' })
  assert.is(expired.status, 401)
  assert.equal(expired.body, {
    error: 'invalid_token',
    error_description: 'Token is expired. You can either do re-authorization or token refresh.',
  })
  assert.is(await status('groups/9970', tokens.revoked), 401)
})

test('a token with too narrow a scope is told so', async () => {
  const reply = await get(double.url, 'groups/9970/issues', { token: tokens.narrow })

  assert.is(reply.status, 403)
  assert.equal(reply.body, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: 'api read_api',
  })
  assert.is(await status('user', tokens.narrow), 200)
})

// https://docs.gitlab.com/ci/jobs/ci_job_token/#job-token-access
test("a job's token opens releases, merge requests and files, and counts for nothing elsewhere", async () => {
  const job = { 'job-token': tokens.job }

  assert.is(await status('projects/278967/releases', null, job), 200)
  assert.is(await status('projects/278967/merge_requests', null, job), 200)
  assert.is(await status('projects/278965/repository/files/README.md/raw', null, job), 200)
  assert.is(await status('projects/278967/issues', null, job), 404)
  assert.is(await status('groups/9972/milestones', null, job), 404)
  assert.is(await status('groups/9970/epics', null, job), 401)
  assert.is(await status('projects/278967/releases', null, { 'job-token': 'glcbt-other' }), 401)
})

test('epics need a token and a plan', async () => {
  const answers: unknown[] = [(await get(double.url, 'groups/9970/epics', { token: null })).body]
  for (const tier of ['free', 'ce'] as const) {
    const other = await startGitLab({ tier })
    answers.push((await get(other.url, 'groups/9970/epics')).body)
    await other.close()
  }

  assert.equal(answers, [{ message: '401 Unauthorized' }, { message: '403 Forbidden' }, { error: '404 Not Found' }])
})

test('the log tells which token came where, and never the token', async () => {
  double.log.clear()
  await get(double.url, 'groups/9970')
  await get(double.url, `groups/9970?private_token=${tokens.member}`, { token: null })

  const [bearer, query] = double.log.requests
  assert.equal(bearer?.token, { header: 'authorization', hash: tokenHash(tokens.member) })
  assert.equal(query?.token, { header: 'query', hash: tokenHash(tokens.member) })
  assert.is(query?.query, 'private_token=[taken-out]')
  assert.not.match(JSON.stringify(double.log.requests), tokens.member)
})

test('every answer tells of the rate limit, and a limit that is set is held', async () => {
  const limited = await startGitLab({ rateLimit: { limit: 2, seconds: 3600 } })
  const replies = [
    await get(limited.url, 'groups/9970'),
    await get(limited.url, 'groups/9970'),
    await get(limited.url, 'groups/9970'),
  ]
  await limited.close()

  assert.equal(
    replies.map((one) => one.status),
    [200, 200, 429],
  )
  assert.equal(
    replies.map(({ headers }) => headers.get('ratelimit-remaining')),
    ['1', '0', '0'],
  )
  assert.ok(Number(replies[2]?.headers.get('retry-after')) > 0)
  assert.is(replies[2]?.text, 'Retry later\n')
})

test.run()
