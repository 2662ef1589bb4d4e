import { isMember } from '../server/access.ts'
import { canSee, type Tier } from '../server/world.ts'
import { connection, listed, type PageArguments, type Scene } from './connection.ts'
import { itemFields, itemOrder } from './item-filters.ts'
import { asHtml, gid, health, labelsField, milestoneField, userNode, usersField } from './nodes.ts'
import { isEpic, type Work, workItemId } from './work.ts'

export interface Widget {
  __typename: string
  /** A value of `WorkItemWidgetType`. */
  type: string
}

const paid: Partial<Record<string, Tier[]>> = {
  COLOR: ['premium', 'ultimate'],
  CUSTOM_FIELDS: ['premium', 'ultimate'],
  HEALTH_STATUS: ['ultimate'],
  STATUS: ['premium', 'ultimate'],
  WEIGHT: ['premium', 'ultimate'],
}

type Draw = (item: Work) => object

/**
 * The widgets of a work item that the plan includes: https://docs.gitlab.com/api/graphql/reference/#workitemwidget
 *
 * @param draw  How its parent and children are shown.
 */
export function widgetsOf(scene: Scene, item: Work, draw: Draw): Widget[] {
  const { tier } = scene.world
  return [
    ...plainWidgets(scene, item),
    ...paidWidgets(item),
    hierarchy(scene, item, draw),
    dates(scene, item),
    notes(scene, item),
  ]
    .filter(({ type }) => paid[type]?.includes(tier) ?? true)
    .filter(({ type }) => type !== 'COLOR' || isEpic(item))
}

function widget<Fields extends object>(name: string, type: string, fields: Fields): Widget & Fields {
  return { __typename: `WorkItemWidget${name}`, type, ...fields }
}

function plainWidgets(scene: Scene, item: Work): Widget[] {
  const { upvotes, downvotes, description } = item
  return [
    widget('Assignees', 'ASSIGNEES', { assignees: usersField(scene, isEpic(item) ? [] : item.assigneeIds) }),
    widget('Description', 'DESCRIPTION', { description, descriptionHtml: asHtml(description), edited: false }),
    widget('Labels', 'LABELS', { labels: labelsField(scene, item.labels) }),
    widget('Milestone', 'MILESTONE', { milestone: milestoneField(scene, isEpic(item) ? null : item.milestoneId) }),
    widget('AwardEmoji', 'AWARD_EMOJI', { upvotes, downvotes }),
    ...(isEpic(item)
      ? []
      : [widget('TimeTracking', 'TIME_TRACKING', { timeEstimate: item.timeEstimate, totalTimeSpent: 0 })]),
  ]
}

function paidWidgets(item: Work): Widget[] {
  const weight = isEpic(item) ? null : item.weight
  const customField = { id: gid('Issuables::CustomField', 1), name: 'Reason', active: true }
  return [
    widget('Color', 'COLOR', { color: isEpic(item) ? item.color : null, textColor: '#FFFFFF' }),
    widget('CustomFields', 'CUSTOM_FIELDS', {
      customFieldValues: [{ __typename: 'WorkItemTextFieldValue', customField, value: item.customField }],
    }),
    widget('HealthStatus', 'HEALTH_STATUS', { healthStatus: health(item.health) }),
    widget('Status', 'STATUS', { status: status(item.status) }),
    widget('Weight', 'WEIGHT', { weight, rolledUpWeight: weight ?? 0, rolledUpCompletedWeight: 0 }),
  ]
}

function status(name: string): object {
  const isDone = ['Complete', 'Done'].includes(name)
  const id = gid('WorkItems::Statuses::Custom::Status', name.length)
  return { id, name, category: isDone ? 'DONE' : 'TO_DO', color: '#737278', iconName: 'status-waiting' }
}

function hierarchy(scene: Scene, item: Work, draw: Draw): Widget {
  const { world, viewer } = scene
  const parentId = isEpic(item) ? item.parentId : item.epicId
  const parent = parentId === null || ['ce', 'free'].includes(world.tier) ? undefined : world.epics.get(parentId)
  const children = (): Work[] => (isEpic(item) ? childrenOf(scene, item.id) : [])
  return widget('Hierarchy', 'HIERARCHY', {
    hasParent: parent !== undefined,
    parent: () => (parent && canSee(world, viewer, parent) ? draw(parent) : null),
    hasChildren: () => children().length > 0,
    children: (args: PageArguments) =>
      connection(children(), itemOrder('CREATED_ASC', itemFields, workItemId), args, draw, (one) =>
        canSee(world, viewer, one),
      ),
    ancestors: (args: PageArguments) => {
      const list = ancestorsOf(scene, parent)
      return connection(list, listed(list), args, draw, (one) => canSee(world, viewer, one))
    },
  })
}

function childrenOf({ world: { product } }: Scene, id: number): Work[] {
  return [
    ...product.epics.filter(({ parentId }) => parentId === id),
    ...product.issues.filter(({ epicId }) => epicId === id),
  ]
}

/** From the top down. */
function ancestorsOf(scene: Scene, parent: Work | undefined): Work[] {
  if (!parent || !isEpic(parent)) return []
  const above = parent.parentId === null ? undefined : scene.world.epics.get(parent.parentId)
  return [...ancestorsOf(scene, above), parent]
}

function dates(scene: Scene, item: Work): Widget {
  const isFixed = isEpic(item) ? item.dueDateIsFixed : true
  const milestone = isEpic(item) ? null : milestoneField(scene, item.milestoneId)
  return widget('StartAndDueDate', 'START_AND_DUE_DATE', {
    startDate: item.startDate,
    dueDate: item.dueDate,
    isFixed,
    rollUp: isEpic(item),
    startDateSourcingMilestone: isFixed ? null : milestone,
    dueDateSourcingMilestone: isFixed ? null : milestone,
    startDateSourcingWorkItem: null,
    dueDateSourcingWorkItem: null,
  })
}

function notes(scene: Scene, item: Work): Widget {
  const { world, viewer } = scene
  const found = (): typeof world.product.notes =>
    isEpic(item)
      ? []
      : world.product.notes.filter(({ issueId, internal }) => issueId === item.id && (!internal || isMember(viewer)))
  return widget('Notes', 'NOTES', {
    discussionLocked: null,
    notes: (args: PageArguments) => {
      const list = found()
      return connection(list, listed(list), args, ({ id, body, authorId, createdAt, internal }) => {
        return { id: gid('Note', id), body, author: userNode(scene, authorId), createdAt, internal, system: false }
      })
    },
  })
}
