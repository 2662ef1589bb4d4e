import { daysAfter } from '../calendar.ts'
import type { ProductMilestone } from '../direction/product-milestones.ts'
import type { Handbook } from '../handbook.ts'
import { present } from '../product/taxonomy.ts'
import { asVersion, compareVersions, type Version } from '../product/version.ts'
import type { KickoffData } from './kickoff-data.ts'
import { type Cycle, cycleOf, cyclesFrom, cyclesOfYear, previousCycle } from './timeline.ts'

/** One kickoff: a version, its days, and what the site says of it. */
export interface Kickoff {
  version: Version
  /** `next` for the one that is next by the timeline, `current` while its milestone is under way, `past` once released. */
  state: 'upcoming' | 'next' | 'current' | 'past'
  /** Day of the kickoff, `YYYY-MM-DD`; absent when neither timeline nor milestone tells. */
  day?: string
  /** Last day of the milestone. */
  due?: string
  release?: string
  /** Day of the release before it. */
  releaseBefore?: string
  milestone?: ProductMilestone
  data?: KickoffData
}

/**
 * Every kickoff that there is something to say of, the newest version first: those of GitLab's milestones, those in
 * `kickoffs.yml`, and those of the timeline from a year ago to the next one.
 *
 * A version of which nobody knows more than its number has a kickoff without days.
 */
export function kickoffsOf(handbook: Handbook): Kickoff[] {
  const { today, direction, kickoffs } = handbook
  const milestones = new Map<string, ProductMilestone>()
  for (const one of direction?.milestones ?? []) {
    const version = asVersion(one.title)
    if (version && !milestones.has(version.text)) milestones.set(version.text, one)
  }
  const isFollowed = followsTimeline(milestones, handbook)
  const versions = new Map<string, Version>()
  const add = (version: Version | undefined): void => void (version && versions.set(version.text, version))
  for (const name of milestones.keys()) add(asVersion(name))
  for (const item of direction?.items ?? []) add(asVersion(item.milestone?.title))
  for (const { version } of kickoffs) add(version)
  if (isFollowed) for (const { version } of timelineAround(milestones, handbook)) add(version)
  const found = [...versions.values()].map((version) =>
    kickoff(version, milestones.get(version.text), isFollowed, handbook),
  )
  const next = found
    .filter(({ day, state }) => day !== undefined && day >= today && state === 'upcoming')
    .sort((a, b) => ((a.day as string) < (b.day as string) ? -1 : 1))[0]
  return found
    .map((one) => (one === next ? { ...one, state: 'next' as const } : one))
    .sort((a, b) => compareVersions(b.version, a.version))
}

/** The one that the landing page shows: the next, else the newest. */
export function leadingKickoff(kickoffs: readonly Kickoff[]): Kickoff | undefined {
  return kickoffs.find(({ state }) => state === 'next') ?? kickoffs[0]
}

/**
 * Whether versions have the days of the timeline. Not so on a site without rules of its own whose milestones have other versions
 * than GitLab's: the days would be a stranger's.
 */
function followsTimeline(milestones: ReadonlyMap<string, ProductMilestone>, { timeline }: Handbook): boolean {
  if (timeline.isGiven || milestones.size === 0) return true
  return [...milestones.values()].some(({ title, due }) => {
    const cycle = cycleOf(asVersion(title) as Version, timeline)
    return cycle !== undefined && due !== undefined && isSameCycle(cycle, due)
  })
}

/** The cycles ahead up to the next kickoff, and without milestones those of the last twelve months. */
function timelineAround(milestones: ReadonlyMap<string, ProductMilestone>, { today, timeline }: Handbook): Cycle[] {
  const year = Number(today.slice(0, 4))
  const before = daysAfter(today, -366)
  const past = [year - 1, year].flatMap((one) => cyclesOfYear(one, timeline))
  const ahead = cyclesFrom(today, 4, timeline)
  const next = ahead.findIndex((one) => kickoffDay(one) >= today)
  const known = milestones.size > 0 ? [] : past.filter(({ release }) => release > before && release <= today)
  return [...known, ...ahead.slice(0, next + 1)]
}

function kickoffDay({ events, start }: Cycle): string {
  return events.find(({ key }) => key === 'kickoff')?.date ?? start
}

/** How far the days of a milestone may lie from those of the timeline for both to mean the same cycle. */
const sameCycle = 31

function kickoff(
  version: Version,
  milestone: ProductMilestone | undefined,
  isFollowed: boolean,
  { today, timeline, releaseData, kickoffs }: Handbook,
): Kickoff {
  const reckoned = isFollowed ? cycleOf(version, timeline) : undefined
  const isOwn = timeline.isGiven || milestone?.due === undefined
  const cycle = reckoned && (isOwn || isSameCycle(reckoned, milestone.due as string)) ? reckoned : undefined
  const before = cycle && previousCycle(cycle, timeline)
  const releaseOf = (one: Cycle | undefined): string | undefined =>
    one && (releaseData.days.get(one.version.text) ?? one.release)
  const due = milestone?.due ?? cycle?.due
  const release = releaseOf(cycle) ?? releaseData.days.get(version.text)
  const day = cycle ? kickoffDay(cycle) : milestone?.start
  const isPast = milestone?.state === 'past' || (release !== undefined && release <= today)
  const state = isPast ? 'past' : day !== undefined && day < today ? 'current' : 'upcoming'
  const data = kickoffs.find((one) => one.version.text === version.text)
  return {
    version,
    state,
    ...present({ day, due, release, releaseBefore: releaseOf(before), milestone, data }),
  }
}

function isSameCycle(cycle: Cycle, due: string): boolean {
  return Math.abs(Date.parse(due) - Date.parse(cycle.due)) / 86_400_000 <= sameCycle
}
