import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isYamlFailure, type LocatedYaml, parseYaml } from '../core/problems/located-yaml.ts'
import { HandbookError, type Problem } from '../core/problems/problem.ts'
import type { CompiledSchema, Schema, Validate } from '../core/problems/schema.ts'
import { absolute } from '../core/problems/schema-shape.ts'
import { packageFolder } from './package-files.ts'
import { compileSchema } from './schema-compiler.ts'

/** The suite's by their names, those of sites by their addresses. */
const compiled = new Map<string, CompiledSchema>()
const askedFor = new Set<string>()
const suiteFolder = new URL('schemas/', packageFolder)
const require = createRequire(import.meta.url)

/**
 * One of the suite's own schemas, by its file name without `.schema.json`; each is read once. It was compiled when the package was
 * made (`make-package.ts`): compiling all of them takes longer than many a check.
 */
export function suiteSchema(name: string): CompiledSchema {
  const known = compiled.get(name)
  if (known) return known
  const schema = JSON.parse(readFileSync(new URL(`${name}.schema.json`, suiteFolder), 'utf8')) as Schema
  const validate = require(fileURLToPath(new URL(`dist/schemas/${name}.cjs`, packageFolder))) as Validate
  const result = { validate, schema, others: new Map() }
  compiled.set(name, result)
  return result
}

/**
 * A schema of the site. It may refer to other files by relative paths, and to the suite's schemas as `handbook:page`.
 *
 * @param path  Absolute path of its file.
 * @param file  What problems call it: its path from the site's root.
 * @throws HandbookError  `schema/broken`, with the places in the schema's own file.
 */
export function siteSchema(path: string, file: string): CompiledSchema {
  return schemaFrom(pathToFileURL(path), file)
}

/** Whether a schema was to be read from a file, be it there or not, or one that a schema refers to. */
export function isSchemaFile(path: string): boolean {
  return askedFor.has(pathToFileURL(path).href)
}

function schemaFrom(url: URL, file: string): CompiledSchema {
  const known = compiled.get(url.href)
  if (known) return known
  const { schema, yaml } = readSchema(url, file)
  const others = new Map<string, Schema>()
  collectOthers(schema, url, others, file)
  try {
    const result = compileSchema({ ...schema, $id: url.href }, others)
    compiled.set(url.href, result)
    return result
  } catch (error) {
    throw broken(file, (error as Error).message.replaceAll(url.href, file), yaml)
  }
}

/** A schema, with its places. */
function readSchema(url: URL, file: string): { schema: Schema; yaml: LocatedYaml } {
  const path = fileURLToPath(url)
  askedFor.add(url.href)
  if (!existsSync(path)) throw broken(file, 'the file does not exist')
  const yaml = parseYaml(readFileSync(path, 'utf8'))
  if (isYamlFailure(yaml)) throw broken(file, yaml.reason)
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value))
    throw broken(file, 'it is not a map', yaml)
  return { schema: yaml.value as Schema, yaml }
}

/** Read every schema that one refers to, and those that they refer to. */
function collectOthers(schema: Schema, url: URL, others: Map<string, Schema>, file: string): void {
  for (const reference of references(schema)) {
    const address = absolute(reference.split('#')[0] as string, url.href)
    if (address === url.href || others.has(address)) continue
    const target = address.startsWith('handbook:')
      ? new URL(`${address.slice(9)}.schema.json`, suiteFolder)
      : new URL(address)
    if (target.protocol !== 'file:')
      throw broken(file, `it refers to ${reference}, and schemas are not read from the web`)
    const { schema: other } = readSchema(target, `${file}: ${reference}`)
    others.set(address, { ...other, $id: address })
    collectOthers(other, target, others, file)
  }
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const { $ref } = value as { $ref?: unknown }
  const own = typeof $ref === 'string' && !$ref.startsWith('#') ? [$ref] : []
  return [...own, ...Object.values(value).flatMap(references)]
}

function broken(file: string, why: string, yaml?: LocatedYaml): HandbookError {
  const pointer = /\bdata((?:\/[^\s,]+)+)/.exec(why)?.[1]
  const keyword = /keyword: "([^"]+)"/.exec(why)?.[1]
  const path = pointer ? pointer.slice(1).split('/') : keyword ? pathOfKey(yaml?.value, keyword) : []
  const message = `The schema is wrong: ${why}.`
  const problem: Problem = {
    code: 'schema/broken',
    severity: 'error',
    message,
    file,
    ...(yaml ? { place: yaml.place(path) } : {}),
  }
  return new HandbookError('schema/broken', message, { problems: [problem] })
}

function pathOfKey(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Object.hasOwn(value, key)) return [key]
  for (const [step, item] of Object.entries(value)) {
    const rest = pathOfKey(item, key)
    if (rest.length > 0) return [step, ...rest]
  }
  return []
}
