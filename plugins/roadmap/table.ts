import type { Handbook } from '../core/model/handbook.ts'
import { step } from '../core/model/pages/address.ts'
import { type Axis, placeOf, type Tick, ticksOf } from '../core/model/planning/roadmap-axis.ts'
import { homesOf, type RoadmapEntry } from '../core/model/planning/roadmap-entry.ts'
import { horizonNames } from '../core/model/planning/roadmap-time.ts'
import { type Entity, type EntityKind, plurals } from '../core/model/product/taxonomy.ts'
import { type Html, html, link, type Piece, raw } from '../theme/html.ts'
import { roadmapEntryAddress, roadmapKind, roadmapStatus, roadmapTime } from '../theme/roadmap-entry.ts'
import { bar } from './bar.ts'
import type { RoadmapContext } from './context.ts'

/** By what entries can be grouped. */
export const groupings = ['section', 'stage', 'group', 'category'] as const

/**
 * The entries by stage. An entry of two stages stands in both, with one name.
 *
 * Its parts carry their roles: the style sheet gives them other forms, at which some browsers forget what they are.
 */
export function roadmapTable(entries: readonly RoadmapEntry[], axis: Axis, context: RoadmapContext): Html {
  const { handbook } = context
  const order = new Map(entries.map((entry, index) => [entry, index]))
  const body = ({ key, name, entries }: EntryGroup): Html =>
    html`<tbody role="rowgroup" data-entries data-key="${key}" style="--rows: ${entries.length}"><tr role="row" class="roadmap-group"><th role="rowheader" scope="rowgroup" colspan="4">${name} <span class="note">${entries.length}</span></th></tr>
${entries.map((entry) => row(entry, order.get(entry) as number, axis, context))}</tbody>
`
  return html`<div class="roadmap-box" role="region" aria-label="Roadmap" tabindex="0"><table role="table" id="roadmap" class="roadmap" data-zoom="quarters" data-view="timeline" style="--months: ${axis.months}; --today: ${placeOf(handbook.today, axis)}%; --before-year: ${monthsBeforeYear(axis)}"><caption class="visually-hidden">The roadmap, as of ${handbook.today}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">When</th><td class="roadmap-axis" aria-hidden="true">${scales(axis)}</td></tr></thead>
${stageGroups(entries, handbook).map(body)}</table></div>`
}

/** Months from the beginning of the axis to the first year that begins on it. */
function monthsBeforeYear({ start }: Axis): number {
  return (13 - Number(start.slice(5, 7))) % 12
}

function scales(axis: Axis): Html {
  const ticks = ticksOf(axis)
  const scale = (name: keyof typeof ticks): Html =>
    html`<div class="roadmap-scale" data-scale="${name}">${ticks[name].map(tick)}</div>`
  return html`${(['months', 'quarters', 'years'] as const).map(scale)}<span class="roadmap-today">Today</span>`
}

function tick({ name, months }: Tick): Html {
  return html`<span style="--of: ${months}">${name}</span>`
}

function row(entry: RoadmapEntry, order: number, axis: Axis, context: RoadmapContext): Html {
  const { id, title, kind, status, horizon, tiers, levels, isHighlight, isBreaking, health } = entry
  const marks = [
    isHighlight && 'Highlight',
    isBreaking && 'Breaking change',
    health === 'needs_attention' && 'Needs attention',
  ].filter((mark) => typeof mark === 'string')
  const where = whereOf(entry)
  const horizonName = horizonNames.find(({ key }) => key === horizon)?.name
  const data: [string, readonly string[]][] = [
    ...groupings.map((by): [string, readonly string[]] => [by, homesOf(entry, by).map(({ key }) => step(key))]),
    ['kind', [kind]],
    ['status', [status]],
    ['horizon', [horizon]],
    ['tier', tiers],
    ['level', levels.map(({ key }) => step(key))],
  ]
  return html`<tr role="row" data-entry="${id}" data-order="${order}"${data.map(([name, keys]) => keys.length > 0 && html` data-${raw(name)}="${keys.join(' ')}"`)}><th role="rowheader" scope="row">${link(roadmapEntryAddress(entry, context, context.href), title)}${marks.map((mark) => html` <span class="mark">${mark}</span>`)} <span class="note">${roadmapKind(kind)}${where !== '' && ` · ${where}`}</span></th><td role="cell">${roadmapStatus(status)}${horizon !== 'shipped' && html` <span class="note">${horizonName}</span>`}</td><td role="cell">${roadmapTime(entry)}</td><td class="roadmap-axis" aria-hidden="true">${bar(entry, axis)}</td></tr>
`
}

/** The smallest parts of the product that it names. */
function whereOf(entry: RoadmapEntry): string {
  const named = [entry.categories, entry.groups, entry.stages].find((some) => some.length > 0) ?? []
  return named.map(({ name }) => name).join(', ')
}

interface EntryGroup {
  key: string
  name: string
  entries: readonly RoadmapEntry[]
}

function stageGroups(entries: readonly RoadmapEntry[], { taxonomy }: Handbook): EntryGroup[] {
  const named = taxonomy.stages.map(
    (stage): EntryGroup => ({
      key: step(stage.key),
      name: stage.name,
      entries: entries.filter(({ stages }) => stages.includes(stage)),
    }),
  )
  const rest = { key: '', name: withoutOne('stage'), entries: entries.filter(({ stages }) => stages.length === 0) }
  return [...named, rest].filter((one) => one.entries.length > 0)
}

/** The names of groups for the script that groups anew: pairs of key and name in order, by what entries are grouped. */
export function groupNames(entries: readonly RoadmapEntry[], { taxonomy }: Handbook): Piece {
  const used = new Set<Entity>(entries.flatMap((entry) => groupings.flatMap((by) => homesOf(entry, by))))
  const names = groupings.map((by) => {
    const all: readonly Entity[] = taxonomy[plurals[by] as keyof typeof taxonomy]
    const named = all.filter((one) => used.has(one)).map(({ key, name }) => [step(key), name])
    return [by, [...named, ['', withoutOne(by)]]]
  })
  const horizons = horizonNames.map(({ key, name }) => [key, name])
  const json = JSON.stringify(Object.fromEntries([...names, ['horizon', horizons]]))
  // No text can end the element: in JSON, `<` can be written as an escape.
  return html`<script type="application/json" id="roadmap-groups">${raw(json.replaceAll('<', '\\u003c'))}</script>`
}

function withoutOne(by: EntityKind): string {
  return `Without a ${by}`
}
