import { type LearningItem, unitKinds } from '../core/model/learning/learning.ts'
import { type Facets, facetsOf } from '../core/model/learning/learning-catalogue.ts'
import { timeOf } from '../core/model/learning/learning-time.ts'
import { type FilterField, filterForm } from '../theme/filters.ts'
import { type Html, html } from '../theme/html.ts'
import type { LearningContext } from './context.ts'
import { accessNames, formatNames } from './facts.ts'

/** Id of the list that is filtered. */
export const catalogueList = 'catalogue'

/** The filters of the catalogue; each stands in the address under its name. */
export function catalogueFilters(items: readonly LearningItem[], { learning, href }: LearningContext): Html {
  const { roles, levels, competencies } = learning.vocabulary
  const facets = items.map((item) => facetsOf(item, learning))
  const select = (name: string, label: string, terms: readonly Term[], of: (facets: Facets) => readonly string[]) => {
    const counted = terms.map(({ key, name }) => {
      const count = facets.filter((one) => of(one).includes(key)).length
      return { value: key, label: name, count }
    })
    const options = counted.filter(({ count }) => count > 0)
    // A choice of one is none.
    return options.length < 2 ? [] : [{ kind: 'select' as const, name, label, options }]
  }
  const formats = unitKinds.map((key) => ({ key, name: formatNames[key] }))
  const accesses = Object.entries(accessNames).map(([key, name]) => ({ key, name }))
  const fields: FilterField[] = [
    { kind: 'search', name: 'q', label: 'Words' },
    ...select('role', 'Role', roles, (one) => one.roles),
    ...select('level', 'Level', levels, (one) => one.levels),
    ...select('competency', 'Competency', competencies, (one) => one.competencies),
    { kind: 'limit', name: 'to', label: 'Time', options: times, standard: 'any' },
    ...select('format', 'Format', formats, (one) => one.formats),
    ...select('access', 'Access', accesses, (one) => [one.access]),
  ]
  const script = href('/assets/handbook/filters.js')
  return filterForm({ list: catalogueList, label: 'Catalogue', fields, all: items.length, noun: 'entries', script })
}

/** By what the filters find an entry: attributes for its element. */
export function filterKeys(item: LearningItem, { learning }: LearningContext): Html {
  const { roles, levels, competencies, formats, access } = facetsOf(item, learning)
  return html`data-entry data-order="${timeOf(item).minutes || noTime}" data-role="${roles.join(' ')}" data-level="${levels.join(' ')}" data-competency="${competencies.join(' ')}" data-format="${formats.join(' ')}" data-access="${access}"`
}

interface Term {
  key: string
  name: string
}

/** What has no known time is found only where any time will do. */
const noTime = Number.POSITIVE_INFINITY

const times = [
  { value: '30', label: 'Up to 30 minutes', order: 30 },
  { value: '60', label: 'Up to an hour', order: 60 },
  { value: '240', label: 'Up to 4 hours', order: 240 },
  { value: '960', label: 'Up to 2 days', order: 960 },
  { value: 'any', label: 'Any', order: noTime },
]
