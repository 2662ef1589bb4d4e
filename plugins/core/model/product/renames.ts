import { type DataFile, problemAt, type Source } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { plain, suggest } from '../../problems/suggest.ts'
import { asDate, asFields, asText, asTexts } from '../fields.ts'
import { type Entity, type EntityKind, entitiesOf, present, type Taxonomy } from './taxonomy.ts'

/** What became of a name that is no longer in use. */
export interface Rename {
  type: EntityKind
  kind: 'moved' | 'split'
  /** The old key. */
  from: string
  /** The old name. */
  name?: string
  /** Keys that took its place, as the data gives them. */
  to: string[]
  date?: string
  /** Its old address. */
  direction?: string
  note?: string
  source: Source
}

/** Read `renames.yml`; entries without a type and an old key are left to the schema. */
export function readRenames(file: DataFile | undefined): Rename[] {
  if (!file || !Array.isArray(file.yaml.value)) return []
  return file.yaml.value.flatMap((value, index) => {
    const fields = asFields(value)
    const type = asText(fields.type)
    const from = asText(fields.from)
    if (!from || !isEntityKind(type)) return []
    const optional = {
      name: asText(fields.name),
      date: asDate(fields.date),
      direction: asText(fields.direction),
      note: asText(fields.note),
    }
    const kind = fields.kind === 'split' ? 'split' : 'moved'
    return [{ type, kind, from, to: asTexts(fields.to), ...present(optional), source: { file, path: [index] } }]
  })
}

function isEntityKind(type: string | undefined): type is EntityKind {
  return type === 'section' || type === 'stage' || type === 'group' || type === 'category'
}

/** What a key or name leads to. */
export type Resolution =
  | { found: Entity; by: 'key' | 'name' }
  | { found?: undefined; why: 'case'; meant: Entity; by: 'key' | 'name' }
  | { found?: undefined; why: 'renamed'; rename: Rename; meant: Entity[] }
  | { found?: undefined; why: 'unknown'; suggestions: string[] }

/**
 * Find what a key or a name means: the key, the exact name, an old name that `renames` knows (followed to the end), a key
 * or else a name in another case, or nothing. `stage/group` tells groups of one key apart.
 */
export function resolveEntity(
  taxonomy: Taxonomy,
  renames: readonly Rename[],
  kind: EntityKind,
  text: string,
): Resolution {
  const all = entitiesOf(taxonomy).filter((entity) => entity.kind === kind)
  const byKey = all.find(
    (entity) => entity.key === text || (entity.kind === 'group' && `${entity.stage.key}/${entity.key}` === text),
  )
  if (byKey) return { found: byKey, by: 'key' }
  const byName = all.find((entity) => entity.name === text)
  if (byName) return { found: byName, by: 'name' }
  const rename = renames.find(
    (one) => one.type === kind && (one.from === text || one.name === text || plain(one.from) === plain(text)),
  )
  const heirs = rename ? successors(taxonomy, renames, rename) : []
  if (rename && heirs.length > 0) return { why: 'renamed', rename, meant: heirs }
  const meantByKey = all.find((entity) => plain(entity.key) === plain(text))
  if (meantByKey) return { why: 'case', meant: meantByKey, by: 'key' }
  const meantByName = all.find((entity) => plain(entity.name) === plain(text))
  if (meantByName) return { why: 'case', meant: meantByName, by: 'name' }
  return {
    why: 'unknown',
    suggestions: suggest(
      text,
      all.flatMap((entity) => [entity.key, entity.name]),
    ),
  }
}

/** The entities that took the place of a renamed one, through renames of renames; none when they lead in a circle. */
export function successors(taxonomy: Taxonomy, renames: readonly Rename[], rename: Rename): Entity[] {
  const found = new Set<Entity>()
  const visited = new Set<Rename>()
  const follow = (one: Rename): void => {
    if (visited.has(one)) return
    visited.add(one)
    for (const key of one.to) {
      const entity = entitiesOf(taxonomy).find((candidate) => candidate.kind === one.type && candidate.key === key)
      const next = renames.find((candidate) => candidate.type === one.type && candidate.from === key)
      if (entity) found.add(entity)
      else if (next) follow(next)
    }
  }
  follow(rename)
  return [...found]
}

/** Whether following renames comes back to where it began. */
function leadsBack(start: Rename, renames: readonly Rename[]): boolean {
  const visited = new Set<Rename>()
  const follow = (one: Rename): boolean =>
    one.to.some((key) => {
      const next = renames.find((candidate) => candidate.type === one.type && candidate.from === key)
      if (!next) return false
      if (next === start) return true
      if (visited.has(next)) return false
      visited.add(next)
      return follow(next)
    })
  return follow(start)
}

/** Find renames that lead nowhere, in a circle, or away from something that still exists. */
export function renameProblems(taxonomy: Taxonomy, renames: readonly Rename[]): Problem[] {
  return renames.flatMap((rename) => {
    const problems: Problem[] = []
    const existing = entitiesOf(taxonomy).find((entity) => entity.kind === rename.type && entity.key === rename.from)
    if (existing) {
      const message = `\`${rename.from}\` is renamed here, but there is still a ${rename.type} with that key.`
      problems.push(problemAt(rename.source, 'renames/still-exists', message, { field: ['from'] }))
    }
    for (const [index, key] of rename.to.entries()) {
      const resolution = resolveEntity(taxonomy, renames, rename.type, key)
      if ((resolution.found && resolution.by === 'key') || (!resolution.found && resolution.why === 'renamed')) continue
      if (renames.some((one) => one.type === rename.type && one.from === key)) {
        if (!leadsBack(rename, renames)) continue
        const message = `\`${rename.from}\` leads to \`${key}\`, which leads nowhere but back.`
        problems.push(problemAt(rename.source, 'renames/loop', message, { field: ['to', index] }))
        continue
      }
      const expected = resolution.found
        ? [resolution.found.key]
        : resolution.why === 'case'
          ? [resolution.meant.key]
          : resolution.suggestions
      const message = `There is no ${rename.type} \`${key}\`, to which \`${rename.from}\` was renamed.`
      problems.push(problemAt(rename.source, 'taxonomy/unknown-reference', message, { field: ['to', index], expected }))
    }
    return problems
  })
}
