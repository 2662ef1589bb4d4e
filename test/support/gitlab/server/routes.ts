import { listGroupEpics } from '../rest/epics.ts'
import { getGroup, getProject } from '../rest/groups.ts'
import { getMetadata, getOwnToken, getUser, getVersion } from '../rest/instance.ts'
import { getIssue, listGroupIssues, listProjectIssues } from '../rest/issues.ts'
import { listGroupLabels } from '../rest/labels.ts'
import { listGroupMergeRequests, listProjectMergeRequests } from '../rest/merge-requests.ts'
import { listGroupMilestones } from '../rest/milestones.ts'
import { listIssueNotes } from '../rest/notes.ts'
import { listGroupReleases, listProjectReleases } from '../rest/releases.ts'
import { getFile, getRawFile, listTree } from '../rest/repository.ts'
import { scopeRefusal, withoutJob } from './access.ts'
import { type Answer, type Ask, invalid, refusal } from './ask.ts'
import { queryOf } from './params.ts'
import type { World } from './world.ts'

interface Route {
  /** Pieces of the path; one with a colon stands for anything. */
  pattern: string
  answer(ask: Ask, world: World): Answer
  /** Scopes besides `read_api` and `api` that reach it. */
  scopes?: string[]
  /** Whether a CI/CD job's token counts: https://docs.gitlab.com/ci/jobs/ci_job_token/#job-token-access */
  takesJobs?: boolean
}

const routes: readonly Route[] = [
  { pattern: 'groups/:id', answer: getGroup },
  { pattern: 'groups/:id/epics', answer: listGroupEpics },
  { pattern: 'groups/:id/issues', answer: listGroupIssues },
  { pattern: 'groups/:id/labels', answer: listGroupLabels },
  { pattern: 'groups/:id/merge_requests', answer: listGroupMergeRequests },
  { pattern: 'groups/:id/milestones', answer: listGroupMilestones },
  { pattern: 'groups/:id/releases', answer: listGroupReleases },
  { pattern: 'projects/:id', answer: getProject },
  { pattern: 'projects/:id/issues', answer: listProjectIssues },
  { pattern: 'projects/:id/issues/:iid', answer: getIssue },
  { pattern: 'projects/:id/issues/:iid/notes', answer: listIssueNotes },
  { pattern: 'projects/:id/merge_requests', answer: listProjectMergeRequests, takesJobs: true },
  { pattern: 'projects/:id/releases', answer: listProjectReleases, takesJobs: true },
  { pattern: 'projects/:id/repository/files/:path', answer: getFile, scopes: ['read_repository'], takesJobs: true },
  {
    pattern: 'projects/:id/repository/files/:path/raw',
    answer: getRawFile,
    scopes: ['read_repository'],
    takesJobs: true,
  },
  { pattern: 'projects/:id/repository/tree', answer: listTree, scopes: ['read_repository'], takesJobs: true },
  { pattern: 'metadata', answer: getMetadata, scopes: ['read_user'] },
  { pattern: 'personal_access_tokens/self', answer: getOwnToken, scopes: ['read_user'] },
  { pattern: 'user', answer: getUser, scopes: ['read_user'] },
  { pattern: 'version', answer: getVersion, scopes: ['read_user'] },
]
const split = routes.map((route) => ({ ...route, steps: route.pattern.split('/') }))

/** Answer a request to `/api/v4`. */
export function restAnswer(ask: Ask, world: World): Answer {
  const route = split.find(({ steps }) => fits(steps, ask.segments))
  if (!route) return invalid('404 Not Found', 404)
  if (ask.method !== 'GET' && ask.method !== 'HEAD') return invalid('405 Not Allowed', 405)
  const { answer, scopes = [], takesJobs = false } = route
  const refused = scopeRefusal(ask.viewer, ['api', 'read_api', ...scopes])
  if (refused) return refused
  return (
    movedProject(ask, world) ?? answer(takesJobs ? jobAsMember(ask) : { ...ask, viewer: withoutJob(ask.viewer) }, world)
  )
}

function fits(steps: readonly string[], segments: readonly string[]): boolean {
  return (
    steps.length === segments.length && steps.every((step, index) => step.startsWith(':') || step === segments[index])
  )
}

/** Where it counts, a job's token stands for the member who started the job. */
function jobAsMember(ask: Ask): Ask {
  return ask.viewer.kind === 'job' ? { ...ask, viewer: { ...ask.viewer, kind: 'member' } } : ask
}

/** A project's former address leads to its id: https://docs.gitlab.com/api/rest/#redirects */
function movedProject(ask: Ask, world: World): Answer | undefined {
  const [kind, id] = ask.segments as [string, string?]
  if (kind !== 'projects' || id === undefined) return undefined
  const project = world.product.projects.find(({ formerPaths }) => formerPaths.includes(id))
  if (!project) return undefined
  const query = queryOf(ask.params)
  const path = ask.path.replace(encodeURIComponent(id), String(project.id))
  const location = `${world.url}${path}${query === '' ? '' : `?${query}`}`
  const moved = refusal(301, `This resource has been moved permanently to ${location}`)
  return { ...moved, headers: { ...moved.headers, location } }
}
