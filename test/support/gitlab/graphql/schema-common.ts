import {
  issueArguments,
  mergeRequestArguments,
  milestoneArguments,
  pageArguments,
  workItemFields,
} from './schema-arguments.ts'

export const commonTypes: string = /* GraphQL */ `
scalar Time
scalar Date
scalar GroupID
scalar IssueID
scalar LabelID
scalar MergeRequestID
scalar MilestoneID
scalar NamespaceID
scalar ReleasesLinkID
scalar UserID
scalar WorkItemID
scalar WorkItemsTypeID

type Query {
  currentUser: CurrentUser
  group(fullPath: ID!): Group
  metadata: Metadata
  milestone(id: MilestoneID!): Milestone
  namespace(fullPath: ID!): Namespace
  project(fullPath: ID!): Project
  queryComplexity: QueryComplexity
  workItem(id: WorkItemID!): WorkItem
}

type QueryComplexity { limit: Int score: Int }
type Metadata { version: String! revision: String! enterprise: Boolean! }
type CurrentUser { id: UserID! username: String! name: String! publicEmail: String webUrl: String! }
type UserCore {
  id: UserID!
  username: String!
  name: String!
  publicEmail: String
  avatarUrl: String
  state: String!
  webPath: String!
  webUrl: String!
}
type UserCoreConnection { nodes: [UserCore] edges: [UserCoreEdge] pageInfo: PageInfo! count: Int! }
type UserCoreEdge { cursor: String! node: UserCore }

type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }

type Namespace {
  id: ID!
  name: String!
  path: String!
  fullName: String!
  fullPath: ID!
  description: String
  visibility: String
  ${workItemFields}
}

type Group {
  id: ID!
  name: String!
  path: String!
  fullName: String!
  fullPath: ID!
  description: String
  visibility: String
  webUrl: String!
  createdAt: Time
  parent: Group
  issues(${issueArguments}, includeSubgroups: Boolean = false): IssueConnection
  label(title: String!): Label
  labels(${pageArguments}, searchTerm: String, title: String, includeAncestorGroups: Boolean = false, includeDescendantGroups: Boolean = false, onlyGroupLabels: Boolean = false): LabelConnection
  mergeRequests(${mergeRequestArguments}, includeSubgroups: Boolean = false): MergeRequestConnection
  milestones(${milestoneArguments}): MilestoneConnection
  projects(${pageArguments}, includeSubgroups: Boolean = false, search: String): ProjectConnection!
  releases(${pageArguments}, sort: GroupReleaseSort = RELEASED_AT_DESC): ReleaseConnection
  ${workItemFields}
}

type Project {
  id: ID!
  name: String!
  path: String!
  fullPath: ID!
  nameWithNamespace: String!
  description: String
  visibility: String
  webUrl: String
  group: Group
  issues(${issueArguments}): IssueConnection
  labels(${pageArguments}, searchTerm: String, title: String, includeAncestorGroups: Boolean = false): LabelConnection
  mergeRequests(${mergeRequestArguments}): MergeRequestConnection
  milestones(${milestoneArguments}): MilestoneConnection
  releases(${pageArguments}, sort: ReleaseSort = RELEASED_AT_DESC): ReleaseConnection
  ${workItemFields}
}
type ProjectConnection { nodes: [Project] edges: [ProjectEdge] pageInfo: PageInfo! count: Int! }
type ProjectEdge { cursor: String! node: Project }

type Label {
  id: ID!
  title: String!
  color: String!
  textColor: String!
  description: String
  descriptionHtml: String
  createdAt: Time!
  updatedAt: Time!
}
type LabelConnection { nodes: [Label] edges: [LabelEdge] pageInfo: PageInfo! count: Int! }
type LabelEdge { cursor: String! node: Label }

type Milestone {
  id: ID!
  iid: ID!
  title: String!
  description: String
  state: MilestoneStateEnum!
  startDate: Time
  dueDate: Time
  expired: Boolean!
  upcoming: Boolean!
  createdAt: Time!
  updatedAt: Time!
  group: Group
  groupMilestone: Boolean!
  projectMilestone: Boolean!
  subgroupMilestone: Boolean!
  stats: MilestoneStats
  webPath: String!
}
type MilestoneStats { totalIssuesCount: Int closedIssuesCount: Int }
type MilestoneConnection { nodes: [Milestone] edges: [MilestoneEdge] pageInfo: PageInfo! }
type MilestoneEdge { cursor: String! node: Milestone }
enum MilestoneStateEnum { active closed }
enum MilestoneSort { DUE_DATE_ASC DUE_DATE_DESC EXPIRED_LAST_DUE_DATE_ASC EXPIRED_LAST_DUE_DATE_DESC CREATED_ASC CREATED_DESC UPDATED_ASC UPDATED_DESC }
enum MilestoneWildcardId { NONE ANY STARTED UPCOMING }
input Timeframe { start: Date! end: Date! }

type Issue {
  id: ID!
  iid: ID!
  title: String!
  titleHtml: String
  description: String
  descriptionHtml: String
  state: IssueState!
  confidential: Boolean!
  author: UserCore!
  assignees(${pageArguments}): UserCoreConnection
  labels(${pageArguments}): LabelConnection
  milestone: Milestone
  dueDate: Time
  createdAt: Time!
  updatedAt: Time!
  closedAt: Time
  upvotes: Int!
  downvotes: Int!
  userNotesCount: Int!
  reference(full: Boolean = false): String!
  moved: Boolean
  movedTo: Issue
  type: IssueType
  webPath: String!
  webUrl: String!
  projectId: Int!
}
type IssueConnection { nodes: [Issue] edges: [IssueEdge] pageInfo: PageInfo! count: Int! }
type IssueEdge { cursor: String! node: Issue }
enum IssueState { opened closed locked all }
enum IssuableState { opened closed locked all }
enum IssueType { ISSUE INCIDENT TEST_CASE REQUIREMENT TASK TICKET OBJECTIVE KEY_RESULT EPIC }
enum IssueSort { CREATED_ASC CREATED_DESC UPDATED_ASC UPDATED_DESC TITLE_ASC TITLE_DESC DUE_DATE_ASC DUE_DATE_DESC WEIGHT_ASC WEIGHT_DESC POPULARITY_ASC POPULARITY_DESC MILESTONE_DUE_ASC MILESTONE_DUE_DESC }
input NegatedIssueFilterInput { labelName: [String!] milestoneTitle: [String!] iids: [String!] }
input UnionedIssueFilterInput { labelNames: [String!] }

type MergeRequest {
  id: ID!
  iid: String!
  title: String!
  state: MergeRequestState!
  author: UserCore
  labels(${pageArguments}): LabelConnection
  milestone: Milestone
  createdAt: Time!
  updatedAt: Time!
  mergedAt: Time
  closedAt: Time
  webUrl: String
}
type MergeRequestConnection { nodes: [MergeRequest] edges: [MergeRequestEdge] pageInfo: PageInfo! count: Int! }
type MergeRequestEdge { cursor: String! node: MergeRequest }
enum MergeRequestState { opened closed locked all merged }
enum MergeRequestSort { CREATED_ASC CREATED_DESC UPDATED_ASC UPDATED_DESC MERGED_AT_ASC MERGED_AT_DESC TITLE_ASC TITLE_DESC }
input MergeRequestsResolverNegatedParams { labelName: [String!] milestoneTitle: String }

type Release {
  id: ID!
  name: String
  tagName: String
  description: String
  createdAt: Time
  releasedAt: Time
  upcomingRelease: Boolean
  author: UserCore
  milestones(${pageArguments}): MilestoneConnection
  links: ReleaseLinks
  assets: ReleaseAssets
}
type ReleaseLinks { selfUrl: String openedIssuesUrl: String closedIssuesUrl: String }
type ReleaseAssets { count: Int links(${pageArguments}): ReleaseAssetLinkConnection }
type ReleaseAssetLink { id: ReleasesLinkID! name: String url: String linkType: ReleaseAssetLinkType }
type ReleaseAssetLinkConnection { nodes: [ReleaseAssetLink] pageInfo: PageInfo! }
type ReleaseConnection { nodes: [Release] edges: [ReleaseEdge] pageInfo: PageInfo! count: Int! }
type ReleaseEdge { cursor: String! node: Release }
enum ReleaseAssetLinkType { OTHER RUNBOOK PACKAGE IMAGE }
enum ReleaseSort { CREATED_ASC CREATED_DESC RELEASED_AT_ASC RELEASED_AT_DESC }
enum GroupReleaseSort { RELEASED_AT_ASC RELEASED_AT_DESC }
enum IssuableSearchableField { TITLE DESCRIPTION }
`
