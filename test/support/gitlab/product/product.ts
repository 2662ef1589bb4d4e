import { diceOf } from './dice.ts'
import { type Epic, epicsOf } from './epics.ts'
import { type Issue, issuesOf } from './issues.ts'
import { type Label, type LabelTree, labelsOf, smallTree } from './labels.ts'
import { type MergeRequest, mergeRequestsOf } from './merge-requests.ts'
import { currentMilestone, type Milestone, milestonesAround } from './milestones.ts'
import { type Note, notesOf } from './notes.ts'
import { peopleOf, type User } from './people.ts'
import { type Places, placesUnder } from './places.ts'
import { type Release, releasesOf } from './releases.ts'
import { hiding } from './secrets.ts'

/** Everything that the double can tell. All lists are in order of their ids, oldest first. */
export interface Product extends Places {
  /** `YYYY-MM-DD`: the day around which it was made. */
  today: string
  people: readonly User[]
  labels: readonly Label[]
  milestones: readonly Milestone[]
  epics: readonly Epic[]
  issues: readonly Issue[]
  notes: readonly Note[]
  mergeRequests: readonly MergeRequest[]
  releases: readonly Release[]
  /** Repository files: path of a project, branch or tag, path of a file. */
  files: Record<string, Record<string, Record<string, string>>>
}

export interface ProductWishes {
  /** Default: 1. */
  seed?: number
  /** `YYYY-MM-DD`. Default: 2026-11-23. */
  today?: string
  /** Year in whose May version 0.0 came, or would have come. Default: 2007, so that 19.0 comes in May 2026. */
  firstYear?: number
  /** Path of the top group. Default: tidemark-example. */
  group?: string
  /** How many issues; 50 and more hold each rare kind. Default: 120. */
  issues?: number
  /** Default: one for each ten issues, at least 12. */
  epics?: number
  /** Default: one for each two issues. */
  mergeRequests?: number
  /** Labels of the sections, stages, groups and categories. Default: a small taxonomy of three stages. */
  tree?: LabelTree
  /** See `Product.files`. Default: none. */
  files?: Product['files']
  /** Titles and descriptions that break careless readers; two are a megabyte long. Default: false. */
  nasty?: boolean
  /**
   * Put a marker (see `plantedSecret`) into every text of a confidential item, and of any item into each text that
   * is not one of: title, description, labels, milestone, state, dates, weight, votes, health, status. Titles and
   * descriptions in private places get another marker (see `plantedPrivate`). Default: false.
   */
  secrets?: boolean
}

/** Generate a product. The same wishes give the same product, and touch no clock. */
export function productOf(wishes: ProductWishes = {}): Product {
  const { seed = 1, today = '2026-11-23', group = 'tidemark-example', issues: count = 120 } = wishes
  const { epics: epicCount = Math.max(12, Math.floor(count / 10)), mergeRequests = Math.floor(count / 2) } = wishes
  const { tree = smallTree, files = {}, nasty: isNasty = false, secrets = false } = wishes
  const hide = hiding(secrets)
  const { groups, projects } = placesUnder(group)
  const [top, subgroup] = groups.map(({ id }) => id) as [number, number]
  const people = peopleOf(hide)
  const milestones = milestonesAround(today, top, subgroup, wishes.firstYear ?? 2007)
  const common = { today, tree, people, hide, isNasty, projects, groups, milestones }
  const epics = epicsOf({ ...common, count: epicCount, dice: diceOf(seed) })
  const current = currentMilestone(milestones, today)
  const openEpics = epics.filter(({ confidential }) => !confidential)
  const issues = issuesOf({ ...common, count, openEpics, current, dice: diceOf(seed + 1) })
  return {
    today,
    groups,
    projects,
    people,
    labels: labelsOf(tree, top),
    milestones,
    epics,
    issues,
    notes: notesOf(issues, hide),
    mergeRequests: mergeRequestsOf({ ...common, count: mergeRequests, dice: diceOf(seed + 2) }),
    releases: releasesOf(today, milestones, projects, people, hide),
    files,
  }
}
