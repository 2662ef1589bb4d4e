import { posix } from 'node:path'
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
  let hasReaders = false
  const quickened = new WeakSet<object>()

  async function buildWhole(write: PreviewWriter['write'], writer: PreviewWriter) {
    last = undefined
    const reads = await countReads(parts)
    try {
      const answer = await write()
      hasReaders ||= reads.hasReaders()
      if (!hasReaders && writer.templateMap && isKnown(writer.templateMap)) last = wholeOf(writer.templateMap, scope)
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
        if (saved !== undefined && last) {
          const templates = await drawn(last, saved, writer, scope).catch(() => undefined)
          if (templates) {
            Object.assign(writer, { templateMap: last.map, writeCount: templates.length })
            return { templates, passthroughCopy: [] }
          }
          delete scope.saved
          await scope.refresh?.()
        }
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

/** Draw a page, and the templates that may show it; nothing when others have to be drawn as well. */
async function drawn(
  { map, entries, always }: Whole,
  path: string,
  writer: PreviewWriter,
  scope: BuildScope,
): Promise<unknown[] | undefined> {
  const entry = entries.get(path)
  const shared = await writer.templateData?.getGlobalData?.()
  if (!entry || !shared || typeof writer._createTemplate !== 'function') return undefined
  const [page] = entry._pages as [DrawnPage]
  // Eleventy hands out the template that it has, made ready for this build.
  if (writer._createTemplate(page.inputPath, 'fs').template !== entry.template) return undefined
  const { template } = entry
  template.resetCaches()
  const data = await template.getData()
  data.collections = map.collectionsData
  const [now, ...others] = await template.getTemplates(data)
  if (!now || others.length > 0 || !scope.isAsBefore?.(path)) return undefined
  await template.resolveRemainingComputedData(now.data)
  const isCollected = map.collection.items.includes(page)
  const record = (one: LivePage) => recordOf(one, isCollected, shared)
  if (!looksTheSame(record(page), record(now), true)) return undefined
  page.rawInput = now.rawInput
  Object.assign(page.data.page as object, { rawInput: now.rawInput })
  const written = []
  for (const one of [entry, ...always]) {
    if (one !== entry) for (const { template: each } of [one, ...one._pages]) each.resetCaches()
    written.push(...(await drawnEntry(one)))
  }
  return written.filter(Boolean)
}

async function drawnEntry(entry: Entry): Promise<unknown[]> {
  for (const { template } of [entry, ...entry._pages]) {
    template.setRenderableOverride(undefined)
    template.setDryRunViaIncremental(false)
  }
  for (const page of entry._pages) page.templateContent = await page.template.renderPageEntryWithoutLayout(page)
  return entry.template.generateMapEntry(entry, 'fs')
}
