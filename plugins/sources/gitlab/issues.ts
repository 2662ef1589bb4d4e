import { Issues } from '@gitbeaker/rest'
import { asFields } from '../../core/model/fields.ts'
import { type ItemRow, issueRow, itemId, noteColours } from '../../core/model/gitlab/snapshot.ts'
import { type Asking, allPages, onePage, resourceOptions } from './asking.ts'
import type { ListShape } from './requester.ts'

/** Items that came, and what came with them. */
export interface FoundItems {
  rows: ItemRow[]
  /** Ids of those that must not be kept: confidential ones. */
  hidden: number[]
  /** Colours of labels by name. */
  colours: Record<string, string>
  /** How many public ones there are in all, where that is told. */
  total?: number
}

/** Issues with the direction label in a group and all below it; with `updatedAfter` only those changed since that time. */
export async function directionIssues(asking: Asking, group: string, updatedAfter?: string): Promise<FoundItems> {
  const { shape, found } = gatherer(issueRow)
  const api = new Issues(resourceOptions({ ...asking, known: new Map() }, shape))
  const wish = {
    groupId: group,
    labels: asking.settings.labels.direction,
    scope: 'all',
    withLabelsDetails: true,
    // In this order the list does not change its places while it is read.
    orderBy: 'created_at',
    sort: 'asc',
    ...(updatedAfter === undefined ? {} : { updatedAfter }),
  }
  const rows = await allPages<ItemRow>('issues', (page) => api.all({ ...wish, ...page } as never))
  return { ...found(), rows }
}

/** How many public issues with the direction label there are; nothing when GitLab does not count that far. */
export async function directionIssueCount(asking: Asking, group: string): Promise<number | undefined> {
  const api = new Issues(resourceOptions({ ...asking, known: new Map() }, { row: () => undefined }))
  const wish = { groupId: group, labels: asking.settings.labels.direction, scope: 'all', confidential: false }
  const { paginationInfo } = await onePage((page) => api.all({ ...wish, ...page } as never), {
    page: 1,
    perPage: 1,
    showExpanded: true,
  })
  return Number.isFinite(paginationInfo.total) ? paginationInfo.total : undefined
}

/** A shape of a list of items that also notes what is confidential, and the colours of labels. */
export function gatherer(row: (value: unknown) => ItemRow | undefined): {
  shape: ListShape<ItemRow>
  found(): Omit<FoundItems, 'rows'>
} {
  const hidden = new Set<number>()
  const colours: Record<string, string> = {}
  const onEntry = (value: unknown): void => {
    const { confidential } = asFields(value)
    const id = itemId(value)
    if (confidential === false) noteColours(colours, value)
    else if (typeof id === 'number') hidden.add(id)
  }
  return { shape: { row, onEntry }, found: () => ({ hidden: [...hidden], colours }) }
}
