import type { DataFile, Source } from '../../problems/data-file.ts'
import { compareText } from '../../problems/problem.ts'
import { asDate, asFields, asText, asTexts, type Fields } from '../fields.ts'
import { sitePath } from '../pages/address.ts'
import type { Page } from '../pages/page.ts'
import { present } from '../product/taxonomy.ts'
import { type Achievement, readAchievements } from './learning-achievements.ts'
import { type Question, readQuestions } from './learning-questions.ts'
import { type LearningVocabulary, readVocabulary } from './learning-vocabulary.ts'

/** The data files about learning, each absent when the site has none. */
export interface LearningFiles {
  learning?: DataFile
  learningPaths?: DataFile
  learningModules?: DataFile
  learningUnits?: DataFile
  learningAchievements?: DataFile
}

export const unitKinds = ['article', 'video', 'exercise', 'reading', 'live', 'knowledge_check', 'external'] as const
export type UnitKind = (typeof unitKinds)[number]

interface LearningBase {
  uid: string
  title: string
  summary?: string
  level?: string
  roles: string[]
  competencies: string[]
  topics: string[]
  subjects: string[]
  /** Keys of product categories and stages that it is about. */
  categories: string[]
  stages: string[]
  /** Uids of paths, modules or units to know before. */
  prerequisites: string[]
  prerequisitesText?: string
  owners: string[]
  /** `YYYY-MM-DD` */
  lastReviewed?: string
  cost?: 'free' | 'paid'
  access: 'public' | 'limited' | 'internal'
  /** First day on which it can be used, `YYYY-MM-DD`; absent when it always could. */
  availableOn?: string
  isDraft: boolean
  /** What the data says it takes as a whole; for units the only truth. In minutes. */
  minutes?: number
  /** Uid of what it earns. */
  achievement?: string
  /** The entry as it stands in the data, unknown fields included. */
  fields: Fields
  source: Source
}

export interface LearningUnit extends LearningBase {
  kind: UnitKind
  /** Address of its page, when it is a page of the site rather than an entry of the data. */
  page?: string
  /** What is to be read, watched or done elsewhere: its address, as it is written. */
  resource?: string
  /** Keys of objectives. */
  covers: string[]
  slot?: string
  questions: Question[]
  /** Modules that have it, in the order of the data. */
  modules: LearningModule[]
}

interface Objective {
  key: string
  text: string
}

export interface LearningModule extends LearningBase {
  description?: string
  objectives: Objective[]
  /** In order; uids that nothing has are left out. */
  units: LearningUnit[]
  unitUids: string[]
  /** Paths that have it, in the order of the data. */
  paths: LearningPath[]
}

export interface LearningPath extends LearningBase {
  description?: string
  /** In order; uids that nothing has are left out. */
  modules: LearningModule[]
  moduleUids: string[]
}

export type LearningItem = LearningPath | LearningModule | LearningUnit

/** Everything that can be learnt. */
export interface Learning {
  vocabulary: LearningVocabulary
  paths: LearningPath[]
  modules: LearningModule[]
  units: LearningUnit[]
  achievements: Achievement[]
  /** The first of each uid counts. */
  byUid: ReadonlyMap<string, LearningItem>
}

/**
 * Put paths, modules and units together.
 *
 * @param pages  Pages of the site; those of the kind `learning-unit` are units.
 */
export function buildLearning(files: LearningFiles, pages: readonly Page[]): Learning {
  const units = [...unitPages(pages), ...entries(files.learningUnits, unit)]
  const modules = entries(files.learningModules, module)
  const paths = entries(files.learningPaths, path)
  const byUid = new Map<string, LearningItem>()
  for (const item of [...paths, ...modules, ...units]) if (!byUid.has(item.uid)) byUid.set(item.uid, item)
  const unitByUid = firsts(units)
  const moduleByUid = firsts(modules)
  for (const one of modules) {
    one.units = one.unitUids.flatMap((uid) => unitByUid.get(uid) ?? [])
    for (const unit of one.units) unit.modules.push(one)
  }
  for (const one of paths) {
    one.modules = one.moduleUids.flatMap((uid) => moduleByUid.get(uid) ?? [])
    for (const module of one.modules) module.paths.push(one)
  }
  const vocabulary = readVocabulary(files.learning)
  return { vocabulary, paths, modules, units, achievements: readAchievements(files.learningAchievements), byUid }
}

/** Whether a thing is a path, a module or a unit. */
export function sortOf(item: LearningItem): 'path' | 'module' | 'unit' {
  return 'kind' in item ? 'unit' : 'moduleUids' in item ? 'path' : 'module'
}

function firsts<Item extends { uid: string }>(items: readonly Item[]): Map<string, Item> {
  const map = new Map<string, Item>()
  for (const item of items) if (!map.has(item.uid)) map.set(item.uid, item)
  return map
}

/** Pages come in the order in which they were read; units are in the order of their paths. */
function unitPages(pages: readonly Page[]): LearningUnit[] {
  const inOrder = [...pages].sort((a, b) => compareText(a.path, b.path))
  return inOrder.flatMap(({ kind, path, url, yaml, fields }) => {
    if (kind.name !== 'learning-unit' || yaml === undefined || url === undefined) return []
    const summary = asText(fields.summary) ?? asText(fields.description)
    const made = unit({ ...fields, ...present({ summary }) }, { file: { file: path, yaml }, path: [] })
    // In handbooks for Hugo, `url` is the address of the page itself.
    if (made.resource !== undefined && sitePath(made.resource)?.url === url) delete made.resource
    return made.uid === '' ? [] : [{ ...made, page: url }]
  })
}

/** The entries of a data file that have a uid; those without are told by the schema. */
function entries<Item extends { uid: string }>(
  file: DataFile | undefined,
  read: (fields: Fields, source: Source) => Item,
): Item[] {
  if (!file || !Array.isArray(file.yaml.value)) return []
  return file.yaml.value
    .map((value, index) => read(asFields(value), { file, path: [index] }))
    .filter(({ uid }) => uid !== '')
}

function path(fields: Fields, source: Source): LearningPath {
  return { ...base(fields, source), ...described(fields), modules: [], moduleUids: unique(fields.modules) }
}

function module(fields: Fields, source: Source): LearningModule {
  const objectives = (Array.isArray(fields.objectives) ? fields.objectives : []).map(asFields).flatMap((one) => {
    const key = asText(one.key)
    return key === undefined ? [] : [{ key, text: asText(one.text) ?? key }]
  })
  return {
    ...base(fields, source),
    ...described(fields),
    objectives,
    units: [],
    unitUids: unique(fields.units),
    paths: [],
  }
}

function unit(fields: Fields, source: Source): LearningUnit {
  const kind = asText(fields.kind)
  return {
    ...base(fields, source),
    kind: unitKinds.find((one) => one === kind) ?? 'article',
    covers: asTexts(fields.covers),
    ...present({ resource: asText(fields.url), slot: asText(fields.slot) }),
    questions: readQuestions(fields.questions),
    modules: [],
  }
}

function described(fields: Fields): { description?: string } {
  return present({ description: asText(fields.description) })
}

function base(fields: Fields, source: Source): LearningBase {
  const uid = asText(fields.uid) ?? ''
  const access = asText(fields.access)
  const cost = asText(fields.cost)
  const minutes = typeof fields.minutes === 'number' && fields.minutes > 0 ? Math.round(fields.minutes) : undefined
  return {
    uid,
    title: asText(fields.title) ?? uid,
    roles: asTexts(fields.roles),
    competencies: asTexts(fields.competencies),
    topics: asTexts(fields.topics),
    subjects: asTexts(fields.subjects),
    categories: asTexts(fields.categories),
    stages: asTexts(fields.stages),
    prerequisites: unique(fields.prerequisites),
    owners: asTexts(fields.owner),
    access: access === 'internal' || access === 'limited' ? access : 'public',
    isDraft: fields.draft === true,
    ...present({
      summary: asText(fields.summary),
      level: asText(fields.level),
      prerequisitesText: asText(fields.prerequisites_text),
      lastReviewed: asDate(fields.last_reviewed),
      cost: cost === 'free' || cost === 'paid' ? cost : undefined,
      availableOn: asDate(fields.available_on),
      minutes,
      achievement: asText(fields.achievement),
    }),
    fields,
    source,
  } as LearningBase
}

function unique(value: unknown): string[] {
  return [...new Set(asTexts(value))]
}
