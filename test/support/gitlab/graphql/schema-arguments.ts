/** https://docs.gitlab.com/api/graphql/reference/#pagination-arguments */
export const pageArguments = 'after: String, before: String, first: Int, last: Int'

const times = 'createdAfter: Time, createdBefore: Time, updatedAfter: Time, updatedBefore: Time'
const search = 'search: String, in: [IssuableSearchableField!]'

/** https://docs.gitlab.com/api/graphql/reference/#groupissues */
export const issueArguments: string = `${pageArguments}, ${times}, ${search}, closedAfter: Time, closedBefore: Time,
    confidential: Boolean, iid: String, iids: [String!], labelName: [String], milestoneTitle: [String],
    milestoneWildcardId: MilestoneWildcardId, not: NegatedIssueFilterInput, or: UnionedIssueFilterInput,
    sort: IssueSort = CREATED_DESC, state: IssuableState, types: [IssueType!]`

/** https://docs.gitlab.com/api/graphql/reference/#groupmergerequests */
export const mergeRequestArguments: string = `${pageArguments}, ${times}, ${search}, iids: [String!],
    includeArchived: Boolean, labelName: [String], labels: [String!], mergedAfter: Time, mergedBefore: Time,
    milestoneTitle: String, milestoneWildcardId: MilestoneWildcardId, not: MergeRequestsResolverNegatedParams,
    sort: MergeRequestSort = CREATED_DESC, state: MergeRequestState`

/** https://docs.gitlab.com/api/graphql/reference/#groupmilestones */
export const milestoneArguments: string = `${pageArguments}, containingDate: Time, ids: [ID!],
    includeAncestors: Boolean, includeDescendants: Boolean, searchTitle: String, sort: MilestoneSort = DUE_DATE_ASC,
    state: MilestoneStateEnum, timeframe: Timeframe, title: String`

/** https://docs.gitlab.com/api/graphql/reference/#namespaceworkitems */
const workItemArguments = `${pageArguments}, ${times}, ${search}, closedAfter: Time, closedBefore: Time,
    confidential: Boolean, dueAfter: Time, dueBefore: Time, ids: [WorkItemID!], iid: String, iids: [String!],
    includeAncestors: Boolean = false, includeArchived: Boolean = false, includeDescendants: Boolean = false,
    labelName: [String!], milestoneTitle: [String!], milestoneWildcardId: MilestoneWildcardId,
    not: NegatedWorkItemFilterInput, or: UnionedWorkItemFilterInput, parentIds: [WorkItemID!],
    sort: WorkItemSort = CREATED_DESC, state: IssuableState, timeframe: Timeframe, types: [IssueType!]`

/** What groups, projects and namespaces say of work items. */
export const workItemFields: string = `workItem(iid: String!): WorkItem
  workItems(${workItemArguments}): WorkItemConnection
  workItemTypes(${pageArguments}, name: IssueType): WorkItemTypeConnection`
