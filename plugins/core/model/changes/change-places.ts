import { compareText } from '../../problems/problem.ts'
import { sitePath } from '../pages/address.ts'
import { present } from '../product/taxonomy.ts'
import type { Belonging, ChangedEntity } from './change-event.ts'
import type { ProductState, Tracked, TrackedItem, TrackedPage } from './change-state.ts'

/** An entity of a state: its kind, and its key, which of groups is `stage/group`. */
export interface Found {
  kind: 'section' | 'stage' | 'group' | 'category'
  id: string
}

/** The maps of entities by kind. */
export function entitiesIn(state: ProductState, kind: Found['kind']): ReadonlyMap<string, Tracked> | undefined {
  return { section: state.sections, stage: state.stages, group: state.groups, category: state.categories }[kind]
}

/** The key of a group without that of its stage. */
export function bareKey(kind: Found['kind'], id: string): string {
  return kind === 'group' ? id.slice(id.indexOf('/') + 1) : id
}

export function belongingOf({ kind, id }: Found, state: ProductState): Belonging {
  if (kind === 'section') return { section: id }
  const stage =
    kind === 'category' ? state.categories?.get(id)?.values.stage : kind === 'group' ? id.slice(0, id.indexOf('/')) : id
  const section = stage === undefined ? undefined : state.stages?.get(stage)?.values.section
  return present({ section, stage, category: kind === 'category' ? id : undefined })
}

export function entityOf({ kind, id }: Found, state: ProductState): ChangedEntity {
  const key = bareKey(kind, id)
  return { kind, key, name: entitiesIn(state, kind)?.get(id)?.name ?? key }
}

/** What a page is about: what its front matter names, else the one entity whose address it stands at. */
export function pageSubject(page: TrackedPage, state: ProductState): Found | undefined {
  if (page.about) {
    const { kind, text } = page.about
    for (const [id, { name }] of entitiesIn(state, kind) ?? []) {
      if (id === text || bareKey(kind, id) === text || name === text) return { kind, id }
    }
    return undefined
  }
  for (const kind of ['section', 'stage', 'group', 'category'] as const) {
    const [found, other] = [...(entitiesIn(state, kind) ?? [])].filter(([, { values }]) =>
      standsAt(values.direction, page.url),
    )
    if (found) return other ? undefined : { kind, id: found[0] }
  }
  return undefined
}

function standsAt(direction: string | undefined, url: string | undefined): boolean {
  const path = direction === undefined ? undefined : sitePath(direction)
  return path !== undefined && path.url === url && path.anchor === undefined
}

/** What an item belongs to, by its labels: the stage that it names, else that of its group or category; and its category. */
export function itemBelonging({ labels }: TrackedItem, state: ProductState): Belonging {
  const named = (kind: Found['kind']): string | undefined =>
    [...(entitiesIn(state, kind) ?? [])].find(([, { label }]) => labels.includes(label))?.[0]
  const category = named('category')
  for (const kind of ['stage', 'group', 'category', 'section'] as const) {
    const id = named(kind)
    if (id !== undefined) return { ...belongingOf({ kind, id }, state), ...present({ category }) }
  }
  return {}
}

/** The keys of the groups that list each category. */
export function groupsOfCategories(state: ProductState): Map<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const [id, { categories = [] }] of state.groups ?? []) {
    for (const category of categories) {
      const groups = found.get(category) ?? new Set()
      found.set(category, groups.add(bareKey('group', id)))
    }
  }
  return new Map([...found].map(([category, groups]) => [category, [...groups].sort(compareText)]))
}
