import { type Entity, stageOf } from '../product/taxonomy.ts'
import type { Learning, LearningItem } from './learning.ts'
import { catalogueItems, competenciesOf } from './learning-catalogue.ts'

/** What a page is about, as far as learning is concerned. */
export interface LearningInterest {
  /** Uids that the page names itself. */
  uids: readonly string[]
  entities: readonly Entity[]
  roles: readonly string[]
  competencies: readonly string[]
}

/**
 * What readers of a page should learn: what the page names, then what is about its entities, competencies and roles; each
 * once, in the order of the data. For a category nothing is about, what is about its stage counts.
 */
export function relatedLearning(learning: Learning, interest: LearningInterest): LearningItem[] {
  const { uids, entities, roles, competencies } = interest
  const named = uids.flatMap((uid) => learning.byUid.get(uid) ?? [])
  const items = catalogueItems(learning)
  const found = [
    ...named,
    ...entities.flatMap((entity) => aboutEntity(items, entity)),
    ...items.filter((item) => competenciesOf(item, learning).some((key) => competencies.includes(key))),
    ...items.filter((item) => item.roles.some((key) => roles.includes(key))),
  ]
  return [...new Set(found)]
}

function aboutEntity(items: readonly LearningItem[], entity: Entity): LearningItem[] {
  const categories = entity.kind === 'section' ? [] : entity.kind === 'category' ? [entity] : entity.categories
  const keys = categories.map(({ key }) => key)
  const about = items.filter((item) => item.categories.some((key) => keys.includes(key)))
  const ofStage = (key: string): LearningItem[] => items.filter(({ stages }) => stages.includes(key))
  if (entity.kind === 'section') return entity.stages.flatMap(({ key }) => ofStage(key))
  if (entity.kind === 'stage') return [...ofStage(entity.key), ...about]
  const stage = stageOf(entity)
  return about.length === 0 && stage ? ofStage(stage.key) : about
}
