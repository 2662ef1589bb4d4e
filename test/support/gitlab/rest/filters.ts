import type { Milestone } from '../product/milestones.ts'
import { type Answer, invalid } from '../server/ask.ts'
import type { Order } from '../server/order.ts'
import { flagParam, hashParam, listParam, type Params, textParam } from '../server/params.ts'
import type { World } from '../server/world.ts'

/** What issues, epics and merge requests have in common when they are looked for. */
export interface Searchable {
  iid: number
  title: string
  description?: string | null
  state: string
  labels: readonly string[]
  milestoneId?: number | null
  createdAt: string
  updatedAt: string
  confidential?: boolean
}

/** The first parameter whose value GitLab would refuse, as its answer. */
export function refusedValue(params: Params, allowed: Record<string, readonly string[]>): Answer | undefined {
  for (const [name, values] of Object.entries(allowed)) {
    const value = params[name]
    if (value === undefined) continue
    if (typeof value !== 'string') return invalid(`${name} is invalid`)
    if (!values.includes(value)) return invalid(`${name} does not have a valid value`)
  }
  for (const name of ['updated_after', 'updated_before', 'created_after', 'created_before', 'containing_date']) {
    const value = params[name]
    if (value !== undefined && (typeof value !== 'string' || Number.isNaN(Date.parse(value)))) {
      return invalid(`${name} is invalid`)
    }
  }
  if (params.iids !== undefined && !Array.isArray(params.iids)) return invalid('iids is invalid')
  if (params.milestone !== undefined && params.milestone_id !== undefined) {
    return invalid('milestone_id, milestone are mutually exclusive')
  }
  return undefined
}

/** Whether an item fits the parameters that lists of items share. */
export function matcher(world: World, params: Params): (item: Searchable) => boolean {
  const not = hashParam(params, 'not')
  const milestone = textParam(params, 'milestone') ?? textParam(params, 'milestone_id')
  const state = textParam(params, 'state') ?? 'all'
  const iids = params.iids === undefined ? undefined : new Set(listParam(params, 'iids'))
  const search = textParam(params, 'search')?.toLowerCase()
  const confidential = flagParam(params, 'confidential')
  const labels = listParam(params, 'labels')
  const unwanted = listParam(not, 'labels')
  const unwantedMilestone = textParam(not, 'milestone') ?? textParam(not, 'milestone_id')
  const isInTime = timeMatcher(params)
  return (item) =>
    (state === 'all' || item.state === state) &&
    hasLabels(item.labels, labels) &&
    !unwanted.some((label) => item.labels.includes(label)) &&
    (milestone === undefined || hasMilestone(world, item.milestoneId ?? null, milestone)) &&
    (unwantedMilestone === undefined || !hasMilestone(world, item.milestoneId ?? null, unwantedMilestone)) &&
    (iids === undefined || iids.has(String(item.iid))) &&
    (confidential === undefined || (item.confidential ?? false) === confidential) &&
    (search === undefined || `${item.title}\n${item.description ?? ''}`.toLowerCase().includes(search)) &&
    isInTime(item)
}

/** All labels must be there; `None`, `Any` and the old `No Label` are wildcards in any case. */
function hasLabels(labels: readonly string[], wanted: readonly string[]): boolean {
  const [only] = wanted
  if (wanted.length === 1 && /^(none|no label)$/i.test(only as string)) return labels.length === 0
  if (wanted.length === 1 && /^any$/i.test(only as string)) return labels.length > 0
  return wanted.every((label) => labels.includes(label))
}

/** A title, or a wildcard: https://docs.gitlab.com/api/issues/#list-issues */
function hasMilestone(world: World, id: number | null, wanted: string): boolean {
  const milestone = id === null ? undefined : world.milestones.get(id)
  if (/^(none|no milestone)$/i.test(wanted)) return milestone === undefined
  if (/^any( milestone)?$/i.test(wanted)) return milestone !== undefined
  if (/^#?started$/i.test(wanted)) return milestone !== undefined && isStarted(milestone, world.product.today)
  if (/^#?upcoming$/i.test(wanted)) return milestone !== undefined && milestone === upcoming(world)
  return milestone?.title === wanted
}

function isStarted({ startDate, dueDate, state }: Milestone, today: string): boolean {
  return state === 'active' && startDate !== null && startDate <= today && (dueDate === null || dueDate >= today)
}

/** The open milestone that is due next. */
function upcoming({ product: { milestones, today } }: World): Milestone | undefined {
  return milestones
    .filter(({ state, dueDate }) => state === 'active' && dueDate !== null && dueDate > today)
    .sort((a, b) => ((a.dueDate as string) < (b.dueDate as string) ? -1 : 1))[0]
}

/** Times are compared to the millisecond; both ends count as inside. */
function timeMatcher(params: Params): (item: { createdAt: string; updatedAt: string }) => boolean {
  const limit = (name: string): number | undefined => {
    const text = textParam(params, name)
    return text === undefined ? undefined : Date.parse(text)
  }
  const { updatedAfter, updatedBefore, createdAfter, createdBefore } = {
    updatedAfter: limit('updated_after'),
    updatedBefore: limit('updated_before'),
    createdAfter: limit('created_after'),
    createdBefore: limit('created_before'),
  }
  return ({ createdAt, updatedAt }) =>
    isBetween(updatedAt, updatedAfter, updatedBefore) && isBetween(createdAt, createdAfter, createdBefore)
}

export function isBetween(time: string, after: number | undefined, before: number | undefined): boolean {
  if (after === undefined && before === undefined) return true
  const at = Date.parse(time)
  return (after === undefined || at >= after) && (before === undefined || at <= before)
}

/** The order that `sort` and a field make. */
export function orderBy<Item extends { id: number }>(
  params: Params,
  fieldOf: (item: Item) => string | number | null,
): Order<Item> {
  return { fieldOf, idOf: ({ id }) => id, direction: params.sort === 'asc' ? 'asc' : 'desc' }
}
