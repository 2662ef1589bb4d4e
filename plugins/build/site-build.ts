import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { belongsTo, type Shard } from '../sources/shard.ts'
import { type Built, optionsOf, type SiteBuild } from './build-wish.ts'
import { buildWhole } from './eleventy-build.ts'
import { loadEleventy } from './eleventy-parts.ts'
import {
  type FileChanges,
  type FileStamp,
  fileChanges,
  fileHash,
  filesBelow,
  isSameStamp,
  stampOf,
} from './file-states.ts'
import { codeHash, type GroundInputs, groundOf, variablesIn } from './ground.ts'
import { madeNow, within } from './made-folders.ts'
import { type InputState, type Manifest, type OutputState, readManifest, writeManifest } from './manifest.ts'
import { noteExtras, outputsNow } from './output-states.ts'
import { writeRecords } from './page-records.ts'
import { type PageWorkers, startWorkers } from './page-workers.ts'
import { buildShard } from './shard-build.ts'
import { partFile, removePart, writePart } from './site-parts.ts'
import { buildSome, redated, sourceOf, withHeads } from './some-build.ts'
import { buildTouched } from './touched-build.ts'

/** Build a site, and do only what has changed since the last build. */
export async function buildSite(build: SiteBuild): Promise<Built> {
  const { root } = build
  // Eleventy adds variables of its own.
  const environment = { ...process.env }
  const before = build.isFresh ? undefined : lastBuild(build)
  const lookedAt = Date.now()
  const now = filesBelow(root, new Set([before?.output ?? '_site']))
  const ground = before && groundOf({ ...groundInputs(build), variables: before.variables, environment })
  if (before && before.ground === ground) {
    const inputs = fileChanges(before.inputs, now, before.lookedAt, (path) => fileHash(join(root, path)))
    const outputs = outputsNow(root, before)
    const isOlder = inputs.isMoved && before.showsDates
    const hasPart = !build.shard || existsSync(join(root, partFile(build.shard)))
    if (countOf(inputs) + outputs.lost.length + redated(before, build).length === 0 && !isOlder && hasPart) {
      if (inputs.isMoved || outputs.isMoved)
        writeManifest(root, { ...before, lookedAt, inputs: withHeads(before, inputs.states), outputs: outputs.states })
      return { extent: 'nothing', files: before.outputs.size, written: 0, removed: 0, said: before.said }
    }
    if (!build.shard) {
      await build.load?.()
      const part = isOlder ? 'files have new dates' : await buildSome(build, before, inputs, outputs, lookedAt)
      if (typeof part !== 'string') return part
      if (!build.touched) build.onWhole?.(part)
    }
  }
  if (build.touched) {
    const part = await buildTouched(build, build.touched, before)
    if (typeof part !== 'string') return part
    build.onWhole?.(part)
  }
  return buildAll(build, before, now, lookedAt, environment)
}

/** A part goes on from no other part: what that has made is not gone. */
function lastBuild({ root, shard }: SiteBuild): Manifest | undefined {
  const before = readManifest(root)
  return shard && before?.part !== nameOf(shard) ? undefined : before
}

function nameOf({ index, total }: Shard): string {
  return `${index}/${total}`
}

function countOf({ changed, added, removed }: FileChanges): number {
  return changed.length + added.length + removed.length
}

function groundInputs({
  root,
  today,
  pathPrefix,
  configFile,
  given = [],
  shard,
}: SiteBuild): Omit<GroundInputs, 'variables' | 'environment'> {
  return { root, today, given: [pathPrefix ?? '', configFile ?? '', ...(shard ? [nameOf(shard)] : []), ...given] }
}

/** Build everything, and write what is different. */
async function buildAll(
  build: SiteBuild,
  before: Manifest | undefined,
  now: Map<string, FileStamp>,
  lookedAt: number,
  environment: NodeJS.ProcessEnv,
): Promise<Built> {
  const isMarkdown = markdownOf(build.options)
  const isOwn = belongsTo(build.shard, isMarkdown)
  const pages = [...now.keys()].filter((path) => isMarkdown(path) && isOwn(path))
  // Threads read the pages while everything else is loaded.
  const workers = workersFor(build, pages, now)
  try {
    return await buildWith(workers, build, before, now, lookedAt, environment)
  } finally {
    workers?.stop()
  }
}

function markdownOf({ input }: SiteBuild['options']): (path: string) => boolean {
  return (path) => path.endsWith('.md') && (input === '.' || path.startsWith(`${input}/`))
}

async function buildWith(
  workers: PageWorkers | undefined,
  build: SiteBuild,
  before: Manifest | undefined,
  now: Map<string, FileStamp>,
  lookedAt: number,
  environment: NodeJS.ProcessEnv,
): Promise<Built> {
  const { root, options } = build
  const isMarkdown = markdownOf(options)
  const isOwn = belongsTo(build.shard, isMarkdown)
  await build.load?.()
  const options_ = optionsOf(build, before)
  const extras = [...(before?.outputs ?? [])].filter(([, { from }]) => from === undefined)
  const copied = new Set<string>()
  const onWritten = (copies: ReadonlySet<string>, folders: readonly string[]): void => {
    // What plugins make at the end of a build they make anew; what they no longer make would stay for ever.
    for (const path of copies) copied.add(path)
    const kept = within(folders, new Map(extras))
    removeFiles(
      root,
      extras.flatMap(([path]) => (copies.has(path) || kept.has(path) ? [] : [path])),
    )
  }
  if (build.shard) removePart(root, build.shard)
  const parts = await loadEleventy(root)
  const howTo = { ...options_, onWritten, ...(workers ? { workers } : {}) }
  const answer = build.shard
    ? await buildShard(parts, howTo, { isOwn, isFirst: build.shard.index === 1 })
    : await buildWhole(parts, howTo)
  let written = 0
  // Threads of an earlier build, which had more.
  for (let number = workers?.count ?? 0; workers; number++) {
    const file = join(root, `.cache/handbook/drawn-${number}`)
    if (!existsSync(file)) break
    rmSync(file)
  }
  const sources = await workers?.sources()
  const outputs = new Map<string, OutputState>()
  for (const [path, file] of answer.files) {
    if (before?.outputs.get(path)?.hash !== file.hash) written++
    const stamp = stampOf(join(root, path))
    if (stamp) outputs.set(path, { ...stamp, ...file })
  }
  const gone = [...(before?.outputs ?? [])].filter(([path, { from }]) => from !== undefined && !outputs.has(path))
  const removed = removeFiles(
    root,
    gone.map(([path]) => path),
  )
  for (const [path, state] of within(answer.made.keys(), before?.outputs ?? new Map())) outputs.set(path, state)
  noteExtras(root, answer.output, outputs, (path, { mtime }) => copied.has(path) || mtime >= lookedAt - 1)
  const inputs = new Map<string, InputState>()
  for (const [path, stamp] of now) {
    const source = sources?.get(path) ?? (isMarkdown(path) ? sourceOf(root, path) : undefined)
    const sum = source?.hash ?? fileHash(join(root, path))
    const after = stampOf(join(root, path))
    // What changed during the build may be in it or not.
    const isSure = after && isSameStamp(after, stamp)
    inputs.set(path, { ...stamp, ...(isSure && sum ? { hash: sum } : {}), ...(source ? { head: source.head } : {}) })
  }
  for (const path of [...inputs.keys()])
    if (path === answer.output || path.startsWith(`${answer.output}/`)) inputs.delete(path)
  const variables = ownVariables(root, [...inputs.keys()])
  const records = answer.records && randomUUID()
  if (answer.records && records) writeRecords(root, records, answer.records)
  writeManifest(root, {
    ground: groundOf({ ...groundInputs(build), variables, environment }),
    variables,
    ...(build.shard ? { part: nameOf(build.shard) } : {}),
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
  if (build.shard) {
    const { shard, ...whole } = build
    writePart(root, {
      ...shard,
      ground: groundOf({ ...groundInputs(whole), variables: [], environment }),
      output: answer.output,
      inputs: [...inputs].map(([path, { hash = '' }]) => [path, hash]),
      outputs: [...outputs].map(([path, { hash = '' }]) => [path, hash]),
      toSearch: [...(answer.toSearch ?? [])],
    })
  }
  return { extent: 'everything', files: outputs.size, written, removed, said: [] }
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

/** Small sites are drawn sooner than a thread has started. */
const worthwhile = 3_000_000

function workersFor(build: SiteBuild, pages: readonly string[], now: Map<string, FileStamp>): PageWorkers | undefined {
  const { root } = build
  const bytes = pages.reduce((sum, path) => sum + (now.get(path)?.size ?? 0), 0)
  const count = build.threads ?? (bytes < worthwhile ? 0 : Math.min(Math.max(availableParallelism() - 1, 1), 4))
  if (count === 0) return undefined
  const folder = join(root, '.cache/handbook')
  return startWorkers(
    Array.from({ length: count }, (_, number) => ({
      root,
      paths: pages.filter((_, index) => index % count === number),
      kept: { folder, name: `drawn-${number}` },
      version: codeHash(),
    })),
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
