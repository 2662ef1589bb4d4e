import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { engineMark, type SharedEngine } from '../markdown/engine.ts'
import { lookOnce } from './data-paths.ts'
import type { EleventyInstance, EleventyParts } from './eleventy-parts.ts'
import { fileHash } from './file-states.ts'
import type { PageRecord, Records } from './page-records.ts'
import type { PageWorkers } from './page-workers.ts'
import { buildOnly, drawOnly } from './part-build.ts'
import { type BuildScope, emptyScope, setScope } from './scope.ts'
import { quicken } from './speedups.ts'
import { countReads, recordsOf } from './whole-build.ts'

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
}

export interface BuildOptions {
  root: string
  pathPrefix?: string
  configFile?: string
  workers?: PageWorkers
  /** When git last changed each page: `YYYY-MM-DD`. */
  updates: ReadonlyMap<string, string>
  /**
   * Called when Eleventy is done, and before those are told who wait for the end of the build; with the files that it has copied, and
   * the folders that the suite looks after.
   */
  onWritten?: (copies: ReadonlySet<string>, folders: readonly string[]) => void
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

/**
 * Build a site with Eleventy; everything is written when the promise resolves.
 *
 * @throws Error  What Eleventy throws, after it has told of it.
 */
export async function buildWhole(parts: EleventyParts, options: BuildOptions): Promise<Written> {
  const scope: BuildScope = { ...emptyScope(), isStanding: options.isStanding }
  const eleventy = await openEleventy(parts, options, scope)
  const reads = await countReads(parts)
  const said: string[] = []
  const print = console.error
  console.error = (...texts: unknown[]) => {
    const text = texts.join(' ')
    // How far the search has come is no news to the builds that follow.
    if (!text.startsWith('[handbook] Search: ')) said.push(text)
    print(...texts)
  }
  try {
    await told(eleventy.init())
    if (eleventy.templateData) lookOnce(eleventy.templateData)
    if (options.workers) await handOver(eleventy, parts, options.workers)
    const files = await writing(parts, options, eleventy, scope)
    const { input, output } = eleventy.directories
    return {
      files,
      input: posix.normalize(input),
      output: posix.normalize(output).replace(/\/$/, ''),
      said,
      records: await recordsOf(eleventy, scope, reads),
      made: scope.made,
    }
  } finally {
    console.error = print
    reads.stop()
  }
}

/**
 * Build some templates with Eleventy.
 *
 * @returns  What was written, and the new records of what was built; or why everything has to be built.
 */
export async function buildPart(
  parts: EleventyParts,
  options: BuildOptions,
  records: Records,
  wanted: ReadonlySet<string>,
): Promise<(Pick<Written, 'files' | 'made'> & { pages: PageRecord[] }) | string> {
  const scope: BuildScope = {
    ...emptyScope(),
    isStanding: options.isStanding,
    others: {
      pages: [
        ...new Set(
          records.pages.map(({ inputPath }) => posix.normalize(inputPath)).filter((path) => path.endsWith('.md')),
        ),
      ],
      layouts: records.layouts,
      updates: options.updates,
      urls: records.pages.flatMap(({ url }) => (url === false ? [] : [url])),
    },
  }
  let spoilt: () => string | undefined = () => undefined
  try {
    const eleventy = await openEleventy(parts, options, scope)
    await eleventy.init()
    eleventy.disableLogger()
    const part = await buildOnly(eleventy, wanted, records)
    spoilt = part.spoilt
    const files = await writing(parts, options, eleventy, scope)
    return spoilt() ?? { files, pages: await part.records(), made: scope.made }
  } catch (error) {
    // Whatever it is, the whole build meets it again, and tells of it.
    return spoilt() ?? `building some pages failed: ${(error as Error).message}`
  }
}

/**
 * Build some templates with Eleventy after all have been read: what others say is not known.
 *
 * @returns  What was written; or why everything has to be built.
 */
export async function buildTouchedPages(
  parts: EleventyParts,
  options: BuildOptions,
  isWanted: (inputPath: string) => boolean,
): Promise<Written['files'] | string> {
  try {
    const scope = { ...emptyScope(), isPart: true }
    const eleventy = await openEleventy(parts, options, scope)
    await eleventy.init()
    eleventy.disableLogger()
    if (eleventy.templateData) lookOnce(eleventy.templateData)
    if (!drawOnly(eleventy, isWanted)) return 'this Eleventy is not known'
    return await writing(parts, options, eleventy, scope)
  } catch (error) {
    // Whatever it is, the whole build meets it again, and tells of it.
    return `building some pages failed: ${(error as Error).message}`
  }
}

async function openEleventy(
  parts: EleventyParts,
  { pathPrefix, configFile }: BuildOptions,
  scope: BuildScope,
): Promise<EleventyInstance> {
  await quicken(parts)
  return new parts.Eleventy(undefined, undefined, {
    source: 'cli',
    runMode: 'build',
    quietMode: true,
    config: (eleventyConfig: object) => setScope(eleventyConfig, scope),
    ...(pathPrefix === undefined ? {} : { pathPrefix }),
    ...(configFile === undefined ? {} : { configPath: configFile }),
  })
}

/** The build failed in Eleventy, which has told why. */
export class BuildFailed extends Error {}

async function told<Answer>(promise: Promise<Answer>): Promise<Answer> {
  try {
    return await promise
  } catch (error) {
    throw new BuildFailed((error as Error).message, { cause: error })
  }
}

/** Let workers draw, when they can draw as Eleventy would: when nobody but the suite has set up the parser. */
async function handOver(eleventy: EleventyInstance, parts: EleventyParts, workers: PageWorkers): Promise<void> {
  const content = await parts.methodsOf('./TemplateContent.js')
  const engine = await eleventy.extensionMap?.engineManager?.getEngine?.('md', eleventy.extensionMap)
  const shared = engine && sharedEngine(eleventy.eleventyConfig?.userConfig)
  const library = engine?.mdLib as { render?: (text: string, data: unknown) => string } | undefined
  const sources = await workers.sources()
  const pages = content?.constructor as { cache?: (path: string, text: string) => void } | undefined
  if (typeof pages?.cache === 'function') for (const [path, source] of sources) pages.cache(path, source.content)
  if (!engine || !shared || typeof library?.render !== 'function') return
  workers.draw(shared.options())
  const drawHere = library.render.bind(library)
  engine.mdLib = {
    render(text: string, data: { page?: { inputPath?: string } } | undefined) {
      const path = data?.page?.inputPath
      const name = path === undefined ? undefined : posix.normalize(path)
      const drawn = name === undefined ? undefined : workers.htmlOf(name, text)
      if (name === undefined || !drawn) return drawHere(text, data)
      return drawn.then((html) => (html === undefined ? drawHere(text, data) : shared.settle(html, name)))
    },
  }
}

function sharedEngine(config: Record<string, unknown> | undefined): SharedEngine | undefined {
  const amendments = (config?.libraryAmendments as Record<string, unknown[]> | undefined)?.md
  const overrides = config?.libraryOverrides as Record<string, unknown> | undefined
  if (!Array.isArray(amendments) || amendments.length !== 1 || overrides?.md || config?.markdownHighlighter)
    return undefined
  return (amendments[0] as Record<symbol, SharedEngine | undefined>)[engineMark]
}

/** Run a build, and note every file that it writes. */
async function writing(
  parts: EleventyParts,
  { root, workers, hashNow, onWritten }: BuildOptions,
  eleventy: EleventyInstance,
  { made }: BuildScope,
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
    if (workers?.write(path, content, hashNow(name))) return
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
    onWritten?.(copiesOf(answer?.passthroughCopy), [...made.keys()])
    for (const [path, sum] of (await workers?.finish()) ?? []) sums.set(posix.normalize(path), sum)
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
