/** A type by its name, `?` when it may be null; a field table; or a list of either, in brackets. */
export type Shape = string | Shape[] | { [field: string]: Shape }

/** Where a value differs from a shape: fields that are missing, too many, or of another type. */
export function misfits(value: unknown, shape: Shape, path = ''): string[] {
  if (typeof shape === 'string') return isA(value, shape) ? [] : [`${path}: ${JSON.stringify(value)} is not ${shape}`]
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${path}: not a list`]
    return value.flatMap((item, index) => misfits(item, shape[0] as Shape, `${path}[${index}]`))
  }
  if (typeof value !== 'object' || value === null) return [`${path}: not an object`]
  const { '?': isNullable, ...fields } = shape
  const known = new Set(Object.keys(fields))
  return [
    ...Object.keys(value).flatMap((name) => (known.has(name) ? [] : [`${path}.${name}: not documented`])),
    ...Object.entries(fields).flatMap(([name, field]) =>
      fieldMisfits(value as Record<string, unknown>, name, field, path),
    ),
  ]
}

function fieldMisfits(value: Record<string, unknown>, name: string, shape: Shape, path: string): string[] {
  if (!(name in value)) return [`${path}.${name}: missing`]
  const isNull = value[name] === null && typeof shape === 'object' && !Array.isArray(shape) && '?' in shape
  return isNull ? [] : misfits(value[name], shape, `${path}.${name}`)
}

function isA(value: unknown, name: string): boolean {
  if (name.endsWith('?')) return value === null || isA(value, name.slice(0, -1))
  switch (name) {
    case 'any':
      return true
    case 'integer':
      return Number.isInteger(value)
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    case 'time':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(value)
    case 'url':
      return typeof value === 'string' && URL.canParse(value)
    case 'color':
      return typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value)
    default:
      return typeof value === name
  }
}

/** https://docs.gitlab.com/api/users/ */
const user: Shape = {
  id: 'integer',
  username: 'string',
  public_email: 'string?',
  name: 'string',
  state: 'string',
  locked: 'boolean',
  avatar_url: 'url?',
  web_url: 'url',
}

/** https://docs.gitlab.com/api/group_milestones/#list-group-milestones */
export const groupMilestone: { [field: string]: Shape } = {
  id: 'integer',
  iid: 'integer',
  group_id: 'integer',
  title: 'string',
  description: 'string',
  state: 'string',
  created_at: 'time',
  updated_at: 'time',
  due_date: 'date?',
  start_date: 'date?',
  expired: 'boolean',
  web_url: 'url',
}

/** https://docs.gitlab.com/api/group_labels/#list-all-group-labels */
export const groupLabel: { [field: string]: Shape } = {
  id: 'integer',
  name: 'string',
  description: 'string?',
  description_html: 'string',
  color: 'color',
  text_color: 'color',
  archived: 'boolean',
  subscribed: 'boolean',
}

const references: Shape = { short: 'string', relative: 'string', full: 'string' }

/** https://docs.gitlab.com/api/issues/#list-group-issues, with the fields of the paid plans */
export const issue: { [field: string]: Shape } = {
  id: 'integer',
  iid: 'integer',
  project_id: 'integer',
  title: 'string',
  description: 'string?',
  state: 'string',
  created_at: 'time',
  updated_at: 'time',
  closed_at: 'time?',
  closed_by: { '?': '', ...(user as object) },
  labels: ['string'],
  milestone: { '?': '', ...groupMilestone },
  assignees: [user],
  author: user,
  type: 'string',
  assignee: { '?': '', ...(user as object) },
  user_notes_count: 'integer',
  merge_requests_count: 'integer',
  upvotes: 'integer',
  downvotes: 'integer',
  start_date: 'date?',
  due_date: 'date?',
  confidential: 'boolean',
  discussion_locked: 'boolean?',
  issue_type: 'string',
  web_url: 'url',
  time_stats: {
    time_estimate: 'integer',
    total_time_spent: 'integer',
    human_time_estimate: 'string?',
    human_total_time_spent: 'string?',
  },
  task_completion_status: { count: 'integer', completed_count: 'integer' },
  weight: 'integer?',
  blocking_issues_count: 'integer',
  has_tasks: 'boolean',
  task_status: 'string',
  _links: { self: 'url', notes: 'url', award_emoji: 'url', project: 'url', closed_as_duplicate_of: 'url?' },
  references,
  severity: 'string',
  moved_to_id: 'integer?',
  imported: 'boolean',
  imported_from: 'string',
  service_desk_reply_to: 'string?',
  epic_iid: 'integer?',
  epic: {
    '?': '',
    id: 'integer',
    iid: 'integer',
    title: 'string',
    url: 'string',
    group_id: 'integer',
    human_readable_end_date: 'string?',
    human_readable_timestamp: 'string?',
  },
  // https://docs.gitlab.com/api/group_iterations/
  iteration: {
    '?': '',
    id: 'integer',
    iid: 'integer',
    sequence: 'integer',
    group_id: 'integer',
    title: 'string?',
    description: 'string?',
    state: 'integer',
    created_at: 'time',
    updated_at: 'time',
    start_date: 'date',
    due_date: 'date',
    web_url: 'url',
  },
  health_status: 'string?',
}

/** https://docs.gitlab.com/api/epics/#list-epics-for-a-group */
export const epic: Shape = {
  id: 'integer',
  work_item_id: 'integer',
  iid: 'integer',
  color: 'color',
  text_color: 'color',
  group_id: 'integer',
  parent_id: 'integer?',
  parent_iid: 'integer?',
  imported: 'boolean',
  imported_from: 'string',
  title: 'string',
  description: 'string?',
  confidential: 'boolean',
  author: user,
  start_date: 'date?',
  start_date_is_fixed: 'boolean',
  start_date_fixed: 'date?',
  start_date_from_inherited_source: 'date?',
  start_date_from_milestones: 'date?',
  end_date: 'date?',
  due_date: 'date?',
  due_date_is_fixed: 'boolean',
  due_date_fixed: 'date?',
  due_date_from_inherited_source: 'date?',
  due_date_from_milestones: 'date?',
  state: 'string',
  web_edit_url: 'string',
  web_url: 'url',
  references,
  created_at: 'time',
  updated_at: 'time',
  closed_at: 'time?',
  labels: ['string'],
  upvotes: 'integer',
  downvotes: 'integer',
  _links: { self: 'url', epic_issues: 'url', group: 'url', parent: 'url?' },
}

/** https://docs.gitlab.com/api/group_releases/ with `simple=true` */
export const simpleRelease: { [field: string]: Shape } = {
  name: 'string',
  tag_name: 'string',
  description: 'string',
  created_at: 'time',
  released_at: 'time',
  upcoming_release: 'boolean',
  _links: { closed_issues_url: 'url', opened_issues_url: 'url', self: 'url' },
}

/** https://docs.gitlab.com/api/releases/#list-releases */
export const release: Shape = {
  ...simpleRelease,
  author: user,
  commit: {
    id: 'string',
    short_id: 'string',
    created_at: 'time',
    parent_ids: ['string'],
    title: 'string',
    message: 'string',
    author_name: 'string',
    author_email: 'string',
    authored_date: 'time',
    committer_name: 'string',
    committer_email: 'string',
    committed_date: 'time',
    trailers: {},
    extended_trailers: {},
    web_url: 'url',
  },
  milestones: [{ ...groupMilestone, issue_stats: { total: 'integer', closed: 'integer' } }],
  commit_path: 'string',
  tag_path: 'string',
  assets: {
    count: 'integer',
    sources: [{ format: 'string', url: 'url' }],
    links: [{ id: 'integer', name: 'string', url: 'url', direct_asset_url: 'url', link_type: 'string' }],
  },
  evidences: ['any'],
}

/** https://docs.gitlab.com/api/merge_requests/#list-group-merge-requests */
export const mergeRequest: Shape = {
  id: 'integer',
  iid: 'integer',
  project_id: 'integer',
  title: 'string',
  description: 'string',
  state: 'string',
  created_at: 'time',
  updated_at: 'time',
  merged_by: { '?': '', ...(user as object) },
  merge_user: { '?': '', ...(user as object) },
  merged_at: 'time?',
  closed_by: { '?': '', ...(user as object) },
  closed_at: 'time?',
  target_branch: 'string',
  source_branch: 'string',
  user_notes_count: 'integer',
  upvotes: 'integer',
  downvotes: 'integer',
  author: user,
  assignees: [user],
  assignee: { '?': '', ...(user as object) },
  reviewers: [user],
  source_project_id: 'integer',
  target_project_id: 'integer',
  labels: ['string'],
  draft: 'boolean',
  milestone: { '?': '', ...groupMilestone },
  merge_when_pipeline_succeeds: 'boolean',
  merge_status: 'string',
  detailed_merge_status: 'string',
  sha: 'string',
  web_url: 'url',
  references,
}

/** https://docs.gitlab.com/api/notes/#list-project-issue-notes */
export const note: Shape = {
  id: 'integer',
  type: 'string?',
  body: 'string',
  author: user,
  created_at: 'time',
  updated_at: 'time',
  system: 'boolean',
  noteable_id: 'integer',
  noteable_type: 'string',
  project_id: 'integer',
  resolvable: 'boolean',
  confidential: 'boolean',
  internal: 'boolean',
  imported: 'boolean',
  imported_from: 'string',
  noteable_iid: 'integer',
  commands_changes: {},
}

/** https://docs.gitlab.com/api/repository_files/#get-file-from-repository */
export const repositoryFile: Shape = {
  file_name: 'string',
  file_path: 'string',
  size: 'integer',
  encoding: 'string',
  content_sha256: 'string',
  ref: 'string',
  blob_id: 'string',
  commit_id: 'string',
  last_commit_id: 'string',
  execute_filemode: 'boolean',
  content: 'string',
}

/** https://docs.gitlab.com/api/repositories/#list-repository-tree */
export const treeEntry: Shape = { id: 'string', name: 'string', type: 'string', path: 'string', mode: 'string' }
