import type { DataFile } from '../problems/data-file.ts'
import { inReadingOrder, type Problem } from '../problems/problem.ts'
import { itemProblems } from './direction/direction-hygiene.ts'
import { type Direction, readDirection } from './direction/direction-items.ts'
import { type DirectionPlaces, directionProblems } from './direction/direction-pages.ts'
import type { Snapshot } from './gitlab/snapshot.ts'
import type { LearningFiles } from './learning/learning.ts'
import type { HandbookOptions } from './options.ts'
import { type ListedRedirect, readRedirectList } from './pages/redirect-list.ts'
import { type KickoffData, readKickoffs } from './planning/kickoff-data.ts'
import { cyclesOfVersions } from './planning/roadmap-time.ts'
import { releaseOf } from './planning/timeline.ts'
import { timelineProblems } from './planning/timeline-problems.ts'
import { readTimeline, type TimelineData } from './planning/timeline-rules.ts'
import { type Feature, featureProblems, pricingThemeProblems, readFeatures } from './product/features.ts'
import { type Job, jobProblems, readJobs } from './product/jobs.ts'
import { maturityProblems } from './product/maturity.ts'
import { type Rename, readRenames, renameProblems } from './product/renames.ts'
import { buildTaxonomy, type Taxonomy, type TaxonomyFiles } from './product/taxonomy.ts'
import { taxonomyProblems } from './product/taxonomy-problems.ts'
import { readTeam, type Team } from './product/team.ts'
import { readDeprecations } from './releases/deprecations.ts'
import { readMvps, readReleaseDays } from './releases/release-days.ts'
import { namingsIn } from './releases/release-item.ts'
import type { ReleasePost } from './releases/release-post.ts'
import type { ReleaseData } from './releases/releases.ts'

/** The single data files that the suite reads, each absent when the site has none or when it is broken. */
export interface DataFiles extends TaxonomyFiles, LearningFiles {
  features?: DataFile
  pricingThemes?: DataFile
  jobs?: DataFile
  renames?: DataFile
  team?: DataFile
  /** Days of releases, in two files of one format. */
  releases?: DataFile
  releaseManagers?: DataFile
  mvps?: DataFile
  redirects?: DataFile
  milestones?: DataFile
  kickoffs?: DataFile
}

/** All that is read, folders of many files included. */
export interface HandbookFiles extends DataFiles {
  /** Release notes in YAML, in order of their paths. */
  releasePosts?: readonly ReleasePost[]
  deprecations?: readonly DataFile[]
  removals?: readonly DataFile[]
}

/** Everything that pages, reports and commands say is computed from this one value. */
export interface Handbook {
  /** `YYYY-MM-DD`: the day for which everything is said. */
  today: string
  options: HandbookOptions
  taxonomy: Taxonomy
  renames: readonly Rename[]
  features: readonly Feature[]
  jobs: readonly Job[]
  /** Who works here; absent when the site does not tell. */
  team?: Team
  /** How the days of milestones are reckoned. */
  timeline: TimelineData
  /** What `kickoffs.yml` says of single kickoffs. */
  kickoffs: readonly KickoffData[]
  /** Redirects of `redirects.yml`, in its order. */
  redirects: readonly ListedRedirect[]
  /** What releases are made from, besides the site's own pages; see `collectReleases`. */
  releaseData: ReleaseData
  /** What GitLab tells of the direction; absent when nothing was ever pulled. */
  direction?: Direction
  /** The files about learning; what they say is whole only together with the pages. See `buildLearning`. */
  learningFiles: LearningFiles
  /** What is wrong with the data, in reading order. */
  problems: readonly Problem[]
}

/**
 * Put the data together.
 *
 * Contradictions between the files are looked for only when sections, stages and categories are all there: otherwise
 * most would only repeat that a file is missing.
 *
 * @param reading   Problems met while reading the files.
 * @param snapshot  What was pulled from GitLab.
 */
export function buildHandbook(
  files: HandbookFiles,
  reading: readonly Problem[],
  options: HandbookOptions,
  today: string,
  snapshot?: Snapshot,
): Handbook {
  const taxonomy = buildTaxonomy(files)
  const renames = readRenames(files.renames)
  const features = readFeatures(files.features, taxonomy)
  const jobs = readJobs(files.jobs, taxonomy)
  const team = readTeam(files.team)
  const releaseData: ReleaseData = {
    posts: files.releasePosts ?? [],
    deprecations: readDeprecations(files.deprecations ?? [], files.removals ?? [], namingsIn(taxonomy, renames)),
    days: readReleaseDays([files.releases, files.releaseManagers]),
    mvps: readMvps(files.mvps),
  }
  const isWhole = files.sections && files.stages && files.categories
  const timeline = readTimeline(files.milestones?.yaml.value)
  const released = (due: string): string | undefined => releaseOf(due, timeline)
  const direction =
    snapshot && options.gitlab ? readDirection(snapshot, taxonomy, options.gitlab, today, released) : undefined
  const redirects = readRedirectList(files.redirects)
  const { kickoffs, problems: ofKickoffs } = readKickoffs(files.kickoffs, taxonomy, renames)
  const ofMilestones = [
    ...timelineProblems(
      direction?.milestones ?? [],
      cyclesOfVersions({ timeline, ...(direction ? { direction } : {}) }),
      today,
    ),
    ...ofKickoffs,
  ]
  const problems = !isWhole
    ? [...reading, ...ofMilestones]
    : [
        ...reading,
        ...ofMilestones,
        ...taxonomyProblems(taxonomy, renames),
        ...renameProblems(taxonomy, renames),
        ...directionProblems(taxonomy, directionPlaces(options)),
        ...featureProblems(features, taxonomy, renames),
        ...pricingThemeProblems(features, files.pricingThemes),
        ...jobProblems(jobs, taxonomy),
        ...taxonomy.categories.flatMap((category) => maturityProblems(category, options.maturity.ladder, today)),
      ]
  const data = {
    taxonomy,
    renames,
    features,
    jobs,
    redirects,
    timeline,
    kickoffs,
    releaseData,
    learningFiles: files,
    ...(direction ? { direction } : {}),
    ...(team ? { team } : {}),
  }
  const handbook = { today, options, ...data, problems }
  return Object.freeze({ ...handbook, problems: inReadingOrder([...problems, ...itemProblems(handbook)]) })
}

/** Where direction pages live, by the options. */
export function directionPlaces({ direction, site }: HandbookOptions): DirectionPlaces {
  return { basePath: direction.basePath, ...(site.url ? { siteUrl: site.url } : {}) }
}
