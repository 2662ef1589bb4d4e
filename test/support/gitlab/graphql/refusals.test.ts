import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { query } from '../asking.ts'
import { type GitLabDouble, startGitLab, tokens } from '../index.ts'

// https://docs.gitlab.com/api/graphql/#limits
const test = suite('gitlab/graphql-refusals')
let double: GitLabDouble

test.before(async () => {
  double = await startGitLab()
})
test.after(() => double.close())

interface Errors {
  errors: { message: string; path?: string[]; extensions?: Record<string, unknown>; locations?: unknown }[]
}

async function errors(text: string, token: string | null = tokens.member): Promise<Errors['errors']> {
  const { status, body } = await query(double.url, text, {}, { token })
  assert.is(status, 200)
  return (body as Errors).errors
}

test('too complex a query is refused with status 200', async () => {
  const counts = Array.from(
    { length: 80 },
    (_, index) => `c${index}: mergeRequests(labelName: ["a${index}"]) { count }`,
  )

  const [error] = await errors(`{ group(fullPath: "tidemark-example") { ${counts.join(' ')} } }`)

  assert.match(error?.message ?? '', /^Query has complexity of \d+, which exceeds max complexity of 250$/)
  const [open] = await errors(`{ group(fullPath: "tidemark-example") { ${counts.join(' ')} } }`, null)
  assert.match(open?.message ?? '', /max complexity of 200$/)
})

test('a query tells its own score', async () => {
  const { body } = await query(double.url, '{ queryComplexity { score limit } metadata { version } }')

  assert.equal((body as { data: { queryComplexity: unknown } }).data.queryComplexity, { score: 5, limit: 250 })
})

test('an unknown field is told as GitLab tells it', async () => {
  assert.equal(await errors('query Q { group(fullPath: "a") { nonsense } }'), [
    {
      message: "Field 'nonsense' doesn't exist on type 'Group'",
      locations: [{ line: 1, column: 34 }],
      path: ['query Q', 'group', 'nonsense'],
      extensions: { code: 'undefinedField', typeName: 'Group', fieldName: 'nonsense' },
    },
  ])
})

test('the free edition does not know the types of the paid one', async () => {
  const free = await startGitLab({ tier: 'ce' })
  const text =
    '{ namespace(fullPath: "a") { workItems { nodes { widgets { ... on WorkItemWidgetHealthStatus { healthStatus } } } } } }'
  const { body } = await query(free.url, text)
  await free.close()

  const messages = (body as Errors).errors.map(({ message }) => message)
  assert.ok(messages.includes("No such type WorkItemWidgetHealthStatus, so it can't be a fragment condition"))
})

test('the free plan knows them, and has no such widgets and no epics', async () => {
  const free = await startGitLab({ tier: 'free' })
  const text =
    '{ namespace(fullPath: "tidemark-example") { workItems(types: [EPIC]) { nodes { id } } } group(fullPath: "tidemark-example") { epics { nodes { id } } } project(fullPath: "tidemark-example/product") { workItems(first: 1) { nodes { widgets { type } } } } }'
  const { body } = await query(free.url, text)
  await free.close()

  const { namespace, group, project } = (body as { data: Record<string, unknown> }).data
  assert.equal(namespace, { workItems: { nodes: [] } })
  assert.equal(group, { epics: { nodes: [] } })
  assert.match(JSON.stringify(project), 'LABELS')
  assert.not.match(JSON.stringify(project), 'HEALTH_STATUS')
})

test('a bad token, a job token, a query that is too long or none', async () => {
  const of = async (text: string, token: string): Promise<unknown> => {
    const { status, body } = await query(double.url, text, {}, { token })
    return [status, (body as Errors).errors[0]?.message]
  }

  assert.equal(await of('{ currentUser { id } }', 'glpat-nobody'), [401, 'Invalid token'])
  assert.equal(await of('{ currentUser { id } }', tokens.job), [401, 'Invalid token'])
  assert.equal(await of(`{ currentUser { id } } # ${'x'.repeat(10_000)}`, tokens.member), [422, 'Query too large'])
  assert.match(((await of('{ currentUser', tokens.member)) as string[])[1] as string, 'Syntax Error')
})

test.run()
