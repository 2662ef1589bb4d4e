import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Built, groundInputs, partName, type SiteBuild } from './build-wish.ts'
import { type FileChanges, type FileStamp, fileChanges, fileHash, filesBelow } from './file-states.ts'
import { buildAll } from './full-build.ts'
import { groundOf } from './ground.ts'
import { type Manifest, readManifest, writeManifest } from './manifest.ts'
import { outputsNow } from './output-states.ts'
import { partFile } from './site-parts.ts'
import { buildSome, redated, withHeads } from './some-build.ts'
import { buildTouched } from './touched-build.ts'

/** Build a site, and do only what has changed since the last build. */
export async function buildSite(build: SiteBuild): Promise<Built> {
  const { root } = build
  // Eleventy adds variables of its own.
  const environment = { ...process.env }
  const before = build.isFresh ? undefined : lastBuild(build)
  const lookedAt = Date.now()
  const now = siteFiles(build, before?.output ?? '_site')
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
  return buildAll(build, { before, now, lookedAt, environment })
}

/** The files of the site, from its root: what lies below it, and in folders of the options that lie beside it. */
function siteFiles({ root, options: { input, data, layouts } }: SiteBuild, output: string): Map<string, FileStamp> {
  // A folder above the site would hold what the build writes.
  const isBeside = (folder: string): boolean => /^(?:\.\.\/)+(?!\.\.$)/.test(folder) && existsSync(join(root, folder))
  const beside = [...new Set([input, data, layouts])].filter(isBeside)
  return new Map([
    ...filesBelow(root, new Set([output])),
    ...beside.flatMap((folder) =>
      [...filesBelow(join(root, folder), new Set())].map(([path, stamp]) => [`${folder}/${path}`, stamp] as const),
    ),
  ])
}

/** A part goes on from no other part: what that has made is not gone. */
function lastBuild({ root, shard }: SiteBuild): Manifest | undefined {
  const before = readManifest(root)
  return shard && before?.part !== partName(shard) ? undefined : before
}

function countOf({ changed, added, removed }: FileChanges): number {
  return changed.length + added.length + removed.length
}
