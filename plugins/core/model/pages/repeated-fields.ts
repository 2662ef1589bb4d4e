import { compareText, type Problem } from '../../problems/problem.ts'
import type { CompiledSchema } from '../../problems/schema.ts'
import { schemaLineage } from '../../problems/schema-shape.ts'
import { asFields, asText } from '../fields.ts'
import type { Page } from './page.ts'
import { pageProblem } from './page-entity.ts'

/**
 * Find values that two pages of one kind give to a field which the schema wants to be unique (`x-unique`). The first page by
 * path is in its right.
 */
export function repeatedFields(pages: readonly { page: Page; schema: CompiledSchema }[]): Problem[] {
  const fieldsOf = new Map<CompiledSchema, string[]>()
  const owners = new Map<string, Page>()
  return [...pages]
    .sort((a, b) => compareText(a.page.path, b.page.path))
    .flatMap(({ page, schema }) => {
      const fields = fieldsOf.get(schema) ?? uniqueFields(schema)
      fieldsOf.set(schema, fields)
      return fields.flatMap((field) => {
        const value = asText(page.fields[field])
        if (value === undefined) return []
        const key = JSON.stringify([page.kind.name, field, value])
        const owner = owners.get(key)
        if (!owner) owners.set(key, page)
        const message = `\`${field}\` is "${value}", as in ${owner?.path} already.`
        return owner ? [pageProblem(page, 'page/not-unique', message, field)] : []
      })
    })
}

function uniqueFields(schema: CompiledSchema): string[] {
  const fields = schemaLineage(schema).flatMap(({ properties }) =>
    Object.entries(asFields(properties)).flatMap(([name, field]) =>
      asFields(field)['x-unique'] === true ? [name] : [],
    ),
  )
  return [...new Set(fields)]
}
