import { join } from 'node:path'
import type { HandbookOptions } from '../core/model/options.ts'
import type { Shard } from '../sources/shard.ts'
import { isSameStamp, stampOf } from './file-states.ts'
import type { GroundInputs } from './ground.ts'
import { isStanding } from './made-folders.ts'
import type { Manifest, OutputState } from './manifest.ts'
import type { BuildOptions } from './writing.ts'

/** What is to be built, and how. */
export interface SiteBuild {
  root: string
  options: HandbookOptions
  /** `YYYY-MM-DD` */
  today: string
  pathPrefix?: string
  configFile?: string
  /** Whether the last build counts for nothing. */
  isFresh?: boolean
  /** When git last changed each page: `YYYY-MM-DD`. */
  updates?: ReadonlyMap<string, string>
  /** Further things that decide what comes out. */
  given?: readonly string[]
  /** Loads the suite. Eleventy sends every import after its own through a thread, and the suite has some hundreds. */
  load?: () => Promise<unknown>
  /** Called with the reason when everything is built though there was a build before. */
  onWhole?: (reason: string) => void
  /** Paths of pages from the root: when there is no build to go on from, only these are drawn, and what is made from data. */
  touched?: ReadonlySet<string>
  /** The part of the site to build: some of its Markdown pages, with the first part everything else. */
  shard?: Shard
  /** How many threads draw pages beside this one. Default: as many as pay. */
  threads?: number
}

/** What a build did. */
export interface Built {
  /** What had to be built. */
  extent: 'nothing' | 'some pages' | 'everything'
  /** Files that belong to the site. */
  files: number
  /** Files that were written, since they are new or different. */
  written: number
  removed: number
  said: readonly string[]
  /** Where the touched pages lie, when only they were drawn. */
  pages?: readonly { from: string; path: string }[]
}

/** What Eleventy is built with. Files that stand as the last build has left them are not written again. */
export function optionsOf(
  { root, pathPrefix, configFile, updates = new Map() }: SiteBuild,
  before: Manifest | undefined,
  outputs: ReadonlyMap<string, OutputState> = before?.outputs ?? new Map(),
): BuildOptions {
  return {
    root,
    updates,
    hashNow(path) {
      const state = outputs.get(path)
      const stamp = state && stampOf(join(root, path))
      return stamp && isSameStamp(stamp, state) ? state.hash : undefined
    },
    isStanding: (folder, name) => before !== undefined && isStanding(root, before, folder, name),
    ...(pathPrefix === undefined ? {} : { pathPrefix }),
    ...(configFile === undefined ? {} : { configFile }),
  }
}

/** What a build stands on, but for the environment. */
export function groundInputs({
  root,
  today,
  pathPrefix,
  configFile,
  given = [],
  shard,
}: SiteBuild): Omit<GroundInputs, 'variables' | 'environment'> {
  return { root, today, given: [pathPrefix ?? '', configFile ?? '', ...(shard ? [partName(shard)] : []), ...given] }
}

export function partName({ index, total }: Shard): string {
  return `${index}/${total}`
}
