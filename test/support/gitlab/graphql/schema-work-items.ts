import { pageArguments } from './schema-arguments.ts'

/** https://docs.gitlab.com/api/graphql/reference/#workitem and the widgets of the free edition */
export const workItemTypes: string = /* GraphQL */ `
type WorkItem {
  id: WorkItemID!
  iid: String!
  name: String
  title: String!
  titleHtml: String
  description: String
  descriptionHtml: String
  state: WorkItemState!
  confidential: Boolean!
  archived: Boolean!
  author: UserCore
  createdAt: Time!
  updatedAt: Time!
  closedAt: Time
  lockVersion: Int!
  movedToWorkItemUrl: String
  duplicatedToWorkItemUrl: String
  promotedToEpicUrl: String
  namespace: Namespace
  project: Project
  reference(full: Boolean = false): String!
  userDiscussionsCount: Int!
  webPath: String
  webUrl: String
  workItemType: WorkItemType!
  features: WorkItemFeatures
  widgets(exceptTypes: [WorkItemWidgetType!], onlyTypes: [WorkItemWidgetType!]): [WorkItemWidget!]
}
type WorkItemConnection { nodes: [WorkItem] edges: [WorkItemEdge] pageInfo: PageInfo! count: Int }
type WorkItemEdge { cursor: String! node: WorkItem }
type WorkItemType { id: WorkItemsTypeID! name: String! iconName: String }
type WorkItemTypeConnection { nodes: [WorkItemType] edges: [WorkItemTypeEdge] pageInfo: PageInfo! }
type WorkItemTypeEdge { cursor: String! node: WorkItemType }
enum WorkItemState { OPEN CLOSED }
enum WorkItemSort {
  CREATED_ASC CREATED_DESC UPDATED_ASC UPDATED_DESC TITLE_ASC TITLE_DESC CLOSED_AT_ASC CLOSED_AT_DESC
  START_DATE_ASC START_DATE_DESC DUE_DATE_ASC DUE_DATE_DESC WEIGHT_ASC WEIGHT_DESC POPULARITY_ASC POPULARITY_DESC
  created_asc created_desc updated_asc updated_desc
}
input NegatedWorkItemFilterInput { labelName: [String!] milestoneTitle: [String!] types: [IssueType!] }
input UnionedWorkItemFilterInput { labelNames: [String!] }

enum WorkItemWidgetType {
  ASSIGNEES AWARD_EMOJI COLOR CUSTOM_FIELDS DESCRIPTION HEALTH_STATUS HIERARCHY LABELS MILESTONE NOTES
  START_AND_DUE_DATE STATUS TIME_TRACKING WEIGHT ITERATION PROGRESS LINKED_ITEMS PARTICIPANTS DEVELOPMENT
  CURRENT_USER_TODOS NOTIFICATIONS DESIGNS CRM_CONTACTS EMAIL_PARTICIPANTS VULNERABILITIES
}
interface WorkItemWidget { type: WorkItemWidgetType }
type WorkItemFeatures {
  assignees: WorkItemWidgetAssignees
  awardEmoji: WorkItemWidgetAwardEmoji
  description: WorkItemWidgetDescription
  hierarchy: WorkItemWidgetHierarchy
  labels: WorkItemWidgetLabels
  milestone: WorkItemWidgetMilestone
  notes: WorkItemWidgetNotes
  startAndDueDate: WorkItemWidgetStartAndDueDate
}
type WorkItemWidgetAssignees implements WorkItemWidget {
  type: WorkItemWidgetType
  assignees(${pageArguments}): UserCoreConnection
}
type WorkItemWidgetAwardEmoji implements WorkItemWidget {
  type: WorkItemWidgetType
  upvotes: Int!
  downvotes: Int!
}
type WorkItemWidgetDescription implements WorkItemWidget {
  type: WorkItemWidgetType
  description: String
  descriptionHtml: String
  edited: Boolean!
  lastEditedAt: Time
}
type WorkItemWidgetHierarchy implements WorkItemWidget {
  type: WorkItemWidgetType
  parent: WorkItem
  hasParent: Boolean!
  hasChildren: Boolean!
  ancestors(${pageArguments}): WorkItemConnection
  children(${pageArguments}): WorkItemConnection
}
type WorkItemWidgetLabels implements WorkItemWidget {
  type: WorkItemWidgetType
  labels(${pageArguments}): LabelConnection
}
type WorkItemWidgetMilestone implements WorkItemWidget {
  type: WorkItemWidgetType
  milestone: Milestone
}
type WorkItemWidgetNotes implements WorkItemWidget {
  type: WorkItemWidgetType
  discussionLocked: Boolean
  notes(${pageArguments}): NoteConnection!
}
type Note {
  id: ID!
  body: String!
  author: UserCore
  createdAt: Time!
  internal: Boolean
  system: Boolean!
}
type NoteConnection { nodes: [Note] edges: [NoteEdge] pageInfo: PageInfo! }
type NoteEdge { cursor: String! node: Note }
type WorkItemWidgetStartAndDueDate implements WorkItemWidget {
  type: WorkItemWidgetType
  startDate: Date
  dueDate: Date
  isFixed: Boolean!
  rollUp: Boolean!
  startDateSourcingMilestone: Milestone
  dueDateSourcingMilestone: Milestone
  startDateSourcingWorkItem: WorkItem
  dueDateSourcingWorkItem: WorkItem
}
type WorkItemWidgetTimeTracking implements WorkItemWidget {
  type: WorkItemWidgetType
  timeEstimate: Int
  totalTimeSpent: Int
}
`
