import type { GitLabSettings } from '../../core/model/gitlab-settings.ts'
import { productMilestones } from '../../core/model/product-milestones.ts'
import { type PullStep, pullPlan } from '../../core/model/pull-plan.ts'
import { type ItemRow, type MilestoneRow, placeOf, type Snapshot } from '../../core/model/snapshot.ts'
import { asVersion } from '../../core/model/version.ts'
import type { Asking } from './asking.ts'
import { directionEpics } from './epics.ts'
import { repositoryFile } from './files.ts'
import { directionIssueCount, directionIssues, type FoundItems } from './issues.ts'
import { emptyMemory, hashOf, type PullMemory } from './memory.ts'
import { mergedCounts } from './merged.ts'
import { groupMilestones } from './milestones.ts'
import { openPlaces } from './places.ts'
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
  /** Called before each step with how many are done. */
  onStep?(step: PullStep, done: number, total: number): void
}

/** What a pull brought, and how. */
export interface Pulled {
  snapshot: Snapshot
  memory: PullMemory
  requests: RequestRecord[]
  /** How many items must not be published: confidential ones that came now, and those of places not open to everybody. */
  hidden: { confidential: number; withheld: number }
  notes: string[]
}

/**
 * Pull what the pages need. A delta that does not add up to what GitLab counts is followed by a whole pull.
 *
 * @throws HandbookError  `gitlab/…`: nothing is half pulled.
 */
export async function pull(start: PullStart): Promise<Pulled> {
  const first = await pullOnce(start)
  if (first !== 'incomplete') return first
  const { previous, ...anew } = start
  return (await pullOnce(anew)) as Pulled
}

/** What the steps gather: items by kind and id, those withheld, and places open and closed. */
interface Gathered extends Omit<PullMemory, 'known'> {
  items: Map<string, ItemRow>
  open: Set<string>
  labels: Record<string, string>
  confidential: number
}

async function pullOnce(start: PullStart): Promise<Pulled | 'incomplete'> {
  const { settings, token, previous, now } = start
  const requests: RequestRecord[] = []
  const onReply = (record: RequestRecord): void => void requests.push(record)
  const transport = openTransport({ host: settings.host, token, onReply, ...start.transport })
  const asking: Asking = { settings, transport, known: new Map(start.memory.known) }
  const steps = pullPlan(settings, previous, now, start.files)
  const base = steps.some((step) => 'updatedAfter' in step) ? previous : undefined
  const gathered = gatheredFrom(base, base ? start.memory : emptyMemory())
  const parts: Pick<Snapshot, 'milestones' | 'releases' | 'merged' | 'files'> = {
    milestones: [],
    releases: [],
    merged: [],
    files: {},
  }
  const notes: string[] = []
  let expected = 0
  for (const [done, step] of steps.entries()) {
    start.onStep?.(step, done, steps.length)
    switch (step.kind) {
      case 'milestones':
        parts.milestones.push(...(await groupMilestones(asking, step.group)))
        break
      case 'issues':
        gather(gathered, 'issue', await directionIssues(asking, step.group, step.updatedAfter))
        break
      case 'issue-count':
        expected += (await directionIssueCount(asking, step.group)) ?? Number.NaN
        break
      case 'epics': {
        const { note, ...found } = await directionEpics(asking, step.group, step.updatedAfter)
        gather(gathered, 'epic', found)
        if (note !== undefined) notes.push(note)
        break
      }
      case 'merged': {
        const titles = lastMilestones(parts.milestones, now)
        const kept = settledCounts(base, titles.slice(0, -1))
        const open = titles.filter((title) => !kept.some(({ milestone }) => milestone === title))
        parts.merged.push(...kept, ...(await mergedCounts(asking, step.group, open, start.stageLabels(parts.files))))
        break
      }
      case 'releases':
        parts.releases.push(...(await projectReleases(asking, step.project)))
        break
      case 'places':
        await withholdClosed(asking, gathered)
        break
      case 'file': {
        const text = await repositoryFile(asking, step.project, step.path, step.ref)
        if (text === undefined) notes.push(`${step.project} has no ${step.path}.`)
        else parts.files[step.name] = text
      }
    }
  }
  if (base && !Number.isNaN(expected) && issueCount(gathered) !== expected) return 'incomplete'
  const asked = new Set(requests.map(({ path }) => path))
  return {
    snapshot: inStableOrder({
      version: 1,
      host: settings.host,
      groups: settings.groups,
      pulledAt: now,
      completeAt: base ? base.completeAt : now,
      ...parts,
      items: [...gathered.items.values()],
      labels: gathered.labels,
      places: [...gathered.open],
    }),
    memory: {
      // A page stays known as long as it is asked for.
      known: new Map([...asking.known].filter(([url]) => asked.has(new URL(url).pathname + new URL(url).search))),
      withheld: gathered.withheld,
      closed: gathered.closed,
    },
    requests,
    hidden: { confidential: gathered.confidential, withheld: gathered.withheld.size },
    notes,
  }
}

/** What a delta begins with; nothing for a whole pull. */
function gatheredFrom(base: Snapshot | undefined, { withheld, closed }: PullMemory): Gathered {
  return {
    items: new Map(base?.items.map((item) => [keyOf(item), item])),
    withheld: new Set(withheld),
    open: new Set(base?.places),
    closed: new Set(closed),
    labels: { ...base?.labels },
    confidential: 0,
  }
}

/** Take out the items of places that are not open to everybody; places that are not known yet are asked for. */
async function withholdClosed(asking: Asking, gathered: Gathered): Promise<void> {
  const { items, withheld, open, closed } = gathered
  const places = [...new Set([...items.values()].map(placeOf))].sort()
  const unknown = places.filter((path) => !open.has(path) && !closed.has(hashOf(path)))
  for (const [path, isOpen] of Object.entries(await openPlaces(asking, unknown))) {
    if (isOpen) open.add(path)
    else closed.add(hashOf(path))
  }
  for (const [key, item] of items) {
    if (open.has(placeOf(item))) withheld.delete(key)
    else {
      items.delete(key)
      withheld.add(key)
    }
  }
  for (const path of open) if (!places.includes(path)) open.delete(path)
}

function issueCount({ items, withheld }: Gathered): number {
  return [...items.keys(), ...withheld].filter((key) => key.startsWith('issue ')).length
}

function keyOf({ kind, id }: Pick<ItemRow, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

/** Take what came; what has become confidential goes. */
function gather(gathered: Gathered, kind: ItemRow['kind'], { rows, hidden, colours }: FoundItems): void {
  for (const row of rows) gathered.items.set(keyOf(row), row)
  for (const key of hidden.map((id) => keyOf({ kind, id }))) {
    gathered.items.delete(key)
    gathered.withheld.delete(key)
  }
  gathered.confidential += hidden.length
  Object.assign(gathered.labels, colours)
}

/** The last two milestones that are over and the current one, oldest first. */
function lastMilestones(milestones: readonly MilestoneRow[], now: string): string[] {
  const versions = productMilestones(milestones, now.slice(0, 10)).filter(({ title }) => asVersion(title))
  const begun = versions.filter(({ state }) => state === 'past' || state === 'current')
  return [...new Set(begun.slice(-3).map(({ title }) => title))]
}

/** Counts of milestones that are over: they do not change any more. */
function settledCounts(previous: Snapshot | undefined, titles: readonly string[]): Snapshot['merged'] {
  return previous?.merged.filter(({ milestone }) => titles.includes(milestone)) ?? []
}

/** The same things give the same text, whatever the order in which they came. */
function inStableOrder(snapshot: Snapshot): Snapshot {
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  const used = new Set(snapshot.items.flatMap(({ labels }) => labels))
  const sorted = <Value>(map: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(map).sort(([a], [b]) => text(a, b)))
  return {
    ...snapshot,
    milestones: unique(snapshot.milestones, ({ id }) => id).sort(
      (a, b) => text(a.due ?? '9', b.due ?? '9') || text(a.title, b.title) || a.id - b.id,
    ),
    items: snapshot.items.sort((a, b) => text(a.kind, b.kind) || a.id - b.id),
    releases: snapshot.releases.sort((a, b) => text(b.date ?? '', a.date ?? '') || text(a.tag, b.tag)),
    merged: snapshot.merged.sort((a, b) => text(a.milestone, b.milestone) || text(a.label, b.label)),
    labels: sorted(Object.fromEntries(Object.entries(snapshot.labels).filter(([name]) => used.has(name)))),
    places: [...snapshot.places].sort(text),
    files: sorted(snapshot.files),
  }
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}
