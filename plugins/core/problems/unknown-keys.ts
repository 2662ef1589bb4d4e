import type { YamlPath } from './located-yaml.ts'
import type { CompiledSchema } from './schema.ts'
import { type InRoot, type NearName, type Shape, shapeOf } from './schema-shape.ts'
import { editDistance, plain } from './suggest.ts'

/** A key that no schema names, but that is almost one. */
export interface UnknownKey {
  path: YamlPath
  key: string
  close: string[]
  /** The map that has the key. */
  map: object
  /** Whether the schema itself refuses keys that it does not name. */
  isClosed: boolean
  /** Folded into another finding. */
  used?: true
}

/**
 * Find keys that no schema names but that resemble one it does name, at every depth that `properties`,
 * `additionalProperties`, `items` and local `$ref`s lead to. In a list, a rare key that is almost a common one of its
 * neighbours counts as well: the entries of a list name the fields that the schema leaves open.
 */
export function unknownKeys({ schema, others }: CompiledSchema, value: unknown): UnknownKey[] {
  const found: UnknownKey[] = []
  const visit = (at: InRoot, value: unknown, path: YamlPath, uses?: Map<string, number>): void => {
    if (typeof value !== 'object' || value === null) return
    const shape = shapeOf(at, others)
    if (Array.isArray(value)) {
      if (!shape.items) return
      const counts = keyCounts(value)
      for (const [index, item] of value.entries()) visit(shape.items, item, [...path, index], counts)
      return
    }
    for (const key of Object.keys(value)) {
      const item = (value as Record<string, unknown>)[key]
      const inner = shape.properties.get(key) ?? shape.entries
      if (inner) {
        if (typeof item === 'object' && item !== null) visit(inner, item, [...path, key])
      } else if (shape.properties.size > 0) {
        const near = nearFields(key, shape, value)
        if (near.length === 0 && !uses) continue
        const close = [...new Set([...near, ...nearNeighbours(key, uses)])].slice(0, 3)
        if (close.length > 0) found.push({ path, key, close, map: value, isClosed: shape.isClosed })
      }
    }
  }
  visit({ schema, root: schema }, value, [])
  return found
}

function keyCounts(list: unknown[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of list) {
    for (const key of Object.keys(item ?? {})) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Known fields that the key could be a slip for and that are not taken: the same but for case and hyphens, or one letter in five. */
function nearFields(key: string, shape: Shape, siblings: object): string[] {
  const near = shape.near.get(key) ?? namesNear(key, shape)
  shape.near.set(key, near)
  return near.filter(({ name, isCertain }) => isCertain || !Object.hasOwn(siblings, name)).map(({ name }) => name)
}

function namesNear(key: string, { properties }: Shape): NearName[] {
  const wanted = plain(key)
  const limit = Math.max(1, Math.floor(wanted.length / 5))
  return [...properties]
    .flatMap(([name, { schema }]) => {
      const other = plain(name)
      const aliases = schema['x-aliases'] as string[] | undefined
      if (other === wanted || aliases?.includes(key)) return [{ name, isCertain: true, distance: 0 }]
      if (wanted.length <= 3 || Math.abs(other.length - wanted.length) > limit) return []
      const distance = editDistance(wanted, other, limit)
      return distance <= limit ? [{ name, isCertain: false, distance }] : []
    })
    .sort((a, b) => a.distance - b.distance)
}

/** Keys of neighbours, at least ten times as common, from which the key differs in one letter or a swap of two. */
function nearNeighbours(key: string, uses: Map<string, number> | undefined): string[] {
  const own = uses?.get(key) ?? 0
  return [...(uses ?? [])].flatMap(([name, count]) =>
    count >= own * 10 &&
    key.length > 4 &&
    Math.abs(key.length - name.length) <= 1 &&
    editDistance(plain(key), plain(name)) === 1
      ? [name]
      : [],
  )
}
