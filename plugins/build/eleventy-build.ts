import { posix } from 'node:path'
import { lookOnce } from './data-paths.ts'
import type { EleventyInstance, EleventyParts } from './eleventy-parts.ts'
import { handOver } from './hand-over.ts'
import type { PageRecord, Records } from './page-records.ts'
import { buildOnly, drawOnly } from './part-build.ts'
import { type BuildScope, emptyScope, setScope } from './scope.ts'
import { quicken } from './speedups.ts'
import { countReads, recordsOf } from './whole-build.ts'
import { type BuildOptions, foldersOf, listen, readConfiguration, type Written, writing } from './writing.ts'

/**
 * Build a site with Eleventy; everything is written when the promise resolves.
 *
 * @throws Error  What Eleventy throws, after it has told of it.
 */
export async function buildWhole(parts: EleventyParts, options: BuildOptions): Promise<Written> {
  const scope: BuildScope = { ...emptyScope(), isStanding: options.isStanding }
  const eleventy = await openEleventy(parts, options, scope)
  const reads = await countReads(parts)
  const { said, stop } = listen()
  try {
    await begin(eleventy, parts, options, scope)
    const files = await writing(parts, options, eleventy, scope)
    return {
      files,
      ...foldersOf(eleventy),
      said,
      records: await recordsOf(eleventy, scope, reads),
      made: scope.made,
      extras: scope.extras,
    }
  } finally {
    stop()
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
): Promise<(Pick<Written, 'files' | 'made' | 'extras'> & { pages: PageRecord[] }) | string> {
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
    return spoilt() ?? { files, pages: await part.records(), made: scope.made, extras: scope.extras }
  } catch (error) {
    // Whatever it is, the whole build meets it again, and tells of it.
    return spoilt() ?? `building some pages failed: ${(error as Error).message}`
  }
}

/**
 * Build some templates with Eleventy after all have been read: what others say is not known.
 *
 * @returns  What was written; or why everything has to be built.
 * @throws BuildFailed  When Eleventy cannot read its configuration, and has told so.
 */
export async function buildTouchedPages(
  parts: EleventyParts,
  options: BuildOptions,
  isWanted: (inputPath: string) => boolean,
): Promise<Written['files'] | string> {
  const scope: BuildScope = { ...emptyScope(), isPart: true, isDrawn: isWanted }
  const eleventy = await openEleventy(parts, options, scope)
  await begin(eleventy, parts, options, scope)
  try {
    eleventy.disableLogger()
    if (!drawOnly(eleventy, isWanted)) return 'this Eleventy is not known'
    return await writing(parts, options, eleventy, scope)
  } catch (error) {
    // Whatever it is, the whole build meets it again, and tells of it.
    return `building some pages failed: ${(error as Error).message}`
  }
}

/** Have Eleventy read its configuration, and make ready what speeds a build of many pages up. */
export async function begin(
  eleventy: EleventyInstance,
  parts: EleventyParts,
  { workers }: BuildOptions,
  scope: BuildScope,
): Promise<void> {
  await readConfiguration(eleventy, () => scope)
  if (eleventy.templateData) lookOnce(eleventy.templateData)
  if (workers) await handOver(eleventy, parts, workers)
}

export async function openEleventy(
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
