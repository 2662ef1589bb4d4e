import type { LearningItem, LearningModule, LearningPath, LearningUnit, UnitKind } from './learning.ts'
import { learningAddress } from './learning-addresses.ts'
import { timeOf } from './learning-time.ts'
import { type LearningVocabulary, nameOf } from './learning-vocabulary.ts'

/** What descriptions for search engines need to know beside the thing itself. */
export interface JsonLdContext {
  site: { title: string; url?: string; lang: string }
  basePath: string
  vocabulary: LearningVocabulary
  itemOf(uid: string): LearningItem | undefined
}

type JsonLd = Record<string, unknown>

/** A path, module or unit as https://schema.org/Course or https://schema.org/LearningResource. */
export function learningJsonLd(item: LearningItem, context: JsonLdContext): JsonLd {
  const own =
    'kind' in item
      ? unitFields(item, context)
      : 'moduleUids' in item
        ? courseFields(item, context)
        : moduleFields(item, context)
  return { '@context': 'https://schema.org', ...own }
}

function courseFields(path: LearningPath, context: JsonLdContext): JsonLd {
  const { title, url } = context.site
  const workload = duration(path)
  const needs = [
    ...path.prerequisites.map((uid) => context.itemOf(uid)?.title ?? uid),
    ...(path.prerequisitesText ? [path.prerequisitesText] : []),
  ]
  return {
    ...common('Course', path, context),
    description: path.summary ?? path.description ?? path.title,
    provider: { '@type': 'Organization', name: title, ...(url ? { url } : {}) },
    ...(needs.length > 0 ? { coursePrerequisites: needs } : {}),
    hasCourseInstance: [
      { '@type': 'CourseInstance', courseMode: 'online', ...(workload ? { courseWorkload: workload } : {}) },
    ],
    hasPart: path.modules.map((module) => reference(module, context)),
  }
}

function moduleFields(module: LearningModule, context: JsonLdContext): JsonLd {
  const workload = duration(module)
  return {
    ...common('LearningResource', module, context),
    learningResourceType: 'module',
    ...(workload ? { timeRequired: workload } : {}),
    ...partOf(module.paths, context),
    hasPart: module.units.map((unit) => reference(unit, context)),
  }
}

const resourceTypes: Record<UnitKind, string> = {
  article: 'article',
  video: 'video',
  exercise: 'exercise',
  reading: 'reading',
  live: 'live event',
  knowledge_check: 'quiz',
  external: 'course',
}

function unitFields(unit: LearningUnit, context: JsonLdContext): JsonLd {
  const workload = duration(unit)
  return {
    ...common('LearningResource', unit, context),
    learningResourceType: resourceTypes[unit.kind],
    ...(workload ? { timeRequired: workload } : {}),
    ...partOf(unit.modules, context),
  }
}

function common(type: string, item: LearningItem, context: JsonLdContext): JsonLd {
  const { vocabulary, site } = context
  const { level, summary, cost } = item
  const objectives =
    'kind' in item ? [] : 'moduleUids' in item ? item.modules.flatMap((module) => module.objectives) : item.objectives
  const address = fullAddress(item, context)
  return {
    '@type': type,
    ...(address ? { '@id': address, url: address } : {}),
    name: item.title,
    ...(summary ? { description: summary } : {}),
    inLanguage: site.lang,
    ...(level ? { educationalLevel: nameOf(vocabulary.levels, level) } : {}),
    ...(objectives.length > 0 ? { teaches: objectives.map(({ text }) => text) } : {}),
    ...(cost ? { isAccessibleForFree: cost === 'free' } : {}),
  }
}

function partOf(wholes: readonly (LearningPath | LearningModule)[], context: JsonLdContext): JsonLd {
  return wholes.length === 0 ? {} : { isPartOf: wholes.map((whole) => reference(whole, context)) }
}

function reference(item: LearningItem, context: JsonLdContext): JsonLd {
  const url = fullAddress(item, context)
  return { '@type': 'moduleUids' in item ? 'Course' : 'LearningResource', name: item.title, ...(url ? { url } : {}) }
}

function fullAddress(item: LearningItem, { site, basePath }: JsonLdContext): string | undefined {
  return site.url === undefined ? undefined : site.url + learningAddress(item, basePath)
}

/** Minutes as ISO 8601 has durations. */
function duration(item: LearningItem): string | undefined {
  const { minutes } = timeOf(item)
  return minutes === 0 ? undefined : `PT${minutes}M`
}
