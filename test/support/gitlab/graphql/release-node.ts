import type { MergeRequest } from '../product/merge-requests.ts'
import type { Release } from '../product/releases.ts'
import { connection, listed, type PageArguments, type Scene } from './connection.ts'
import { gid, labelsField, milestoneField, milestoneNode, userNode } from './nodes.ts'

/** https://docs.gitlab.com/api/graphql/reference/#release */
export function releaseNode(scene: Scene, release: Release): object {
  const { world } = scene
  const home = `${world.url}/${world.projects.get(release.projectId)?.path}`
  const milestones = release.milestoneIds.flatMap((id) => world.milestones.get(id) ?? [])
  const { tag, links } = release
  return {
    id: gid('Release', tag),
    name: release.name,
    tagName: tag,
    description: release.description,
    createdAt: release.createdAt,
    releasedAt: release.releasedAt,
    upcomingRelease: release.isUpcoming,
    author: userNode(scene, release.authorId),
    milestones: (args: PageArguments) =>
      connection(milestones, listed(milestones), args, (one) => milestoneNode(scene, one)),
    links: {
      selfUrl: `${home}/-/releases/${tag}`,
      openedIssuesUrl: `${home}/-/issues?release_tag=${tag}&scope=all&state=opened`,
      closedIssuesUrl: `${home}/-/issues?release_tag=${tag}&scope=all&state=closed`,
    },
    assets: {
      count: 4 + links.length,
      links: (args: PageArguments) =>
        connection(links, listed(links), args, ({ id, name, path, type }) => {
          return { id: gid('Releases::Link', id), name, url: `${world.url}${path}`, linkType: type.toUpperCase() }
        }),
    },
  }
}

/** https://docs.gitlab.com/api/graphql/reference/#mergerequest */
export function mergeRequestNode(scene: Scene, one: MergeRequest): object {
  const path = scene.world.projects.get(one.projectId)?.path
  return {
    ...one,
    id: gid('MergeRequest', one.id),
    iid: String(one.iid),
    author: userNode(scene, one.authorId),
    labels: labelsField(scene, one.labels),
    milestone: () => milestoneField(scene, one.milestoneId),
    webUrl: `${scene.world.url}/${path}/-/merge_requests/${one.iid}`,
  }
}
