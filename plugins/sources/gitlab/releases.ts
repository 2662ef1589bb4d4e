import { ProjectReleases } from '@gitbeaker/rest'
import { type ReleaseRow, releaseRow } from '../../core/model/gitlab/snapshot.ts'
import { type Asking, allPages, onePage, type PageWish, perPage, resourceOptions } from './asking.ts'

/** The newest hundred releases of a project; all of them when the first page does not hold what it says. */
export async function projectReleases(asking: Asking, project: string): Promise<ReleaseRow[]> {
  const api = new ProjectReleases(resourceOptions(asking, { row: releaseRow }))
  const pageAt = (page: PageWish): Promise<unknown> => api.all(project, page as never)
  const { data, paginationInfo } = await onePage<ReleaseRow>(pageAt, { page: 1, perPage, showExpanded: true })
  const { next, total } = paginationInfo
  const isWhole = data.length === perPage || (next === null && !(total > data.length))
  return isWhole ? data.flatMap(({ row }) => row ?? []) : allPages<ReleaseRow>('releases', pageAt)
}
