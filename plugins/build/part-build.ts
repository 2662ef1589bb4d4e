import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { deserialize } from 'node:v8'
import type { EleventyInstance } from './eleventy-parts.ts'
import { type LivePage, type PageRecord, type Records, recordOf, standIn } from './page-records.ts'
import { isKnown } from './whole-build.ts'

/** A build of some pages. What it has written counts only when nothing has spoilt it. */
export interface PartBuild {
  /** Why everything has to be built after all; nothing while there is no reason. */
  spoilt(): string | undefined
  /** The new records of the pages that were built. */
  records(): Promise<PageRecord[]>
}

/**
 * Let an Eleventy build some templates only, with stand-ins for the pages of all others: collections, addresses and what the build
 * hands over at its end are whole.
 *
 * @param wanted  Paths of templates as Eleventy writes them.
 */
export async function buildOnly(
  eleventy: EleventyInstance,
  wanted: ReadonlySet<string>,
  { pages, collections }: Records,
): Promise<PartBuild> {
  let reason: string | undefined
  const miss = (what: string): never => {
    reason ??= what
    throw new Error(`Everything has to be built: ${reason}.`)
  }
  const { writer } = eleventy
  const shared = await eleventy.templateData?.getGlobalData?.()
  const others = pages.filter(({ inputPath }) => !wanted.has(inputPath))
  const add = writer?._addToTemplateMap?.bind(writer)
  const write = writer?.write?.bind(writer)
  if (!writer || !shared || !add || !write || !writer._getAllPaths || !writer.writePassthroughCopy)
    return miss('this Eleventy is not known')
  writer._getAllPaths = async () => [...wanted]
  // Nothing but texts of pages has changed.
  writer.writePassthroughCopy = async () => []
  writer._addToTemplateMap = async (paths, to) => {
    const added = await add(paths, to)
    const map = writer.templateMap
    if (!map || !isKnown(map)) return miss('this Eleventy is not known')
    for (const record of others)
      if (record.isCollected) map.collection.add(standIn(record, shared, () => map.collectionsData, miss))
    const ask = map.getUserConfigCollection.bind(map)
    map.getUserConfigCollection = async (name) => collections.get(name) ?? ask(name)
    const [addresses, paths_] = [map.generateInputUrlContentMap.bind(map), map.generateUrlMap.bind(map)]
    map.generateInputUrlContentMap = (order) => ({ ...addressesOf(others), ...addresses(order) })
    map.generateUrlMap = (order) => ({ ...pathsOf(others), ...paths_(order) })
    return added
  }
  writer.write = async () => {
    const answer = await write()
    return { ...answer, templates: [...(answer.templates ?? []), ...others.flatMap(resultOf)] }
  }
  return {
    spoilt: () => reason,
    async records() {
      const map = writer.templateMap
      const collected = new Set(map?.collection.items)
      return (map?.map ?? []).flatMap(({ _pages }) =>
        _pages.map((page) => recordOf(page as LivePage, collected.has(page), shared)),
      )
    },
  }
}

/**
 * Let an Eleventy read all templates, and draw and write some.
 *
 * @param drawsTexts  Whether the texts of the others are drawn all the same, for templates that show them.
 * @returns  Whether it is one that is known.
 */
export function drawOnly(
  { writer }: EleventyInstance,
  isWanted: (inputPath: string) => boolean,
  drawsTexts = false,
): boolean {
  const add = writer?._addToTemplateMap?.bind(writer)
  const generate = writer?._generateTemplate?.bind(writer)
  if (!writer || !add || !generate) return false
  writer._generateTemplate = async (entry, to) => (isWanted(entry.inputPath) ? generate(entry, to) : [])
  if (drawsTexts) return true
  writer._addToTemplateMap = async (paths, to) => {
    const added = await add(paths, to)
    const draw = writer.templateMap?.populateContentDataInMap?.bind(writer.templateMap)
    if (writer.templateMap && draw)
      writer.templateMap.populateContentDataInMap = (entries) => draw(entries.filter((one) => isWanted(one.inputPath)))
    return added
  }
  return true
}

function addressesOf(records: readonly PageRecord[]): Record<string, (string | false)[]> {
  const found: Record<string, (string | false)[]> = {}
  for (const { inputPath, url } of records) {
    found[inputPath] ??= []
    found[inputPath].push(url)
  }
  return found
}

function pathsOf(records: readonly PageRecord[]): Record<string, { inputPath: string; groupNumber: number }> {
  return Object.fromEntries(records.map(({ url, inputPath, groupNumber }) => [url, { inputPath, groupNumber }]))
}

/** What Eleventy tells of a page at the end of a build; its content is read when somebody asks. */
function resultOf({ inputPath, outputPath, url }: PageRecord): object[] {
  if (outputPath === false) return []
  const result = { inputPath, outputPath, url, isOther: true }
  return [
    Object.defineProperties(result, {
      isOther: { enumerable: false, value: true },
      content: { enumerable: true, get: () => readFileSync(outputPath, 'utf8') },
      rawInput: { enumerable: true, get: () => readFileSync(inputPath, 'utf8') },
    }),
  ]
}

/** Whether other pages see the same in a page as before. Its date is another one when the file was made anew. */
export function looksTheSame(before: PageRecord, now: PageRecord, countsDates: boolean): boolean {
  if (before.url !== now.url || before.outputPath !== now.outputPath || before.isCollected !== now.isCollected)
    return false
  if (!now.isCollected) return true
  if (!isDeepStrictEqual(before.lost, now.lost)) return false
  if (countsDates && before.date.getTime() !== now.date.getTime()) return false
  if (before.data.equals(now.data)) return true
  return isDeepStrictEqual(dataOf(before, countsDates), dataOf(now, countsDates))
}

function dataOf({ data }: PageRecord, countsDates: boolean): unknown {
  const own = deserialize(data) as { page?: object }
  return countsDates || !own.page ? own : { ...own, page: { ...own.page, date: undefined } }
}
