import { GroupMilestones } from '@gitbeaker/rest'
import { type MilestoneRow, milestoneRow } from '../../core/model/gitlab/snapshot.ts'
import { type Asking, allPages, resourceOptions } from './asking.ts'

/** All milestones of a group and those above it. Expired ones stay "active" in GitLab: dates tell, not the state. */
export function groupMilestones(asking: Asking, group: string): Promise<MilestoneRow[]> {
  const api = new GroupMilestones(resourceOptions(asking, { row: milestoneRow }))
  return allPages<MilestoneRow>('milestones', (page) => api.all(group, { ...page, includeAncestors: true } as never))
}
