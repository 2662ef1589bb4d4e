import { type Entity, type Group, sectionOf, stageOf } from './taxonomy.ts'

/** The product manager of an entity, or of the nearest home that has one: group, stage, section. */
export function productManager(entity: Entity | undefined): string | undefined {
  if (!entity) return undefined
  const groups: readonly Group[] = entity.kind === 'category' ? entity.groups : []
  const homes: (Entity | undefined)[] = [entity, ...groups, stageOf(entity), sectionOf(entity)]
  for (const home of homes) {
    const name = home?.people.find(({ field }) => field === 'pm')?.names[0]
    if (name !== undefined) return name
  }
  return undefined
}
