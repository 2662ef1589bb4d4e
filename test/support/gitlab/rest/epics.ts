import { canRead } from '../server/access.ts'
import { type Answer, type Ask, invalid, refusal } from '../server/ask.ts'
import { inOrder } from '../server/order.ts'
import { pageOf } from '../server/paging.ts'
import { flagParam, textParam } from '../server/params.ts'
import { canSee, groupAncestors, groupFor, groupTree, type World } from '../server/world.ts'
import { epicEntity } from './entities.ts'
import { matcher, orderBy, refusedValue } from './filters.ts'

const defaults = {
  include_ancestor_groups: 'false',
  include_descendant_groups: 'true',
  order_by: 'created_at',
  sort: 'desc',
  state: 'all',
  with_labels_details: 'false',
}

/**
 * `GET /groups/:id/epics`: https://docs.gitlab.com/api/epics/#list-epics-for-a-group
 *
 * The call must be signed in. The free plan refuses it with 403; the free edition does not have the endpoint.
 */
export function listGroupEpics(ask: Ask, world: World): Answer {
  if (world.tier === 'ce') return invalid('404 Not Found', 404)
  if (ask.viewer.kind === 'anonymous') return refusal(401, '401 Unauthorized')
  const group = groupFor(world, ask.segments[1] as string, ask.viewer)
  if (!group || !canRead(ask.viewer, group.readers)) return refusal(404, '404 Group Not Found')
  if (world.tier === 'free') return refusal(403, '403 Forbidden')
  const refused = refusedValue(ask.params, {
    state: ['opened', 'closed', 'all'],
    order_by: ['created_at', 'updated_at', 'title'],
    sort: ['asc', 'desc'],
  })
  if (refused) return refused
  const homes = new Set([
    group.id,
    ...((flagParam(ask.params, 'include_descendant_groups') ?? true) ? groupTree(world, group) : []),
    ...(flagParam(ask.params, 'include_ancestor_groups') ? groupAncestors(world, group) : []),
  ])
  const fits = matcher(world, ask.params)
  const found = world.product.epics.filter(
    (one) => homes.has(one.groupId) && fits(one) && canSee(world, ask.viewer, one),
  )
  const order = textParam(ask.params, 'order_by') ?? 'created_at'
  const list = inOrder(
    found,
    orderBy(ask.params, (epic) =>
      order === 'title' ? epic.title : order === 'updated_at' ? epic.updatedAt : epic.createdAt,
    ),
  )
  const hasDetails = flagParam(ask.params, 'with_labels_details') ?? false
  return pageOf(ask, list, defaults, (epic) => epicEntity(world, epic, hasDetails))
}
