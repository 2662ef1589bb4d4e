import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { EleventyParts, TemplateMap } from './eleventy-parts.ts'
import { type LivePage, recordOf } from './page-records.ts'
import { looksTheSame } from './part-build.ts'
import type { BuildScope } from './scope.ts'
import { countReads, isKnown, isPlain } from './whole-build.ts'

/** A page as the map of templates holds it, with what Eleventy does to draw it. */
interface DrawnPage extends LivePage {
  rawInput: string
  templateContent: unknown
  template: LiveTemplate
}

interface LiveTemplate {
  resetCaches(): void
  setRenderableOverride(override: undefined): void
  setDryRunViaIncremental(isDryRun: boolean): void
  getData(): Promise<Record<string, unknown>>
  getTemplates(data: object): Promise<DrawnPage[]>
  resolveRemainingComputedData(data: object): Promise<void>
  renderPageEntryWithoutLayout(page: object): Promise<unknown>
  generateMapEntry(entry: object, to: 'fs'): Promise<unknown[]>
}

interface Entry {
  inputPath: string
  template: LiveTemplate
  _pages: DrawnPage[]
}

/** What lists, draws and writes templates, in a preview. */
export interface PreviewWriter {
  write(): Promise<{ templates?: unknown[]; passthroughCopy?: unknown }>
  templateMap?: TemplateMap
  writeCount?: number
  /** The one file for the sake of which Eleventy builds. */
  incrementalFile?: string | null
  extensionMap?: { hasEngine(path: string): boolean }
  templateData?: { getGlobalData?(): Promise<Record<string, unknown>> }
  _createTemplate?(path: string, to: 'fs'): { template: object }
}

/** What the last build of everything leaves behind. */
interface Whole {
  map: TemplateMap
  entries: Map<string, Entry>
  /** Other templates of the site that may show any page. */
  always: Entry[]
}

/** Builds of a preview, in which a page of which only the text is another one is drawn alone. */
export interface SavedTexts {
  /** Eleventy is about to build for the sake of these files. */
  expect(paths: readonly string[]): void
  /** Let a writer draw one page where that suffices, and everything else as it does. */
  quicken(writer: PreviewWriter | undefined): void
}

/**
 * Draw saved texts alone: as long as nobody reads the texts of other pages, and the page comes out as the others see it now.
 * In doubt Eleventy builds as it does.
 */
export function savedTexts(parts: EleventyParts, scope: BuildScope): SavedTexts {
  let last: Whole | undefined
  let known = new Set<string>()
  let hasReaders = false
  const quickened = new WeakSet<object>()

  async function buildWhole(write: PreviewWriter['write'], writer: PreviewWriter) {
    last = undefined
    const reads = await countReads(parts)
    try {
      const answer = await write()
      hasReaders ||= reads.hasReaders()
      const { templateMap } = writer
      if (!templateMap || !isKnown(templateMap)) return answer
      known = new Set((templateMap.map as unknown as Entry[]).map(({ inputPath }) => inputPath))
      if (!hasReaders) last = wholeOf(templateMap, scope)
      return answer
    } finally {
      reads.stop()
    }
  }

  return {
    expect(paths) {
      const [path, ...others] = paths.map((one) => posix.normalize(one))
      const isAlone = path !== undefined && others.length === 0
      if (isAlone && last?.entries.has(path) && !scope.readBodies.has(path)) scope.saved = path
      else delete scope.saved
    },
    quicken(writer) {
      if (typeof writer?.write !== 'function' || quickened.has(writer)) return
      quickened.add(writer)
      const write = writer.write.bind(writer)
      writer.write = async () => {
        const { saved } = scope
        let isRenamed = false
        if (saved !== undefined && last) {
          const { templates, isNamed } = await drawn(last, saved, writer, scope).catch(() => notDrawn)
          isRenamed = !isNamed
          if (templates) {
            Object.assign(writer, { templateMap: last.map, writeCount: templates.length })
            return { templates, passthroughCopy: [] }
          }
          delete scope.saved
          await scope.refresh?.()
        }
        // Eleventy would draw little beside this template, and other pages would name it in their navigation as it was.
        const { incrementalFile: changed } = writer
        const isTemplate = changed && writer.extensionMap?.hasEngine(changed)
        if (isTemplate && (isRenamed || !known.has(changed) || !existsSync(changed))) writer.incrementalFile = null
        return buildWhole(write, writer)
      }
    },
  }
}

function wholeOf(map: TemplateMap, scope: BuildScope): Whole {
  const all = map.map as unknown as Entry[]
  const isPage = ({ _pages }: Entry): boolean => _pages.length === 1 && isPlain(_pages[0] as LivePage)
  const isOwn = ({ inputPath }: Entry): boolean =>
    [...scope.ownTemplates].some((name) => posix.normalize(inputPath).endsWith(`/${name}`))
  return {
    map,
    entries: new Map(all.filter(isPage).map((entry) => [posix.normalize(entry.inputPath), entry])),
    always: all.filter((entry) => !isOwn(entry) && !entry._pages.every((page) => isPlain(page))),
  }
}

interface Drawn {
  /** What was written; absent when others have to be drawn as well. */
  templates?: unknown[]
  /** Whether navigation names the page as before, at the same place. */
  isNamed: boolean
}

const notDrawn: Drawn = { isNamed: false }

/** What navigation says of a page. */
const named = ['title', 'linkTitle', 'weight', 'isUnlisted']

/** Draw a page, and the templates that may show it. */
async function drawn(
  { map, entries, always }: Whole,
  path: string,
  writer: PreviewWriter,
  scope: BuildScope,
): Promise<Drawn> {
  const entry = entries.get(path)
  const shared = await writer.templateData?.getGlobalData?.()
  if (!entry || !shared || typeof writer._createTemplate !== 'function') return notDrawn
  const [page] = entry._pages as [DrawnPage]
  // Eleventy hands out the template that it has, made ready for this build.
  if (writer._createTemplate(page.inputPath, 'fs').template !== entry.template) return notDrawn
  const { template } = entry
  template.resetCaches()
  const data = await template.getData()
  data.collections = map.collectionsData
  const [now, ...others] = await template.getTemplates(data)
  if (!now || others.length > 0) return notDrawn
  await template.resolveRemainingComputedData(now.data)
  const isNamed = page.url === now.url && named.every((key) => isDeepStrictEqual(page.data[key], now.data[key]))
  if (!scope.isAsBefore?.(path)) return { isNamed }
  const isCollected = map.collection.items.includes(page)
  const record = (one: LivePage) => recordOf(one, isCollected, shared)
  if (!looksTheSame(record(page), record(now), true)) return { isNamed }
  page.rawInput = now.rawInput
  Object.assign(page.data.page as object, { rawInput: now.rawInput })
  const written = []
  for (const one of [entry, ...always]) {
    if (one !== entry) for (const { template: each } of [one, ...one._pages]) each.resetCaches()
    written.push(...(await drawnEntry(one)))
  }
  return { templates: written.filter(Boolean), isNamed }
}

async function drawnEntry(entry: Entry): Promise<unknown[]> {
  for (const { template } of [entry, ...entry._pages]) {
    template.setRenderableOverride(undefined)
    template.setDryRunViaIncremental(false)
  }
  for (const page of entry._pages) page.templateContent = await page.template.renderPageEntryWithoutLayout(page)
  return entry.template.generateMapEntry(entry, 'fs')
}
