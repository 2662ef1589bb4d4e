import { readdirSync, readFileSync } from 'node:fs'
import { CORE_SCHEMA, dump } from 'js-yaml'
import { inline } from './inline.js'

const folder = new URL('../../schemas/', import.meta.url)
const schemas = readdirSync(folder)
  .filter((file) => file.endsWith('.schema.json'))
  .sort()
  .map((file) => ({
    file,
    name: file.replace('.schema.json', ''),
    schema: JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  }))

/** One page for each schema: every field with its type, meaning and allowed values. */
export const data = {
  schemas,
  pagination: { data: 'schemas', size: 1, alias: 'one', addAllPagesToCollections: true },
  permalink: ({ one }) => `/manual/fields/${one.name}/`,
  layout: 'handbook',
  eleventyComputed: {
    title: ({ one }) => one.schema.title,
    description: ({ one }) => one.schema.description.replaceAll('`', ''),
    editPath: ({ one }) => `schemas/${one.file}`,
  },
}

export function render({ one: { schema } }) {
  return `<p>${inline(schema.description)}</p>\n${tables(schema, '', 'Fields').join('\n')}`
}

/** A table for each map in the schema, the outer ones first. */
function tables(schema, path, title, root = schema) {
  const here = resolved(schema, root)
  if (here.items) return tables(here.items, path ? `${path}[]` : '', path ? `${title}, each entry` : 'Each entry', root)
  if (typeof here.additionalProperties === 'object' && !here.properties) {
    return tables(
      here.additionalProperties,
      `${path}${path ? '.' : ''}KEY`,
      path ? `${title}, each entry` : 'Each entry',
      root,
    )
  }
  if (!here.properties) return []
  const required = new Set([here, ...(here.allOf ?? [])].flatMap((part) => part.required ?? []))
  const rows = Object.entries(here.properties).map(([name, field]) =>
    row(name, resolved(field, root), required.has(name)),
  )
  const inner = Object.entries(here.properties).flatMap(([name, field]) => {
    const address = path ? `${path}.${name}` : name
    return tables(field, address, `<code>${inline(address)}</code>`, root)
  })
  const id = path.replace(/\W+/g, '-').toLowerCase().replace(/^-|-$/g, '') || 'fields'
  return [
    `<h2 id="${id}">${title}</h2>
<div class="table-box"><table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`,
    ...inner,
  ]
}

function row(name, field, isRequired) {
  const notes = [
    ...(isRequired ? ['Required.'] : []),
    ...(field.enum
      ? [
          `One of ${field.enum
            .filter((value) => value !== null && value !== '')
            .map((value) => `\`${value}\``)
            .join(', ')}.`,
        ]
      : []),
    ...(field.examples ? [`Example: \`${written(field.examples[0])}\``] : []),
    ...('default' in field ? [`Default: \`${field.default}\`.`] : []),
  ]
  return `<tr><th scope="row"><code>${name}</code></th><td>${type(field)}</td><td>${inline([field.description, ...notes].filter(Boolean).join(' '))}</td></tr>`
}

/** A value as it stands in YAML, on one line. */
function written(value) {
  return dump(value, { schema: CORE_SCHEMA, flowLevel: 0, lineWidth: -1 }).trim()
}

const words = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  array: 'list',
  object: 'map',
}

function type({ title, type, format, enum: values }) {
  if (values) return 'one of a list'
  if (format === 'date') return 'date'
  if (format === 'uri') return 'address'
  if (title) return inline(title)
  return (
    [type]
      .flat()
      .filter((one) => one && one !== 'null')
      .map((one) => words[one])
      .join(' or ') || 'any'
  )
}

function resolved(schema, root) {
  if (!schema.$ref) return schema
  return schema.$ref
    .slice(2)
    .split('/')
    .reduce((at, step) => at[step], root)
}
