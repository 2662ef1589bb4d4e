import { asFields, asText, asTexts } from '../fields.ts'
import { present } from '../product/taxonomy.ts'

/** Where direction data comes from. Docs: `schemas/options.schema.json`. */
export interface GitLabSettings {
  /** Without a slash at its end. */
  host: string
  /** Full paths of groups. */
  groups: string[]
  /** Full paths of projects whose releases are pulled. */
  projects: string[]
  labels: { direction: string; highlight: string; community: string }
  /** Minutes for which what was pulled counts as fresh. */
  maxAge: number
  /** Environment variable that holds the token. */
  tokenVariable: string
  /** Whether a build fails when GitLab cannot be reached. */
  strict: boolean
  /** Where the data files of the taxonomy lie, when the site does not keep them itself. */
  taxonomy?: { project: string; ref: string; folder: string }
}

/** Read the option `gitlab`, which has passed its schema; nothing when the site does not use GitLab. */
export function gitlabSettings(given: unknown): GitLabSettings | undefined {
  if (given === undefined) return undefined
  const fields = asFields(given)
  const labels = asFields(fields.labels)
  const taxonomy = asFields(fields.taxonomy)
  const project = asText(taxonomy.project)
  const source = project && { project, ref: asText(taxonomy.ref) ?? 'main', folder: asText(taxonomy.folder) ?? 'data' }
  return {
    host: (asText(fields.host) ?? 'https://gitlab.com').replace(/\/+$/, ''),
    groups: asTexts(fields.groups),
    projects: asTexts(fields.projects),
    labels: {
      direction: asText(labels.direction) ?? 'direction',
      highlight: asText(labels.highlight) ?? 'Kickoff Highlight',
      community: asText(labels.community) ?? 'Community contribution',
    },
    maxAge: minutesOf(asText(fields.maxAge) ?? '4h'),
    tokenVariable: asText(fields.tokenVariable) ?? 'GITLAB_TOKEN',
    strict: fields.strict === true,
    ...present({ taxonomy: source || undefined }),
  }
}

/** `30m`, `4h` or `2d` in minutes. */
function minutesOf(text: string): number {
  const [, count = '0', unit = 'm'] = /^(\d+)([mhd])$/.exec(text) ?? []
  return Number(count) * { m: 1, h: 60, d: 1440 }[unit as 'm' | 'h' | 'd']
}
