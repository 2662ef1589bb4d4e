import type { CompiledSchema, Schema } from './schema.ts'

/** A schema and every one that it builds on by reference or `allOf`. */
export function schemaLineage({ schema, others }: CompiledSchema): Schema[] {
  const lineage = new Set<Schema>()
  const add = ({ schema, root }: InRoot): void => {
    if (lineage.has(schema)) return
    lineage.add(schema)
    for (const part of (schema.allOf as Schema[] | undefined) ?? []) add({ schema: part, root })
    const target = typeof schema.$ref === 'string' ? referenced(schema.$ref, root, others) : undefined
    if (target) add(target)
  }
  add({ schema, root: schema })
  return [...lineage]
}

/** A schema, with the document in which its local references lead. */
export interface InRoot {
  schema: Schema
  root: Schema
}

/** What a schema says of the fields of a value, its references and `allOf` included. */
export interface Shape {
  properties: Map<string, InRoot>
  items?: InRoot
  /** Schema of all fields that are not named. */
  entries?: InRoot
  isClosed: boolean
  /** Names near a key, as far as it was asked. */
  near: Map<string, NearName[]>
}

export interface NearName {
  name: string
  /** Only the case or a hyphen differs, or the schema says that it is meant: the known field may be there as well. */
  isCertain: boolean
}

const shapes = new WeakMap<Schema, Shape>()

/** Schemas are compiled once and used for every page: so is what they say of fields. */
export function shapeOf(at: InRoot, others: ReadonlyMap<string, Schema>): Shape {
  const known = shapes.get(at.schema)
  if (known) return known
  const shape: Shape = { properties: new Map(), isClosed: false, near: new Map() }
  const seen = new Set<Schema>()
  const add = ({ schema, root }: InRoot): void => {
    if (seen.has(schema)) return
    seen.add(schema)
    const here = (one: unknown): InRoot => ({ schema: one as Schema, root })
    for (const [name, property] of Object.entries((schema.properties as object | undefined) ?? {})) {
      if (!shape.properties.has(name)) shape.properties.set(name, here(property))
    }
    if (typeof schema.items === 'object' && !Array.isArray(schema.items)) shape.items ??= here(schema.items)
    if (typeof schema.additionalProperties === 'object') shape.entries ??= here(schema.additionalProperties)
    if (schema.additionalProperties === false) shape.isClosed = true
    for (const part of (schema.allOf as Schema[] | undefined) ?? []) add(here(part))
    const target = typeof schema.$ref === 'string' ? referenced(schema.$ref, root, others) : undefined
    if (target) add(target)
  }
  add(at)
  shapes.set(at.schema, shape)
  return shape
}

function referenced(reference: string, root: Schema, others: ReadonlyMap<string, Schema>): InRoot | undefined {
  const [address = '', pointer = ''] = reference.split('#')
  const document = address === '' ? root : others.get(absolute(address, root.$id))
  const schema = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document)
  return document && schema ? { schema: schema as Schema, root: document } : undefined
}

/** An address, seen from the schema that names it. */
export function absolute(address: string, base: unknown): string {
  return typeof base === 'string' && URL.canParse(address, base) ? new URL(address, base).href : address
}
