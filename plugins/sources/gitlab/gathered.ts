import { type ItemRow, placeOf, type Snapshot } from '../../core/model/gitlab/snapshot.ts'
import type { Asking } from './asking.ts'
import type { FoundItems } from './issues.ts'
import { hashOf, type PullMemory } from './memory.ts'
import { openPlaces } from './places.ts'

type Kind = ItemRow['kind']

/** What the steps of a pull gather of issues and epics. */
export interface Gathered extends Omit<PullMemory, 'known'> {
  /** By kind and id. */
  items: Map<string, ItemRow>
  /** Places that are open to everybody. */
  open: Set<string>
  labels: Record<string, string>
  /** How many of the items that came are confidential. */
  confidential: number
  /** How many public items of a kind GitLab counts, where it does. */
  told: Partial<Record<Kind, number>>
}

/** What a delta begins with; without a base, nothing. */
export function gatheredFrom(base: Snapshot | undefined, { withheld, closed, uncounted }: PullMemory): Gathered {
  return {
    items: new Map(base?.items.map((item) => [keyOf(item), item])),
    withheld: new Set(base && withheld),
    closed: new Set(base && closed),
    uncounted: base ? uncounted : 0,
    open: new Set(),
    labels: { ...base?.labels },
    confidential: 0,
    told: {},
  }
}

/** Take what came; what has become confidential, or cannot be shown any more, goes. */
export function gather(gathered: Gathered, kind: Kind, { rows, hidden, unread, colours, total }: FoundItems): void {
  for (const row of rows) gathered.items.set(keyOf(row), row)
  for (const key of [...hidden, ...unread].map((id) => keyOf({ kind, id }))) {
    gathered.items.delete(key)
    gathered.withheld.delete(key)
  }
  gathered.confidential += hidden.length
  Object.assign(gathered.labels, colours)
  if (total !== undefined) addTold(gathered, kind, total)
}

export function addTold({ told }: Gathered, kind: Kind, total: number): void {
  told[kind] = (told[kind] ?? 0) + total
}

/**
 * Take out the items of places that are not open to everybody. Places are asked for each time, because one that was open can
 * be closed without any of its items changing.
 */
export async function withholdClosed(asking: Asking, { items, withheld, open, closed }: Gathered): Promise<void> {
  const places = [...new Set([...items.values()].map(placeOf))].sort()
  const asked = places.filter((path) => !closed.has(hashOf(path)))
  for (const [path, isOpen] of Object.entries(await openPlaces(asking, asked))) {
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
}

/**
 * Whether what was gathered is as much as GitLab counts. Of epics it can count some that it never lists: as many as at the last
 * whole pull are not missed.
 */
export function addsUp(gathered: Gathered): boolean {
  const { told, uncounted } = gathered
  const isMissed = (kind: Kind, besides: number): boolean =>
    told[kind] !== undefined && !Number.isNaN(told[kind]) && told[kind] !== countOf(gathered, kind) + besides
  return !isMissed('issue', 0) && !isMissed('epic', uncounted)
}

/** What the next delta needs to know of the count of epics. */
export function uncountedNow(gathered: Gathered): number {
  return gathered.told.epic === undefined ? 0 : gathered.told.epic - countOf(gathered, 'epic')
}

function countOf({ items, withheld }: Gathered, kind: Kind): number {
  return [...items.keys(), ...withheld].filter((key) => key.startsWith(`${kind} `)).length
}

function keyOf({ kind, id }: Pick<ItemRow, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}
