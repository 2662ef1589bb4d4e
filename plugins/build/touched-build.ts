import { join, posix } from 'node:path'
import { compareText } from '../core/problems/problem.ts'
import { type Built, optionsOf, type SiteBuild } from './build-wish.ts'
import { buildTouchedPages } from './eleventy-build.ts'
import { loadEleventy } from './eleventy-parts.ts'
import { stampOf } from './file-states.ts'
import { type Manifest, type OutputState, writeManifest } from './manifest.ts'

/**
 * Build the pages that were touched, and those that no Markdown page is behind; all other pages are read and not drawn.
 *
 * @returns  What was done, with the pages in the order of their paths; or why that does not suffice.
 */
export async function buildTouched(
  build: SiteBuild,
  touched: ReadonlySet<string>,
  before: Manifest | undefined,
): Promise<Built | string> {
  const { root } = build
  await build.load?.()
  const isWanted = (path: string): boolean => !path.endsWith('.md') || touched.has(posix.normalize(path))
  const answer = await buildTouchedPages(await loadEleventy(root), optionsOf(build, before), isWanted)
  if (typeof answer === 'string') return answer
  const outputs = new Map<string, OutputState>(before?.outputs)
  let written = 0
  for (const [path, file] of answer) {
    if (before?.outputs.get(path)?.hash !== file.hash) written++
    const stamp = stampOf(join(root, path))
    if (stamp) outputs.set(path, { ...stamp, ...file })
  }
  // The next build has to know whose files these are, but cannot go on from here: not even when the inputs are again as they were.
  if (before) writeManifest(root, { ...before, ground: '', outputs })
  const pages = [...answer]
    .flatMap(([path, { from }]) => (touched.has(from) ? [{ from, path }] : []))
    .sort((a, b) => compareText(a.from, b.from))
  return { extent: 'some pages', files: answer.size, written, removed: 0, said: [], pages }
}
