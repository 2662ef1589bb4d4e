import type { Handbook } from '../handbook.ts'
import { present } from '../product/taxonomy.ts'
import type { Roadmap } from './roadmap.ts'
import { type RoadmapEntry, roadmapStatuses } from './roadmap-entry.ts'

/**
 * The roadmap as data. Format: `schemas/roadmap.schema.json`.
 *
 * @param addressOf  Address of an entry: a path of the site, or a full address.
 */
export function roadmapJson(
  roadmap: Roadmap,
  { today, direction }: Pick<Handbook, 'today' | 'direction'>,
  addressOf: (entry: RoadmapEntry) => string,
): object {
  const { since, horizons, entries, undated, earlier } = roadmap
  const counts = roadmapStatuses.map(({ key }) => [key, entries.filter(({ status }) => status === key).length])
  return {
    version: 1,
    today,
    ...present({ pulledAt: direction?.pulledAt }),
    since,
    horizons,
    counts: Object.fromEntries(counts),
    earlier,
    entries: entries.map((entry) => entryJson(entry, addressOf)),
    undated: undated.map((entry) => entryJson(entry, addressOf)),
  }
}

function entryJson(entry: RoadmapEntry, addressOf: (entry: RoadmapEntry) => string): object {
  const { id, kind, title, status, horizon, time, milestone, health, isHighlight, isBreaking, tiers } = entry
  const keys = (some: readonly { key: string }[]): string[] => some.map(({ key }) => key)
  return {
    id,
    kind,
    title,
    url: addressOf(entry),
    status,
    horizon,
    ...time,
    ...present({ milestone, health }),
    isHighlight,
    isBreaking,
    sections: keys(entry.sections),
    stages: keys(entry.stages),
    groups: keys(entry.groups),
    categories: keys(entry.categories),
    tiers,
    levels: keys(entry.levels),
  }
}
