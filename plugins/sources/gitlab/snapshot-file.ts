import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { GitLabSettings } from '../../core/model/gitlab/gitlab-settings.ts'
import type { Snapshot } from '../../core/model/gitlab/snapshot.ts'
import type { HandbookOptions } from '../../core/model/options.ts'
import { atLine, HandbookError, type Problem } from '../../core/problems/problem.ts'
import { schemaProblems } from '../../core/problems/schema-problems.ts'
import { suiteSchema } from '../schemas.ts'
import { readText } from '../text-file.ts'
import { emptyMemory, type PullMemory } from './memory.ts'

/** What was pulled last, on this machine. */
export const cacheFile = '.cache/handbook/gitlab.json'

/** The snapshot that is committed, from the site's root. */
function snapshotPath({ data }: Pick<HandbookOptions, 'data'>): string {
  return `${data}/gitlab.json`
}

/** What there is without asking GitLab. */
export interface Kept {
  /** The youngest that is sound and from the configured place. */
  snapshot?: Snapshot
  /** File that it was read from. */
  source?: string
  memory: PullMemory
  problems: Problem[]
}

/** Read the cache and the committed snapshot; the younger one counts. */
export function readKept(root: string, options: HandbookOptions, settings: GitLabSettings): Kept {
  const problems: Problem[] = []
  const cache = readJson(root, cacheFile, problems) as { snapshot?: unknown; memory?: unknown } | undefined
  const cached = cache && asSnapshot(cache.snapshot, cacheFile, settings, problems)
  const committed = asSnapshot(
    readJson(root, snapshotPath(options), problems),
    snapshotPath(options),
    settings,
    problems,
  )
  const isCached = cached !== undefined && (committed === undefined || cached.pulledAt >= committed.pulledAt)
  const snapshot = isCached ? cached : committed
  const memory = isCached ? memoryOf(cache?.memory) : emptyMemory()
  const source = isCached ? cacheFile : snapshotPath(options)
  return { ...(snapshot ? { snapshot, source } : {}), memory, problems }
}

/**
 * Write what was pulled, whole or not at all.
 *
 * @throws HandbookError  `gitlab/cache`
 */
export function writeCache(root: string, snapshot: Snapshot, { known, withheld, closed, uncounted }: PullMemory): void {
  const memory = { known: [...known], withheld: [...withheld].sort(), closed: [...closed].sort(), uncounted }
  writeWhole(root, cacheFile, `${JSON.stringify({ snapshot, memory })}\n`)
}

/**
 * Write the snapshot that is committed: in stable order, one value a line, so that differences can be reviewed.
 *
 * @throws HandbookError  `gitlab/cache`
 */
export function writeSnapshot(root: string, options: HandbookOptions, snapshot: Snapshot): string {
  const path = snapshotPath(options)
  writeWhole(root, path, `${JSON.stringify(snapshot, null, 2)}\n`)
  return path
}

/** A file is replaced in one step: whoever reads it meanwhile sees the old or the new one. */
function writeWhole(root: string, file: string, text: string): void {
  const path = join(root, file)
  const draft = `${path}.${process.pid}.part`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, text)
    renameSync(draft, path)
  } catch (error) {
    if (existsSync(draft)) rmSync(draft)
    const reason = (error as NodeJS.ErrnoException).code ?? 'no reason given'
    throw new HandbookError('gitlab/cache', `What was pulled cannot be written to ${file} (${reason}).`)
  }
}

function readJson(root: string, file: string, problems: Problem[]): unknown {
  const read = readText(join(root, file), file)
  if ('missing' in read) return undefined
  if ('problem' in read) {
    problems.push({ ...unusable(file, read.problem.message) })
    return undefined
  }
  try {
    return JSON.parse(read.text)
  } catch {
    problems.push(unusable(file, 'it is not JSON'))
    return undefined
  }
}

/** A snapshot that is one, and comes from the configured place. */
function asSnapshot(
  value: unknown,
  file: string,
  { host, groups }: GitLabSettings,
  problems: Problem[],
): Snapshot | undefined {
  if (value === undefined) return undefined
  const [fault] = schemaProblems(suiteSchema('snapshot'), value, file, () => atLine(1))
  if (fault) {
    problems.push(unusable(file, fault.message))
    return undefined
  }
  const snapshot = value as Snapshot
  if (snapshot.host === host && snapshot.groups.join() === groups.join()) return snapshot
  problems.push(unusable(file, `it comes from ${snapshot.groups.join(', ')} on ${snapshot.host}`))
  return undefined
}

function unusable(file: string, why: string): Problem {
  const message = `The data from GitLab in this file is not used: ${why.replace(/\.$/, '')}.`
  return { code: 'gitlab/snapshot', severity: 'warning', message, file }
}

/** The memory of a cache that is sound as such; anything odd is forgotten, which costs a few requests. */
function memoryOf(value: unknown): PullMemory {
  const { known, withheld, closed, uncounted } = (value ?? {}) as Record<string, unknown>
  const lists = [known, withheld, closed]
  if (!lists.every(Array.isArray)) return emptyMemory()
  return {
    known: new Map(known as [string, never][]),
    withheld: new Set(withheld as string[]),
    closed: new Set(closed as string[]),
    uncounted: typeof uncounted === 'number' ? uncounted : 0,
  }
}
