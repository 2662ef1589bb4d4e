import type { DataFile, Source } from '../../problems/data-file.ts'
import { plain } from '../../problems/suggest.ts'
import { asDate, asFields, asText, asTexts, type Fields } from '../fields.ts'
import { type Tier, tiersOf } from '../product/availability.ts'
import { present, type Stage } from '../product/taxonomy.ts'
import { compareVersions, type Version, versionFrom } from '../product/version.ts'
import { type Namings, uniqueName, uniqueSlug } from './release-item.ts'
import { withoutComments } from './without-comments.ts'

/** Who must act, the most powerful first. */
export const resolutionRoles = ['Admin', 'Owner', 'Maintainer', 'Developer'] as const

/** How much something disturbs, most first. */
export const impacts = ['critical', 'high', 'medium', 'low'] as const

/** What is announced to go away, and when. */
export interface Deprecation {
  title: string
  /** Unique among all, and the same when the title changes: for feeds, calendars and data. */
  id: string
  /** Unique among all, for anchors. */
  slug: string
  /** Absent when the source only tells that it goes. */
  announced?: Version
  endOfSupport?: Version
  removal: Version
  /** Days as older files give them, `YYYY-MM-DD`. */
  announcedOn?: string
  removalOn?: string
  isBreaking: boolean
  /** Window in which the hosted service removes it, 1 to 3. */
  window?: string
  impact?: string
  /** Where it is felt: instance, group, project. */
  scopes: string[]
  /** Who must act. */
  roles: string[]
  /** Whether somebody must do something by hand; absent when the source does not say. */
  isManual?: boolean
  tiers: Tier[]
  stage?: Stage
  stageText?: string
  issue?: string
  documentation?: string
  /** Markdown. */
  body: string
  source: Source
}

/** Where the page about all of them stands, below the base path of releases. */
export function deprecationsAddress(basePath: string): string {
  return `${basePath}deprecations/`
}

/**
 * Read the files of `deprecations/` and `removals/`: those that go away first come first, then those announced first. Entries
 * without a title or the version in which they go are left to the schema. What `removals/` repeats is one and the same.
 *
 * Format: https://docs.gitlab.com/development/deprecation_guidelines/
 */
export function readDeprecations(
  deprecations: readonly DataFile[],
  removals: readonly DataFile[],
  namings: Namings,
): Deprecation[] {
  const used = new Set<string>()
  const usedIds = new Set<string>()
  const read = (file: DataFile): Deprecation[] => {
    const entries = Array.isArray(file.yaml.value) ? file.yaml.value : []
    return entries.flatMap((entry, index) => {
      const [one] = deprecation(asFields(entry), { file, path: [index] }, namings, used)
      return one ? [{ ...one, id: stableId(one, entries.length === 1, usedIds) }] : []
    })
  }
  const announced = deprecations.flatMap(read)
  const known = new Set(announced.flatMap(identities))
  const others = removals.flatMap(read).filter((one) => !identities(one).some((name) => known.has(name)))
  return [...announced, ...others].sort(
    (a, b) =>
      compareVersions(a.removal, b.removal) || compareVersions(a.announced ?? a.removal, b.announced ?? b.removal),
  )
}

/** By what an entry is known again in another folder: its title or its issue, going away in the same version. */
function identities({ title, issue, removal }: Deprecation): string[] {
  return [plain(title), ...(issue ? [issue] : [])].map((name) => `${removal.text} ${name}`)
}

/** The name of its file, as is the rule; of several in one file, the path of its issue, else its anchor. */
function stableId({ source, issue, slug }: Omit<Deprecation, 'id'>, isAlone: boolean, used: Set<string>): string {
  if (isAlone) return uniqueName(source.file.file.replace(/^.*\/|\.ya?ml$/g, '').trim(), used)
  return uniqueName(issue?.replace(/^[a-z]+:\/\/[^/]*\/|[?#].*$/gi, '') ?? slug, used)
}

/** A list, or one text that names several with commas between them. */
function listed(value: unknown): string[] {
  return asTexts(value).flatMap((text) => asTexts(text.split(',')))
}

function deprecation(fields: Fields, source: Source, namings: Namings, used: Set<string>): Omit<Deprecation, 'id'>[] {
  const title = asText(fields.title) ?? asText(fields.name)
  const announced = versionFrom(fields.announcement_milestone)
  const removal = versionFrom(fields.removal_milestone)
  if (title === undefined || !removal) return []
  const stageText = asText(fields.stage)
  const optional = {
    announced,
    endOfSupport: versionFrom(fields.end_of_support_milestone),
    announcedOn: asDate(fields.announcement_date),
    removalOn: asDate(fields.removal_date),
    window: asText(fields.window),
    impact: asText(fields.impact),
    isManual: typeof fields.manual_task === 'boolean' ? fields.manual_task : undefined,
    stage: namings.stage(stageText),
    stageText,
    issue: asText(fields.issue_url),
    documentation: asText(fields.documentation_url),
  }
  return [
    {
      title,
      slug: uniqueSlug(title, 'deprecation', used),
      removal,
      isBreaking: fields.breaking_change === true,
      scopes: listed(fields.scope),
      roles: listed(fields.resolution_role),
      tiers: tiersOf(asTexts(fields.tiers)),
      body: typeof fields.body === 'string' ? withoutComments(fields.body).trim() : '',
      ...present(optional),
      source,
    },
  ]
}
