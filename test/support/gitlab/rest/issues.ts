import type { Issue } from '../product/issues.ts'
import { type Answer, type Ask, json, refusal } from '../server/ask.ts'
import { keysetPageOf } from '../server/keyset.ts'
import { inOrder, type Order } from '../server/order.ts'
import { pageOf, wantsKeyset } from '../server/paging.ts'
import { flagParam, textParam } from '../server/params.ts'
import { canSee, groupFor, projectFor, projectsUnder, remembered, type World } from '../server/world.ts'
import { issueEntity } from './entities.ts'
import { matcher, orderBy, refusedValue } from './filters.ts'

const orders = [
  'created_at',
  'due_date',
  'label_priority',
  'milestone_due',
  'popularity',
  'priority',
  'relative_position',
  'title',
  'updated_at',
  'weight',
]
const defaults = { order_by: 'created_at', sort: 'desc', state: 'all', with_labels_details: 'false' }

/** `GET /groups/:id/issues`: https://docs.gitlab.com/api/issues/#list-group-issues */
export function listGroupIssues(ask: Ask, world: World): Answer {
  const group = groupFor(world, ask.segments[1] as string, ask.viewer)
  if (!group) return refusal(404, '404 Group Not Found')
  const found = foundIssues(ask, world, projectsUnder(world, group))
  if ('status' in found) return found
  return pageOf(ask, found, { ...defaults, non_archived: 'true' }, drawing(ask, world))
}

/** `GET /projects/:id/issues`: https://docs.gitlab.com/api/issues/#list-project-issues */
export function listProjectIssues(ask: Ask, world: World): Answer {
  const project = projectFor(world, ask.segments[1] as string, ask.viewer)
  if (!project) return refusal(404, '404 Project Not Found')
  const found = foundIssues(ask, world, new Set([project.id]))
  if ('status' in found) return found
  if (wantsKeyset(ask.params)) {
    return keysetPageOf(ask, found, issueOrder(ask, world), defaults, drawing(ask, world))
  }
  return pageOf(ask, found, defaults, drawing(ask, world))
}

/** `GET /projects/:id/issues/:issue_iid`: https://docs.gitlab.com/api/issues/#retrieve-an-issue-from-a-project */
export function getIssue(ask: Ask, world: World): Answer {
  const project = projectFor(world, ask.segments[1] as string, ask.viewer)
  if (!project) return refusal(404, '404 Project Not Found')
  const issue = issueIn(world, project.id, ask.segments[3] as string)
  const isSeen = issue && canSee(world, ask.viewer, issue)
  return isSeen ? json(issueEntity(world, issue, ask.viewer, false)) : refusal(404, '404 Not found')
}

export function issueIn({ product }: World, projectId: number, iid: string): Issue | undefined {
  return product.issues.find((one) => one.projectId === projectId && String(one.iid) === iid)
}

function foundIssues(ask: Ask, world: World, projects: ReadonlySet<number>): readonly Issue[] | Answer {
  const refused = refusedValue(ask.params, {
    state: ['opened', 'closed', 'all'],
    order_by: orders,
    sort: ['asc', 'desc'],
    scope: ['created_by_me', 'created-by-me', 'assigned_to_me', 'assigned-to-me', 'all'],
  })
  if (refused) return refused
  if ((ask.params.scope ?? 'all') !== 'all') return []
  const { page: _page, per_page: _perPage, cursor: _cursor, ...wishes } = ask.params
  return remembered(world, ['issues', [...projects], wishes, ask.viewer.kind], () => {
    const fits = matcher(world, wishes)
    const found = world.product.issues.filter(
      (issue) => projects.has(issue.projectId) && fits(issue) && canSee(world, ask.viewer, issue),
    )
    return inOrder(found, issueOrder(ask, world))
  })
}

function issueOrder(ask: Ask, world: World): Order<Issue> {
  const order = textParam(ask.params, 'order_by') ?? 'created_at'
  return orderBy(ask.params, (issue) => orderValue(world, issue, order))
}

function orderValue(world: World, issue: Issue, order: string): string | number | null {
  switch (order) {
    case 'created_at':
      return issue.createdAt
    case 'updated_at':
      return issue.updatedAt
    case 'due_date':
      return issue.dueDate
    case 'title':
      return issue.title
    case 'weight':
      return issue.weight
    case 'popularity':
      return issue.upvotes
    case 'milestone_due':
      return world.milestones.get(issue.milestoneId ?? 0)?.dueDate ?? null
    default:
      return issue.id
  }
}

function drawing(ask: Ask, world: World): (issue: Issue) => unknown {
  const hasDetails = flagParam(ask.params, 'with_labels_details') ?? false
  return (issue) => issueEntity(world, issue, ask.viewer, hasDetails)
}
