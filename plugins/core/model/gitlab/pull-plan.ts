import type { GitLabSettings } from './gitlab-settings.ts'
import type { Snapshot } from './snapshot.ts'

/** One thing to ask GitLab for. */
export type PullStep = { purpose: string; request: string } & (
  | { kind: 'milestones'; group: string }
  | { kind: 'issues' | 'epics'; group: string; updatedAfter?: string }
  | { kind: 'issue-count'; group: string }
  | { kind: 'releases'; project: string }
  | { kind: 'merged'; groups: string[] }
  | { kind: 'places' }
  | { kind: 'file'; project: string; ref: string; path: string; name: string }
)

/** Hours after which everything is pulled again, because a delta does not tell what has lost its label. */
const deltaHours = 24

/** Minutes that a delta reaches back beyond the last pull: clocks differ. */
const overlapMinutes = 5

/**
 * What will be asked, in this order.
 *
 * @param previous  What was pulled last; with one that is complete and young enough, only what has changed is asked for.
 * @param now       ISO time.
 * @param files     Names of data files, without extension, that the site does not keep itself.
 */
export function pullPlan(
  settings: GitLabSettings,
  previous: Snapshot | undefined,
  now: string,
  files: readonly string[],
): PullStep[] {
  const { groups, projects, labels, taxonomy } = settings
  const since = previous && isFresh(previous, now) ? before(previous.pulledAt, overlapMinutes) : undefined
  const changed = since === undefined ? {} : { updatedAfter: since }
  const withLabel = `with the label ${labels.direction}`
  const which = since === undefined ? withLabel : `${withLabel} that have changed`
  const query = since === undefined ? '' : `&updated_after=${since}`
  return [
    ...(taxonomy
      ? files.map((name): PullStep => {
          const path = `${taxonomy.folder === '.' ? '' : `${taxonomy.folder}/`}${name}.yml`
          const { project, ref } = taxonomy
          const request = `GET projects/${project}/repository/files/${path}?ref=${ref}`
          return { kind: 'file', project, ref, path, name, purpose: `Data file ${name}.yml of ${project}`, request }
        })
      : []),
    ...groups.flatMap((group): PullStep[] => [
      {
        kind: 'milestones',
        group,
        purpose: `Milestones of ${group}`,
        request: `GET groups/${group}/milestones?include_ancestors=true`,
      },
      {
        kind: 'issues',
        group,
        ...changed,
        purpose: `Issues of ${group} ${which}`,
        request: `GET groups/${group}/issues?labels=${labels.direction}&scope=all${query}`,
      },
      ...(since === undefined
        ? []
        : [
            {
              kind: 'issue-count',
              group,
              purpose: `Number of all issues of ${group} ${withLabel}, to notice what is gone`,
              request: `GET groups/${group}/issues?labels=${labels.direction}&confidential=false&per_page=1`,
            } as const,
          ]),
      {
        kind: 'epics',
        group,
        ...changed,
        purpose: `Epics of ${group} ${which}`,
        request: `POST graphql: group.workItems(types: [EPIC], labelName: ["${labels.direction}"])`,
      },
    ]),
    {
      kind: 'merged',
      groups,
      purpose: `Numbers of merge requests by stage in ${since === undefined ? 'the last three milestones' : 'a milestone that has begun since'}`,
      request: 'POST graphql: group.mergeRequests { count }, one for each stage and milestone',
    },
    ...projects.map(
      (project): PullStep => ({
        kind: 'releases',
        project,
        purpose: `Newest releases of ${project}`,
        request: `GET projects/${project}/releases`,
      }),
    ),
    {
      kind: 'places',
      purpose: 'Which projects and groups are open to everybody',
      request: 'POST graphql: project { visibility }, group { visibility }',
    },
  ]
}

/** What claims to come from the future tells nothing of what has changed since. */
function isFresh({ completeAt, pulledAt }: Snapshot, now: string): boolean {
  return pulledAt <= now && Date.parse(now) - Date.parse(completeAt) < deltaHours * 3_600_000
}

function before(time: string, minutes: number): string {
  return new Date(Date.parse(time) - minutes * 60_000).toISOString()
}
