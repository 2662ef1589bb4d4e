import type { ErrorObject } from 'ajv'
import type { LocatedYaml } from './located-yaml.ts'
import { type Edit, type Place, type Problem, pointerOf, type Severity } from './problem.ts'
import type { CheckContext, CompiledSchema, ReferenceResolver, Schema } from './schema.ts'
import { fieldName, pathOf, wording } from './schema-wording.ts'
import { either } from './suggest.ts'
import { type UnknownKey, unknownKeys } from './unknown-keys.ts'

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
  const renameOf = (key: UnknownKey): { edits?: Edit[] } => renaming(key, unknown, place)
  const renames = new Map(
    errors.flatMap((error) => {
      const renamed = error.keyword === 'required' && renamedKey(error, unknown)
      return renamed ? [[error, renamed] as const] : []
    }),
  )
  const found = errors.flatMap((error): Problem[] => {
    const renamed = renames.get(error)
    if (renamed) return [renamedProblem(error, renamed, file, place)]
    // In a closed map, a misspelled key is told with the field that it was to be.
    const key = refusedKey(error, unknown)
    if (key?.used) return []
    return [{ ...schemaProblem(error, file, place, key?.close), ...(key ? renameOf(key) : {}) }]
  })
  const slips = unknown
    .filter((key) => !key.used && !key.isClosed)
    .map((key) => ({ ...unknownKeyProblem(key, file, place), ...renameOf(key) }))
  return [...found, ...slips]
}

/** The key that a closed map refuses, when it is almost a field. */
function refusedKey({ keyword, instancePath, params }: ErrorObject, unknown: UnknownKey[]): UnknownKey | undefined {
  if (keyword !== 'additionalProperties') return undefined
  const name = String((params as { additionalProperty: string }).additionalProperty)
  return unknown.find(({ path, key }) => key === name && pointerOf(path) === instancePath)
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

function schemaProblem(error: ErrorObject, file: string, place: LocatedYaml['place'], close?: string[]): Problem {
  const path = pathOf(error.instancePath)
  const { code, message, expected, target, subject, what } = wording(error, path, close)
  return {
    code,
    severity: severityOf(error.parentSchema),
    message,
    file,
    place: place(target ?? path, what ?? 'value'),
    pointer: pointerOf(subject ?? target ?? path),
    ...(expected ? { expected } : {}),
    ...(isBareNumber(error) ? { help: 'Put it in quotes.' } : {}),
    ...(isLoneItem(error) ? intoList(place(path), place(path, 'key')) : {}),
  }
}

/** The one field that a key can have been meant for, where neither it nor another key for it is there: no map has a key twice. */
function renaming(key: UnknownKey, unknown: UnknownKey[], place: LocatedYaml['place']): { edits?: Edit[] } {
  const [only, ...others] = key.close
  if (only === undefined || others.length > 0 || Object.hasOwn(key.map, only)) return {}
  const beside = unknown.filter(({ map }) => map === key.map)
  if (beside.some((other) => other.key !== key.key && other.close.includes(only))) return {}
  // A map that aliases repeat is written once, where it comes first.
  if (beside.find((other) => other.key === key.key) !== key) return {}
  return { edits: [{ place: place([...key.path, key.key], 'key'), text: only }] }
}

/** Whether text is wanted, and a number given, such as a version without quotes, which may have lost a zero at its end. */
function isBareNumber({ keyword, params, data }: ErrorObject): boolean {
  return keyword === 'type' && typeof data === 'number' && wantedTypes(params).includes('string')
}

/** Whether a list of texts is wanted, and one text given that can stand in a list as it is. */
function isLoneItem({ keyword, params, data, parentSchema }: ErrorObject): boolean {
  const { items } = (parentSchema ?? {}) as { items?: Schema }
  return (
    keyword === 'type' &&
    wantedTypes(params).includes('array') &&
    items !== undefined &&
    typeof data === 'string' &&
    /^[^[\]{},#\n]+$/.test(data)
  )
}

function wantedTypes(params: object): unknown[] {
  return [(params as { type?: unknown }).type].flat()
}

/** Brackets around a text of one line. What stands nowhere, because it comes from an alias, is shown by a key, and left alone. */
function intoList({ start, end }: Place, key: Place): { edits?: Edit[] } {
  if (start.line !== end.line || (start.line === key.start.line && start.column === key.start.column)) return {}
  return {
    edits: [
      { place: { start, end: start }, text: '[' },
      { place: { start: end, end }, text: ']' },
    ],
  }
}

function severityOf(schema: unknown): Severity {
  return (keyword(schema, 'x-severity') as Severity | undefined) ?? 'error'
}

function keyword(schema: unknown, name: string): string | undefined {
  return (schema as Schema | undefined)?.[name] as string | undefined
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

function unknownKeyProblem({ path, key, close, map }: UnknownKey, file: string, place: LocatedYaml['place']): Problem {
  const name = fieldName([...path, key])
  const common = {
    code: 'schema/unknown-key',
    severity: 'warning',
    file,
    place: place([...path, key], 'key'),
    pointer: pointerOf([...path, key]),
  } as const
  if (Object.hasOwn(map, close[0] ?? ''))
    return {
      ...common,
      message: `${name} is not a known field, and \`${close[0]}\` stands beside it.`,
      help: `Keep one of the two, as \`${close[0]}\`.`,
    }
  return {
    ...common,
    message: `${name} is not a known field. Did you mean ${either(close.map((one) => `\`${one}\``))}?`,
    help: `Rename it to \`${close[0]}\`, or remove it.`,
    expected: close,
  }
}
