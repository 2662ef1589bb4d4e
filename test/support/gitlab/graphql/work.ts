import type { Epic } from '../product/epics.ts'
import type { Issue } from '../product/issues.ts'

/** What GraphQL shows as a work item. */
export type Work = Issue | Epic

export function isEpic(item: Work): item is Epic {
  return 'workItemId' in item
}

/** The id of an issue is also that of its work item; an epic's is not. */
export function workItemId(item: Work): number {
  return isEpic(item) ? item.workItemId : item.id
}
