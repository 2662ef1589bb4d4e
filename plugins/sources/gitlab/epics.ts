import { Epics } from '@gitbeaker/rest'
import { asFields, asText } from '../../core/model/fields.ts'
import { epicRow, type ItemRow, noteColours, workItemRow } from '../../core/model/gitlab/snapshot.ts'
import { present } from '../../core/model/product/taxonomy.ts'
import { HandbookError } from '../../core/problems/problem.ts'
import { type Asking, allPages, perPage, resourceOptions } from './asking.ts'
import { isForRest, isTooSlow, readConnection } from './graphql.ts'
import { type FoundItems, gatherer } from './issues.ts'

/** Epics with the direction label. What is less than there could be is told in `note`: a plan can have none. */
export async function directionEpics(
  asking: Asking,
  group: string,
  updatedAfter?: string,
): Promise<FoundItems & { note?: string }> {
  let note: string | undefined
  try {
    return await byGraph(asking, group, updatedAfter)
  } catch (error) {
    if (!isForRest(error)) throw error
    if (isTooSlow(error))
      note = `The epics of ${group} come without milestone, weight and health: GraphQL took too long.`
  }
  try {
    return { ...(await byRest(asking, group, updatedAfter)), ...present({ note }) }
  } catch (error) {
    if (!(error instanceof HandbookError) || error.code !== 'gitlab/not-found') throw error
    return {
      rows: [],
      hidden: [],
      unread: [],
      colours: {},
      note: `${group} has no epics: its plan does not include them.`,
    }
  }
}

/** https://docs.gitlab.com/api/graphql/reference/#groupworkitems */
const query = `query ($group: ID!, $labels: [String!], $after: String, $since: Time) {
  group(fullPath: $group) {
    workItems(types: [EPIC], labelName: $labels, includeDescendants: true, updatedAfter: $since, first: ${perPage}, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id title webUrl state confidential closedAt reference(full: true)
        widgets {
          type
          ... on WorkItemWidgetLabels { labels(first: 50) { nodes { title color } } }
          ... on WorkItemWidgetStartAndDueDate { startDate dueDate }
          ... on WorkItemWidgetHealthStatus { healthStatus }
          ... on WorkItemWidgetMilestone { milestone { title } }
          ... on WorkItemWidgetWeight { weight }
          ... on WorkItemWidgetAwardEmoji { upvotes }
        }
      }
    }
    public: workItems(types: [EPIC], labelName: $labels, includeDescendants: true, confidential: false) { count }
  }
}`

async function byGraph({ transport, settings }: Asking, group: string, since?: string): Promise<FoundItems> {
  const variables = { group, labels: [settings.labels.direction], since: since ?? null }
  const { nodes, last } = await readConnection(transport, settings.host, query, variables, ['group', 'workItems'])
  const { count } = asFields(asFields(last.group).public)
  const total = typeof count === 'number' ? { total: count } : {}
  const found: FoundItems = { rows: [], hidden: [], unread: [], colours: {}, ...total }
  const seen = new Set<string>()
  for (const node of nodes) {
    const id = asText(asFields(node).id)
    if (id === undefined || seen.has(id)) continue
    seen.add(id)
    const row = workItemRow(node)
    if (row) {
      found.rows.push(row)
      noteColours(found.colours, node)
    } else (asFields(node).confidential === false ? found.unread : found.hidden).push(Number(id.replace(/^.*\//, '')))
  }
  return found
}

/** The old way, for instances that do not know epics as work items, or have too many. */
async function byRest(asking: Asking, group: string, updatedAfter?: string): Promise<FoundItems> {
  const { shape, found } = gatherer((value) => epicRow(value, asking.settings.host))
  const api = new Epics(resourceOptions({ ...asking, known: new Map() }, shape))
  const wish = {
    labels: asking.settings.labels.direction,
    withLabelsDetails: true,
    orderBy: 'created_at',
    sort: 'asc',
    ...(updatedAfter === undefined ? {} : { updatedAfter }),
  }
  const rows = await allPages<ItemRow>('epics', (page) => api.all(group, { ...wish, ...page } as never))
  return { ...found(), rows }
}
