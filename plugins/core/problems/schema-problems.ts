import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formatsModule from 'ajv-formats'
import type { LocatedYaml, YamlPath } from './located-yaml.ts'
import { type Problem, pointerOf, type Severity } from './problem.ts'
import { editDistance, either, plain, suggest } from './suggest.ts'

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
 * - `x-sections`, `x-max-words`, `x-required-text`: rules on a page's text; see `BodyRules`.
 */
const vocabulary = ['x-severity', 'x-aliases', 'x-sections', 'x-max-words', 'x-required-text']

/** What `x-reference` can name: an entity by key or by name, or a page. */
const referenceKinds = ['section', 'stage', 'group', 'category']
  .flatMap((kind) => [kind, `${kind}-name`])
  .concat('page')

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
    ajv.removeSchema(address)
    ajv.addSchema(other, address)
  }
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
  })
  addFormats(made, ['date', 'uri', 'uri-reference', 'email'])
  made.addVocabulary(vocabulary)
  made.addKeyword({
    keyword: 'x-reference',
    schemaType: 'string',
    metaSchema: { enum: referenceKinds },
    errors: 'full',
    validate: checkReference,
  })
  return made
}

interface CheckContext {
  resolve?: ReferenceResolver
}

/** The keyword `x-reference`; ajv hands over what `schemaProblems` was called with as `this`. */
function checkReference(this: CheckContext, kind: string, value: unknown): boolean {
  const fault = typeof value === 'string' ? this?.resolve?.(kind, value) : undefined
  const self = checkReference as { errors?: Partial<ErrorObject>[] }
  self.errors = fault ? [{ keyword: 'x-reference', params: { fault } }] : []
  return fault === undefined
}

/**
 * Check a document against a schema and say what is wrong, one problem for each cause.
 *
 * @param place    Where a path of the document stands in its file; see `LocatedYaml`.
 * @param resolve  What references lead to; without it they are not looked up.
 */
export function schemaProblems(
  schema: CompiledSchema,
  value: unknown,
  file: string,
  place: LocatedYaml['place'],
  resolve?: ReferenceResolver,
): Problem[] {
  const { validate } = schema
  const context: CheckContext = resolve ? { resolve } : {}
  const errors = validate.call(context, value) ? [] : reduce(validate.errors ?? [])
  const unknown = unknownKeys(schema, value)
  const renames = new Map(
    errors.flatMap((error) => {
      const renamed = error.keyword === 'required' && renamedKey(error, unknown)
      return renamed ? [[error, renamed] as const] : []
    }),
  )
  const found = errors.flatMap((error): Problem[] => {
    const renamed = renames.get(error)
    if (renamed) return [renamedProblem(error, renamed, file, place)]
    return isToldByRename(error, unknown) ? [] : [schemaProblem(error, file, place)]
  })
  const slips = unknown.filter((key) => !key.used && !key.isClosed).map((key) => unknownKeyProblem(key, file, place))
  return [...found, ...slips]
}

/** In a closed map, a misspelled key is told with the field that it was to be. */
function isToldByRename({ keyword, instancePath, params }: ErrorObject, unknown: UnknownKey[]): boolean {
  if (keyword !== 'additionalProperties') return false
  const name = String((params as { additionalProperty: string }).additionalProperty)
  return unknown.some(({ used, path, key }) => used && key === name && pointerOf(path) === instancePath)
}

/** Leave out errors that only repeat what another error says closer to the cause. */
function reduce(errors: ErrorObject[]): ErrorObject[] {
  const useful = errors.filter((error) => error.keyword !== 'if' && error.keyword !== 'propertyNames')
  const unions = useful.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf')
  const isTold = new Set<ErrorObject>()
  const spoken = new Map<ErrorObject, ErrorObject[]>()
  // Inner unions come first: ajv tells what is wrong with the branches before it gives the union up.
  for (const union of unions) {
    const within = useful.filter((error) => error !== union && !isTold.has(error) && isWithin(error, union))
    spoken.set(union, closest(union, within))
    for (const error of within) isTold.add(error)
  }
  return useful.flatMap((error) =>
    isTold.has(error) ? [] : (spoken.get(error) ?? [error]).flatMap((one) => spoken.get(one) ?? [one]),
  )
}

/** Whether an error comes from a branch of a union, and is about the same value or something in it. */
function isWithin(error: ErrorObject, union: ErrorObject): boolean {
  const isSameValue =
    error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`)
  const branches = (union.schema as Schema[]).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
  return isSameValue && [union.schemaPath, ...branches].some((path) => error.schemaPath.startsWith(`${path}/`))
}

/** What is said of a union: the faults inside the value, when a branch fits it but for those; else the union as a whole. */
function closest(union: ErrorObject, within: ErrorObject[]): ErrorObject[] {
  const deeper = within.filter((error) => error.instancePath !== union.instancePath)
  return deeper.length > 0 ? deeper : [union]
}

function schemaProblem(error: ErrorObject, file: string, place: LocatedYaml['place']): Problem {
  const path = pathOf(error.instancePath)
  const { code, message, expected, target, subject, what } = wording(error, path)
  return {
    code,
    severity: severityOf(error.parentSchema),
    message,
    file,
    place: place(target ?? path, what ?? 'value'),
    pointer: pointerOf(subject ?? target ?? path),
    ...(expected ? { expected } : {}),
  }
}

type SchemaCode = Extract<Problem['code'], `schema/${string}` | `reference/${string}`>

interface Wording {
  code: SchemaCode
  message: string
  expected?: string[]
  /** Where the problem is shown, when not at the value itself. */
  target?: YamlPath
  /** What it is about, when that is not there to be shown. */
  subject?: YamlPath
  what?: 'key' | 'value'
}

function wording(error: ErrorObject, path: YamlPath): Wording {
  const field = fieldName(path)
  const found = shown(error.data)
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'type':
      return { code: 'schema/type', message: `${field} is ${found}. It must be ${either(typeNames(params.type))}.` }
    case 'required':
      return {
        code: 'schema/required',
        message: `${path.length ? `${field} has no` : 'There is no'} \`${params.missingProperty}\`.`,
        subject: [...path, String(params.missingProperty)],
        what: 'key',
      }
    case 'additionalProperties':
      return unexpectedKey(path, field, String(params.additionalProperty), error.parentSchema)
    case 'enum':
    case 'const': {
      const allowed = error.keyword === 'enum' ? (params.allowedValues as unknown[]) : [params.allowedValue]
      return oneOf(field, found, error.data, allowed)
    }
    case 'format':
      return {
        code: 'schema/format',
        message: `${field} is ${found}, which is not ${formatName(String(params.format))}.`,
      }
    case 'pattern':
      return {
        code: 'schema/format',
        message: `${field} is ${found}, which does not have the form \`${params.pattern}\`.`,
      }
    case 'minLength':
    case 'maxLength':
      return sizeWording(error, `${field} has ${[...String(error.data)].length} characters`, 'characters')
    case 'minItems':
    case 'maxItems':
      return sizeWording(error, `${field} has ${(error.data as unknown[]).length} entries`, 'entries')
    case 'minProperties':
      return { code: 'schema/size', message: `${field} is empty.` }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return { code: 'schema/size', message: `${field} is ${found}. It must be ${params.comparison} ${params.limit}.` }
    case 'uniqueItems':
      return {
        code: 'schema/size',
        message: `${field} lists the same value twice.`,
        target: [...path, Number(params.i)],
      }
    case 'x-reference': {
      const { code, message, expected } = params.fault as ReferenceFault
      return { code, message: `${field} is ${found}. ${message}`, ...(expected.length > 0 ? { expected } : {}) }
    }
    case 'anyOf':
    case 'oneOf':
      return { code: 'schema/type', message: `${field} is ${found}. It must be ${either(branchNames(error.schema))}.` }
    default:
      return {
        code: 'schema/rule',
        message: `${field} is ${found}, which ${error.message ?? 'breaks a rule of its schema'}.`,
      }
  }
}

function unexpectedKey(path: YamlPath, field: string, key: string, schema: unknown): Wording {
  const close = suggest(key, Object.keys(((schema as Schema | undefined)?.properties as object | undefined) ?? {}))
  const hint = close.length > 0 ? ` Did you mean ${either(close.map((name) => `\`${name}\``))}?` : ''
  const owner = path.length > 0 ? field : 'this file'
  return {
    code: 'schema/rule',
    message: `\`${key}\` is not a field of ${owner}.${hint}`,
    target: [...path, key],
    what: 'key',
    ...(close.length > 0 ? { expected: close } : {}),
  }
}

function oneOf(field: string, found: string, value: unknown, allowed: unknown[]): Wording {
  const names = allowed.filter((item) => item !== null).map(String)
  const close = typeof value === 'string' ? suggest(value, names) : []
  const listed = names.length > 8 && close.length > 0 ? close : names
  return {
    code: 'schema/value',
    message: `${field} is ${found}. It must be ${either(listed.map((name) => `"${name}"`))}.`,
    expected: close.length > 0 ? close : names,
  }
}

function sizeWording(error: ErrorObject, counted: string, unit: string): Wording {
  const bound = error.keyword.startsWith('min') ? 'at least' : 'at most'
  return {
    code: 'schema/size',
    message: `${counted}. It must have ${bound} ${(error.params as { limit: number }).limit} ${unit}.`,
  }
}

function formatName(format: string): string {
  const names: Record<string, string> = {
    date: 'a date of the calendar, written 2026-01-31',
    uri: 'a full address such as https://example.com/page',
    'uri-reference': 'an address',
    email: 'an e-mail address',
  }
  return names[format] ?? `a ${format}`
}

function typeNames(type: unknown): string[] {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map of keys and values',
    null: 'empty',
  }
  return (Array.isArray(type) ? type : String(type).split(',')).map((name) => names[name] ?? String(name))
}

function branchNames(branches: unknown): string[] {
  const names = (branches as Schema[]).map((branch) => {
    if (typeof branch.title === 'string') return branch.title
    if (Array.isArray(branch.enum)) return either(branch.enum.map((value) => `"${value}"`))
    return either(typeNames(branch.type ?? 'value'))
  })
  return [...new Set(names)]
}

/** How a value is shown in a message: texts in quotes and cut, collections by their kind. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (typeof value === 'string') {
    const line = value.replace(/\s*[\r\n]+\s*/g, ' ')
    return line.length > 60 ? `"${line.slice(0, 57)}…"` : `"${line}"`
  }
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object') return 'a map'
  return String(value)
}

/** `competitors.github.maturity`, `tags[2]`, in backticks. */
export function fieldName(path: YamlPath): string {
  if (path.length === 0) return 'The file'
  const text = path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index ? '.' : ''}${step}`))
    .join('')
  return `\`${text}\``
}

/** A JSON pointer as a path; numbers count as positions in lists and as keys in maps. */
function pathOf(pointer: string): YamlPath {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

function severityOf(schema: unknown): Severity {
  return (keyword(schema, 'x-severity') as Severity | undefined) ?? 'error'
}

function keyword(schema: unknown, name: string): string | undefined {
  return (schema as Schema | undefined)?.[name] as string | undefined
}

interface UnknownKey {
  path: YamlPath
  key: string
  close: string[]
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
function unknownKeys({ validate, others }: CompiledSchema, value: unknown): UnknownKey[] {
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
    for (const [key, item] of Object.entries(value)) {
      const property = shape.properties.get(key)
      if (property) visit(property, item, [...path, key])
      else if (shape.entries) visit(shape.entries, item, [...path, key])
      else if (shape.properties.size > 0) {
        const close = [...new Set([...nearFields(key, shape, value), ...nearNeighbours(key, uses)])].slice(0, 3)
        if (close.length > 0) found.push({ path, key, close, isClosed: shape.isClosed })
      }
    }
  }
  visit({ schema: validate.schema as Schema, root: validate.schema as Schema }, value, [])
  return found
}

/** A schema and every one that it builds on by reference or `allOf`. */
export function schemaLineage({ validate, others }: CompiledSchema): Schema[] {
  const lineage = new Set<Schema>()
  const add = ({ schema, root }: InRoot): void => {
    if (lineage.has(schema)) return
    lineage.add(schema)
    for (const part of (schema.allOf as Schema[] | undefined) ?? []) add({ schema: part, root })
    const target = typeof schema.$ref === 'string' ? referenced(schema.$ref, root, others) : undefined
    if (target) add(target)
  }
  const schema = validate.schema as Schema
  add({ schema, root: schema })
  return [...lineage]
}

/** A schema, with the document in which its local references lead. */
interface InRoot {
  schema: Schema
  root: Schema
}

/** What a schema says of the fields of a value, its references and `allOf` included. */
interface Shape {
  properties: Map<string, InRoot>
  items?: InRoot
  /** Schema of all fields that are not named. */
  entries?: InRoot
  isClosed: boolean
  /** Names near a key, as far as it was asked. */
  near: Map<string, NearName[]>
}

const shapes = new WeakMap<Schema, Shape>()

/** Schemas are compiled once and used for every page: so is what they say of fields. */
function shapeOf(at: InRoot, others: ReadonlyMap<string, Schema>): Shape {
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

interface NearName {
  name: string
  /** Only the case or a hyphen differs, or the schema says that it is meant: the known field may be there as well. */
  isCertain: boolean
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

function renamedKey(error: ErrorObject, unknown: UnknownKey[]): UnknownKey | undefined {
  const missing = String((error.params as { missingProperty: string }).missingProperty)
  const found = unknown.find(
    (key) => !key.used && pointerOf(key.path) === error.instancePath && key.close.includes(missing),
  )
  if (found) found.used = true
  return found
}

function renamedProblem(error: ErrorObject, key: UnknownKey, file: string, place: LocatedYaml['place']): Problem {
  const missing = String((error.params as { missingProperty: string }).missingProperty)
  return {
    code: 'schema/renamed-key',
    severity: severityOf(error.parentSchema),
    message: `There is no \`${missing}\`, but a field \`${key.key}\`. Did you mean \`${missing}\`?`,
    file,
    place: place([...key.path, key.key], 'key'),
    pointer: pointerOf([...key.path, missing]),
    help: `Rename \`${key.key}\` to \`${missing}\`.`,
    expected: [missing],
  }
}

function unknownKeyProblem({ path, key, close }: UnknownKey, file: string, place: LocatedYaml['place']): Problem {
  return {
    code: 'schema/unknown-key',
    severity: 'warning',
    message: `${fieldName([...path, key])} is not a known field. Did you mean ${either(close.map((name) => `\`${name}\``))}?`,
    file,
    place: place([...path, key], 'key'),
    pointer: pointerOf([...path, key]),
    help: `Rename it to \`${close[0]}\`, or remove it.`,
    expected: close,
  }
}
