import type { Schema } from '../problems/schema.ts'

/**
 * TypeScript declarations of what schemas describe: an interface or a type for each, by name, in order.
 *
 * @param schemas  In one piece, as `editorSchema` gives them.
 */
export function schemaTypes(schemas: readonly { name: string; schema: Schema }[]): string {
  const declarations = schemas.map(({ name, schema }) => declaration(typeName(name), schema))
  return `// Written by \`handbook schema\`.\n\n${declarations.join('\n')}`
}

/** `release-item` as `ReleaseItem`. */
function typeName(name: string): string {
  const pascal = name.replace(/(^|[^\p{L}\p{N}]+)(\p{L}|\p{N})/gu, (_, __, first: string) => first.toUpperCase())
  return /^\p{L}/u.test(pascal) ? pascal : `Kind${pascal}`
}

function declaration(name: string, schema: Schema): string {
  const defs = Object.entries((schema.$defs ?? {}) as Record<string, Schema>)
  const named = (local: string): string => `${name}${typeName(local)}`
  const parts = defs.map(([local, one]) => declare(named(local), one, named))
  return [declare(name, schema, named), ...parts].join('\n')
}

function declare(name: string, schema: Schema, named: (local: string) => string): string {
  return `${comment(schema, '')}export type ${name} = ${typeOf(schema, '', named)}\n`
}

function typeOf(schema: Schema, indent: string, named: (local: string) => string): string {
  const { $ref, enum: values, const: only, allOf, anyOf, oneOf, type } = schema
  if (typeof $ref === 'string') return named($ref.split('/').at(-1) as string)
  if (Array.isArray(values)) return union(values.map((value) => JSON.stringify(value)))
  if (only !== undefined) return JSON.stringify(only)
  const either = (anyOf ?? oneOf) as Schema[] | undefined
  // Branches that only say which fields must be there narrow nothing that a type could tell.
  const branches = either?.every((branch) => 'type' in branch || '$ref' in branch || 'enum' in branch)
    ? either
    : undefined
  const own =
    type === undefined && branches
      ? union(branches.map((one) => typeOf(one, indent, named)))
      : ownType(schema, indent, named)
  const bases = ((allOf ?? []) as Schema[]).map((one) => typeOf(one, indent, named)).filter((one) => one !== 'unknown')
  const all = [...bases, ...(own === 'unknown' && bases.length > 0 ? [] : [own])]
  return all.length === 1
    ? (all[0] as string)
    : all.map((one) => (one.includes(' | ') && !one.startsWith('{') ? `(${one})` : one)).join(' & ')
}

function ownType(schema: Schema, indent: string, named: (local: string) => string): string {
  const types = [schema.type ?? (schema.properties ? 'object' : undefined)].flat()
  return union(
    types.map((type): string => {
      switch (type) {
        case 'string':
        case 'boolean':
        case 'null':
          return type as string
        case 'number':
        case 'integer':
          return 'number'
        case 'array':
          return `readonly ${element(typeOf((schema.items ?? {}) as Schema, indent, named))}[]`
        case 'object':
          return objectType(schema, indent, named)
        default:
          return 'unknown'
      }
    }),
  )
}

function element(type: string): string {
  return /[|&]/.test(type) && !type.startsWith('{') ? `(${type})` : type
}

function objectType(schema: Schema, indent: string, named: (local: string) => string): string {
  const inner = `${indent}  `
  const required = new Set((schema.required ?? []) as string[])
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(
    ([field, one]) =>
      `${comment(one, inner)}${inner}${fieldName(field)}${required.has(field) ? '' : '?'}: ${typeOf(one, inner, named)}`,
  )
  const { additionalProperties: rest } = schema
  const open =
    rest === false
      ? []
      : [
          `${inner}[field: string]: ${typeof rest === 'object' && fields.length === 0 ? typeOf(rest as Schema, inner, named) : 'unknown'}`,
        ]
  const lines = [...fields, ...open]
  return lines.length === 0 ? 'Record<string, never>' : `{\n${lines.join('\n')}\n${indent}}`
}

function fieldName(field: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(field) ? field : JSON.stringify(field)
}

function union(types: readonly string[]): string {
  const all = [...new Set(types)]
  return all.includes('unknown') ? 'unknown' : all.join(' | ')
}

function comment({ description }: Schema, indent: string): string {
  return typeof description === 'string' ? `${indent}/** ${description.replaceAll('*/', '*\\/')} */\n` : ''
}
