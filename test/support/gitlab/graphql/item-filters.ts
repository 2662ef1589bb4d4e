import type { Epic } from '../product/epics.ts'
import type { Issue } from '../product/issues.ts'
import { isBetween, matcher, type Searchable } from '../rest/filters.ts'
import type { Order } from '../server/order.ts'
import type { Params } from '../server/params.ts'
import type { World } from '../server/world.ts'

/** Arguments that lists of issues, epics, work items and merge requests share. */
export interface ItemArguments {
  labelName?: string[] | null
  milestoneTitle?: string | string[] | null
  milestoneWildcardId?: string | null
  state?: string | null
  search?: string | null
  confidential?: boolean | null
  iid?: string | null
  iids?: string[] | null
  createdAfter?: string | null
  createdBefore?: string | null
  updatedAfter?: string | null
  updatedBefore?: string | null
  closedAfter?: string | null
  closedBefore?: string | null
  dueAfter?: string | null
  dueBefore?: string | null
  not?: { labelName?: string[] | null; milestoneTitle?: string | string[] | null } | null
  or?: { labelNames?: string[] | null } | null
  sort?: string | null
}

type Item = Searchable & { closedAt?: string | null; dueDate?: string | null }

/** Whether an item fits the arguments. */
export function itemMatcher(world: World, args: ItemArguments): (item: Item) => boolean {
  const fits = matcher(world, restParams(args))
  const titles = titlesOf(args.milestoneTitle)
  const unwanted = titlesOf(args.not?.milestoneTitle)
  const either = args.or?.labelNames ?? []
  const titleOf = (item: Item): string | undefined => world.milestones.get(item.milestoneId ?? 0)?.title
  return (item) =>
    fits(item) &&
    (!titles || titles.has(titleOf(item) ?? '')) &&
    !unwanted?.has(titleOf(item) ?? '') &&
    (either.length === 0 || either.some((label) => item.labels.includes(label))) &&
    isWithin(item.closedAt, args.closedAfter, args.closedBefore) &&
    isWithin(item.dueDate, args.dueAfter, args.dueBefore)
}

function titlesOf(value: string | string[] | null | undefined): Set<string> | undefined {
  if (value === null || value === undefined) return undefined
  return new Set(Array.isArray(value) ? value : [value])
}

function isWithin(
  time: string | null | undefined,
  after: string | null | undefined,
  before: string | null | undefined,
): boolean {
  if (!after && !before) return true
  if (!time) return false
  return isBetween(time, after ? Date.parse(after) : undefined, before ? Date.parse(before) : undefined)
}

/** The same wishes as parameters of the REST API. */
function restParams(args: ItemArguments): Params {
  const wishes = {
    labels: args.labelName,
    milestone: args.milestoneWildcardId,
    state: args.state,
    search: args.search,
    iids: args.iids ?? (args.iid ? [args.iid] : undefined),
    confidential: typeof args.confidential === 'boolean' ? String(args.confidential) : undefined,
    created_after: args.createdAfter,
    created_before: args.createdBefore,
    updated_after: args.updatedAfter,
    updated_before: args.updatedBefore,
    not: args.not?.labelName ? { labels: args.not.labelName } : undefined,
  }
  return Object.fromEntries(
    Object.entries(wishes).filter(([, value]) => value !== undefined && value !== null),
  ) as Params
}

/** The order that a value such as `UPDATED_DESC` means. */
export function itemOrder<Item extends { id: number }>(
  sort: string | null | undefined,
  fields: Partial<Record<string, (item: Item) => string | number | null>>,
  idOf: (item: Item) => number = ({ id }) => id,
): Order<Item> {
  const [, name = 'CREATED', direction = 'DESC'] =
    /^(.*)_(ASC|DESC)$/.exec((sort ?? 'CREATED_DESC').toUpperCase()) ?? []
  return { fieldOf: fields[name] ?? idOf, idOf, direction: direction === 'ASC' ? 'asc' : 'desc' }
}

/** What issues, epics and work items can be sorted by. */
export const itemFields: Partial<Record<string, (item: Issue | Epic) => string | number | null>> = {
  CREATED: ({ createdAt }) => createdAt,
  UPDATED: ({ updatedAt }) => updatedAt,
  TITLE: ({ title }) => title,
  CLOSED_AT: ({ closedAt }) => closedAt,
  START_DATE: ({ startDate }) => startDate,
  DUE_DATE: ({ dueDate }) => dueDate,
  END_DATE: ({ dueDate }) => dueDate,
  POPULARITY: ({ upvotes }) => upvotes,
  WEIGHT: (item) => ('weight' in item ? item.weight : null),
}
