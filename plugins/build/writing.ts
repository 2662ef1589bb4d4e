import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type { EleventyInstance, EleventyParts } from './eleventy-parts.ts'
import { fileHash } from './file-states.ts'
import type { FileWriters } from './file-writers.ts'
import type { Records } from './page-records.ts'
import type { PageWorkers } from './page-workers.ts'
import type { BuildScope } from './scope.ts'

/** What Eleventy wrote. */
export interface Written {
  /** Hash and origin of each file by its path from the root. */
  files: Map<string, { hash: string; from: string }>
  input: string
  output: string
  said: string[]
  /** Pages as the next build can use them; nothing when it could not. */
  records: Records | undefined
  /** Folders that the suite has filled, as in the scope of the build. */
  made: ReadonlyMap<string, string>
  /** Hashes of the files that the suite has written at the end, as in the scope of the build. */
  extras: ReadonlyMap<string, string>
  /** Of a part of the site, as in its scope. */
  toSearch?: NonNullable<BuildScope['toSearch']>
}

export interface BuildOptions {
  root: string
  pathPrefix?: string
  configFile?: string
  workers?: PageWorkers
  /** Without them, files are written as they come. */
  writers?: FileWriters
  /** When git last changed each page: `YYYY-MM-DD`. */
  updates: ReadonlyMap<string, string>
  /**
   * Called when Eleventy is done, and before those are told who wait for the end of the build; with the files that it has copied, and
   * the folders and files that the suite looks after.
   */
  onWritten?: (copies: ReadonlySet<string>, folders: readonly string[], coming: ReadonlySet<string>) => void
  /** Whether a folder stands as the last build has left it, which made it of what has a name. */
  isStanding(folder: string, name: string): boolean
  /** The hash of a file that stands in the output folder as the last build left it. */
  hashNow(path: string): string | undefined
}

/** The result of one template, as Eleventy hands it over. */
interface Result {
  inputPath: string
  outputPath: string
}

/** Run a build, and note every file that it writes. */
export async function writing(
  parts: EleventyParts,
  { root, writers, hashNow, onWritten }: BuildOptions,
  eleventy: EleventyInstance,
  { made, coming, meanwhile }: BuildScope,
): Promise<Map<string, { hash: string; from: string }>> {
  const sums = new Map<string, string>()
  const methods = await parts.methodsOf('./Util/FileSystemManager.js', 'FileSystemManager')
  const isKnown =
    typeof methods?.writeFileSync === 'function' && typeof methods.createDirectoryForFileSync === 'function'
  const before = { ...methods }
  if (methods && isKnown) {
    Object.assign(methods, {
      createDirectoryForFileSync: () => {},
      createDirectoryForFile: async () => {},
      writeFileSync: write,
      writeFile: async (path: string, content: string | Uint8Array) => write(path, content),
    })
  }
  function write(path: string, content: string | Uint8Array): void {
    const name = posix.normalize(path)
    if (writers) {
      writers.write(path, content, hashNow(name))
      return
    }
    const sum = hash('sha256', content, 'base64')
    sums.set(name, sum)
    if (sum === hashNow(name)) return
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  let isFlushed = false
  const flush = async (answer?: { passthroughCopy?: unknown }): Promise<void> => {
    if (isFlushed) return
    isFlushed = true
    onWritten?.(copiesOf(answer?.passthroughCopy), [...made.keys()], coming)
    const finished = writers?.finish()
    for (const act of meanwhile) act()
    for (const [path, sum] of (await finished) ?? []) sums.set(posix.normalize(path), sum)
  }
  // Whoever listens for the end of the build finds all files there.
  const { writer } = eleventy
  if (typeof writer?.write === 'function') {
    const whole = writer.write.bind(writer)
    writer.write = async () => {
      const answer = await whole()
      await flush(answer)
      return answer
    }
  }
  try {
    const results = resultsOf(await told(eleventy.write()))
    await flush()
    return new Map(
      results.flatMap(({ inputPath, outputPath }) => {
        const path = posix.normalize(outputPath)
        const sum = sums.get(path) ?? fileHash(join(root, path))
        return sum === undefined ? [] : [[path, { hash: sum, from: posix.normalize(inputPath) }]]
      }),
    )
  } finally {
    if (methods && isKnown) Object.assign(methods, before)
  }
}

/** Eleventy answers with copies and templates. */
function resultsOf(answer: unknown): Result[] {
  const templates = Array.isArray(answer) ? (answer[1] as unknown) : undefined
  return (Array.isArray(templates) ? templates : []).flatMap((one): Result[] =>
    !one?.isOther && typeof one?.outputPath === 'string' && typeof one.inputPath === 'string' ? [one] : [],
  )
}

/** Files that Eleventy has copied, by their paths from the root. */
function copiesOf(answer: unknown): Set<string> {
  const copies = (Array.isArray(answer) ? answer : []) as { map?: Record<string, string> }[]
  return new Set(copies.flatMap(({ map = {} }) => Object.values(map)).map((path) => posix.normalize(path)))
}

/** The folders of a site from its root. */
export function foldersOf({ directories: { input, output } }: EleventyInstance): Pick<Written, 'input' | 'output'> {
  return { input: posix.normalize(input), output: posix.normalize(output).replace(/\/$/, '') }
}

/**
 * Note what is said on standard error.
 *
 * @param isQuiet  Whether nothing is said before somebody passes it on.
 */
export function listen(isQuiet = false): { said: string[]; stop(): void } {
  const said: string[] = []
  const print = console.error
  console.error = (...texts: unknown[]) => {
    const text = texts.join(' ')
    // How far the search has come is no news to the builds that follow.
    if (!text.startsWith('[handbook] Search: ')) said.push(text)
    if (!isQuiet) print(...texts)
  }
  return {
    said,
    stop() {
      console.error = print
    },
  }
}

/** The build failed in Eleventy, which has told why. */
export class BuildFailed extends Error {}

/** What of Eleventy reads its configuration, and tells of errors. */
interface Beginning {
  init(): Promise<void>
  errorHandler?: { error?(error: unknown, message: string): void }
}

/**
 * Have Eleventy read its configuration, and say when that adds no plugin of the suite. It tells by itself what fails later; what
 * fails here, only its own command tells.
 *
 * @param scopeNow  What the suite was to find, once the configuration is read.
 *
 * @throws BuildFailed  When that has been told.
 */
export async function readConfiguration(eleventy: Beginning, scopeNow: () => BuildScope): Promise<void> {
  try {
    await eleventy.init()
  } catch (error) {
    if (typeof eleventy.errorHandler?.error !== 'function') throw error
    eleventy.errorHandler.error(error, 'Eleventy could not begin')
    throw new BuildFailed((error as Error).message, { cause: error })
  }
  if (!scopeNow().isFound)
    console.error(
      '[handbook] Eleventy builds without the suite. Add `eleventyConfig.addPlugin(handbook)` to its configuration, `.eleventy.js`.',
    )
}

async function told<Answer>(promise: Promise<Answer>): Promise<Answer> {
  try {
    return await promise
  } catch (error) {
    throw new BuildFailed((error as Error).message, { cause: error })
  }
}
