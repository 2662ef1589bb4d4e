import { ruleOf } from '../../problems/catalogue.ts'
import { problemAt } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import type { YamlPath } from '../../problems/located-yaml.ts'
import type { Problem } from '../../problems/problem.ts'
import { either } from '../../problems/suggest.ts'
import { type DirectionPlaces, directionAddress, leadOf } from '../direction/direction-pages.ts'
import { asText } from '../fields.ts'
import { type Rename, type Resolution, resolveEntity } from '../product/renames.ts'
import { type Entity, type EntityKind, entitiesOf, type Taxonomy } from '../product/taxonomy.ts'
import { entityFields, type Page } from './page.ts'

/** What a page is about, and what is wrong with how it says so. */
export interface PageEntity {
  entity?: Entity
  problems: Problem[]
}

/**
 * Find what a page is about: the one entity that its front matter names, else the one whose address it stands at.
 * Only a direction page can name one: `category` and `group` mean other things on other pages.
 */
export function pageEntity(
  page: Page,
  taxonomy: Taxonomy,
  renames: readonly Rename[],
  places: DirectionPlaces,
): PageEntity {
  const named = page.kind.layouts.includes('direction')
    ? entityFields.filter((field) => asText(page.fields[field]))
    : []
  if (named.length === 0) {
    const entity = page.url === undefined ? undefined : entitiesByAddress(taxonomy, places).get(page.url)
    return { ...(entity ? { entity } : {}), problems: [] }
  }
  const [field, ...others] = named as [EntityKind, ...EntityKind[]]
  const found = named.map((kind) => resolveEntity(taxonomy, renames, kind, asText(page.fields[kind]) as string))
  const entity = found[0]?.found
  const problems = named.flatMap((kind, index) => unresolved(page, kind, found[index] as Resolution))
  // A page may name the homes of what it is about, as long as they are its homes.
  const strangers = others.filter((_, index) => {
    const home = found[index + 1]?.found
    return entity && home && !homesOf(entity).includes(home)
  })
  if (strangers.length > 0) {
    const message = `The page names the ${field} \`${asText(page.fields[field])}\` and the ${strangers[0]} \`${asText(page.fields[strangers[0] as EntityKind])}\`, which do not belong together.`
    problems.push(pageProblem(page, 'page/one-entity', message, strangers[0] as EntityKind))
  }
  return { ...(entity ? { entity } : {}), problems }
}

const byAddress = new WeakMap<Taxonomy, Map<string, Entity>>()

/** The entity that the address of a page as a whole belongs to, reckoned once for a taxonomy. */
function entitiesByAddress(taxonomy: Taxonomy, places: DirectionPlaces): Map<string, Entity> {
  const known = byAddress.get(taxonomy)
  if (known) return known
  const wishes = entitiesOf(taxonomy).map((entity) => directionAddress(entity, places))
  const entities = new Map<string, Entity>()
  for (const [url, some] of grouped(wishes, (wish) => wish.url)) {
    const lead = leadOf(some)
    if (lead) entities.set(url, lead)
  }
  byAddress.set(taxonomy, entities)
  return entities
}

function homesOf(entity: Entity): Entity[] {
  if (entity.kind === 'section') return []
  if (entity.kind === 'stage') return entity.section ? [entity.section] : []
  const stages =
    entity.kind === 'group'
      ? [entity.stage]
      : [...(entity.stage ? [entity.stage] : []), ...entity.groups.map((group) => group.stage)]
  const groups = entity.kind === 'category' ? entity.groups : []
  return [...groups, ...stages, ...stages.flatMap((stage) => stage.section ?? [])]
}

function unresolved(page: Page, kind: EntityKind, resolution: Resolution): Problem[] {
  if (resolution.found) return []
  const text = asText(page.fields[kind])
  const report = (rest: string, expected: string[]): Problem[] => [
    { ...pageProblem(page, 'page/unknown-entity', `There is no ${kind} \`${text}\`${rest}`, kind), expected },
  ]
  if (resolution.why === 'case') {
    const { key, name } = resolution.meant
    return report(`${resolution.by === 'name' ? `, but "${name}"` : ''}. Write \`${key}\`.`, [key])
  }
  if (resolution.why === 'renamed') {
    const keys = resolution.meant.map((entity) => entity.key)
    return report(` any more: it became ${keys.map((key) => `\`${key}\``).join(' and ')}.`, keys)
  }
  const close = resolution.suggestions
  return report(close.length > 0 ? `. Did you mean ${either(close.map((one) => `\`${one}\``))}?` : '.', close)
}

/** A problem at a field of a page's front matter; at its first line when the field comes from elsewhere. */
export function pageProblem(page: Page, code: Problem['code'], message: string, field: string | YamlPath): Problem {
  if (!page.yaml) return { code, severity: ruleOf(code).severity, message, file: page.path }
  return problemAt({ file: { file: page.path, yaml: page.yaml }, path: [] }, code, message, { field: [field].flat() })
}
