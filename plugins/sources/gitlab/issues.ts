import { Issues } from '@gitbeaker/rest'
import { asFields } from '../../core/model/fields.ts'
import { type ItemRow, issueRow, itemId, noteColours } from '../../core/model/gitlab/snapshot.ts'
import { counting } from '../../core/reports/pretty.ts'
import { type Asking, allPages, onePage, resourceOptions } from './asking.ts'
import type { ListShape } from './requester.ts'

/** Items that came, and what came with them. */
export interface FoundItems {
  rows: ItemRow[]
  /** Ids of those that must not be kept: confidential ones. */
  hidden: number[]
  /** Ids of public ones that lack what a line about them needs. */
  unread: number[]
  /** Colours of labels by name. */
  colours: Record<string, string>
  /** How many public ones there are in all, where that is told. */
  total?: number
}

/** Issues with the direction label in a group and all below it; with `updatedAfter` only those changed since that time. */
export async function directionIssues(asking: Asking, group: string, updatedAfter?: string): Promise<FoundItems> {
  const { shape, found } = gatherer((value) => issueRow(value, asking.settings.host))
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

/** What is to be told of items that came and cannot be shown. */
export function unreadNote({ unread }: FoundItems, noun: string, group: string): string | undefined {
  if (unread.length === 0) return undefined
  return `${counting(unread.length, noun)} of ${group} cannot be shown: GitLab tells no title, or no address that leads to an issue or epic.`
}

/** A shape of a list of items that also notes what is confidential, what cannot be shown, and the colours of labels. */
export function gatherer(row: (value: unknown) => ItemRow | undefined): {
  shape: ListShape<ItemRow>
  found(): Omit<FoundItems, 'rows'>
} {
  const hidden = new Set<number>()
  const unread = new Set<number>()
  const colours: Record<string, string> = {}
  const rowOrNote = (value: unknown): ItemRow | undefined => {
    const found = row(value)
    const id = itemId(value)
    if (found === undefined && typeof id === 'number' && !hidden.has(id)) unread.add(id)
    return found
  }
  const onEntry = (value: unknown): void => {
    const { confidential } = asFields(value)
    const id = itemId(value)
    if (confidential === false) noteColours(colours, value)
    else if (typeof id === 'number') hidden.add(id)
  }
  const found = (): Omit<FoundItems, 'rows'> => ({ hidden: [...hidden], unread: [...unread], colours })
  return { shape: { row: rowOrNote, onEntry }, found }
}
