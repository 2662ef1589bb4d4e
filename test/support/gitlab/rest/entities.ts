import type { Epic } from '../product/epics.ts'
import type { Issue } from '../product/issues.ts'
import type { Label } from '../product/labels.ts'
import type { Milestone } from '../product/milestones.ts'
import type { User } from '../product/people.ts'
import type { Group } from '../product/places.ts'
import { isMember, type Viewer } from '../server/access.ts'
import type { World } from '../server/world.ts'

/** https://docs.gitlab.com/api/users/ (the short form inside other answers) */
export function userEntity(world: World, id: number | null): unknown {
  const user = id === null ? undefined : world.people.get(id)
  if (!user) return null
  const { username, name } = user as User
  return {
    id,
    username,
    public_email: user.email,
    name,
    state: 'active',
    locked: false,
    avatar_url: `${world.url}/uploads/-/system/user/avatar/${id}/${username}.png`,
    web_url: `${world.url}/${username}`,
  }
}

/** https://docs.gitlab.com/api/group_milestones/ */
export function milestoneEntity(world: World, milestone: Milestone): unknown {
  const { id, iid, groupId, title, description, startDate, dueDate, state, createdAt, updatedAt } = milestone
  return {
    id,
    iid,
    group_id: groupId,
    title,
    description,
    state,
    created_at: createdAt,
    updated_at: updatedAt,
    due_date: dueDate,
    start_date: startDate,
    expired: dueDate !== null && dueDate < world.product.today,
    web_url: `${world.url}/groups/${world.groups.get(groupId)?.path}/-/milestones/${iid}`,
  }
}

/** The labels of an item: names, or objects when details were asked for. https://docs.gitlab.com/api/issues/ */
export function labelList(world: World, names: readonly string[], hasDetails: boolean): unknown[] {
  if (!hasDetails) return [...names]
  return names.map((name) => {
    const { id, description = null, color, textColor } = world.labels.get(name) ?? unknownLabel
    return { id, name, color, description, description_html: description ?? '', text_color: textColor, archived: false }
  })
}

const unknownLabel: Pick<Label, 'id' | 'description' | 'color' | 'textColor'> = {
  id: 0,
  description: null,
  color: '#808080',
  textColor: '#FFFFFF',
}

/**
 * https://docs.gitlab.com/api/issues/#list-group-issues
 *
 * @param hasDetails  Whether labels are objects.
 */
export function issueEntity(world: World, issue: Issue, viewer: Viewer, hasDetails: boolean): unknown {
  const project = world.projects.get(issue.projectId)
  const self = `${world.url}/api/v4/projects/${issue.projectId}`
  const milestone = issue.milestoneId === null ? undefined : world.milestones.get(issue.milestoneId)
  const assignees = issue.assigneeIds.map((id) => userEntity(world, id))
  return {
    id: issue.id,
    iid: issue.iid,
    project_id: issue.projectId,
    title: issue.title,
    description: issue.description,
    state: issue.state,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: userEntity(world, issue.closedAt ? issue.authorId : null),
    labels: labelList(world, issue.labels, hasDetails),
    milestone: milestone ? milestoneEntity(world, milestone) : null,
    assignees,
    author: userEntity(world, issue.authorId),
    type: 'ISSUE',
    assignee: assignees[0] ?? null,
    user_notes_count: issue.noteCount,
    merge_requests_count: 0,
    upvotes: issue.upvotes,
    downvotes: issue.downvotes,
    start_date: issue.startDate,
    due_date: issue.dueDate,
    confidential: issue.confidential,
    discussion_locked: null,
    issue_type: 'issue',
    web_url: `${world.url}/${project?.path}/-/issues/${issue.iid}`,
    time_stats: {
      time_estimate: issue.timeEstimate,
      total_time_spent: 0,
      human_time_estimate: null,
      human_total_time_spent: null,
    },
    task_completion_status: { count: 0, completed_count: 0 },
    blocking_issues_count: 0,
    has_tasks: true,
    task_status: '0 of 0 checklist items completed',
    _links: {
      self: `${self}/issues/${issue.iid}`,
      notes: `${self}/issues/${issue.iid}/notes`,
      award_emoji: `${self}/issues/${issue.iid}/award_emoji`,
      project: self,
      closed_as_duplicate_of: null,
    },
    references: { short: `#${issue.iid}`, relative: `#${issue.iid}`, full: `${project?.path}#${issue.iid}` },
    severity: 'UNKNOWN',
    moved_to_id: issue.movedToId,
    imported: false,
    imported_from: 'none',
    service_desk_reply_to: null,
    ...paidFields(world, issue, viewer),
  }
}

/** Fields that depend on the plan. */
function paidFields(
  world: World,
  { weight, epicId, health, iteration }: Issue,
  viewer: Viewer,
): Record<string, unknown> {
  if (world.tier === 'ce' || world.tier === 'free') return {}
  const epic = epicId === null ? undefined : world.epics.get(epicId)
  const isHidden = !epic || (epic.confidential && !isMember(viewer))
  return {
    weight,
    epic_iid: isHidden ? null : epic.iid,
    epic: isHidden ? null : epicReference(world, epic),
    iteration: iteration === null ? null : iterationEntity(world, iteration),
    ...(world.tier === 'ultimate' ? { health_status: health } : {}),
  }
}

/** Of an automatic cadence, hence without title; its state is a number: https://docs.gitlab.com/api/group_iterations/ */
function iterationEntity(world: World, number: number): unknown {
  const [top] = world.product.groups
  return {
    id: 60_000 + number,
    iid: number,
    sequence: number,
    group_id: top?.id,
    title: null,
    description: null,
    state: 2,
    created_at: '2026-01-05T00:05:15.000Z',
    updated_at: '2026-01-05T00:05:15.000Z',
    start_date: `2026-11-0${number}`,
    due_date: `2026-11-1${number}`,
    web_url: `${world.url}/groups/${top?.path}/-/iterations/${60_000 + number}`,
  }
}

function epicReference(world: World, epic: Epic): unknown {
  const { path } = world.groups.get(epic.groupId) as Group
  return {
    id: epic.id,
    iid: epic.iid,
    title: epic.title,
    url: `/groups/${path}/-/epics/${epic.iid}`,
    group_id: epic.groupId,
    human_readable_end_date: epic.dueDate,
    human_readable_timestamp: null,
  }
}

/** https://docs.gitlab.com/api/epics/#list-epics-for-a-group */
export function epicEntity(world: World, epic: Epic, hasDetails: boolean): unknown {
  const { path } = world.groups.get(epic.groupId) as Group
  const own = (date: string | null, isFixed: boolean): string | null => (isFixed ? date : null)
  const inherited = (date: string | null, isFixed: boolean): string | null => (isFixed ? null : date)
  return {
    id: epic.id,
    work_item_id: epic.workItemId,
    iid: epic.iid,
    color: epic.color,
    text_color: '#FFFFFF',
    group_id: epic.groupId,
    parent_id: epic.parentId,
    parent_iid: epic.parentId === null ? null : (world.epics.get(epic.parentId)?.iid ?? null),
    imported: false,
    imported_from: 'none',
    title: epic.title,
    description: epic.description,
    confidential: epic.confidential,
    author: userEntity(world, epic.authorId),
    start_date: epic.startDate,
    start_date_is_fixed: epic.startDateIsFixed,
    start_date_fixed: own(epic.startDate, epic.startDateIsFixed),
    start_date_from_inherited_source: inherited(epic.startDate, epic.startDateIsFixed),
    start_date_from_milestones: inherited(epic.startDate, epic.startDateIsFixed),
    end_date: epic.dueDate,
    due_date: epic.dueDate,
    due_date_is_fixed: epic.dueDateIsFixed,
    due_date_fixed: own(epic.dueDate, epic.dueDateIsFixed),
    due_date_from_inherited_source: inherited(epic.dueDate, epic.dueDateIsFixed),
    due_date_from_milestones: inherited(epic.dueDate, epic.dueDateIsFixed),
    state: epic.state,
    web_edit_url: `/groups/${path}/-/epics/${epic.iid}`,
    web_url: `${world.url}/groups/${path}/-/epics/${epic.iid}`,
    references: { short: `&${epic.iid}`, relative: `&${epic.iid}`, full: `${path}&${epic.iid}` },
    created_at: epic.createdAt,
    updated_at: epic.updatedAt,
    closed_at: epic.closedAt,
    labels: labelList(world, epic.labels, hasDetails),
    upvotes: epic.upvotes,
    downvotes: epic.downvotes,
    _links: {
      self: `${world.url}/api/v4/groups/${epic.groupId}/epics/${epic.iid}`,
      epic_issues: `${world.url}/api/v4/groups/${epic.groupId}/epics/${epic.iid}/issues`,
      group: `${world.url}/api/v4/groups/${epic.groupId}`,
      parent: epic.parentId === null ? null : `${world.url}/api/v4/groups/${epic.groupId}/epics/${epic.parentId}`,
    },
  }
}
