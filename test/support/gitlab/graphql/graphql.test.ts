import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { query } from '../asking.ts'
import { type GitLabDouble, productOf, startGitLab, tokens } from '../index.ts'
import type { Issue } from '../product/issues.ts'

// https://docs.gitlab.com/api/graphql/ and https://docs.gitlab.com/api/graphql/reference/
const test = suite('gitlab/graphql')
let double: GitLabDouble

test.before(async () => {
  double = await startGitLab({ product: productOf({ issues: 240, secrets: true }) })
})
test.after(() => double.close())

interface Page<Node> {
  count: number
  nodes: Node[]
  pageInfo: { endCursor: string; hasNextPage: boolean }
}

/** What a sound query is answered with, in the shape that the test asked for. */
async function data<Shape>(text: string, variables = {}, token: string | null = tokens.member): Promise<Shape> {
  const { status, body } = await query(double.url, text, variables, { token })
  const { data, errors } = body as { data: Shape; errors?: unknown }
  assert.equal({ status, errors }, { status: 200, errors: undefined })
  return data
}

interface WorkItem extends Record<string, unknown> {
  id: string
  title: string
  confidential: boolean
  workItemType: { name: string }
  widgets: { type: string }[]
}

interface OfNamespace {
  namespace: { workItems: Page<WorkItem> }
}

const workItems = /* GraphQL */ `
  query WorkItems($path: ID!, $after: String, $first: Int, $types: [IssueType!], $labels: [String!]) {
    namespace(fullPath: $path) {
      workItems(types: $types, labelName: $labels, includeDescendants: true, first: $first, after: $after, state: opened) {
        count
        pageInfo { endCursor hasNextPage }
        nodes {
          id
          iid
          title
          state
          confidential
          webUrl
          createdAt
          updatedAt
          workItemType { name }
          widgets {
            type
            ... on WorkItemWidgetLabels { labels { nodes { title color textColor } } }
            ... on WorkItemWidgetHierarchy { hasParent parent { id iid title webUrl } }
            ... on WorkItemWidgetStartAndDueDate { startDate dueDate isFixed }
            ... on WorkItemWidgetHealthStatus { healthStatus }
            ... on WorkItemWidgetMilestone { milestone { id title dueDate } }
            ... on WorkItemWidgetStatus { status { name category } }
            ... on WorkItemWidgetWeight { weight }
            ... on WorkItemWidgetDescription { description }
            ... on WorkItemWidgetAwardEmoji { upvotes downvotes }
          }
        }
      }
    }
  }
`

test('work items of a group come page by page, each once, though pages hold fewer than asked for', async () => {
  const ids: string[] = []
  const sizes: number[] = []
  let after: string | null = null
  let hasNext = true
  while (hasNext) {
    const variables: Record<string, unknown> = { path: 'tidemark-example', after, first: 50, types: ['ISSUE', 'EPIC'] }
    const { nodes, pageInfo }: Page<WorkItem> = (await data<OfNamespace>(workItems, variables)).namespace.workItems
    ids.push(...nodes.map(({ id }) => id))
    sizes.push(nodes.length)
    after = pageInfo.endCursor
    hasNext = pageInfo.hasNextPage
  }

  const { issues, epics } = double.product
  const readable = issues.filter(({ state, projectId }) => state === 'opened' && projectId !== 278968)
  assert.is(ids.length, readable.length + epics.filter(({ state }) => state === 'opened').length)
  assert.is(new Set(ids).size, ids.length)
  assert.ok(
    sizes.slice(0, -1).some((size) => size < 50),
    String(sizes),
  )
})

test('an issue shows what its widgets hold', async () => {
  const issue = double.product.issues.find(
    (one) => one.epicId && one.milestoneId && one.state === 'opened' && one.projectId === 278964,
  ) as Issue
  const text = workItems.replace('state: opened', `state: opened, ids: ["gid://gitlab/WorkItem/${issue.id}"]`)

  const [node] = (await data<OfNamespace>(text, { path: 'tidemark-example' })).namespace.workItems.nodes

  const epic = double.product.epics.find(({ id }) => id === issue.epicId)
  const { widgets, ...fields } = node as WorkItem
  const byType = Object.fromEntries(widgets.map((one) => [one.type, one]))
  const labels = { nodes: issue.labels.map((title) => labelOf(title)) }
  assert.equal(fields, {
    id: `gid://gitlab/WorkItem/${issue.id}`,
    iid: String(issue.iid),
    title: issue.title,
    state: 'OPEN',
    confidential: false,
    webUrl: `${double.url}/tidemark-example/product/-/issues/${issue.iid}`,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    workItemType: { name: 'Issue' },
  })
  assert.equal(byType.LABELS, { type: 'LABELS', labels })
  assert.equal(byType.HIERARCHY, {
    type: 'HIERARCHY',
    hasParent: true,
    parent: {
      id: `gid://gitlab/WorkItem/${epic?.workItemId}`,
      iid: String(epic?.iid),
      title: epic?.title,
      webUrl: `${double.url}/groups/${double.product.groups.find(({ id }) => id === epic?.groupId)?.path}/-/epics/${epic?.iid}`,
    },
  })
  const { startDate, dueDate, weight, upvotes, downvotes, description, status } = issue
  assert.equal(byType.START_AND_DUE_DATE, { type: 'START_AND_DUE_DATE', startDate, dueDate, isFixed: true })
  assert.equal(byType.STATUS, { type: 'STATUS', status: { name: status, category: 'TO_DO' } })
  assert.equal(byType.WEIGHT, { type: 'WEIGHT', weight })
  assert.equal(byType.AWARD_EMOJI, { type: 'AWARD_EMOJI', upvotes, downvotes })
  assert.equal(byType.DESCRIPTION, { type: 'DESCRIPTION', description })
  const milestone = double.product.milestones.find(({ id }) => id === issue.milestoneId)
  assert.equal(byType.MILESTONE, {
    type: 'MILESTONE',
    milestone: {
      id: `gid://gitlab/Milestone/${milestone?.id}`,
      title: milestone?.title,
      dueDate: milestone?.dueDate ?? null,
    },
  })
})

function labelOf(name: string): unknown {
  const { color, textColor } = double.product.labels.find((label) => label.name === name) ?? {}
  return { title: name, color, textColor }
}

interface OfGroup {
  group: { workItems: Page<WorkItem> }
}

test('a group by itself holds its epics; a project its issues', async () => {
  const text =
    '{ group(fullPath: "tidemark-example") { workItems { nodes { workItemType { name } } } } project(fullPath: "tidemark-example/product") { workItems(labelName: ["direction"], confidential: false) { count } } }'

  const { group, project } = await data<OfGroup & { project: OfGroup['group'] }>(text)

  const names = new Set(group.workItems.nodes.map((node) => node.workItemType.name))
  const issues = double.product.issues.filter(
    (one) => one.projectId === 278964 && one.labels.includes('direction') && !one.confidential,
  )
  assert.equal([...names], ['Epic'])
  assert.is(project.workItems.count, issues.length)
})

test('what changed after a time', async () => {
  double.touch(6, '2027-01-01T00:00:00.000Z')
  const text =
    '{ group(fullPath: "tidemark-example") { workItems(includeDescendants: true, updatedAfter: "2027-01-01T00:00:00Z", sort: UPDATED_DESC) { nodes { title confidential } } } }'

  const { nodes } = (await data<OfGroup>(text)).group.workItems

  assert.ok(nodes.length > 3)
  assert.ok(nodes.every(({ title, confidential }) => confidential || title.endsWith('(changed)')))
})

test('the older fields: issues, epics, milestones, releases, labels', async () => {
  const text = /* GraphQL */ `{
    group(fullPath: "tidemark-example") {
      issues(includeSubgroups: true, labelName: ["direction"], milestoneTitle: ["19.7"], first: 2) {
        count
        nodes { iid title state weight healthStatus milestone { title } epic { iid } labels { nodes { title } } }
      }
      epics(state: opened, first: 2) { nodes { iid title state dueDate dueDateIsFixed parent { iid } } }
      milestones(containingDate: "2026-11-23") { nodes { title startDate dueDate expired state } }
      releases(first: 1) { nodes { tagName upcomingRelease milestones { nodes { title } } } }
      labels(searchTerm: "devops::plan") { nodes { title color } }
    }
  }`

  const { group } = await data<{ group: Record<string, Page<Record<string, unknown>>> }>(text)

  assert.ok((group.issues?.count ?? 0) > 0)
  assert.equal(group.issues?.nodes[0]?.milestone, { title: '19.7' })
  assert.is(group.epics?.nodes[0]?.state, 'opened')
  assert.equal(group.milestones?.nodes, [
    { title: '19.7', startDate: '2026-11-14', dueDate: '2026-12-11', expired: false, state: 'active' },
  ])
  assert.equal(group.releases?.nodes[0], {
    tagName: 'v19.7.0',
    upcomingRelease: true,
    milestones: { nodes: [{ title: '19.7' }] },
  })
  assert.is(group.labels?.nodes[0]?.title, 'devops::plan')
})

test('one query counts merge requests for several labels by aliases', async () => {
  const counts = ['devops::plan', 'devops::create', 'devops::run'].map(
    (label, index) =>
      `c${index}: mergeRequests(state: merged, includeSubgroups: true, milestoneTitle: "19.6", labelName: ["${label}"]) { count }`,
  )

  const { group } = await data<{ group: Record<string, { count: number }> }>(
    `{ group(fullPath: "tidemark-example") { ${counts.join(' ')} } }`,
  )

  const [milestone] = double.product.milestones.filter(({ title }) => title === '19.6')
  const expected = double.product.mergeRequests.filter(
    ({ state, milestoneId, labels }) =>
      state === 'merged' && milestoneId === milestone?.id && labels.includes('devops::run'),
  )
  assert.is(group.c2?.count, expected.length)
})

test('at most 100 a page, whatever is asked', async () => {
  const text =
    '{ group(fullPath: "tidemark-example") { issues(includeSubgroups: true, first: 500, state: opened) { nodes { id } pageInfo { hasNextPage } } } }'

  const { nodes, pageInfo } = (await data<{ group: { issues: Page<{ id: string }> } }>(text)).group.issues

  assert.ok(nodes.length <= 100)
  assert.is(pageInfo.hasNextPage, true)
})

test('what one may not know of is null, and confidential items are left out', async () => {
  const text =
    '{ namespace(fullPath: "tidemark-example/security") { id } project(fullPath: "tidemark-example/product") { workItems { nodes { confidential } } } currentUser { id } }'

  interface Seen {
    namespace: unknown
    project: { workItems: Page<WorkItem> }
    currentUser: unknown
  }
  const { namespace, project, currentUser } = await data<Seen>(text, {}, null)

  assert.equal([namespace, currentUser], [null, null])
  assert.not.ok(project.workItems.nodes.some(({ confidential }) => confidential))
})

test('several queries go in one request', async () => {
  const body = JSON.stringify([{ query: '{ currentUser { username } }' }, { query: '{ metadata { enterprise } }' }])
  const response = await fetch(`${double.url}/api/graphql`, { method: 'POST', body })

  assert.equal(await response.json(), [{ data: { currentUser: null } }, { data: { metadata: { enterprise: true } } }])
})

test.run()
