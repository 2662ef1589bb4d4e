import type { Epic } from '../product/epics.ts'
import type { Issue } from '../product/issues.ts'
import type { Group } from '../product/places.ts'
import { canRead } from '../server/access.ts'
import { inOrder, type Order } from '../server/order.ts'
import { canSee, groupAncestors, groupTree, remembered } from '../server/world.ts'
import { connection, listed, type PageArguments, type Scene } from './connection.ts'
import { epicNode, issueNode } from './issue-node.ts'
import { type ItemArguments, itemFields, itemMatcher, itemOrder } from './item-filters.ts'
import { mergeRequestNode } from './release-node.ts'
import { isEpic, type Work, workItemId } from './work.ts'
import { type TypeName, workItemNode, workItemType } from './work-item-node.ts'

/** Ids of the groups and projects whose items are meant. */
export interface Homes {
  groups: ReadonlySet<number>
  projects: ReadonlySet<number>
}

type ListArguments = PageArguments & ItemArguments & { includeSubgroups?: boolean | null }
type HomesFor = (includeSubgroups: boolean | null | undefined) => Homes

export function issuesField(scene: Scene, homesFor: HomesFor): object {
  const { world, viewer } = scene
  return {
    issues(args: ListArguments) {
      const { projects } = homesFor(args.includeSubgroups)
      const fits = itemMatcher(world, args)
      const found = world.product.issues.filter((issue) => projects.has(issue.projectId) && fits(issue))
      const order = itemOrder<Issue>(args.sort, {
        ...itemFields,
        MILESTONE_DUE: ({ milestoneId }) => world.milestones.get(milestoneId ?? 0)?.dueDate ?? null,
      })
      return connection(
        found,
        order,
        args,
        (issue) => issueNode(scene, issue),
        (issue) => canSee(world, viewer, issue),
      )
    },
  }
}

export function mergeRequestsField(scene: Scene, homesFor: HomesFor): object {
  const { world, viewer } = scene
  return {
    mergeRequests(args: ListArguments & { mergedAfter?: string | null; mergedBefore?: string | null }) {
      const { projects } = homesFor(args.includeSubgroups)
      const fits = itemMatcher(world, args)
      const { mergedAfter, mergedBefore } = args
      const found = world.product.mergeRequests.filter(
        (one) =>
          projects.has(one.projectId) &&
          fits(one) &&
          (!mergedAfter || Date.parse(one.mergedAt ?? '') >= Date.parse(mergedAfter)) &&
          (!mergedBefore || Date.parse(one.mergedAt ?? '') <= Date.parse(mergedBefore)),
      )
      const order = itemOrder<(typeof found)[number]>(args.sort, {
        CREATED: ({ createdAt }) => createdAt,
        UPDATED: ({ updatedAt }) => updatedAt,
        MERGED_AT: ({ mergedAt }) => mergedAt,
        TITLE: ({ title }) => title,
      })
      const readers = (id: number): boolean => canRead(viewer, world.projects.get(id)?.readers ?? 'nobody')
      return connection(
        found,
        order,
        args,
        (one) => mergeRequestNode(scene, one),
        ({ projectId }) => readers(projectId),
      )
    },
  }
}

export function epicsField(scene: Scene, group: Group): object {
  const { world, viewer } = scene
  interface EpicArguments extends PageArguments, ItemArguments {
    includeAncestorGroups?: boolean | null
    includeDescendantGroups?: boolean | null
    topLevelHierarchyOnly?: boolean | null
  }
  return {
    epic({ iid }: { iid?: string | null }) {
      const epic = world.product.epics.find((one) => one.groupId === group.id && String(one.iid) === iid)
      return epic && hasEpics(scene) && canSee(world, viewer, epic) ? epicNode(scene, epic) : null
    },
    epics(args: EpicArguments) {
      const homes = new Set([
        group.id,
        ...(args.includeDescendantGroups === false ? [] : groupTree(world, group)),
        ...(args.includeAncestorGroups ? groupAncestors(world, group) : []),
      ])
      const fits = itemMatcher(world, args)
      const isWanted = (epic: Epic): boolean => !args.topLevelHierarchyOnly || epic.parentId === null
      const found = world.product.epics.filter((one) => homes.has(one.groupId) && isWanted(one) && fits(one))
      return connection(
        hasEpics(scene) ? found : [],
        itemOrder<Epic>(args.sort, itemFields),
        args,
        (epic) => epicNode(scene, epic),
        (epic) => canSee(world, viewer, epic),
      )
    },
  }
}

function hasEpics({ world }: Scene): boolean {
  return world.tier === 'premium' || world.tier === 'ultimate'
}

export interface WorkItemArguments extends PageArguments, ItemArguments {
  types?: string[] | null
  ids?: string[] | null
  parentIds?: string[] | null
  includeAncestors?: boolean | null
  includeDescendants?: boolean | null
}

/** `workItem`, `workItems` and `workItemTypes` of a place; see `docs.gitlab.com/api/graphql/reference/#namespaceworkitems`. */
export function workItemFieldsOf(scene: Scene, homesFor: (args: WorkItemArguments) => Homes): object {
  const { world, viewer } = scene
  const orderOf = ({ sort }: WorkItemArguments): Order<Work> => itemOrder<Work>(sort, itemFields, workItemId)
  const listOf = (args: WorkItemArguments): readonly Work[] => {
    const { first: _first, last: _last, after: _after, before: _before, ...wishes } = args
    const homes = homesFor(args)
    return remembered(world, ['work items', [...homes.groups], [...homes.projects], wishes], () =>
      inOrder(workItems(scene, homes, wishes), orderOf(wishes)),
    )
  }
  return {
    workItem({ iid }: { iid: string }) {
      const item = listOf({ iids: [iid] }).find((one) => canSee(world, viewer, one))
      return item ? workItemNode(scene, item) : null
    },
    workItems: (args: WorkItemArguments) =>
      connection(
        listOf(args),
        orderOf(args),
        args,
        (item) => workItemNode(scene, item),
        (item) => canSee(world, viewer, item),
      ),
    workItemTypes(args: PageArguments & { name?: string | null }) {
      const names = (['ISSUE', 'TASK', 'EPIC'] as TypeName[]).filter((name) => !args.name || name === args.name)
      return connection(names, listed(names), args, workItemType)
    },
  }
}

function workItems(scene: Scene, { groups, projects }: Homes, args: WorkItemArguments): Work[] {
  const { product } = scene.world
  const fits = itemMatcher(scene.world, args)
  const wants = (type: string): boolean => !args.types || args.types.includes(type)
  const isParent = (id: number | null): boolean => {
    if (!args.parentIds) return true
    const parent = id === null ? undefined : scene.world.epics.get(id)
    return parent !== undefined && args.parentIds.some((one) => one.split('/').at(-1) === String(parent.workItemId))
  }
  const isNamed = (item: Work): boolean =>
    !args.ids || args.ids.some((id) => id.split('/').at(-1) === String(workItemId(item)))
  const issues = wants('ISSUE') ? product.issues.filter((one) => projects.has(one.projectId)) : []
  const epics = wants('EPIC') && hasEpics(scene) ? product.epics.filter((one) => groups.has(one.groupId)) : []
  return [...issues, ...epics].filter(
    (item) => fits(item) && isNamed(item) && isParent(isEpic(item) ? item.parentId : item.epicId),
  )
}
