import { posix } from 'node:path'
import { engineMark, type SharedEngine } from '../markdown/engine.ts'
import type { EleventyInstance, EleventyParts } from './eleventy-parts.ts'
import type { PageWorkers } from './page-workers.ts'

/** Let workers draw, when they can draw as Eleventy would: when nobody but the suite has set up the parser. */
export async function handOver(eleventy: EleventyInstance, parts: EleventyParts, workers: PageWorkers): Promise<void> {
  const content = await parts.methodsOf('./TemplateContent.js')
  const engine = await eleventy.extensionMap?.engineManager?.getEngine?.('md', eleventy.extensionMap)
  const shared = engine && sharedEngine(eleventy.eleventyConfig?.userConfig)
  const library = engine?.mdLib as { render?: (text: string, data: unknown) => string } | undefined
  const pages = content?.constructor as { cache?: (path: string, text: string) => void } | undefined
  await afterListing(eleventy.writer, async () => {
    const sources = await workers.sources()
    if (typeof pages?.cache === 'function') for (const [path, source] of sources) pages.cache(path, source.content)
  })
  if (!engine || !shared || typeof library?.render !== 'function') return
  workers.draw(shared.options())
  const drawHere = library.render.bind(library)
  engine.mdLib = {
    render(text: string, data: { page?: { inputPath?: string } } | undefined) {
      const path = data?.page?.inputPath
      const name = path === undefined ? undefined : posix.normalize(path)
      const drawn = name === undefined ? undefined : workers.htmlOf(name, text)
      if (name === undefined || !drawn) return drawHere(text, data)
      return drawn.then((html) => (html === undefined ? drawHere(text, data) : shared.settle(html, name)))
    },
  }
}

/** While Eleventy lists the files of the site, they are being read. */
async function afterListing(writer: EleventyInstance['writer'], act: () => Promise<void>): Promise<void> {
  if (typeof writer?._getAllPaths !== 'function') return act()
  const list = writer._getAllPaths.bind(writer)
  writer._getAllPaths = async () => {
    const paths = await list()
    await act()
    return paths
  }
}

function sharedEngine(config: Record<string, unknown> | undefined): SharedEngine | undefined {
  const amendments = (config?.libraryAmendments as Record<string, unknown[]> | undefined)?.md
  const overrides = config?.libraryOverrides as Record<string, unknown> | undefined
  if (!Array.isArray(amendments) || amendments.length !== 1 || overrides?.md || config?.markdownHighlighter)
    return undefined
  return (amendments[0] as Record<symbol, SharedEngine | undefined>)[engineMark]
}
