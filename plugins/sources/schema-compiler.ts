import { createRequire } from 'node:module'
import type { Ajv, CodeKeywordDefinition, KeywordCxt } from 'ajv'
import type { CompiledSchema, Schema, Validate } from '../core/problems/schema.ts'

/**
 * Keywords of ours, beside those of JSON Schema draft-07 and `x-reference`:
 * - `x-severity`: severity of a finding in this schema, when it is not an error.
 * - `x-aliases`: other names under which a field is sometimes written by mistake.
 * - `x-unique`: whether two pages of one kind must not give a field the same value.
 * - `x-sections`, `x-max-words`, `x-required-text`: rules on a page's text; see `BodyRules`.
 */
const vocabulary = ['x-severity', 'x-aliases', 'x-sections', 'x-max-words', 'x-required-text']

/** What `x-reference` can name: an entity by key, by name or by either, a page, something to learn, whom and what it is for, a release, or a person. */
const referenceKinds = ['section', 'stage', 'group', 'category']
  .flatMap((kind) => [kind, `${kind}-name`, `${kind}-any`])
  .concat('page', 'learning', 'role', 'competency', 'release', 'person')

// ajv is loaded only when a site has schemas of its own: that takes as long as many a check.
const require = createRequire(import.meta.url)

/**
 * Compile a schema. `x-reference` names what a text must lead to, such as "category-name"; it is looked up when a document
 * is checked.
 *
 * @param others  The schemas that it refers to, by their address; its own `$id` is the base of relative references.
 * @throws        What ajv throws when the schema is itself wrong.
 */
export function compileSchema(schema: Schema, others: ReadonlyMap<string, Schema> = new Map()): CompiledSchema {
  ajv ??= newAjv()
  for (const [address, other] of others) {
    ajv.validateSchema(other, true)
    ajv.removeSchema(address)
    ajv.addSchema(other, address)
  }
  ajv.validateSchema(schema, true)
  if (typeof schema.$id === 'string') ajv.removeSchema(schema.$id)
  return { validate: ajv.compile(schema) as Validate, schema, others }
}

// One for all schemas: half of the time that the first takes goes into the schema of schemas.
let ajv: Ajv | undefined

/** A CommonJS module that exports what `compileSchema` makes of a schema as `validate`, which needs only small parts of ajv. */
export function compiledCode(schema: Schema): string {
  const { default: codeOf } = require('ajv/dist/standalone') as typeof import('ajv/dist/standalone/index.js')
  const ajv = newAjv({ source: true, optimize: true })
  return codeOf(ajv, ajv.compile(schema))
}

function newAjv(code: { source: boolean; optimize: boolean } = { source: false, optimize: false }): Ajv {
  const { Ajv, _ } = require('ajv') as typeof import('ajv')
  const addFormats = require('ajv-formats') as (ajv: Ajv, formats: string[]) => void
  const made = new Ajv({
    allErrors: true,
    verbose: true,
    passContext: true,
    strictSchema: true,
    strictTypes: true,
    strictTuples: true,
    strictRequired: false,
    allowUnionTypes: true,
    discriminator: true,
    validateSchema: false,
    code,
  })
  addFormats(made, ['date', 'uri', 'uri-reference', 'email'])
  made.addVocabulary(vocabulary)
  made.addKeyword({ keyword: 'x-unique', schemaType: 'boolean' })
  const reference: CodeKeywordDefinition = {
    keyword: 'x-reference',
    schemaType: 'string',
    metaSchema: { enum: referenceKinds },
    error: { message: 'must lead somewhere', params: ({ params }) => _`{ fault: ${params.fault} }` },
    code(context: KeywordCxt) {
      const { gen, data, schema } = context
      // `this` is the CheckContext that `schemaProblems` calls it on.
      const fault = gen.const('fault', _`typeof ${data} == "string" ? this?.resolve?.(${schema}, ${data}) : undefined`)
      context.setParams({ fault })
      context.fail(_`${fault} !== undefined`)
    },
  }
  made.addKeyword(reference)
  return made
}
