import type { Epic } from '../product/epics.ts'
import type { Issue } from '../product/issues.ts'
import { canSee } from '../server/world.ts'
import { connection, type PageArguments, type Scene } from './connection.ts'
import { itemFields, itemOrder } from './item-filters.ts'
import { asHtml, gid, health, labelsField, milestoneField, userNode, usersField } from './nodes.ts'
import { workItemNode } from './work-item-node.ts'

/** https://docs.gitlab.com/api/graphql/reference/#issue */
export function issueNode(scene: Scene, issue: Issue): object {
  const { world } = scene
  const project = world.projects.get(issue.projectId)
  const webPath = `/${project?.path}/-/issues/${issue.iid}`
  const movedTo = issue.movedToId === null ? undefined : world.issues.get(issue.movedToId)
  const epic = issue.epicId === null ? undefined : world.epics.get(issue.epicId)
  return {
    ...issue,
    id: gid('Issue', issue.id),
    iid: String(issue.iid),
    titleHtml: asHtml(issue.title),
    descriptionHtml: asHtml(issue.description),
    author: userNode(scene, issue.authorId),
    assignees: usersField(scene, issue.assigneeIds),
    labels: labelsField(scene, issue.labels),
    milestone: () => milestoneField(scene, issue.milestoneId),
    userNotesCount: issue.noteCount,
    reference: ({ full }: { full: boolean }) => `${full ? project?.path : ''}#${issue.iid}`,
    moved: issue.movedToId !== null,
    movedTo: () => (movedTo && canSee(world, scene.viewer, movedTo) ? issueNode(scene, movedTo) : null),
    type: 'ISSUE',
    webPath,
    webUrl: `${world.url}${webPath}`,
    healthStatus: world.tier === 'ultimate' ? health(issue.health) : null,
    epic: () => (epic && canSee(world, scene.viewer, epic) ? epicNode(scene, epic) : null),
  }
}

/** https://docs.gitlab.com/api/graphql/reference/#epic */
export function epicNode(scene: Scene, epic: Epic): object {
  const { world, viewer } = scene
  const group = world.groups.get(epic.groupId)
  const parent = epic.parentId === null ? undefined : world.epics.get(epic.parentId)
  const children = (): Epic[] => world.product.epics.filter(({ parentId }) => parentId === epic.id)
  const webPath = `/groups/${group?.path}/-/epics/${epic.iid}`
  return {
    ...epic,
    id: gid('Epic', epic.id),
    iid: String(epic.iid),
    author: userNode(scene, epic.authorId),
    labels: labelsField(scene, epic.labels),
    hasParent: parent !== undefined,
    parent: () => (parent && canSee(world, viewer, parent) ? epicNode(scene, parent) : null),
    hasChildren: () => children().length > 0,
    children: (args: PageArguments) =>
      connection(
        children(),
        itemOrder('CREATED_ASC', itemFields),
        args,
        (one) => epicNode(scene, one as Epic),
        (one) => canSee(world, viewer, one),
      ),
    startDateFixed: epic.startDateIsFixed ? epic.startDate : null,
    dueDateFixed: epic.dueDateIsFixed ? epic.dueDate : null,
    group: { id: gid('Group', epic.groupId), name: group?.name, path: group?.path, fullPath: group?.path },
    reference: ({ full }: { full: boolean }) => `${full ? group?.path : ''}&${epic.iid}`,
    webPath,
    webUrl: `${world.url}${webPath}`,
    workItem: () => workItemNode(scene, epic),
  }
}
