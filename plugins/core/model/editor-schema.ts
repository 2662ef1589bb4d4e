import type { CompiledSchema, Schema } from '../problems/schema.ts'
import { absolute } from '../problems/schema-shape.ts'
import type { Handbook } from './handbook.ts'
import { buildLearning } from './learning/learning.ts'
import { entitiesOf } from './product/taxonomy.ts'
import { learningKeys } from './references.ts'

/**
 * A schema for editors: in one piece, in plain JSON Schema, with the values of the site where a field refers to its data.
 *
 * @param compiled  Its references to other files are written out; those within a file stay.
 */
export function editorSchema({ schema, others }: CompiledSchema, handbook: Handbook): Schema {
  const base = schema.$id
  const inlined = (value: unknown, id: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => inlined(item, id))
    if (typeof value !== 'object' || value === null) return value
    const { $ref } = value as { $ref?: unknown }
    if (typeof $ref === 'string' && !$ref.startsWith('#')) {
      const other = others.get(absolute($ref.split('#')[0] as string, id))
      const { $schema: _, $id, ...rest } = other ?? {}
      return inlined(rest, $id)
    }
    const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
      if (key === '$id') return []
      if (key === 'x-reference') return valuesOf(String(item), handbook)
      return key.startsWith('x-') ? [] : [[key, inlined(item, id)]]
    })
    return Object.fromEntries(entries)
  }
  return inlined(schema, base) as Schema
}

/** What a reference can be at the moment; pages, and what is to be learnt, are too many to list. */
function valuesOf(kind: string, { taxonomy, learningFiles }: Handbook): [string, unknown][] {
  if (kind === 'page' || kind === 'learning') return []
  const keys = learningKeys(kind, buildLearning(learningFiles, []))
  if (keys) return keys.length === 0 ? [] : [['enum', keys]]
  const [entityKind, wanted = 'key'] = kind.split('-')
  const values = entitiesOf(taxonomy)
    .filter((entity) => entity.kind === entityKind)
    .flatMap(({ key, name }) => (wanted === 'any' ? [key, name] : [wanted === 'name' ? name : key]))
  return values.length === 0 ? [] : [['enum', [...new Set(values)]]]
}
