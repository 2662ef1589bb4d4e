import type { Label } from '../product/labels.ts'
import { type Answer, type Ask, refusal } from '../server/ask.ts'
import { pageOf } from '../server/paging.ts'
import { flagParam, textParam } from '../server/params.ts'
import { canSee, groupAncestors, groupFor, type World } from '../server/world.ts'

const defaults = {
  include_ancestor_groups: 'true',
  include_descendant_groups: 'false',
  only_group_labels: 'true',
  with_counts: 'false',
}

/** `GET /groups/:id/labels`: https://docs.gitlab.com/api/group_labels/#list-all-group-labels */
export function listGroupLabels(ask: Ask, world: World): Answer {
  const group = groupFor(world, ask.segments[1] as string, ask.viewer)
  if (!group) return refusal(404, '404 Group Not Found')
  const above = (flagParam(ask.params, 'include_ancestor_groups') ?? true) ? groupAncestors(world, group) : []
  const homes = new Set([group.id, ...above])
  const search = (textParam(ask.params, 'search') ?? '').toLowerCase()
  const found = world.product.labels
    .filter(({ groupId, name }) => homes.has(groupId) && name.toLowerCase().includes(search))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const hasCounts = flagParam(ask.params, 'with_counts') ?? false
  return pageOf(ask, found, defaults, (label) => ({
    ...labelEntity(label),
    ...(hasCounts ? counts(ask, world, label) : {}),
    subscribed: false,
  }))
}

function labelEntity({ id, name, description, color, textColor }: Label): Record<string, unknown> {
  return { id, name, description, description_html: description ?? '', text_color: textColor, color, archived: false }
}

function counts(ask: Ask, world: World, { name }: Label): Record<string, number> {
  const issues = world.product.issues.filter((one) => one.labels.includes(name) && canSee(world, ask.viewer, one))
  const open = issues.filter(({ state }) => state === 'opened').length
  return {
    open_issues_count: open,
    closed_issues_count: issues.length - open,
    open_merge_requests_count: world.product.mergeRequests.filter(
      ({ labels, state }) => state === 'opened' && labels.includes(name),
    ).length,
  }
}
