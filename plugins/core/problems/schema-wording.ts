import type { ErrorObject } from 'ajv'
import type { YamlPath } from './located-yaml.ts'
import type { Problem } from './problem.ts'
import type { ReferenceFault, Schema } from './schema.ts'
import { either, plain, suggest } from './suggest.ts'

type SchemaCode = Extract<Problem['code'], `schema/${string}` | `reference/${string}`>

/** What is said of an error, and where it is shown. */
export interface Wording {
  code: SchemaCode
  message: string
  expected?: string[]
  /** Where the problem is shown, when not at the value itself. */
  target?: YamlPath
  /** What it is about, when that is not there to be shown. */
  subject?: YamlPath
  what?: 'key' | 'value'
}

/** @param close  Fields that a refused key may have been meant for, where they are known. */
export function wording(error: ErrorObject, path: YamlPath, close?: string[]): Wording {
  const field = fieldName(path)
  const found = shown(error.data)
  const params = error.params as Record<string, unknown>
  const title = error.parentSchema?.title
  switch (error.keyword) {
    case 'type':
      return { code: 'schema/type', message: `${field} is ${found}. It must be ${either(typeNames(params.type))}.` }
    case 'required':
      return {
        code: 'schema/required',
        message: `${path.length ? `${field} has no` : 'There is no'} \`${params.missingProperty}\`.`,
        subject: [...path, String(params.missingProperty)],
        // The entry of a list has no key; that of the list would be the same for all entries.
        what: typeof path.at(-1) === 'number' ? 'value' : 'key',
      }
    case 'additionalProperties':
      return unexpectedKey(path, field, String(params.additionalProperty), error.parentSchema, close)
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
        message:
          typeof title === 'string'
            ? `${field} is ${found}. It must be ${title}.`
            : `${field} is ${found}, which does not have the form \`${params.pattern}\`.`,
      }
    case 'minLength':
    case 'maxLength':
      return sizeWording(error, field, [...String(error.data)].length, ['character', 'characters'])
    case 'minItems':
    case 'maxItems':
      return sizeWording(error, field, (error.data as unknown[]).length, ['entry', 'entries'])
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

function unexpectedKey(path: YamlPath, field: string, key: string, schema: unknown, known?: string[]): Wording {
  const fields = Object.keys(((schema as Schema | undefined)?.properties as object | undefined) ?? {})
  const close = known ?? suggest(key, fields)
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
  const names = [...new Set(allowed.filter((item) => item !== null).map(String))]
  const close = typeof value === 'string' ? meantBy(value, names) : []
  const listed = names.length > 8 && close.length > 0 ? close : names
  return {
    code: 'schema/value',
    message: `${field} is ${found}. It must be ${either(listed.map((name) => `"${name}"`))}.`,
    expected: close.length > 0 ? close : names,
  }
}

/** The value that is only spelled otherwise, where it is one; else those that resemble it. */
function meantBy(value: string, names: readonly string[]): string[] {
  const same = names.filter((name) => plain(name) === plain(value))
  return same.length === 1 ? same : suggest(value, names)
}

function sizeWording(error: ErrorObject, field: string, count: number, [one, many]: [string, string]): Wording {
  const counted = (number: number): string => `${number} ${number === 1 ? one : many}`
  const bound = error.keyword.startsWith('min') ? 'at least' : 'at most'
  const { limit } = error.params as { limit: number }
  return { code: 'schema/size', message: `${field} has ${counted(count)}. It must have ${bound} ${counted(limit)}.` }
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
export function pathOf(pointer: string): YamlPath {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
