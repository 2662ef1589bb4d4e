import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Snapshot } from '../core/model/gitlab/snapshot.ts'
import { buildHandbook, type DataFiles, type Handbook, type HandbookFiles } from '../core/model/handbook.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { readRenames } from '../core/model/product/renames.ts'
import { buildTaxonomy } from '../core/model/product/taxonomy.ts'
import { referenceResolver } from '../core/model/references.ts'
import type { ReleasePost } from '../core/model/releases/release-post.ts'
import type { DataFile } from '../core/problems/data-file.ts'
import { isYamlFailure, parseYaml, yamlProblem } from '../core/problems/located-yaml.ts'
import type { Problem } from '../core/problems/problem.ts'
import type { CompiledSchema, ReferenceResolver } from '../core/problems/schema.ts'
import { schemaProblems } from '../core/problems/schema-problems.ts'
import { withWrittenNumbers } from '../core/problems/written-numbers.ts'
import { fileStamp } from './file-stamp.ts'
import type { CurrentSnapshot, PullWish } from './gitlab/current-snapshot.ts'
import { asReleasePost, emptyPostProblems, findReleaseFiles, releaseFolderPaths } from './release-files.ts'
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
  team: { name: 'team', schema: 'team', isNeeded: false },
  releases: { name: 'releases', schema: 'releases', isNeeded: false },
  releaseManagers: { name: 'release_post_managers', schema: 'releases', isNeeded: false },
  mvps: { name: 'mvps', schema: 'mvps', isNeeded: false },
  milestones: { name: 'milestones', schema: 'milestones', isNeeded: false },
  kickoffs: { name: 'kickoffs', schema: 'kickoffs', isNeeded: false },
  redirects: { name: 'redirects', schema: 'redirects', isNeeded: false },
  learning: { name: 'learning', schema: 'learning', isNeeded: false },
  learningPaths: { name: 'learning_paths', schema: 'learning-paths', isNeeded: false },
  learningModules: { name: 'learning_modules', schema: 'learning-modules', isNeeded: false },
  learningUnits: { name: 'learning_units', schema: 'learning-units', isNeeded: false },
  learningAchievements: { name: 'learning_achievements', schema: 'learning-achievements', isNeeded: false },
} as const satisfies Record<keyof DataFiles, { name: string; schema: string; isNeeded: boolean }>

/** Schemas of the files in folders that hold one file for each item. */
const folderSchemas = { posts: 'release-post', deprecations: 'deprecation', removals: 'deprecation' } as const

/** Names of the schemas of all data files. */
export const dataSchemas: readonly string[] = [
  ...new Set([...Object.values(dataFiles).map(({ schema }) => schema), ...Object.values(folderSchemas)]),
]

const extensions = ['yml', 'yaml']

/** Paths of every single file that `readHandbook` may read, and of folders whose files it reads, from the site's root. */
export function dataPaths(options: HandbookOptions): string[] {
  const files = Object.values(dataFiles).flatMap(({ name }) =>
    extensions.map((extension) => `${options.data}/${name}.${extension}`),
  )
  return [...files, ...releaseFolderPaths(options)]
}

/** A text that changes whenever something changes that `readHandbook` may read. */
export function dataStamp(root: string, options: HandbookOptions): string {
  const inFolders = findReleaseFiles(root, options).map(({ path }) => path)
  return [...inFolders, fileStamp(root, [...dataPaths(options), ...inFolders])].join(' ')
}

/**
 * Read the data folder and put it together.
 *
 * @param root    The site's root.
 * @param today   `YYYY-MM-DD`
 * @param pulled  What comes from GitLab: its files stand in for those that the site does not keep itself.
 */
export function readHandbook(
  root: string,
  options: HandbookOptions,
  today: string,
  { snapshot, problems: ofSnapshot }: CurrentSnapshot = { problems: [] },
): Handbook {
  const files: HandbookFiles = {}
  const problems: Problem[] = []
  const missing: string[] = []
  for (const [place, { name, schema, isNeeded }] of Object.entries(dataFiles)) {
    const found = readFirst(root, `${options.data}/${name}`) ?? pulledFile(name, snapshot)
    if (found === undefined) {
      if (isNeeded) missing.push(`${name}.yml`)
      continue
    }
    if ('code' in found) {
      problems.push(found)
      continue
    }
    const compiled = suiteSchema(schema)
    const { file, problems: faults } = checked(found, compiled)
    problems.push(...faults)
    if (hasShapeOf(compiled, file.yaml.value)) files[place as keyof DataFiles] = file
  }
  const folders = readFolders(root, options, files)
  const reading = [...ofSnapshot, ...problems, ...folders.problems, ...missingFiles(missing, options)]
  return buildHandbook({ ...files, ...folders.files }, reading, options, today, snapshot)
}

/** Read the folders with one file for each item: what is broken is told, and the rest still counts. */
function readFolders(
  root: string,
  options: HandbookOptions,
  files: HandbookFiles,
): { files: Pick<HandbookFiles, 'releasePosts' | 'deprecations' | 'removals'>; problems: Problem[] } {
  const found = findReleaseFiles(root, options)
  if (found.length === 0) return { files: {}, problems: [] }
  const names = { taxonomy: buildTaxonomy(files), renames: readRenames(files.renames) }
  const resolve = referenceResolver(names, new Set())
  const releasePosts: ReleasePost[] = []
  const goingAway = { deprecations: [] as DataFile[], removals: [] as DataFile[] }
  const problems: Problem[] = []
  for (const { path, folder } of found) {
    const found = readDataFile(root, path)
    if (found === undefined) continue
    if ('code' in found) {
      problems.push(found)
      continue
    }
    const schema = suiteSchema(folderSchemas[folder])
    const { file: read, problems: faults } = checked(found, schema, resolve)
    problems.push(...faults)
    if (!hasShapeOf(schema, read.yaml.value)) continue
    if (folder !== 'posts') {
      goingAway[folder].push(read)
      continue
    }
    const post = asReleasePost(read)
    if ('code' in post) problems.push(post)
    else releasePosts.push(post)
    if (faults.length === 0) problems.push(...emptyPostProblems(read, schema))
  }
  return { files: { releasePosts, ...goingAway }, problems }
}

/** A file as the model reads it, and what its schema says of it. */
function checked(
  file: DataFile,
  schema: CompiledSchema,
  resolve?: ReferenceResolver,
): { file: DataFile; problems: Problem[] } {
  const problemsOf = ({ yaml }: DataFile): Problem[] =>
    schemaProblems(schema, yaml.value, file.file, yaml.place, resolve)
  const problems = problemsOf(file)
  if (!problems.some(({ code }) => code === 'schema/type')) return { file, problems }
  const written = withWrittenNumbers(file, schema)
  return { file: written.file, problems: [...written.problems, ...problemsOf(written.file)] }
}

/** A list in place of a map, or the reverse, is as good as no file. */
function hasShapeOf({ schema }: CompiledSchema, value: unknown): boolean {
  const { type } = schema as { type?: string | string[] }
  return typeof value === 'object' && [type].flat().includes(Array.isArray(value) ? 'array' : 'object')
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

/** Read the file of a name, with the first extension that there is. */
function readFirst(root: string, base: string): DataFile | Problem | undefined {
  for (const extension of extensions) {
    const found = readDataFile(root, `${base}.${extension}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** Names of the data files, without extension, that a site does not keep in its own folder. */
function missingDataFiles(root: string, options: HandbookOptions): string[] {
  const isThere = (name: string): boolean =>
    extensions.some((extension) => existsSync(join(root, `${options.data}/${name}.${extension}`)))
  return Object.values(dataFiles).flatMap(({ name }) => (isThere(name) ? [] : [name]))
}

/** Labels of the stages: of the site's own, else of those in a pulled file. */
function stageLabels(root: string, options: HandbookOptions, files: Readonly<Record<string, string>>): string[] {
  const own = readFirst(root, `${options.data}/${dataFiles.stages.name}`)
  const text = files[dataFiles.stages.name]
  const stages = own ?? (text === undefined ? undefined : dataFileOf(text, 'stages.yml'))
  if (stages === undefined || 'code' in stages) return []
  return [...new Set(buildTaxonomy({ stages }).stages.map(({ label }) => label))]
}

/** What a pull for this site needs to know. */
export function pullWish(root: string, options: HandbookOptions, now: string): PullWish {
  return { now, files: missingDataFiles(root, options), stageLabels: (files) => stageLabels(root, options, files) }
}

/** A file as it was pulled from another project. */
function pulledFile(name: string, snapshot: Snapshot | undefined): DataFile | Problem | undefined {
  const text = snapshot?.files[name]
  return text === undefined ? undefined : dataFileOf(text, `${name}.yml`)
}

function readDataFile(root: string, file: string): DataFile | Problem | undefined {
  const read = readText(join(root, file), file)
  if ('missing' in read) return undefined
  return 'problem' in read ? read.problem : dataFileOf(read.text, file)
}

function dataFileOf(text: string, file: string): DataFile | Problem {
  const yaml = parseYaml(text)
  if (isYamlFailure(yaml)) return yamlProblem(yaml, 'the file', file)
  if (yaml.value === null || yaml.value === undefined)
    return { code: 'data/empty', severity: 'error', message: 'The file holds no data.', file }
  return { file, yaml }
}
