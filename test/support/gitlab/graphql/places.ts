import type { Group, Project } from '../product/places.ts'
import { canRead } from '../server/access.ts'
import { groupAncestors, groupTree, projectsUnder } from '../server/world.ts'
import { connection, listed, type PageArguments, type Scene } from './connection.ts'
import { epicsField, type Homes, issuesField, mergeRequestsField, workItemFieldsOf } from './item-lists.ts'
import { gid, labelNode } from './nodes.ts'
import { labelsOfGroups, milestonesField, releasesField } from './place-lists.ts'

/** https://docs.gitlab.com/api/graphql/reference/#group */
export function groupNode(scene: Scene, group: Group): object {
  const { world, viewer } = scene
  const parent = group.parentId === null ? undefined : world.groups.get(group.parentId)
  const own = (): Homes => ({ groups: new Set([group.id]), projects: ownProjects(scene, group) })
  const whole = (): Homes => ({ groups: groupTree(world, group), projects: projectsUnder(world, group) })
  const withSubgroups = (wants: boolean | null | undefined): Homes => (wants ? whole() : own())
  return {
    ...namespaceFields(group, 'Group'),
    webUrl: `${world.url}/groups/${group.path}`,
    createdAt: '2019-01-03T01:56:19Z',
    parent: () => (parent && canRead(viewer, parent.readers) ? groupNode(scene, parent) : null),
    ...issuesField(scene, withSubgroups),
    ...mergeRequestsField(scene, withSubgroups),
    ...milestonesField(scene, group),
    ...labelsOfGroups(scene, group),
    ...releasesField(scene, whole().projects),
    ...epicsField(scene, group),
    label: ({ title }: { title: string }) => {
      const label = world.labels.get(title)
      return label ? labelNode(label) : null
    },
    projects: (args: PageArguments & { includeSubgroups?: boolean }) => {
      const { projects } = withSubgroups(args.includeSubgroups)
      const list = world.product.projects.filter(({ id }) => projects.has(id))
      return connection(
        list,
        listed(list),
        args,
        (one) => projectNode(scene, one),
        ({ readers }) => canRead(viewer, readers),
      )
    },
    ...groupWorkItems(scene, group),
  }
}

/** https://docs.gitlab.com/api/graphql/reference/#project */
export function projectNode(scene: Scene, project: Project): object {
  const { world } = scene
  const group = world.groups.get(project.groupId) as Group
  const homes = (): Homes => ({ groups: new Set(), projects: new Set([project.id]) })
  return {
    ...namespaceFields(project, 'Project'),
    nameWithNamespace: `${group.name} / ${project.name}`,
    webUrl: `${world.url}/${project.path}`,
    group: () => groupNode(scene, group),
    ...issuesField(scene, homes),
    ...mergeRequestsField(scene, homes),
    ...milestonesField(scene, group),
    ...labelsOfGroups(scene, group),
    ...releasesField(scene, homes().projects),
    ...workItemFieldsOf(scene, homes),
  }
}

/** A group or a project as a place for work items: https://docs.gitlab.com/api/graphql/reference/#namespace */
export function namespaceNode(scene: Scene, place: Group | Project): object {
  if ('groupId' in place) {
    const homes = (): Homes => ({ groups: new Set(), projects: new Set([place.id]) })
    return { ...namespaceFields(place, 'Namespaces::ProjectNamespace'), ...workItemFieldsOf(scene, homes) }
  }
  return { ...namespaceFields(place, 'Group'), ...groupWorkItems(scene, place) }
}

function namespaceFields({ id, path, name, readers }: Group | Project, type: string): object {
  return {
    id: gid(type, id),
    name,
    path: path.split('/').at(-1),
    fullName: path,
    fullPath: path,
    description: null,
    visibility: readers === 'everyone' ? 'public' : 'private',
  }
}

function ownProjects({ world }: Scene, group: Group): Set<number> {
  return new Set(world.product.projects.filter(({ groupId }) => groupId === group.id).map(({ id }) => id))
}

/** A group by itself holds epics only; what lies below it comes with `includeDescendants`. */
function groupWorkItems(scene: Scene, group: Group): object {
  const { world } = scene
  return workItemFieldsOf(scene, ({ includeDescendants, includeAncestors }) => ({
    groups: new Set([
      group.id,
      ...(includeDescendants ? groupTree(world, group) : []),
      ...(includeAncestors ? groupAncestors(world, group) : []),
    ]),
    projects: includeDescendants ? projectsUnder(world, group) : new Set<number>(),
  }))
}
