import { setImmediate as turn } from 'node:timers/promises'
import type { TemplateMap } from './eleventy-parts.ts'
import { isKnown } from './whole-build.ts'

/** Pages of a first build, drawn when somebody asks for them, while everything is still being built. */
export interface FirstPages {
  /** All pages are known from now on. Says whether they can be drawn one by one. */
  open(map: TemplateMap | undefined): boolean
  /** What a browser gets; nothing when the server has to look among the files. */
  answer(request: { url: URL }): Promise<{ headers: Record<string, string>; body: string } | undefined>
  /** Everything is built. */
  close(): void
}

interface Page {
  url: string | false
  inputPath: string
  outputPath: string | false
  rawInput: string
  data: object
  template: Template
}

interface Template {
  isRenderable(): boolean
  renderDirect(text: string, data: object): Promise<unknown>
  renderPageEntryWithoutLayout(page: object): Promise<unknown>
  renderPageEntry(page: object): Promise<unknown>
  getLayout(key: unknown): unknown
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  ics: 'text/calendar',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'application/xml',
}

/** How long a build may go on before the server gets its turn, in ms. */
const slice = 30

export function firstPages(): FirstPages {
  const pages = new Map<string, Page>()
  /** Copies of pages that somebody waits for. */
  const asked = new WeakSet<object>()
  let end = (): void => {}
  return {
    open(map) {
      const found = map && isKnown(map) ? (map.map as unknown as { _pages?: Page[] }[]) : []
      const all = found.flatMap(({ _pages = [] }) => _pages)
      if (all.length === 0 || !all.every(({ template }) => isDrawable(template))) return false
      for (const page of all) if (page.url !== false) pages.set(page.url, page)
      end = letServe(new Set(all.map(({ template }) => template)), asked)
      return true
    },
    async answer({ url }) {
      const page = pages.get(addressOf(url))
      // Whatever goes wrong goes wrong in the build as well, which tells of it.
      const body = page && (await drawn(page, asked).catch(() => undefined))
      if (typeof body !== 'string') return undefined
      const type = types[/\.(\w+)$/.exec(page?.url || '')?.[1] ?? ''] ?? 'text/html'
      return { headers: { 'Content-Type': `${type}; charset=utf-8` }, body }
    },
    close() {
      pages.clear()
      end()
    },
  }
}

function isDrawable(template: Partial<Template> | undefined): boolean {
  const { renderDirect, renderPageEntry, renderPageEntryWithoutLayout, getLayout } = template ?? {}
  return [renderDirect, renderPageEntry, renderPageEntryWithoutLayout, getLayout].every(
    (one) => typeof one === 'function',
  )
}

function addressOf({ pathname }: URL): string {
  try {
    return decodeURI(pathname)
  } catch {
    return pathname
  }
}

/** Draw a page beside the build: Eleventy keeps what it has drawn with the template, and would keep a failure as well. */
async function drawn(page: Page, asked: WeakSet<object>): Promise<unknown> {
  const { url, inputPath, outputPath, data, template } = page
  if (!template.isRenderable()) return undefined
  // Who reads it is counted, to know which pages show others; this is nobody.
  const rawInput = Object.getOwnPropertyDescriptor(page, 'rawInput')?.value
  const templateContent = await template.renderDirect(rawInput, data)
  const apart = { getLayout: (key: unknown) => template.getLayout(key) }
  const copy = { url, inputPath, outputPath, data, rawInput, templateContent, template: apart }
  asked.add(copy)
  return template.renderPageEntry(copy)
}

/** Between two pages of the build, whoever waits for one is answered. Gives what ends this. */
function letServe(templates: ReadonlySet<Template>, asked: WeakSet<object>): () => void {
  let last = performance.now()
  let queue: Promise<unknown> = Promise.resolve()
  const rest = async (): Promise<void> => {
    if (performance.now() - last < slice) return
    await turn()
    last = performance.now()
  }
  const inTurn =
    <Given, Answer>(act: (given: Given) => Promise<Answer>) =>
    (given: Given): Promise<Answer> => {
      const answer = queue.then(rest).then(() => act(given))
      queue = answer.catch(() => {})
      return answer
    }
  const ends = [...templates].map((template) => {
    const { renderPageEntry, renderPageEntryWithoutLayout } = template
    const finish = inTurn((page: object) => renderPageEntry.call(template, page))
    template.renderPageEntryWithoutLayout = (page) =>
      rest().then(() => renderPageEntryWithoutLayout.call(template, page))
    // What is asked for meanwhile does not queue.
    template.renderPageEntry = (page) => (asked.has(page) ? renderPageEntry.call(template, page) : finish(page))
    return () => {
      for (const name of ['renderPageEntry', 'renderPageEntryWithoutLayout']) Reflect.deleteProperty(template, name)
    }
  })
  return () => {
    for (const end of ends) end()
  }
}
