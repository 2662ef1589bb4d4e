import { pageArguments } from './schema-arguments.ts'

/** Types and fields that GitLab's free edition does not have. */
export const paidTypes: string = /* GraphQL */ `
scalar EpicID

enum HealthStatus { onTrack needsAttention atRisk }

extend type WorkItemFeatures {
  color: WorkItemWidgetColor
  customFields: WorkItemWidgetCustomFields
  healthStatus: WorkItemWidgetHealthStatus
  status: WorkItemWidgetStatus
  weight: WorkItemWidgetWeight
}
type WorkItemWidgetColor implements WorkItemWidget {
  type: WorkItemWidgetType
  color: String
  textColor: String
}
type WorkItemWidgetCustomFields implements WorkItemWidget {
  type: WorkItemWidgetType
  customFieldValues: [WorkItemCustomFieldValue!]
}
interface WorkItemCustomFieldValue { customField: CustomField! }
type WorkItemTextFieldValue implements WorkItemCustomFieldValue { customField: CustomField! value: String }
type CustomField { id: ID! name: String! active: Boolean! }
type WorkItemWidgetHealthStatus implements WorkItemWidget {
  type: WorkItemWidgetType
  healthStatus: HealthStatus
}
type WorkItemWidgetStatus implements WorkItemWidget {
  type: WorkItemWidgetType
  status: WorkItemStatus
}
type WorkItemStatus { id: ID name: String category: WorkItemStatusCategoryEnum color: String iconName: String }
enum WorkItemStatusCategoryEnum { TRIAGE TO_DO IN_PROGRESS DONE CANCELED }
type WorkItemWidgetWeight implements WorkItemWidget {
  type: WorkItemWidgetType
  weight: Int
  rolledUpWeight: Int
  rolledUpCompletedWeight: Int
}

extend type Issue {
  epic: Epic
  healthStatus: HealthStatus
  weight: Int
}
extend type Group {
  epic(iid: ID): Epic @deprecated(reason: "Replaced by WorkItem type.")
  epics(
    ${pageArguments}, confidential: Boolean, createdAfter: Time, createdBefore: Time, iids: [ID!],
    includeAncestorGroups: Boolean = false, includeDescendantGroups: Boolean = true, labelName: [String!],
    milestoneTitle: String, search: String, sort: EpicSort, state: EpicState, timeframe: Timeframe,
    topLevelHierarchyOnly: Boolean, updatedAfter: Time, updatedBefore: Time
  ): EpicConnection @deprecated(reason: "Replaced by WorkItem type.")
}
type Epic {
  id: ID!
  iid: String!
  title: String!
  description: String
  state: EpicState!
  confidential: Boolean
  author: UserCore!
  color: String
  labels(${pageArguments}): LabelConnection
  parent: Epic
  hasParent: Boolean!
  hasChildren: Boolean!
  children(${pageArguments}): EpicConnection
  startDate: Time
  startDateIsFixed: Boolean
  startDateFixed: Time
  dueDate: Time
  dueDateIsFixed: Boolean
  dueDateFixed: Time
  createdAt: Time
  updatedAt: Time
  closedAt: Time
  upvotes: Int!
  downvotes: Int!
  group: Group!
  reference(full: Boolean = false): String!
  webPath: String!
  webUrl: String!
  workItem: WorkItem
}
type EpicConnection { nodes: [Epic] edges: [EpicEdge] pageInfo: PageInfo! count: Int! }
type EpicEdge { cursor: String! node: Epic }
enum EpicState { all opened closed }
enum EpicSort { CREATED_ASC CREATED_DESC UPDATED_ASC UPDATED_DESC TITLE_ASC TITLE_DESC START_DATE_ASC START_DATE_DESC END_DATE_ASC END_DATE_DESC }
`
