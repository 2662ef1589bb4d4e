import type { ErrorObject } from 'ajv'
import type { DataFile } from './data-file.ts'
import type { YamlPath } from './located-yaml.ts'
import { type Problem, pointerOf } from './problem.ts'
import type { CompiledSchema, Schema } from './schema.ts'
import { fieldName, pathOf } from './schema-wording.ts'

/**
 * Take numbers as they are written where a schema wants a text of a form which they have: `15.10` without quotes is the number
 * 15.1, and which version was meant can still be read.
 *
 * @returns  The file with those texts, and a warning for each of them.
 */
export function withWrittenNumbers(
  file: DataFile,
  { validate }: CompiledSchema,
): { file: DataFile; problems: Problem[] } {
  const errors = validate.call({}, file.yaml.value) ? [] : (validate.errors ?? [])
  const texts = errors.filter(({ keyword }) => keyword === 'type').flatMap((error) => writtenNumber(error, file))
  const value = texts.reduce((value, { path, text }) => replaced(value, path, text), file.yaml.value)
  const problems = texts.map(({ path, text, number }): Problem => {
    const place = file.yaml.place(path)
    return {
      code: 'schema/type',
      severity: 'warning',
      message: `${fieldName(path)} is the number ${number}. It is taken as it is written: ${text}.`,
      file: file.file,
      place,
      pointer: pointerOf(path),
      help: 'Put it in quotes.',
      edits: [{ place, text }],
    }
  })
  return { file: { ...file, yaml: { ...file.yaml, value } }, problems }
}

function writtenNumber(
  { data, parentSchema, instancePath }: ErrorObject,
  { yaml }: DataFile,
): { path: YamlPath; text: string; number: number }[] {
  const { pattern } = (parentSchema ?? {}) as Schema
  if (typeof data !== 'number' || typeof pattern !== 'string') return []
  const path = pathOf(instancePath)
  const text = yaml.written(path)
  return Number(text) === data && new RegExp(pattern, 'u').test(text) ? [{ path, text, number: data }] : []
}

/** A value with another one at a path. */
function replaced(value: unknown, [step, ...rest]: YamlPath, text: string): unknown {
  if (step === undefined) return text
  if (Array.isArray(value)) return value.with(Number(step), replaced(value[Number(step)], rest, text))
  const map = value as Record<string, unknown>
  return { ...map, [step]: replaced(map[step], rest, text) }
}
