import type { DataFile, Source } from '../../problems/data-file.ts'
import { asFields, asText, asTexts, type Fields } from '../fields.ts'
import { isPlaceholder, type RoleHolders, roleHolders } from './people.ts'

export type EntityKind = 'section' | 'stage' | 'group' | 'category'

/** What several of them are called. */
export const plurals: Record<EntityKind, string> = {
  section: 'sections',
  stage: 'stages',
  group: 'groups',
  category: 'categories',
}

interface EntityBase {
  key: string
  name: string
  /** Label that its issues and epics carry in GitLab. */
  label: string
  /** Address as the data gives it, unchecked. */
  direction?: string
  /** In Markdown; absent where it is still to be written, such as `TBD`. */
  description?: string
  /** More about it, in Markdown. */
  body?: string
  people: RoleHolders[]
  /** The entry as it stands in the data, unknown fields included. */
  fields: Fields
  source: Source
}

export interface Section extends EntityBase {
  kind: 'section'
  stages: Stage[]
}

export interface Stage extends EntityBase {
  kind: 'stage'
  /** Absent when the data names a section that does not exist. */
  section?: Section
  groups: Group[]
  /** Categories whose own `stage` is this one, and those that its groups list from elsewhere. */
  categories: Category[]
  related: Stage[]
  marketing: boolean
}

export interface Group extends EntityBase {
  kind: 'group'
  stage: Stage
  categories: Category[]
}

export interface Category extends EntityBase {
  kind: 'category'
  /** Its own `stage`, which counts where its group says otherwise. Absent when the data names none that exists. */
  stage?: Stage
  /** Every group that lists it, in the order of the data: usually one, sometimes none or two. */
  groups: Group[]
  marketing: boolean
  documentation?: string
  marketingPage?: string
  competitors: { key: string; level?: string; documentation?: string; description?: string }[]
}

export type Entity = Section | Stage | Group | Category

/** The hierarchy of the product; all lists are in the order of the data files. */
export interface Taxonomy {
  sections: readonly Section[]
  stages: readonly Stage[]
  groups: readonly Group[]
  categories: readonly Category[]
}

/** The data files behind the taxonomy; a file that is absent or broken is left out. */
export interface TaxonomyFiles {
  sections?: DataFile
  stages?: DataFile
  categories?: DataFile
}

/**
 * Build the hierarchy. References that lead nowhere are left out here and reported by `taxonomyProblems`.
 *
 * Format: https://handbook.gitlab.com/handbook/marketing/digital-experience/website/#working-with-stages-groups-and-categories
 */
export function buildTaxonomy(files: TaxonomyFiles): Taxonomy {
  const sections = entries(files.sections, []).map(([key, fields, source]): Section => {
    return { kind: 'section', ...base(key, fields, source, `section::${key}`), stages: [] }
  })
  const sectionByKey = byKey(sections)

  const categories = entries(files.categories, []).map(([key, fields, source]) => category(key, fields, source))
  const categoryByKey = byKey(categories)

  const stages = entries(files.stages, ['stages']).map(([key, fields, source]): Stage => {
    const section = sectionByKey.get(asText(fields.section) ?? '')
    const stage: Stage = {
      kind: 'stage',
      ...base(key, fields, source, `devops::${key}`),
      name: asText(fields.display_name) ?? asText(fields.name) ?? key,
      ...(section ? { section } : {}),
      groups: [],
      categories: [],
      related: [],
      marketing: fields.marketing === true,
    }
    section?.stages.push(stage)
    stage.groups = entries(source.file, [...source.path, 'groups']).map((entry) => group(entry, stage, categoryByKey))
    return stage
  })
  const stageByKey = byKey(stages)

  for (const stage of stages) {
    stage.related = asTexts(stage.fields.related).flatMap((key) => stageByKey.get(key) ?? [])
  }
  for (const category of categories) {
    const stage = stageByKey.get(asText(category.fields.stage) ?? '')
    if (stage) category.stage = stage
    for (const home of new Set([...(stage ? [stage] : []), ...category.groups.map((group) => group.stage)])) {
      home.categories.push(category)
    }
  }
  return { sections, stages, groups: stages.flatMap((stage) => stage.groups), categories }
}

function category(key: string, fields: Fields, source: Source): Category {
  const documentation = asText(fields.documentation)
  const marketingPage = asText(fields.marketing_page)
  const common = base(key, fields, source, '')
  return {
    kind: 'category',
    ...common,
    label: common.label || `Category:${common.name}`,
    groups: [],
    marketing: fields.marketing === true,
    ...(documentation ? { documentation } : {}),
    ...(marketingPage ? { marketingPage } : {}),
    competitors: Object.entries(asFields(fields.competitors)).map(([competitor, value]) => {
      const { maturity, documentation, description } = asFields(value)
      const texts = { level: asText(maturity), documentation: asText(documentation), description: asText(description) }
      return { key: competitor, ...present(texts) }
    }),
  }
}

function group([key, fields, source]: Entry, stage: Stage, categoryByKey: Map<string, Category>): Group {
  const group: Group = {
    kind: 'group',
    ...base(key, fields, source, `group::${key.replaceAll('_', ' ')}`),
    stage,
    categories: [],
  }
  group.categories = [...new Set(asTexts(fields.categories))].flatMap((category) => categoryByKey.get(category) ?? [])
  for (const category of group.categories) category.groups.push(group)
  return group
}

function base(key: string, fields: Fields, source: Source, derivedLabel: string): EntityBase {
  return {
    key,
    name: asText(fields.name) ?? key,
    label: asText(fields.label) ?? derivedLabel,
    ...present({
      direction: asText(fields.direction),
      description: written(fields.description),
      body: written(fields.body),
    }),
    people: roleHolders(fields),
    fields,
    source,
  }
}

function written(value: unknown): string | undefined {
  const text = asText(value)
  return text !== undefined && isPlaceholder(text) ? undefined : text
}

type Entry = [key: string, fields: Fields, source: Source]

/** The entries of the map at a path of a file, each with its place. */
function entries(file: DataFile | undefined, path: readonly (string | number)[]): Entry[] {
  if (!file) return []
  const map = path.reduce<unknown>((at, step) => asFields(at)[step], file.yaml.value)
  return Object.entries(asFields(map)).map(([key, value]) => [key, asFields(value), { file, path: [...path, key] }])
}

function byKey<Item extends { key: string }>(items: Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.key, item]))
}

/** The object without the fields that hold nothing. */
export function present<Shape extends object>(
  fields: Shape,
): { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

/** The section that an entity belongs to, itself included. */
export function sectionOf(entity: Entity): Section | undefined {
  if (entity.kind === 'section') return entity
  return stageOf(entity)?.section
}

/** The stage that an entity belongs to, itself included; none for sections. */
export function stageOf(entity: Entity): Stage | undefined {
  if (entity.kind === 'section') return undefined
  return entity.kind === 'stage' ? entity : entity.stage
}

/** Every entity, sections first, categories last. */
export function entitiesOf(taxonomy: Taxonomy): Entity[] {
  return [...taxonomy.sections, ...taxonomy.stages, ...taxonomy.groups, ...taxonomy.categories]
}
