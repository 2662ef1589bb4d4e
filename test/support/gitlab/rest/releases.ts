import type { Release } from '../product/releases.ts'
import { canRead } from '../server/access.ts'
import { type Answer, type Ask, refusal } from '../server/ask.ts'
import { pageOf } from '../server/paging.ts'
import { flagParam, textParam } from '../server/params.ts'
import { groupFor, projectFor, projectsUnder, type World } from '../server/world.ts'
import { milestoneEntity, userEntity } from './entities.ts'
import { refusedValue } from './filters.ts'

/** `GET /projects/:id/releases`: https://docs.gitlab.com/api/releases/#list-releases */
export function listProjectReleases(ask: Ask, world: World): Answer {
  const project = projectFor(world, ask.segments[1] as string, ask.viewer)
  if (!project) return refusal(404, '404 Project Not Found')
  const refused = refusedValue(ask.params, { order_by: ['released_at', 'created_at'], sort: ['asc', 'desc'] })
  if (refused) return refused
  const found = world.product.releases.filter(({ projectId }) => projectId === project.id)
  const list = inOrder(found, textParam(ask.params, 'order_by') ?? 'released_at', textParam(ask.params, 'sort'))
  const defaults = { order_by: 'released_at', sort: 'desc' }
  return pageOf(ask, list, defaults, (release) => releaseEntity(world, release))
}

/** `GET /groups/:id/releases`: https://docs.gitlab.com/api/group_releases/#list-all-releases-in-a-group */
export function listGroupReleases(ask: Ask, world: World): Answer {
  const group = groupFor(world, ask.segments[1] as string, ask.viewer)
  if (!group) return refusal(404, '404 Group Not Found')
  const refused = refusedValue(ask.params, { sort: ['asc', 'desc'] })
  if (refused) return refused
  const inside = projectsUnder(world, group)
  const found = world.product.releases.filter(({ projectId }) => {
    const project = world.projects.get(projectId)
    return project && inside.has(projectId) && canRead(ask.viewer, project.readers)
  })
  const list = inOrder(found, 'released_at', textParam(ask.params, 'sort'))
  const isSimple = flagParam(ask.params, 'simple') ?? false
  const defaults = { simple: 'false', sort: 'desc' }
  return pageOf(ask, list, defaults, (release) =>
    isSimple ? simpleEntity(world, release) : releaseEntity(world, release),
  )
}

function inOrder(releases: Release[], order: string, direction = 'desc'): Release[] {
  const sign = direction === 'asc' ? 1 : -1
  const timeOf = ({ createdAt, releasedAt }: Release): string => (order === 'created_at' ? createdAt : releasedAt)
  return releases.sort((a, b) => (timeOf(a) < timeOf(b) ? -sign : sign))
}

function simpleEntity(world: World, release: Release): Record<string, unknown> {
  const home = `${world.url}/${world.projects.get(release.projectId)?.path}`
  return {
    name: release.name,
    tag_name: release.tag,
    description: release.description,
    created_at: release.createdAt,
    released_at: release.releasedAt,
    upcoming_release: release.isUpcoming,
    _links: {
      closed_issues_url: `${home}/-/issues?release_tag=${release.tag}&scope=all&state=closed`,
      opened_issues_url: `${home}/-/issues?release_tag=${release.tag}&scope=all&state=opened`,
      self: `${home}/-/releases/${release.tag}`,
    },
  }
}

function releaseEntity(world: World, release: Release): Record<string, unknown> {
  const path = world.projects.get(release.projectId)?.path as string
  const home = `${world.url}/${path}`
  const formats = ['zip', 'tar.gz', 'tar.bz2', 'tar']
  const sources = formats.map((format) => ({
    format,
    url: `${home}/-/archive/${release.tag}/${release.tag}.${format}`,
  }))
  const milestones = release.milestoneIds.flatMap((id) => world.milestones.get(id) ?? [])
  return {
    ...simpleEntity(world, release),
    author: userEntity(world, release.authorId),
    commit: commitEntity(world, release, path),
    milestones: milestones.map((one) => ({
      ...(milestoneEntity(world, one) as object),
      issue_stats: issueStats(world, one.id),
    })),
    commit_path: `/${path}/-/commit/${release.commit}`,
    tag_path: `/${path}/-/tags/${release.tag}`,
    assets: {
      count: sources.length + release.links.length,
      sources,
      links: release.links.map(({ id, name, path: to, type }) => {
        return { id, name, url: `${world.url}${to}`, direct_asset_url: `${world.url}${to}`, link_type: type }
      }),
    },
    evidences: [],
  }
}

function commitEntity(world: World, { commit, createdAt, authorEmail }: Release, path: string): unknown {
  return {
    id: commit,
    short_id: commit.slice(0, 8),
    created_at: createdAt,
    parent_ids: [],
    title: 'Prepare the release',
    message: 'Prepare the release',
    author_name: 'Release bot',
    author_email: authorEmail,
    authored_date: createdAt,
    committer_name: 'Release bot',
    committer_email: authorEmail,
    committed_date: createdAt,
    trailers: {},
    extended_trailers: {},
    web_url: `${world.url}/${path}/-/commit/${commit}`,
  }
}

function issueStats({ product }: World, milestoneId: number): { total: number; closed: number } {
  const issues = product.issues.filter((one) => one.milestoneId === milestoneId && !one.confidential)
  return { total: issues.length, closed: issues.filter(({ state }) => state === 'closed').length }
}
