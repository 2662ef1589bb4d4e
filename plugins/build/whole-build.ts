import { posix } from 'node:path'
import type { EleventyInstance, EleventyParts, TemplateMap } from './eleventy-parts.ts'
import { type LivePage, type PageRecord, type Records, recordOf } from './page-records.ts'
import type { BuildScope } from './scope.ts'

/** Tells whether the texts of pages are read by anybody but Eleventy, which does so a known number of times. */
export interface ReadCounter {
  hasReaders(): boolean
  stop(): void
}

interface Reads {
  content: number
  source: number
}

/** Watch who reads the texts of pages: other pages that show them depend on them. */
export async function countReads(parts: EleventyParts): Promise<ReadCounter> {
  const methods = await parts.methodsOf('./Template.js')
  const owner = methods?.constructor as { augmentWithTemplateContentProperty?: (page: object) => object } | undefined
  const augment = owner?.augmentWithTemplateContentProperty
  if (!owner || typeof augment !== 'function') return { hasReaders: () => true, stop: () => {} }
  const counts: Reads[] = []
  owner.augmentWithTemplateContentProperty = (page) => {
    const reads = { content: 0, source: 0 }
    counts.push(reads)
    return counted(augment.call(owner, page), reads)
  }
  return {
    // Eleventy puts the content into the layout; it renders the source, and hands it over when it has written the page.
    hasReaders: () => counts.some(({ content, source }) => content > 1 || source > 2),
    stop: () => {
      owner.augmentWithTemplateContentProperty = augment
    },
  }
}

function counted(page: object, reads: Reads): object {
  return new Proxy(page, {
    get(target, name) {
      if (name === 'templateContent' || name === 'content') reads.content++
      else if (name === 'rawInput') reads.source++
      return Reflect.get(target, name)
    },
  })
}

/** What the next build needs to build only some pages; nothing when it could not be right. */
export async function recordsOf(
  eleventy: EleventyInstance,
  scope: BuildScope,
  reads: ReadCounter,
): Promise<Records | undefined> {
  const map = eleventy.writer?.templateMap
  const shared = await eleventy.templateData?.getGlobalData?.()
  if (!map || !shared || !isKnown(map) || reads.hasReaders()) return undefined
  const collected = new Set(map.collection.items)
  const pages = map.map.flatMap(({ _pages }) =>
    _pages.map((page): PageRecord => recordOf(page as LivePage, collected.has(page), shared)),
  )
  const input = posix.normalize(eleventy.directories.input)
  const isOwn = (path: string) => scope.ownTemplates.has(posix.relative(input, posix.normalize(path)))
  const always = map.map
    .filter(({ inputPath, _pages }) => !isOwn(inputPath) && _pages.some((page) => !isPlain(page as LivePage)))
    .map(({ inputPath }) => inputPath)
  const collections = new Map<string, unknown>()
  for (const name of scope.ownCollections) {
    const value = map.collectionsData?.[name]
    if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return undefined
    collections.set(name, value)
  }
  return { pages, collections, layouts: scope.layouts, always, readBodies: scope.readBodies }
}

/** Whether a page is Markdown and nothing else: then its text shows no other page. */
export function isPlain({ inputPath, data }: LivePage): boolean {
  return inputPath.endsWith('.md') && data.templateEngineOverride === 'md' && !data.pagination
}

export function isKnown(map: TemplateMap): boolean {
  return (
    Array.isArray(map.map) &&
    Array.isArray(map.collection?.items) &&
    typeof map.collection.add === 'function' &&
    typeof map.getUserConfigCollection === 'function' &&
    typeof map.generateInputUrlContentMap === 'function' &&
    typeof map.generateUrlMap === 'function'
  )
}
