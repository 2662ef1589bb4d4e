import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formatsModule from 'ajv-formats'
import type { Problem } from './problem.ts'

// ajv-formats is CommonJS: under Node its default export is the module itself.
const addFormats = ('default' in formatsModule ? formatsModule.default : formatsModule) as unknown as (
  ajv: Ajv,
  formats: string[],
) => void

export type Schema = { readonly [keyword: string]: unknown }

/** A schema, compiled once, with what its messages need. */
export interface CompiledSchema {
  validate: ValidateFunction
  /** The schemas that it refers to, by their address. */
  others: ReadonlyMap<string, Schema>
}

/** What a reference leads to: nothing wrong, or what to say about it. */
export type ReferenceResolver = (kind: string, text: string) => ReferenceFault | undefined

export interface ReferenceFault {
  code: Extract<Problem['code'], `reference/${string}`>
  /** What is wrong with the value, to follow the name of the field. */
  message: string
  expected: string[]
}

/**
 * Keywords of ours, beside those of JSON Schema draft-07:
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

/**
 * Compile a schema. `x-reference` names what a text must lead to, such as "category-name"; it is looked up when a document
 * is checked.
 *
 * @param others   The schemas that it refers to, by their address; its own `$id` is the base of relative references.
 * @param isSound  Whether all of them are known to be schemas: to find that out takes as long as to compile them.
 * @throws         What ajv throws when the schema is itself wrong.
 */
export function compileSchema(
  schema: Schema,
  others: ReadonlyMap<string, Schema> = new Map(),
  isSound = false,
): CompiledSchema {
  ajv ??= newAjv()
  for (const [address, other] of others) {
    if (!isSound) ajv.validateSchema(other, true)
    ajv.removeSchema(address)
    ajv.addSchema(other, address)
  }
  if (!isSound) ajv.validateSchema(schema, true)
  if (typeof schema.$id === 'string') ajv.removeSchema(schema.$id)
  return { validate: ajv.compile(schema), others }
}

// One for all schemas: half of the time that the first takes goes into the schema of schemas.
let ajv: Ajv | undefined

function newAjv(): Ajv {
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
    // Half of the time to compile would go into shorter code, which saves less than that.
    code: { optimize: false },
  })
  addFormats(made, ['date', 'uri', 'uri-reference', 'email'])
  made.addVocabulary(vocabulary)
  made.addKeyword({ keyword: 'x-unique', schemaType: 'boolean' })
  made.addKeyword({
    keyword: 'x-reference',
    schemaType: 'string',
    metaSchema: { enum: referenceKinds },
    errors: 'full',
    validate: checkReference,
  })
  return made
}

/** What `validate` is called on: it looks references up. */
export interface CheckContext {
  resolve?: ReferenceResolver
}

/** The keyword `x-reference`; ajv hands over what `schemaProblems` was called with as `this`. */
function checkReference(this: CheckContext, kind: string, value: unknown, parentSchema: Schema = {}): boolean {
  const fault = typeof value === 'string' ? this?.resolve?.(kind, value) : undefined
  const self = checkReference as { errors?: Partial<ErrorObject>[] }
  self.errors = fault ? [{ keyword: 'x-reference', params: { fault }, parentSchema }] : []
  return fault === undefined
}
