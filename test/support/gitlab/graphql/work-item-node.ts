import type { Scene } from './connection.ts'
import { asHtml, gid, userNode } from './nodes.ts'
import { type Widget, widgetsOf } from './widgets.ts'
import { isEpic, type Work, workItemId } from './work.ts'

interface WidgetWish {
  onlyTypes?: string[] | null
  exceptTypes?: string[] | null
}

/** https://docs.gitlab.com/api/graphql/reference/#workitem */
export function workItemNode(scene: Scene, item: Work): object {
  const { world } = scene
  const home = isEpic(item) ? world.groups.get(item.groupId) : world.projects.get(item.projectId)
  const path = home?.path as string
  const webPath = isEpic(item) ? `/groups/${path}/-/epics/${item.iid}` : `/${path}/-/issues/${item.iid}`
  const moved = !isEpic(item) && item.movedToId !== null ? world.issues.get(item.movedToId) : undefined
  const movedHome = moved && world.projects.get(moved.projectId)
  const widgets = (): Widget[] => widgetsOf(scene, item, (other) => workItemNode(scene, other))
  const short = { id: gid('Group', home?.id ?? 0), name: home?.name, path: path.split('/').at(-1), fullPath: path }
  return {
    id: gid('WorkItem', workItemId(item)),
    iid: String(item.iid),
    name: item.title,
    title: item.title,
    titleHtml: asHtml(item.title),
    description: item.description,
    descriptionHtml: asHtml(item.description),
    state: item.state === 'opened' ? 'OPEN' : 'CLOSED',
    confidential: item.confidential,
    archived: false,
    author: userNode(scene, item.authorId),
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    closedAt: item.closedAt,
    lockVersion: 0,
    movedToWorkItemUrl: moved ? `${world.url}/${movedHome?.path}/-/issues/${moved.iid}` : null,
    duplicatedToWorkItemUrl: null,
    promotedToEpicUrl: null,
    namespace: { ...short, fullName: path },
    project: isEpic(item) ? null : { ...short, id: gid('Project', item.projectId), nameWithNamespace: path },
    reference: ({ full }: { full: boolean }) => `${full ? path : ''}${isEpic(item) ? '&' : '#'}${item.iid}`,
    userDiscussionsCount: isEpic(item) ? 0 : item.noteCount,
    webPath,
    webUrl: `${world.url}${webPath}`,
    workItemType: isEpic(item) ? workItemType('EPIC') : workItemType('ISSUE'),
    features: () => Object.fromEntries(widgets().map((widget) => [featureName(widget.type), widget])),
    widgets: ({ onlyTypes, exceptTypes }: WidgetWish) =>
      widgets().filter(({ type }) => (!onlyTypes || onlyTypes.includes(type)) && !exceptTypes?.includes(type)),
  }
}

const typeNames = { ISSUE: 'Issue', TASK: 'Task', EPIC: 'Epic' } as const

export type TypeName = keyof typeof typeNames

export function workItemType(type: TypeName): object {
  const place = Object.keys(typeNames).indexOf(type) + 1
  const name = typeNames[type]
  return { id: gid('WorkItems::Type', place), name, iconName: `work-item-${name.toLowerCase()}` }
}

/** `START_AND_DUE_DATE` as `startAndDueDate`. */
function featureName(type: string): string {
  return type.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
