import { join } from 'node:path'
import { type Built, optionsOf, type SiteBuild } from './build-wish.ts'
import { buildPart } from './eleventy-build.ts'
import { loadEleventy } from './eleventy-parts.ts'
import { type FileChanges, type FileState, isSameStamp, stampOf } from './file-states.ts'
import { madeNow } from './made-folders.ts'
import { type InputState, type Manifest, writeManifest } from './manifest.ts'
import { noteExtras, type OutputsNow } from './output-states.ts'
import type { PageSource } from './page-messages.ts'
import { readRecords } from './page-records.ts'
import { readSource } from './page-source.ts'
import { looksTheSame } from './part-build.ts'

/** Build the pages of which nothing but the text has changed; or tell why that does not suffice. */
export async function buildSome(
  build: SiteBuild,
  before: Manifest,
  inputs: FileChanges,
  outputs: OutputsNow,
  lookedAt: number,
): Promise<Built | string> {
  const { root } = build
  const [moved] = [...inputs.added, ...inputs.removed]
  if (moved !== undefined) return `${moved} is ${inputs.added.includes(moved) ? 'new' : 'gone'}`
  for (const path of inputs.changed) {
    const { head } = before.inputs.get(path) ?? {}
    const source = head === undefined ? undefined : sourceOf(root, path)
    if (!source) return `${path} has changed`
    if (source.head !== head || source.hash !== inputs.states.get(path)?.hash)
      return `the front matter of ${path} has changed`
  }
  const records = before.records === undefined ? undefined : readRecords(root, before.records)
  if (!records) return 'some page shows the texts of others'
  const shown = inputs.changed.find((path) => records.readBodies.has(path))
  if (shown !== undefined) return `other pages tell what ${shown} says`
  const wanted = new Set([...inputs.changed, ...redated(before, build)].map((path) => `./${path}`))
  for (const path of outputs.lost) {
    const from = before.outputs.get(path)?.from
    if (from === undefined || before.inputs.get(from)?.head === undefined) return `${path} is not as it was left`
    wanted.add(`./${from}`)
  }
  if (wanted.size > 8 && wanted.size * 4 > records.pages.length) return 'most pages have changed'
  for (const path of records.always) wanted.add(path)
  const answer = await buildPart(await loadEleventy(root), optionsOf(build, before, outputs.states), records, wanted)
  if (typeof answer === 'string') return answer
  const known = new Map(records.pages.map((record) => [`${record.inputPath} ${record.pageNumber ?? 0}`, record]))
  for (const page of answer.pages) {
    const old = known.get(`${page.inputPath} ${page.pageNumber ?? 0}`)
    if (!old || !looksTheSame(old, page, before.showsDates))
      return `other pages can see the change in ${page.inputPath}`
  }
  if (answer.pages.length !== records.pages.filter(({ inputPath }) => wanted.has(inputPath)).length)
    return 'there are more or fewer pages'
  const states = new Map(outputs.states)
  let written = 0
  for (const [path, file] of answer.files) {
    if (outputs.states.get(path)?.hash !== file.hash) written++
    const stamp = stampOf(join(root, path))
    if (stamp) states.set(path, { ...stamp, ...file })
  }
  noteExtras(root, before.output, states, answer.extras, (_, { mtime }) => mtime >= lookedAt - 1)
  for (const path of inputs.changed) {
    const stamp = stampOf(join(root, path))
    const state = inputs.states.get(path)
    // It may have been changed once more while it was built.
    if (!state || !stamp || !isSameStamp(stamp, state)) inputs.states.set(path, { size: -1, mtime: -1 })
  }
  writeManifest(root, {
    ...before,
    lookedAt,
    inputs: withHeads(before, inputs.states),
    outputs: states,
    updates: build.updates ?? before.updates,
    made: madeNow(root, answer.made),
  })
  return { extent: 'some pages', files: states.size, written, removed: 0, said: before.said }
}

/** Pages of which git tells another day than before. */
export function redated({ inputs, updates }: Manifest, build: SiteBuild): string[] {
  return [...inputs].flatMap(([path, { head }]) =>
    head !== undefined && updates.get(path) !== build.updates?.get(path) ? [path] : [],
  )
}

export function sourceOf(root: string, path: string): PageSource | undefined {
  try {
    return readSource(root, path)
  } catch {
    return undefined
  }
}

/** What is known of the front matter of pages, which has not changed. */
export function withHeads(before: Manifest, states: ReadonlyMap<string, FileState>): Map<string, InputState> {
  return new Map(
    [...states].map(([path, state]) => {
      const { head } = before.inputs.get(path) ?? {}
      return [path, head === undefined ? state : { ...state, head }]
    }),
  )
}
