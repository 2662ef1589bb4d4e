import { type Learning, type LearningItem, sortOf, type UnitKind, unitKinds } from './learning.ts'
import { learningAddress } from './learning-addresses.ts'
import { timeOf } from './learning-time.ts'
import { competencyOfTopic } from './learning-vocabulary.ts'

/** What readers look for: paths, modules, and units that are in no module, each in the order of the data. */
export function catalogueItems({ paths, modules, units }: Learning): LearningItem[] {
  return [...paths, ...modules, ...units.filter((unit) => unit.modules.length === 0)]
}

/** By what an item can be found: what it says itself, else what its parts say. Competencies and formats add up. */
export interface Facets {
  roles: string[]
  levels: string[]
  competencies: string[]
  subjects: string[]
  formats: UnitKind[]
  /** That of the part that the fewest may use. */
  access: LearningItem['access']
}

export function facetsOf(item: LearningItem, learning: Learning): Facets {
  const within = [item, ...partsWithin(item)]
  const values = (of: (one: LearningItem) => readonly string[]): string[] => [...new Set(within.flatMap(of))]
  const formats = new Set(within.flatMap((one) => ('kind' in one ? [one.kind] : [])))
  const levels = item.level === undefined ? values(({ level }) => (level === undefined ? [] : [level])) : [item.level]
  const access =
    (['internal', 'limited'] as const).find((kind) => within.some((one) => one.access === kind)) ?? 'public'
  return {
    roles: item.roles.length > 0 ? item.roles : values(({ roles }) => roles),
    levels,
    competencies: values((one) => competenciesOf(one, learning)),
    subjects: values(({ subjects }) => subjects),
    formats: unitKinds.filter((kind) => formats.has(kind)),
    access,
  }
}

/** The competencies that an item names, and those of its topics. */
export function competenciesOf({ competencies, topics }: LearningItem, { vocabulary }: Learning): string[] {
  const ofTopics = topics.flatMap((topic) => competencyOfTopic(vocabulary, topic)?.key ?? [])
  return [...new Set([...competencies, ...ofTopics])]
}

function partsWithin(item: LearningItem): LearningItem[] {
  if ('kind' in item) return []
  const parts: readonly LearningItem[] = 'moduleUids' in item ? item.modules : item.units
  return parts.flatMap((part) => [part, ...partsWithin(part)])
}

/** The units that must be done for an item to be done, each once. */
export function unitsWithin(item: LearningItem): string[] {
  const units = [item, ...partsWithin(item)].filter((one) => 'kind' in one)
  return [...new Set(units.map(({ uid }) => uid))]
}

/**
 * The catalogue as data: everything that can be learnt, parts by uid. Schema: `schemas/learning-catalogue.schema.json`.
 *
 * @param addressOf  Address of a page of this site, as it is to stand in the file.
 */
export function catalogueJson(
  learning: Learning,
  today: string,
  basePath: string,
  addressOf: (url: string) => string,
): Record<string, unknown> {
  const entry = (item: LearningItem): Record<string, unknown> => {
    const { minutes, isWhole } = timeOf(item)
    const { roles, levels, competencies, subjects, formats, access } = facetsOf(item, learning)
    return {
      uid: item.uid,
      title: item.title,
      ...(item.summary ? { summary: item.summary } : {}),
      url: addressOf(learningAddress(item, basePath)),
      ...('kind' in item && item.resource ? { resource: item.resource } : {}),
      minutes: isWhole || minutes > 0 ? minutes : null,
      levels,
      roles,
      competencies,
      subjects,
      ...(sortOf(item) === 'unit' ? { kind: formats[0] } : { formats }),
      access,
      ...(item.cost ? { cost: item.cost } : {}),
      prerequisites: item.prerequisites,
      ...('moduleUids' in item ? { modules: item.moduleUids } : {}),
      ...('unitUids' in item ? { objectives: item.objectives.map(({ text }) => text), units: item.unitUids } : {}),
      ...(item.achievement ? { achievement: item.achievement } : {}),
      ...(item.lastReviewed ? { last_reviewed: item.lastReviewed } : {}),
    }
  }
  const { vocabulary, paths, modules, units, achievements } = learning
  return {
    today,
    levels: vocabulary.levels,
    roles: vocabulary.roles.map(({ page: _, ...role }) => role),
    competencies: vocabulary.competencies,
    subjects: vocabulary.subjects,
    paths: paths.map(entry),
    modules: modules.map(entry),
    units: units.map(entry),
    achievements: achievements.map(({ uid, name, type, description, criteria }) => ({
      uid,
      name,
      type,
      description,
      criteria,
    })),
  }
}
