import { join } from 'node:path'
import { buildHandbook, type Handbook, type HandbookFiles } from '../core/model/handbook.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import type { DataFile } from '../core/problems/data-file.ts'
import { isYamlFailure, parseYaml, yamlProblem } from '../core/problems/located-yaml.ts'
import type { Problem } from '../core/problems/problem.ts'
import type { CompiledSchema } from '../core/problems/schema.ts'
import { schemaProblems } from '../core/problems/schema-problems.ts'
import { suiteSchema } from './schemas.ts'
import { readText } from './text-file.ts'

/** The data files by their place in the model: names without extension, and schemas. */
const dataFiles = {
  sections: { name: 'sections', schema: 'sections', isNeeded: true },
  stages: { name: 'stages', schema: 'stages', isNeeded: true },
  categories: { name: 'categories', schema: 'categories', isNeeded: true },
  features: { name: 'features', schema: 'features', isNeeded: false },
  pricingThemes: { name: 'pricing_themes', schema: 'pricing-themes', isNeeded: false },
  jobs: { name: 'jobs_to_be_done', schema: 'jobs-to-be-done', isNeeded: false },
  renames: { name: 'renames', schema: 'renames', isNeeded: false },
} as const satisfies Record<keyof HandbookFiles, { name: string; schema: string; isNeeded: boolean }>

/** Names of the schemas of all data files. */
export const dataSchemas: readonly string[] = Object.values(dataFiles).map(({ schema }) => schema)

const extensions = ['yml', 'yaml']

/** Paths of every file that `readHandbook` may read, from the site's root. */
export function dataPaths(options: HandbookOptions): string[] {
  return Object.values(dataFiles).flatMap(({ name }) =>
    extensions.map((extension) => `${options.data}/${name}.${extension}`),
  )
}

/**
 * Read the data folder and put it together.
 *
 * @param root   The site's root.
 * @param today  `YYYY-MM-DD`
 */
export function readHandbook(root: string, options: HandbookOptions, today: string): Handbook {
  const files: HandbookFiles = {}
  const problems: Problem[] = []
  const missing: string[] = []
  for (const [place, { name, schema, isNeeded }] of Object.entries(dataFiles)) {
    const found = readDataFile(root, `${options.data}/${name}`)
    if (found === undefined) {
      if (isNeeded) missing.push(`${name}.yml`)
      continue
    }
    if ('code' in found) {
      problems.push(found)
      continue
    }
    const compiled = suiteSchema(schema)
    problems.push(...schemaProblems(compiled, found.yaml.value, found.file, found.yaml.place))
    if (hasShapeOf(compiled, found.yaml.value)) files[place as keyof HandbookFiles] = found
  }
  return buildHandbook(files, [...problems, ...missingFiles(missing, options)], options, today)
}

/** A list in place of a map, or the reverse, is as good as no file. */
function hasShapeOf({ validate }: CompiledSchema, value: unknown): boolean {
  const isList = Array.isArray(value)
  return typeof value === 'object' && isList === ((validate.schema as { type?: string }).type === 'array')
}

/** A site without any taxonomy is only told so; one that has lost a part of it is stopped. */
function missingFiles(missing: string[], options: HandbookOptions): Problem[] {
  const needed = Object.values(dataFiles).filter((file) => file.isNeeded)
  if (missing.length === needed.length) {
    const message = `There is no ${missing.join(', ')} in this folder: no direction and maturity pages are made.`
    return [{ code: 'data/missing', severity: 'warning', message, file: options.data }]
  }
  return missing.map((name) => ({
    code: 'data/missing',
    severity: 'error',
    message: `There is no ${name} in this folder.`,
    file: options.data,
    help: `Add ${options.data}/${name}.`,
  }))
}

function readDataFile(root: string, base: string): DataFile | Problem | undefined {
  for (const extension of extensions) {
    const file = `${base}.${extension}`
    const read = readText(join(root, file), file)
    if ('missing' in read) continue
    if ('problem' in read) return read.problem
    const yaml = parseYaml(read.text)
    if (isYamlFailure(yaml)) return yamlProblem(yaml, 'the file', file)
    if (yaml.value === null || yaml.value === undefined) {
      return { code: 'data/empty', severity: 'error', message: 'The file holds no data.', file }
    }
    return { file, yaml }
  }
  return undefined
}
