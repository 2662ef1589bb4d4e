import type { MergeRequest } from '../product/merge-requests.ts'
import { canRead } from '../server/access.ts'
import { type Answer, type Ask, refusal } from '../server/ask.ts'
import { inOrder } from '../server/order.ts'
import { pageOf } from '../server/paging.ts'
import { flagParam, textParam } from '../server/params.ts'
import { groupFor, projectFor, projectsUnder, type World } from '../server/world.ts'
import { labelList, milestoneEntity, userEntity } from './entities.ts'
import { matcher, orderBy, refusedValue } from './filters.ts'

const defaults = {
  order_by: 'created_at',
  scope: 'all',
  sort: 'desc',
  state: 'all',
  with_labels_details: 'false',
  with_merge_status_recheck: 'false',
}

/** `GET /groups/:id/merge_requests`: https://docs.gitlab.com/api/merge_requests/#list-group-merge-requests */
export function listGroupMergeRequests(ask: Ask, world: World): Answer {
  const group = groupFor(world, ask.segments[1] as string, ask.viewer)
  if (!group) return refusal(404, '404 Group Not Found')
  return listed(ask, world, projectsUnder(world, group), { ...defaults, non_archived: 'true' })
}

/** `GET /projects/:id/merge_requests`: https://docs.gitlab.com/api/merge_requests/#list-project-merge-requests */
export function listProjectMergeRequests(ask: Ask, world: World): Answer {
  const project = projectFor(world, ask.segments[1] as string, ask.viewer)
  if (!project) return refusal(404, '404 Project Not Found')
  return listed(ask, world, new Set([project.id]), defaults)
}

function listed(ask: Ask, world: World, projects: ReadonlySet<number>, links: Record<string, string>): Answer {
  const refused = refusedValue(ask.params, {
    state: ['opened', 'closed', 'locked', 'merged', 'all'],
    order_by: [
      'created_at',
      'label_priority',
      'milestone_due',
      'popularity',
      'priority',
      'title',
      'updated_at',
      'merged_at',
    ],
    sort: ['asc', 'desc'],
    scope: ['created_by_me', 'assigned_to_me', 'all'],
  })
  if (refused) return refused
  const fits = matcher(world, ask.params)
  const found = world.product.mergeRequests.filter((one) => {
    const project = world.projects.get(one.projectId)
    return project && projects.has(one.projectId) && fits(one) && canRead(ask.viewer, project.readers)
  })
  const fieldOf = orderValue(textParam(ask.params, 'order_by'))
  const list = inOrder(found, orderBy(ask.params, fieldOf))
  const hasDetails = flagParam(ask.params, 'with_labels_details') ?? false
  return pageOf(ask, list, links, (one) => mergeRequestEntity(world, one, hasDetails))
}

function orderValue(order = 'created_at'): (one: MergeRequest) => string | null {
  if (order === 'updated_at') return ({ updatedAt }) => updatedAt
  if (order === 'merged_at') return ({ mergedAt }) => mergedAt
  return order === 'title' ? ({ title }) => title : ({ createdAt }) => createdAt
}

function mergeRequestEntity(world: World, one: MergeRequest, hasDetails: boolean): unknown {
  const path = world.projects.get(one.projectId)?.path
  const milestone = one.milestoneId === null ? undefined : world.milestones.get(one.milestoneId)
  return {
    id: one.id,
    iid: one.iid,
    project_id: one.projectId,
    title: one.title,
    description: '',
    state: one.state,
    created_at: one.createdAt,
    updated_at: one.updatedAt,
    merged_by: userEntity(world, one.mergedAt ? one.authorId : null),
    merge_user: userEntity(world, one.mergedAt ? one.authorId : null),
    merged_at: one.mergedAt,
    closed_by: userEntity(world, one.closedAt ? one.authorId : null),
    closed_at: one.closedAt,
    target_branch: 'main',
    source_branch: `change-${one.iid}`,
    user_notes_count: 0,
    upvotes: 0,
    downvotes: 0,
    author: userEntity(world, one.authorId),
    assignees: [],
    assignee: null,
    reviewers: [],
    source_project_id: one.projectId,
    target_project_id: one.projectId,
    labels: labelList(world, one.labels, hasDetails),
    draft: false,
    milestone: milestone ? milestoneEntity(world, milestone) : null,
    merge_when_pipeline_succeeds: false,
    merge_status: 'can_be_merged',
    detailed_merge_status: one.state === 'opened' ? 'mergeable' : 'not_open',
    sha: one.id.toString(16).padStart(40, 'b'),
    web_url: `${world.url}/${path}/-/merge_requests/${one.iid}`,
    references: { short: `!${one.iid}`, relative: `!${one.iid}`, full: `${path}!${one.iid}` },
  }
}
