import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { gitlabSettings } from '../../../plugins/core/model/gitlab/gitlab-settings.ts'
import { HandbookError } from '../../../plugins/core/problems/problem.ts'
import { readIssue } from '../../../plugins/sources/gitlab/issue.ts'
import { type GitLabDouble, productOf, startGitLab, tokens } from '../../support/gitlab/index.ts'

const test = suite('sources/gitlab/issue')

let double: GitLabDouble
test.before(async () => {
  double = await startGitLab({ product: productOf({ issues: 120 }) })
})
test.after(() => double.close())

const settings = () => ({ ...gitlabSettings({ groups: ['tidemark-example'] }), host: double.url }) as never

async function refusal(address: string, token: string | undefined = tokens.member): Promise<string> {
  try {
    await readIssue({ settings: settings(), ...(token ? { token } : {}) }, address)
  } catch (error) {
    if (error instanceof HandbookError) return `${error.code} ${error.message}`
    throw error
  }
  return 'nothing'
}

test('reads an issue with its labels and its milestone', async () => {
  const { product } = double
  const issue = product.issues.find((one) => !one.confidential && one.milestoneId !== null && one.projectId === 278964)
  const url = `${double.url}/tidemark-example/product/-/issues/${issue?.iid}`

  const read = await readIssue({ settings: settings(), token: tokens.member }, url)

  const milestone = product.milestones.find(({ id }) => id === issue?.milestoneId)
  assert.equal([read.title, read.milestone], [issue?.title, milestone?.title])
  assert.equal([...read.labels].sort(), [...(issue?.labels ?? [])].sort())
})

test('reads an issue by its old address, and with a slash at the end', async () => {
  const issue = double.product.issues.find((one) => !one.confidential && one.projectId === 278964)
  for (const path of [`issues/${issue?.iid}`, `-/issues/${issue?.iid}/`]) {
    const address = `${double.url}/tidemark-example/product/${path}`

    assert.is((await readIssue({ settings: settings(), token: tokens.member }, address)).title, issue?.title)
  }
})

test('says nothing of a confidential issue', async () => {
  const issue = double.product.issues.find((one) => one.confidential && one.projectId === 278964)

  assert.is(
    await refusal(`${double.url}/tidemark-example/product/-/issues/${issue?.iid}`),
    'config/usage The issue is confidential: nothing is written about it.',
  )
})

test('asks no other host, and nothing without a token', async () => {
  double.log.clear()

  assert.is(
    await refusal('https://elsewhere.example/a/b/-/issues/1'),
    `config/usage https://elsewhere.example/a/b/-/issues/1 is no issue on ${double.url}.`,
  )
  assert.is(
    await refusal(`${double.url}/a/b/-/issues/1`, ''),
    'gitlab/no-token There is no token in GITLAB_TOKEN: GitLab is not asked.',
  )
  assert.equal(double.log.requests, [])
})

test('says that an issue is not there', async () => {
  assert.match(
    await refusal(`${double.url}/tidemark-example/product/-/issues/999999`),
    /^gitlab\/not-found GitLab knows no /,
  )
})

test.run()
