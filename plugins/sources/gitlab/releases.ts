import { ProjectReleases } from '@gitbeaker/rest'
import { type ReleaseRow, releaseRow } from '../../core/model/snapshot.ts'
import { type Asking, onePage, perPage, resourceOptions } from './asking.ts'

/** The newest hundred releases of a project. */
export async function projectReleases(asking: Asking, project: string): Promise<ReleaseRow[]> {
  const api = new ProjectReleases(resourceOptions(asking, { row: releaseRow }))
  const { data } = await onePage<ReleaseRow>((page) => api.all(project, page as never), {
    page: 1,
    perPage,
    showExpanded: true,
  })
  return data.flatMap(({ row }) => row ?? [])
}
