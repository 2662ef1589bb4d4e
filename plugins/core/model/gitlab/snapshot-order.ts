import { compareText } from '../../problems/problem.ts'
import type { Snapshot } from './snapshot.ts'

/** The same things give the same text, whatever the order in which they came. Colours of labels that nothing bears are left out. */
export function inStableOrder(snapshot: Snapshot): Snapshot {
  const { milestones, items, releases, merged, labels, places, files } = snapshot
  const used = new Set(items.flatMap((item) => item.labels))
  return {
    ...snapshot,
    milestones: uniqueBy(milestones, ({ id }) => id).sort(
      (a, b) => compareText(a.due ?? '9', b.due ?? '9') || compareText(a.title, b.title) || a.id - b.id,
    ),
    items: [...items].sort((a, b) => compareText(a.kind, b.kind) || a.id - b.id),
    releases: [...releases].sort((a, b) => compareText(b.date ?? '', a.date ?? '') || compareText(a.tag, b.tag)),
    merged: [...merged].sort((a, b) => compareText(a.milestone, b.milestone) || compareText(a.label, b.label)),
    labels: sortedMap(Object.entries(labels).filter(([name]) => used.has(name))),
    places: [...places].sort(compareText),
    files: sortedMap(Object.entries(files)),
  }
}

function sortedMap<Value>(entries: [string, Value][]): Record<string, Value> {
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)))
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}
