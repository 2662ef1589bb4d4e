import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HandbookError } from '../core/problems/problem.ts'
import type { DataPaths } from './data-paths.ts'
import { withoutImportThread } from './import-thread.ts'
import type { LivePage } from './page-records.ts'

/** An object whose methods may be replaced. */
export type Methods = Record<string, (...given: never[]) => unknown>

/** The parts of an Eleventy that are not in its API. Each is looked at before it is touched, and left alone when it has another shape. */
export interface EleventyParts {
  Eleventy: EleventyClass
  version: string
  /** The methods of a class in a file of its sources; nothing when there is none. */
  methodsOf(file: string, name?: string): Promise<Methods | undefined>
  /** The functions on paths, shared by everything in Eleventy. */
  paths: Methods | undefined
  /** The small functions with which its gray-matter works. */
  frontMatter: Methods | undefined
  /** Have changes seen in modules that others import; see `withoutImportThread`. */
  watchImports(): void
}

interface EleventyClass {
  new (input: string | undefined, output: string | undefined, options: Record<string, unknown>): EleventyInstance
}

/** What is used of an Eleventy besides its API; every part may be missing. */
export interface EleventyInstance {
  init(): Promise<void>
  write(): Promise<unknown>
  disableLogger(): void
  errorHandler?: { error?(error: unknown, message: string): void }
  directories: { input: string; output: string }
  eleventyConfig?: { userConfig?: Record<string, unknown> }
  templateData?: DataPaths & { getGlobalData?(): Promise<Record<string, unknown>> }
  writer?: Writer
  extensionMap?: { engineManager?: { getEngine?(name: string, map: unknown): Promise<Record<string, unknown>> } }
}

/** What lists, draws and writes templates. */
interface Writer {
  write?(): Promise<{ templates?: unknown[]; passthroughCopy?: unknown }>
  writePassthroughCopy?(paths: string[]): Promise<unknown>
  _getAllPaths?(): Promise<string[]>
  _addToTemplateMap?(paths: string[], to: string): Promise<unknown>
  _generateTemplate?(entry: { inputPath: string }, to: string): Promise<unknown[]>
  templateMap?: TemplateMap
}

export interface TemplateMap {
  map: { inputPath: string; _pages: LivePage[] }[]
  collection: { items: object[]; add(page: object): void }
  collectionsData: Record<string, unknown> | null
  populateContentDataInMap?(entries: { inputPath: string }[]): Promise<void>
  getUserConfigCollection(name: string): Promise<unknown>
  generateInputUrlContentMap(map: unknown): Record<string, unknown>
  generateUrlMap(map: unknown): Record<string, unknown>
}

/**
 * Load the Eleventy of a site: its own, else the one beside the suite.
 *
 * @throws HandbookError  `config/missing` when there is none.
 */
export async function loadEleventy(root: string): Promise<EleventyParts> {
  const requireFrom = (folder: string) => createRequire(join(folder, 'package.json'))
  const entry = [root, import.meta.dirname]
    .map((folder) => tried(() => requireFrom(folder).resolve('@11ty/eleventy')))
    .find((found) => found !== undefined)
  if (entry === undefined)
    throw new HandbookError('config/missing', 'There is no Eleventy to build the site with.', {
      help: 'Run `npm install --save-dev @11ty/eleventy`.',
    })
  // `require` and `import` have an entry each; both lie in one folder.
  const url = new URL('./Eleventy.js', pathToFileURL(entry))
  const { loaded, watchImports } = await withoutImportThread(() => import(url.href))
  const { default: Eleventy } = loaded as { default: EleventyClass & { getVersion(): string } }
  const utils = tried(() => createRequire(entry).resolve('@11ty/eleventy-utils'))
  const { TemplatePath } = utils ? ((await import(pathToFileURL(utils).href)) as { TemplatePath?: Methods }) : {}
  return {
    Eleventy,
    version: Eleventy.getVersion(),
    async methodsOf(file, name = 'default') {
      try {
        const found = (await import(new URL(file, url).href)) as Record<string, { prototype?: Methods } | undefined>
        return found[name]?.prototype
      } catch {
        return undefined
      }
    },
    paths: TemplatePath,
    frontMatter: tried(() => createRequire(entry)('gray-matter/lib/utils.js') as Methods),
    watchImports,
  }
}

function tried<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
