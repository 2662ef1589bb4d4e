import { step } from '../core/model/pages/address.ts'
import type { Roadmap } from '../core/model/planning/roadmap.ts'
import { homesOf, type RoadmapEntry, roadmapKinds, roadmapStatuses } from '../core/model/planning/roadmap-entry.ts'
import { tiers } from '../core/model/product/availability.ts'
import { type Entity, plurals } from '../core/model/product/taxonomy.ts'
import { type FilterField, filterForm } from '../theme/filters.ts'
import { type Html, html } from '../theme/html.ts'
import type { RoadmapContext } from './context.ts'
import type { groupings } from './table.ts'

/** How the roadmap is arranged, and what it shows; all of it stands in the address. */
export function roadmapForm({ entries }: Roadmap, { handbook, href }: RoadmapContext): Html {
  const { taxonomy, options } = handbook
  const home = (by: (typeof groupings)[number], name: string): FilterField => {
    const all: readonly Entity[] = taxonomy[plurals[by] as keyof typeof taxonomy]
    return field(by, name, all, (entry) => homesOf(entry, by).map(({ key }) => key), entries)
  }
  const fields = [
    home('section', 'Section'),
    home('stage', 'Stage'),
    home('group', 'Group'),
    home('category', 'Category'),
    field('kind', 'Kind', roadmapKinds, ({ kind }) => [kind], entries),
    field('status', 'Status', roadmapStatuses, ({ status }) => [status], entries),
    field('tier', 'Tier', tiers, (entry) => entry.tiers, entries),
    field('level', 'Maturity', levels(options.maturity.ladder), (entry) => entry.levels.map(({ key }) => key), entries),
  ].filter((one) => 'options' in one && one.options.length > 0)
  const form = filterForm({
    list: 'roadmap',
    label: 'Arrange and filter the roadmap',
    fields: [...choices, { kind: 'search', name: 'q', label: 'Text' }, ...fields],
    all: entries.length,
    noun: 'entries',
    script: href('/assets/handbook/filters.js'),
  })
  return html`${form}<p class="note roadmap-keys">Arrow keys go from entry to entry, Enter opens one.</p>`
}

function levels(ladder: readonly { key: string; label: string }[]): { key: string; name: string }[] {
  return ladder.map(({ key, label }) => ({ key, name: label }))
}

const choices: readonly FilterField[] = [
  {
    kind: 'choice',
    name: 'view',
    label: 'View',
    options: [
      { value: 'timeline', label: 'Timeline' },
      { value: 'board', label: 'Now, next, later' },
    ],
    standard: 'timeline',
  },
  {
    kind: 'choice',
    name: 'zoom',
    label: 'Zoom',
    options: [
      { value: 'months', label: 'Months' },
      { value: 'quarters', label: 'Quarters' },
      { value: 'years', label: 'Years' },
    ],
    standard: 'quarters',
  },
  {
    kind: 'choice',
    name: 'by',
    label: 'Group by',
    options: [
      { value: 'section', label: 'Section' },
      { value: 'stage', label: 'Stage' },
      { value: 'group', label: 'Group' },
      { value: 'category', label: 'Category' },
    ],
    standard: 'stage',
  },
]

/** Most values that are shown side by side; more are a list to choose one from. */
const mostChecks = 12

/** A filter by the values that entries have, in their order; each entry counts once for each of its values. */
function field(
  name: string,
  label: string,
  values: readonly { key: string; name: string }[],
  keysOf: (entry: RoadmapEntry) => readonly string[],
  entries: readonly RoadmapEntry[],
): FilterField {
  const counts = new Map<string, number>()
  for (const key of entries.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const options = values.flatMap(({ key, name }) => {
    const count = counts.get(key)
    return count === undefined ? [] : [{ value: step(key), label: name, count }]
  })
  return { kind: options.length > mostChecks ? 'select' : 'checks', name, label, options }
}
