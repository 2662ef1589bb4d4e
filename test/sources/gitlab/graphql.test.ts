import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Pulled } from '../../../plugins/sources/gitlab/pull.ts'
import { productOf, startGitLab } from '../../support/gitlab/index.ts'
import { publicReferences, pullFrom, referencesIn, refused, type Wish } from './support.ts'

const test = suite('sources/gitlab/graphql')

const product = productOf({ issues: 200, epics: 150 })
const double = await startGitLab({ product })
test.after(() => double.close())
test.before.each(() => double.log.clear())

/** Pull from a GitLab that answers some GraphQL queries with an error. */
async function pullRefusing(
  errorFor: (query: string) => string | undefined,
  wish: Wish = {},
  status = 200,
): Promise<Pulled> {
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const message = request.method === 'POST' ? errorFor((JSON.parse(body) as { query: string }).query) : undefined
    const answer =
      message === undefined
        ? await fetch(`${double.url}${request.url}`, {
            method: request.method as string,
            headers: { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' },
            ...(request.method === 'POST' ? { body } : {}),
          })
        : Response.json({ errors: [{ message }] }, { status })
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !/length|encoding|connection/.test(name)))
    response.writeHead(answer.status, headers)
    response.end(await answer.text())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    return await pullFrom({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }, wish)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const whole = await pullFrom(double)

test('epics come from the REST API where GraphQL does not know them as work items', async () => {
  const messages = [
    "Field 'workItems' doesn't exist on type 'Group'",
    "Argument 'types' on Field 'workItems' has an invalid value ([EPIC]). Expected type '[IssueType!]'.",
  ]
  const rows = (items: typeof whole.snapshot.items) =>
    items
      .filter(({ kind }) => kind === 'epic')
      .map(({ reference, title, start, due, labels }) => ({ reference, title, start, due, labels }))

  for (const message of messages) {
    const { snapshot, notes } = await pullRefusing((query) => (query.includes('workItems') ? message : undefined))

    assert.equal(referencesIn(snapshot), publicReferences(product))
    assert.equal(rows(snapshot.items), rows(whole.snapshot.items))
    assert.equal(notes, [])
  }
})

test('epics come from the REST API where GraphQL takes too long, under the same numbers, which is told', async () => {
  const ids = (items: typeof whole.snapshot.items) => items.map(({ kind, id }) => `${kind} ${id}`)
  const slow = {
    status: 503,
    message: 'Request timed out. Please try a less complex query or a smaller set of records.',
  }
  for (const { status, message } of [slow, { status: 200, message: 'Timeout on Group.workItems' }]) {
    const { snapshot, notes } = await pullRefusing(
      (query) => (query.includes('workItems') ? message : undefined),
      {},
      status,
    )

    assert.equal(ids(snapshot.items), ids(whole.snapshot.items))
    assert.equal(notes, [
      'The epics of tidemark-example come without milestone, weight and health: GraphQL took too long.',
    ])
  }
})

test('counts of merge requests are the totals of lists where GraphQL does not count them', async () => {
  const { snapshot } = await pullRefusing((query) =>
    query.includes('mergeRequests') ? "Field 'mergeRequests' doesn't exist on type 'Group'" : undefined,
  )
  const lists = double.log.requests.filter(({ path }) => path.endsWith('/merge_requests'))

  assert.equal(snapshot.merged, whole.snapshot.merged)
  assert.is(lists.length, 18)
  assert.ok(lists.every(({ query }) => query.includes('per_page=1')))
})

test('a query that is too complex is asked in halves', async () => {
  const asked: number[] = []
  const { snapshot } = await pullRefusing((query) => {
    if (!query.includes('mergeRequests')) return undefined
    const count = query.split('mergeRequests').length - 1
    asked.push(count)
    return count > 6 ? `Query has complexity of ${count * 50}, which exceeds max complexity of 300` : undefined
  })

  assert.equal(snapshot.merged, whole.snapshot.merged)
  assert.equal(
    asked.sort((a, b) => b - a),
    [18, 10, 8, 6, 4, 4, 4],
  )
})

test('any other error ends the pull, and its text moves no cursor', async () => {
  const error = await refused(pullRefusing(() => `\u001b[2JInternal server error${'!'.repeat(999)}`))

  assert.is(error.code, 'gitlab/unexpected')
  assert.is(error.message, `GitLab refuses a GraphQL query: [2JInternal server error${'!'.repeat(176)}`)
})

test('pages of epics that hold fewer than asked for, because some may not be seen, all come', () => {
  const epics = whole.snapshot.items.filter(({ kind }) => kind === 'epic')

  assert.ok(epics.length > 80)
  assert.equal(referencesIn(whole.snapshot), publicReferences(product))
})

test.run()
