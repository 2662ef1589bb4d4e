import { plain } from '../../problems/suggest.ts'

/** One level of maturity. */
export interface Level {
  key: string
  label: string
  /** One character that tells the levels apart without colour. */
  symbol: string
  /** What it takes to be there. */
  description: string
  /** Field of a category with the date on which the level was, or will be, reached. The lowest level has none. */
  dateField: string
}

/** The levels of maturity, lowest first. The lowest means that there is nothing yet. */
export type Ladder = readonly Level[]

const planned: Level = {
  key: 'planned',
  label: 'Planned',
  symbol: '○',
  description: 'Not there yet, but on the way.',
  dateField: 'planned',
}
const minimal: Level = {
  key: 'minimal',
  label: 'Minimal',
  symbol: '◔',
  description: 'In the product, and works in the recommended setup.',
  dateField: 'available',
}
const viable: Level = {
  key: 'viable',
  label: 'Viable',
  symbol: '◑',
  description: 'Solves real problems; the company uses it for its own work.',
  dateField: 'viable',
}

export const ladders: { classic: Ladder; current: Ladder } = {
  classic: [
    planned,
    minimal,
    viable,
    {
      key: 'complete',
      label: 'Complete',
      symbol: '◕',
      description: 'A full solution that many customers rely on.',
      dateField: 'complete',
    },
    {
      key: 'lovable',
      label: 'Lovable',
      symbol: '●',
      description: 'People recommend it to others.',
      dateField: 'lovable',
    },
  ],
  current: [
    planned,
    minimal,
    viable,
    {
      key: 'competitive',
      label: 'Competitive',
      symbol: '◕',
      description: 'On a par with the best products of its field.',
      dateField: 'competitive',
    },
    {
      key: 'complete',
      label: 'Complete',
      symbol: '●',
      description: 'The best of its field, by the word of people outside the company.',
      dateField: 'complete',
    },
  ],
}

const misspelled: Record<string, string> = { loveable: 'lovable' }

/** The rung that a text names, 0 for the lowest; case does not matter. Undefined when it names none. */
export function rungOf(ladder: Ladder, text: string): number | undefined {
  const key = plain(text)
  const rung = ladder.findIndex(
    (level) => plain(level.key) === key || plain(level.label) === key || level.key === misspelled[key],
  )
  return rung === -1 ? undefined : rung
}
