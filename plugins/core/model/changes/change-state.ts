import { asDate, asFields, asText, asTexts, type Fields } from '../fields.ts'
import { type Ladder, rungOf } from '../product/ladder.ts'
import { present } from '../product/taxonomy.ts'

/** What is compared of a section, stage, group or category. */
export interface Tracked {
  name: string
  label: string
  /** Texts by field; dates as `YYYY-MM-DD`, levels by their keys. */
  values: Readonly<Record<string, string>>
  /** Of a group: the keys of its categories. */
  categories?: readonly string[]
}

/** What is compared of a direction page. */
export interface TrackedPage {
  title: string
  description?: string
  /** `YYYY-MM-DD` */
  reviewed?: string
  /** What its front matter names: kind, and key or name. */
  about?: { kind: 'section' | 'stage' | 'group' | 'category'; text: string }
  url?: string
  /** Stands for the words of its text. */
  words: string
}

/** What is compared of an issue or epic of the direction. */
export interface TrackedItem {
  /** Kind and id in GitLab, which stay when its project or group gets another path. */
  id: string
  title: string
  url: string
  state: 'opened' | 'closed'
  labels: readonly string[]
  milestone?: string
  due?: string
}

type Tracks<One> = ReadonlyMap<string, One>

/** The data at one commit, as far as changes of it are told. What was never read is absent. */
export interface ProductState {
  sections?: Tracks<Tracked>
  stages?: Tracks<Tracked>
  /** By `stage/group`. */
  groups?: Tracks<Tracked>
  categories?: Tracks<Tracked>
  /** By path from the site's root. */
  pages: Tracks<TrackedPage>
  /** By reference, such as `acme/app#12`. */
  items?: Tracks<TrackedItem>
  /** Last days of milestones by title. */
  milestones: Tracks<string>
  renames: readonly { type: string; from: string; to: readonly string[] }[]
  /** Names of the data files that the site keeps itself; others may come with a snapshot. */
  own: readonly string[]
}

export const nothingYet: ProductState = { pages: new Map(), milestones: new Map(), renames: [], own: [] }

const mapFields = ['sections', 'stages', 'groups', 'categories', 'pages', 'items', 'milestones'] as const

/** Whether nothing was read yet: what comes next is where the telling begins. */
export function isNothing({ own, items, pages }: ProductState): boolean {
  return own.length === 0 && !items && pages.size === 0
}

/** A state as plain lists, for a file. */
export function packedState(state: ProductState): object {
  const maps = mapFields.flatMap((name) => (state[name] ? [[name, [...state[name]]]] : []))
  return { ...Object.fromEntries(maps), renames: state.renames, own: state.own }
}

export function unpackedState(packed: object): ProductState {
  const { renames, own, ...rest } = packed as ProductState
  const lists = rest as unknown as Record<string, [string, never][] | undefined>
  const maps = mapFields.flatMap((name) => (lists[name] ? [[name, new Map(lists[name])]] : []))
  return { ...Object.fromEntries(maps), renames, own } as ProductState
}

type Entries = ReadonlyMap<string, unknown>

/** Reads entries of data files as what is compared of them; the same entry gives the same object. */
export interface Tracker {
  sections(entries: Entries): Tracks<Tracked>
  categories(entries: Entries): Tracks<Tracked>
  stages(entries: Entries): { stages: Tracks<Tracked>; groups: Tracks<Tracked> }
}

interface TrackedStage {
  stage: Tracked
  groups: [id: string, group: Tracked][]
}

/** Fields of which the text as such is compared. */
const textFields = ['description', 'direction', 'documentation', 'label', 'marketing', 'section', 'stage']

export function tracker(ladder: Ladder): Tracker {
  const dates = ladder.slice(1).map(({ dateField }) => dateField)
  const single = onceFor((fields, key) => tracked(key, fields, `section::${key}`))
  const category = onceFor((fields, key) => {
    const found = tracked(key, fields, `Category:${asText(fields.name) ?? key}`)
    const ofDates = dates.map((field) => [field, asDate(fields[field])] as const)
    const values = { ...found.values, maturity: levelIn(fields.maturity, ladder), ...Object.fromEntries(ofDates) }
    return { ...found, values: present(values) as Record<string, string> }
  })
  const stage = onceFor((fields, key): TrackedStage => {
    const name = asText(fields.display_name) ?? asText(fields.name) ?? key
    const groups = Object.entries(asFields(fields.groups)).map(([group, value]): [string, Tracked] => {
      const found = tracked(group, asFields(value), `group::${group.replaceAll('_', ' ')}`)
      return [`${key}/${group}`, { ...found, categories: asTexts(asFields(value).categories) }]
    })
    return { stage: { ...tracked(key, fields, `devops::${key}`), name }, groups }
  })
  return {
    sections: (entries) => each(entries, single),
    categories: (entries) => each(entries, category),
    stages: (entries) => {
      const found = each(entries, stage)
      return {
        stages: new Map([...found].map(([key, one]) => [key, one.stage])),
        groups: new Map([...found.values()].flatMap(({ groups }) => groups)),
      }
    },
  }
}

function tracked(key: string, fields: Fields, label: string): Tracked {
  const values = textFields.map((field) => [field, textIn(fields[field])] as const)
  return {
    name: asText(fields.name) ?? key,
    label: asText(fields.label) ?? label,
    values: present(Object.fromEntries(values)) as Record<string, string>,
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'boolean' ? String(value) : asText(value)
}

function levelIn(value: unknown, ladder: Ladder): string | undefined {
  const text = asText(value)
  const rung = text === undefined ? undefined : rungOf(ladder, text)
  return rung === undefined ? text : ladder[rung]?.key
}

function each<One>(entries: Entries, read: (value: unknown, key: string) => One): Map<string, One> {
  const found = new Map<string, One>()
  for (const [key, value] of entries) found.set(key, read(value, key))
  return found
}

/** Remember what was made of an entry for as long as the entry lives. */
function onceFor<One>(make: (fields: Fields, key: string) => One): (value: unknown, key: string) => One {
  const made = new WeakMap<object, { key: string; one: One }>()
  return (value, key) => {
    const fields = asFields(value)
    const known = made.get(fields)
    // An alias of YAML makes one object of two entries.
    if (known?.key === key) return known.one
    const one = make(fields, key)
    made.set(fields, { key, one })
    return one
  }
}
