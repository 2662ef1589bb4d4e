import { readFileSync } from 'node:fs'
import { type CompiledSchema, compileSchema, type Schema } from '../core/problems/schema-problems.ts'

const compiled = new Map<string, CompiledSchema>()

/** One of the suite's own schemas, by its file name without `.schema.json`; each is read and compiled once. */
export function suiteSchema(name: string): CompiledSchema {
  const known = compiled.get(name)
  if (known) return known
  const schema = compileSchema(readSuiteSchema(name), `${name}.schema.json`)
  compiled.set(name, schema)
  return schema
}

/** The text of one of the suite's own schemas, parsed. */
export function readSuiteSchema(name: string): Schema {
  return JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as Schema
}
