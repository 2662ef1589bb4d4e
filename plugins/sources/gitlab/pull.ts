import { productMilestones, releaseMilestones } from '../../core/model/direction/product-milestones.ts'
import type { GitLabSettings } from '../../core/model/gitlab/gitlab-settings.ts'
import { type PullStep, pullPlan } from '../../core/model/gitlab/pull-plan.ts'
import type { MergedRow, MilestoneRow, Snapshot } from '../../core/model/gitlab/snapshot.ts'
import { inStableOrder } from '../../core/model/gitlab/snapshot-order.ts'
import type { Asking } from './asking.ts'
import { directionEpics } from './epics.ts'
import { repositoryFile } from './files.ts'
import { addsUp, addTold, type Gathered, gather, gatheredFrom, uncountedNow, withholdClosed } from './gathered.ts'
import { directionIssueCount, directionIssues, unreadNote } from './issues.ts'
import type { PullMemory } from './memory.ts'
import { mergedCounts } from './merged.ts'
import { groupMilestones } from './milestones.ts'
import { projectReleases } from './releases.ts'
import { openTransport, type RequestRecord, type TransportSettings } from './transport.ts'

/** What a pull starts from. */
export interface PullStart {
  settings: GitLabSettings
  token: string
  /** What was pulled last from the same groups, and what was remembered of it. */
  previous?: Snapshot
  memory: PullMemory
  /** Data files that the site does not keep itself, by name without extension. */
  files: readonly string[]
  /** Labels of the stages, for counts of merge requests; asked with the files that were pulled. */
  stageLabels(files: Readonly<Record<string, string>>): readonly string[]
  /** ISO time. */
  now: string
  transport?: Pick<TransportSettings, 'pause' | 'timeout'>
  /** Called when a step is done, with how many are. */
  onStep?(step: PullStep, done: number, total: number): void
}

/** What a pull brought, and how. */
export interface Pulled {
  snapshot: Snapshot
  memory: PullMemory
  requests: readonly RequestRecord[]
  /** How many items must not be published: confidential ones that came now, and those of places not open to everybody. */
  hidden: { confidential: number; withheld: number }
  notes: string[]
  /** What GitLab no longer has, and what was pulled before serves for. */
  lost: string[]
}

/**
 * Pull what the pages need. A delta that does not add up to what GitLab counts is followed by a whole pull.
 *
 * @throws HandbookError  `gitlab/…`: nothing is half pulled.
 */
export async function pull(start: PullStart): Promise<Pulled> {
  const requests: RequestRecord[] = []
  const first = await pullOnce(start, requests, start.previous)
  return first === 'incomplete' ? ((await pullOnce(start, requests, undefined)) as Pulled) : first
}

/** What the steps gather besides items. */
type Parts = Pick<Snapshot, 'milestones' | 'releases' | 'merged' | 'files'>

/** @param previous  What a delta may add to; without it, everything is asked for. */
async function pullOnce(
  start: PullStart,
  requests: RequestRecord[],
  previous: Snapshot | undefined,
): Promise<Pulled | 'incomplete'> {
  const { settings, token, memory, now } = start
  const onReply = (record: RequestRecord): void => void requests.push(record)
  const transport = openTransport({ host: settings.host, token, onReply, ...start.transport })
  const asking: Asking = { settings, transport, known: new Map(memory.known) }
  const steps = pullPlan(settings, previous, now, start.files)
  const base = steps.some((step) => 'updatedAfter' in step) ? previous : undefined
  const gathered = gatheredFrom(base, memory)
  const parts: Parts = { milestones: [], releases: [], merged: [], files: {} }
  const notes = new Map<PullStep, string>()
  const lost: string[] = []
  let done = 0
  const takeAll = (some: PullStep[]): Promise<unknown> =>
    Promise.all(
      some.map(async (step) => {
        const note = await take(step, { start, asking, gathered, parts, base, lost })
        if (note !== undefined) notes.set(step, note)
        start.onStep?.(step, ++done, steps.length)
      }),
    )
  try {
    await takeAll(steps.filter((step) => !needsOthers(step)))
    await takeAll(steps.filter(needsOthers))
  } finally {
    // When one step has failed, the others end, too.
    transport.close()
  }
  if (base && !addsUp(gathered)) return 'incomplete'
  const asked = new Set(requests.map(({ path }) => path))
  const { items, labels, open, withheld, closed } = gathered
  return {
    snapshot: inStableOrder({
      version: 1,
      host: settings.host,
      groups: settings.groups,
      pulledAt: now,
      completeAt: base ? base.completeAt : now,
      ...parts,
      items: [...items.values()],
      labels,
      places: [...open],
    }),
    memory: {
      // A page stays known as long as it is asked for.
      known: new Map([...asking.known].filter(([url]) => asked.has(new URL(url).pathname + new URL(url).search))),
      withheld,
      closed,
      uncounted: base ? memory.uncounted : uncountedNow(gathered),
    },
    requests,
    hidden: { confidential: gathered.confidential, withheld: withheld.size },
    notes: steps.flatMap((step) => notes.get(step) ?? []),
    lost: lost.sort(),
  }
}

/** Steps that are taken when the others are done, because they build on what those brought. */
function needsOthers({ kind }: PullStep): boolean {
  return kind === 'merged' || kind === 'places'
}

interface Taking {
  start: PullStart
  asking: Asking
  gathered: Gathered
  parts: Parts
  /** What a delta adds to. */
  base: Snapshot | undefined
  lost: string[]
}

/** Take one step. @returns what is to be told of it. */
async function take(
  step: PullStep,
  { start, asking, gathered, parts, base, lost }: Taking,
): Promise<string | undefined> {
  switch (step.kind) {
    case 'milestones':
      parts.milestones.push(...(await groupMilestones(asking, step.group)))
      return undefined
    case 'issues': {
      const found = await directionIssues(asking, step.group, step.updatedAfter)
      gather(gathered, 'issue', found)
      return unreadNote(found, 'issue', step.group)
    }
    case 'issue-count':
      addTold(gathered, 'issue', (await directionIssueCount(asking, step.group)) ?? Number.NaN)
      return undefined
    case 'epics': {
      const found = await directionEpics(asking, step.group, step.updatedAfter)
      gather(gathered, 'epic', found)
      return [found.note, unreadNote(found, 'epic', step.group)].filter(Boolean).join('\n') || undefined
    }
    case 'merged': {
      const titles = lastMilestones(parts.milestones, start.now)
      const settled = base?.merged.filter(({ milestone }) => titles.includes(milestone)) ?? []
      const open = titles.filter((title) => !settled.some(({ milestone }) => milestone === title))
      const labels = start.stageLabels(parts.files)
      const counted = await Promise.all(step.groups.map((group) => mergedCounts(asking, group, open, labels)))
      parts.merged = [...settled, ...sums(counted.flat())]
      return undefined
    }
    case 'releases':
      parts.releases.push(...(await projectReleases(asking, step.project)))
      return undefined
    case 'places':
      await withholdClosed(asking, gathered)
      return undefined
    case 'file': {
      const text = await repositoryFile(asking, step.project, step.path, step.ref)
      const before = start.previous?.files[step.name]
      if (text === undefined && before === undefined) return `${step.project} has no ${step.path}.`
      if (text === undefined) lost.push(`${step.project} has no ${step.path} any more: what was pulled before serves.`)
      parts.files[step.name] = text ?? (before as string)
      return undefined
    }
  }
}

/** The last two milestones that are over and the current one, oldest first. */
function lastMilestones(milestones: readonly MilestoneRow[], now: string): string[] {
  const begun = releaseMilestones(productMilestones(milestones, now.slice(0, 10))).filter(
    ({ state }) => state === 'past' || state === 'current',
  )
  return [...new Set(begun.map(({ title }) => title))].slice(-3)
}

/** Counts of several groups as one. */
function sums(rows: readonly MergedRow[]): MergedRow[] {
  const found = new Map<string, MergedRow>()
  for (const row of rows) {
    const key = JSON.stringify([row.milestone, row.label])
    const { count, community } = found.get(key) ?? { count: 0, community: 0 }
    found.set(key, { ...row, count: count + row.count, community: community + row.community })
  }
  return [...found.values()]
}
