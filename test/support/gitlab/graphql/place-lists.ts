import type { Milestone } from '../product/milestones.ts'
import type { Group } from '../product/places.ts'
import { canRead } from '../server/access.ts'
import { groupAncestors, groupTree } from '../server/world.ts'
import { connection, listed, type PageArguments, type Scene } from './connection.ts'
import { itemOrder } from './item-filters.ts'
import { labelNode, milestoneNode } from './nodes.ts'
import { releaseNode } from './release-node.ts'

interface MilestoneArguments extends PageArguments {
  state?: string | null
  title?: string | null
  searchTitle?: string | null
  containingDate?: string | null
  timeframe?: { start: string; end: string } | null
  ids?: string[] | null
  includeAncestors?: boolean | null
  includeDescendants?: boolean | null
  sort?: string | null
}

export function milestonesField(scene: Scene, group: Group): object {
  const { world } = scene
  return {
    milestones(args: MilestoneArguments) {
      const homes = new Set([
        group.id,
        ...(args.includeAncestors ? groupAncestors(world, group) : []),
        ...(args.includeDescendants ? groupTree(world, group) : []),
      ])
      const found = world.product.milestones.filter((one) => homes.has(one.groupId) && milestoneFits(one, args))
      const sort = (args.sort ?? 'DUE_DATE_ASC').replace('EXPIRED_LAST_', '')
      const order = itemOrder<Milestone>(sort, {
        DUE_DATE: ({ dueDate }) => dueDate,
        CREATED: ({ createdAt }) => createdAt,
        UPDATED: ({ updatedAt }) => updatedAt,
      })
      return connection(found, order, args, (one) => milestoneNode(scene, one))
    },
  }
}

function milestoneFits(one: Milestone, args: MilestoneArguments): boolean {
  const day = args.containingDate?.slice(0, 10)
  const from = day ?? args.timeframe?.start
  const to = day ?? args.timeframe?.end
  const isDated = one.startDate !== null || one.dueDate !== null
  return (
    (!args.state || one.state === args.state) &&
    (!args.title || one.title === args.title) &&
    (!args.searchTitle || one.title.toLowerCase().includes(args.searchTitle.toLowerCase())) &&
    (!args.ids || args.ids.some((id) => id.split('/').at(-1) === String(one.id))) &&
    (!from || !to || (isDated && (one.startDate ?? '') <= to && (one.dueDate ?? '9999') >= from))
  )
}

export function labelsOfGroups(scene: Scene, group: Group): object {
  const { world } = scene
  interface LabelArguments extends PageArguments {
    searchTerm?: string | null
    title?: string | null
    includeAncestorGroups?: boolean | null
  }
  return {
    labels(args: LabelArguments) {
      const homes = new Set([group.id, ...(args.includeAncestorGroups ? groupAncestors(world, group) : [])])
      const list = world.product.labels.filter(
        ({ groupId, name }) =>
          homes.has(groupId) &&
          (!args.title || name === args.title) &&
          (!args.searchTerm || name.toLowerCase().includes(args.searchTerm.toLowerCase())),
      )
      return connection(list, listed(list), args, labelNode)
    },
  }
}

export function releasesField(scene: Scene, projects: ReadonlySet<number>): object {
  const { world, viewer } = scene
  return {
    releases(args: PageArguments & { sort?: string | null }) {
      const isOpen = (id: number): boolean => canRead(viewer, world.projects.get(id)?.readers ?? 'nobody')
      const found = world.product.releases
        .map((release, index) => ({ ...release, id: index }))
        .filter(({ projectId }) => projects.has(projectId) && isOpen(projectId))
      const order = itemOrder<(typeof found)[number]>(args.sort ?? 'RELEASED_AT_DESC', {
        RELEASED_AT: ({ releasedAt }) => releasedAt,
        CREATED: ({ createdAt }) => createdAt,
      })
      return connection(found, order, args, (release) => releaseNode(scene, release))
    },
  }
}
