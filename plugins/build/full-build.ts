import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { codeVersion } from '../sources/code-version.ts'
import { belongsTo } from '../sources/shard.ts'
import { type Built, groundInputs, optionsOf, partName, type SiteBuild } from './build-wish.ts'
import { buildWhole } from './eleventy-build.ts'
import { loadEleventy } from './eleventy-parts.ts'
import { type FileStamp, fileHash, isSameStamp, stampOf } from './file-states.ts'
import { type FileWriters, fileWriters } from './file-writers.ts'
import { groundOf, variablesIn } from './ground.ts'
import { madeNow, within } from './made-folders.ts'
import { type InputState, type Manifest, type OutputState, writeManifest } from './manifest.ts'
import { noteExtras } from './output-states.ts'
import type { PageSource } from './page-messages.ts'
import { writeRecords } from './page-records.ts'
import { type PageWorkers, startWorkers } from './page-workers.ts'
import { buildShard } from './shard-build.ts'
import { removePart, writePart } from './site-parts.ts'
import { sourceOf } from './some-build.ts'
import type { BuildOptions, Written } from './writing.ts'

/** What a build finds. */
export interface BuildStart {
  before: Manifest | undefined
  /** All files of the site, and when they were looked at, in ms. */
  now: Map<string, FileStamp>
  lookedAt: number
  environment: NodeJS.ProcessEnv
}

interface Threads {
  workers?: PageWorkers
  writers?: FileWriters
}

/** Build everything, and write what is different. */
export async function buildAll(build: SiteBuild, start: BuildStart): Promise<Built> {
  const isOwn = ownPages(build)
  // They read the pages while everything else is loaded.
  const threads = threadsFor(build, [...start.now.keys()].filter(markdownOf(build)).filter(isOwn), start.now)
  try {
    await build.load?.()
    const copied = new Set<string>()
    const answer = await written(build, start.before, threads, copied)
    dropDrawn(build.root, threads.workers)
    const sources = (await threads.workers?.sources()) ?? new Map<string, PageSource>()
    const files = outputsOf(build, start, answer, copied)
    note(build, start, { answer, outputs: files.outputs, inputs: inputsOf(build, start, sources, answer.output) })
    return {
      extent: 'everything',
      files: files.outputs.size,
      written: files.written,
      removed: files.removed,
      said: [],
    }
  } finally {
    threads.writers?.stop()
    await threads.workers?.stop()
  }
}

function markdownOf({ options: { input } }: SiteBuild): (path: string) => boolean {
  return (path) => path.endsWith('.md') && (input === '.' || path.startsWith(`${input}/`))
}

/** Which files belong to the part that is built. */
function ownPages(build: SiteBuild): (path: string) => boolean {
  return belongsTo(build.shard, markdownOf(build))
}

/** Small sites are drawn sooner than a thread has started. */
const worthwhile = 3_000_000

function threadsFor(build: SiteBuild, pages: readonly string[], now: Map<string, FileStamp>): Threads {
  const { root } = build
  const bytes = pages.reduce((sum, path) => sum + (now.get(path)?.size ?? 0), 0)
  const count = build.threads ?? (bytes < worthwhile ? 0 : Math.min(Math.max(availableParallelism() - 1, 1), 4))
  if (count === 0) return {}
  const folder = join(root, '.cache/handbook')
  const starts = Array.from({ length: count }, (_, number) => ({
    root,
    paths: pages.filter((_, index) => index % count === number),
    kept: { folder, name: `drawn-${number}` },
    version: codeVersion(),
  }))
  // Writing ends last, when nobody else has much to do.
  return { workers: startWorkers(starts), writers: fileWriters(count + 1) }
}

/** Threads of an earlier build may have been more. */
function dropDrawn(root: string, workers: PageWorkers | undefined): void {
  for (let number = workers?.count ?? 0; workers; number++) {
    const file = join(root, `.cache/handbook/drawn-${number}`)
    if (!existsSync(file)) return
    rmSync(file)
  }
}

/** Have Eleventy build the site, and note what it has copied. */
async function written(
  build: SiteBuild,
  before: Manifest | undefined,
  threads: Threads,
  copied: Set<string>,
): Promise<Written> {
  const { root, shard } = build
  const extras = [...(before?.outputs ?? [])].filter(([, { from }]) => from === undefined)
  const onWritten: BuildOptions['onWritten'] = (copies, folders, coming) => {
    // What plugins make at the end of a build they make anew; what they no longer make would stay for ever.
    for (const path of copies) copied.add(path)
    const kept = within(folders, new Map(extras))
    const isKept = (path: string): boolean => copies.has(path) || kept.has(path) || coming.has(path)
    removeFiles(
      root,
      extras.flatMap(([path]) => (isKept(path) ? [] : [path])),
    )
  }
  if (shard) removePart(root, shard)
  const parts = await loadEleventy(root)
  const options = { ...optionsOf(build, before), onWritten, ...threads }
  return shard
    ? buildShard(parts, options, { isOwn: ownPages(build), isFirst: shard.index === 1 })
    : buildWhole(parts, options)
}

/** Note the files of the site, and remove those that are no longer of it. */
function outputsOf(
  { root }: SiteBuild,
  { before, lookedAt }: BuildStart,
  { files, made, extras, output }: Written,
  copied: ReadonlySet<string>,
): { outputs: Map<string, OutputState>; written: number; removed: number } {
  let written = 0
  const outputs = new Map<string, OutputState>()
  for (const [path, file] of files) {
    if (before?.outputs.get(path)?.hash !== file.hash) written++
    const stamp = stampOf(join(root, path))
    if (stamp) outputs.set(path, { ...stamp, ...file })
  }
  const gone = [...(before?.outputs ?? [])].filter(([path, { from }]) => from !== undefined && !outputs.has(path))
  const removed = removeFiles(
    root,
    gone.map(([path]) => path),
  )
  for (const [path, state] of within(made.keys(), before?.outputs ?? new Map())) outputs.set(path, state)
  noteExtras(root, output, outputs, extras, (path, { mtime }) => copied.has(path) || mtime >= lookedAt - 1)
  return { outputs, written, removed }
}

function inputsOf(
  build: SiteBuild,
  { now }: BuildStart,
  sources: ReadonlyMap<string, PageSource>,
  output: string,
): Map<string, InputState> {
  const { root } = build
  const isMarkdown = markdownOf(build)
  const inputs = new Map<string, InputState>()
  for (const [path, stamp] of now) {
    if (path === output || path.startsWith(`${output}/`)) continue
    const source = sources.get(path) ?? (isMarkdown(path) ? sourceOf(root, path) : undefined)
    const sum = source?.hash ?? fileHash(join(root, path))
    const after = stampOf(join(root, path))
    // What changed during the build may be in it or not.
    const isSure = after && isSameStamp(after, stamp)
    inputs.set(path, { ...stamp, ...(isSure && sum ? { hash: sum } : {}), ...(source ? { head: source.head } : {}) })
  }
  return inputs
}

interface Outcome {
  answer: Written
  outputs: Map<string, OutputState>
  inputs: Map<string, InputState>
}

/** Write down what the next build, and whoever puts parts together, has to know. */
function note(build: SiteBuild, { lookedAt, environment }: BuildStart, { answer, outputs, inputs }: Outcome): void {
  const { root, shard, ...rest } = build
  const variables = ownVariables(root, [...inputs.keys()])
  const records = answer.records && randomUUID()
  if (answer.records && records) writeRecords(root, records, answer.records)
  writeManifest(root, {
    ground: groundOf({ ...groundInputs(build), variables, environment }),
    variables,
    ...(shard ? { part: partName(shard) } : {}),
    output: answer.output,
    input: answer.input,
    lookedAt,
    inputs,
    outputs,
    updates: build.updates ?? new Map(),
    made: madeNow(root, answer.made),
    said: answer.said,
    showsDates: showsDates(root, [...inputs.keys()], answer.records?.always ?? []),
    ...(records === undefined ? {} : { records }),
  })
  if (!shard) return
  writePart(root, {
    ...shard,
    ground: groundOf({ ...groundInputs({ root, ...rest }), variables: [], environment }),
    output: answer.output,
    inputs: [...inputs].map(([path, { hash = '' }]) => [path, hash]),
    outputs: [...outputs].map(([path, { hash = '' }]) => [path, hash]),
    toSearch: [...(answer.toSearch ?? [])],
  })
}

/** Whether templates, layouts or the configuration of the site mention what comes from the times of files. */
function showsDates(root: string, paths: readonly string[], always: readonly string[]): boolean {
  const templates = new Set(always.map((path) => path.replace(/^\.\//, '')))
  return paths.some(
    (path) =>
      (/\.(?:[cm]?[jt]s|njk|liquid|html|webc|vto|hbs|ejs)$/.test(path) || templates.has(path)) &&
      /\bcollections\b|\bdate\b/i.test(readFileSync(join(root, path), 'utf8')),
  )
}

/** Remove files, and the folders that are empty without them. */
function removeFiles(root: string, paths: readonly string[]): number {
  for (const path of paths) {
    rmSync(join(root, path), { force: true })
    try {
      for (let folder = dirname(path); folder.includes('/'); folder = dirname(folder)) rmdirSync(join(root, folder))
    } catch {
      // Something else lies there.
    }
  }
  return paths.length
}

function ownVariables(root: string, paths: readonly string[]): string[] {
  const names = new Set<string>()
  for (const path of paths) {
    if (!/\.(c|m)?[jt]s$/.test(path)) continue
    for (const name of variablesIn(readFileSync(join(root, path), 'utf8'))) names.add(name)
  }
  return [...names].sort()
}
