import { type LearningItem, unitKinds } from '../core/model/learning.ts'
import { type Facets, facetsOf } from '../core/model/learning-catalogue.ts'
import { type Html, html, type Piece } from '../theme/html.ts'
import type { LearningContext } from './context.ts'
import { accessNames, formatNames } from './facts.ts'

type Choice = readonly [value: string, name: string]

/** The filters of the catalogue, shown by the script; each stands in the address under its name. */
export function catalogueFilters(items: readonly LearningItem[], { learning }: LearningContext): Html {
  const facets = items.map((item) => facetsOf(item, learning))
  const { roles, levels, competencies } = learning.vocabulary
  const used = (choices: readonly Choice[], of: (facets: Facets) => readonly string[]): Choice[] => {
    const values = new Set(facets.flatMap(of))
    return choices.filter(([value]) => values.has(value))
  }
  const named = (terms: readonly { key: string; name: string }[]): Choice[] => terms.map(({ key, name }) => [key, name])
  const accesses: Choice[] = Object.entries(accessNames)
  return html`<form class="filters" data-filters role="search" aria-label="Catalogue" hidden>
<label>Words <input type="search" name="q"></label>
${select(
  'role',
  'Role',
  used(named(roles), (one) => one.roles),
)}
${select(
  'level',
  'Level',
  used(named(levels), (one) => one.levels),
)}
${select(
  'competency',
  'Competency',
  used(named(competencies), (one) => one.competencies),
)}
${select('minutes', 'Time', [
  ['30', 'Up to 30 minutes'],
  ['60', 'Up to an hour'],
  ['240', 'Up to 4 hours'],
  ['960', 'Up to 2 days'],
])}
${select(
  'format',
  'Format',
  used(
    unitKinds.map((kind) => [kind, formatNames[kind]]),
    (one) => one.formats,
  ),
)}
${select(
  'access',
  'Access',
  used(accesses, (one) => [one.access]),
)}
<p><output></output> <button type="reset">Show all</button></p>
</form>
`
}

/** A choice of one is none. */
function select(name: string, label: string, choices: readonly Choice[]): Piece {
  if (choices.length < 2) return undefined
  return html`<label>${label} <select name="${name}"><option value="">Any</option>${choices.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label>
`
}
