import { isMember } from '../server/access.ts'
import { type Answer, type Ask, refusal } from '../server/ask.ts'
import { inOrder } from '../server/order.ts'
import { pageOf } from '../server/paging.ts'
import { canSee, projectFor, type World } from '../server/world.ts'
import { userEntity } from './entities.ts'
import { orderBy } from './filters.ts'
import { issueIn } from './issues.ts'

/** `GET /projects/:id/issues/:issue_iid/notes`: https://docs.gitlab.com/api/notes/#list-project-issue-notes */
export function listIssueNotes(ask: Ask, world: World): Answer {
  const project = projectFor(world, ask.segments[1] as string, ask.viewer)
  if (!project) return refusal(404, '404 Project Not Found')
  const issue = issueIn(world, project.id, ask.segments[3] as string)
  if (!issue || !canSee(world, ask.viewer, issue)) return refusal(404, '404 Issue Not Found')
  const found = world.product.notes.filter(
    ({ issueId, internal }) => issueId === issue.id && (!internal || isMember(ask.viewer)),
  )
  const list = inOrder(
    found,
    orderBy(ask.params, ({ createdAt }) => createdAt),
  )
  const defaults = { noteable_id: String(issue.iid), order_by: 'created_at', sort: 'desc' }
  return pageOf(ask, list, defaults, ({ id, body, authorId, createdAt, internal }) => ({
    id,
    type: null,
    body,
    author: userEntity(world, authorId),
    created_at: createdAt,
    updated_at: createdAt,
    system: false,
    noteable_id: issue.id,
    noteable_type: 'Issue',
    project_id: project.id,
    resolvable: false,
    confidential: internal,
    internal,
    imported: false,
    imported_from: 'none',
    noteable_iid: issue.iid,
    commands_changes: {},
  }))
}
