import type { Milestone } from '../product/milestones.ts'
import { type Answer, type Ask, refusal } from '../server/ask.ts'
import { pageOf } from '../server/paging.ts'
import { flagParam, listParam, type Params, textParam } from '../server/params.ts'
import { groupAncestors, groupFor, groupTree, type World } from '../server/world.ts'
import { milestoneEntity } from './entities.ts'
import { isBetween, refusedValue } from './filters.ts'

/** `GET /groups/:id/milestones`: https://docs.gitlab.com/api/group_milestones/#list-group-milestones */
export function listGroupMilestones(ask: Ask, world: World): Answer {
  const group = groupFor(world, ask.segments[1] as string, ask.viewer)
  if (!group) return refusal(404, '404 Group Not Found')
  const refused = refusedValue(ask.params, { state: ['active', 'closed', 'all'] })
  if (refused) return refused
  const homes = new Set([
    group.id,
    ...(wantsAncestors(ask.params) ? groupAncestors(world, group) : []),
    ...(flagParam(ask.params, 'include_descendants') ? groupTree(world, group) : []),
  ])
  const fits = milestoneMatcher(ask.params)
  const found = world.product.milestones.filter((one) => homes.has(one.groupId) && fits(one))
  return pageOf(ask, found.sort(byDueDate), { state: 'all' }, (one) => milestoneEntity(world, one))
}

function wantsAncestors(params: Params): boolean {
  return flagParam(params, 'include_ancestors') ?? flagParam(params, 'include_parent_milestones') ?? false
}

function milestoneMatcher(params: Params): (milestone: Milestone) => boolean {
  const state = textParam(params, 'state') ?? 'all'
  const title = textParam(params, 'title')
  const search = textParam(params, 'search')?.toLowerCase()
  const words = (textParam(params, 'search_title') ?? '').toLowerCase().split(/\s+/)
  // GitLab ignores the numbers when milestones of other groups are asked for too, as they repeat there.
  const iids = params.iids === undefined || wantsAncestors(params) ? undefined : new Set(listParam(params, 'iids'))
  const dates = dateMatcher(params)
  const time = (name: string): number | undefined => {
    const text = textParam(params, name)
    return text === undefined ? undefined : Date.parse(text)
  }
  return (one) =>
    (state === 'all' || one.state === state) &&
    (title === undefined || one.title === title) &&
    (search === undefined || `${one.title}\n${one.description}`.toLowerCase().includes(search)) &&
    words.every((word) => one.title.toLowerCase().includes(word)) &&
    (iids === undefined || iids.has(String(one.iid))) &&
    isBetween(one.updatedAt, time('updated_after'), time('updated_before')) &&
    dates(one)
}

/** Milestones around a day, or those that touch a span of days; an open end reaches for ever. */
function dateMatcher(params: Params): (milestone: Milestone) => boolean {
  const day = textParam(params, 'containing_date')?.slice(0, 10)
  const from = day ?? textParam(params, 'start_date')?.slice(0, 10)
  const to = day ?? textParam(params, 'end_date')?.slice(0, 10)
  if (from === undefined || to === undefined) return () => true
  return ({ startDate, dueDate }) =>
    (startDate !== null || dueDate !== null) && (startDate ?? '') <= to && (dueDate ?? '9999') >= from
}

/** GitLab's own order: by due date, those without one last. */
function byDueDate(a: Milestone, b: Milestone): number {
  const [one, other] = [a.dueDate ?? '9999', b.dueDate ?? '9999']
  return one === other ? a.id - b.id : one < other ? -1 : 1
}
