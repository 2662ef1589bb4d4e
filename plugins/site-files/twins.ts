import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, posix, resolve } from 'node:path'
import { asText } from '../core/model/fields.ts'
import { present } from '../core/model/product/taxonomy.ts'
import type { Site } from '../site.ts'
import { twinAddress } from './addresses.ts'
import type { SourceText } from './twin.ts'

/** What Eleventy tells of a page that was written. */
export interface WrittenPage {
  url: string | false
  inputPath: string
  content?: unknown
  /** Whether it was left as it was: its twin is there. */
  isOther?: true
  /** Its text below the front matter. */
  rawInput?: unknown
}

/** Kinds whose layouts say nothing that their text does not say. */
const plainKinds = new Set(['page', 'job-family'])

/** How many twins are written before the process of the search has its turn. */
const atATime = 20

/** Write the Markdown twins of pages into the site. */
export async function writeTwins(site: Site, pages: readonly WrittenPage[], output: string): Promise<void> {
  // The parser of HTML takes time to load, which only builds need.
  const { saysAll, twinOfHtml, twinOfSource } = await import('./twin.ts')
  const absolute = absoluteAddress(site)
  const files = new Map([...site.pages.values()].map(({ path, url }) => [path, url]))
  for (const [index, page] of pages.entries()) {
    if (index % atATime === 0) await new Promise((goOn) => setImmediate(goOn))
    if (page.isOther) continue
    const { url, content } = page
    if (!url || typeof content !== 'string' || !/(\/|\.html)$/.test(url) || asksNotToBeFound(content)) continue
    const source = sourceOf(site, page)
    const text =
      source && saysAll(source.text)
        ? twinOfSource(source, (path) => files.get(path), absolute.ofSite)
        : twinOfHtml(content, (address) => absolute.ofPage(address, url))
    if (text === undefined) continue
    const file = resolve(site.root, output, `.${twinAddress(url)}`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

/** The text of a page of the site's own; nothing where its layout says more than its text. */
function sourceOf(site: Site, { url, inputPath, rawInput }: WrittenPage): SourceText | undefined {
  const page = site.pages.get(posix.normalize(inputPath))
  if (!page || !url || typeof rawInput !== 'string' || !plainKinds.has(page.kind.name)) return undefined
  const title = asText(page.fields.title) ?? url
  return { path: page.path, url, title, text: rawInput, ...present({ description: asText(page.fields.description) }) }
}

/** Addresses that work wherever the twin is read; without the site's public address, paths of the server. */
function absoluteAddress({ options, href }: Site): {
  /** From a path of the site. */
  ofSite(path: string): string
  /** From an address in a finished page, which has the path prefix. */
  ofPage(address: string, page: string): string
} {
  const { url } = options.site
  if (url === undefined) return { ofSite: href, ofPage: (address) => address }
  // A few thousand addresses stand in links by the hundred thousand.
  const known = new Map<string, string>()
  const resolved = (address: string, page: string): string =>
    URL.canParse(address, url + page) ? new URL(address, url + page).href : address
  return {
    ofSite: (path) => url + path,
    ofPage(address, page) {
      if (!address.startsWith('/')) return resolved(address, page)
      const found = known.get(address) ?? resolved(address, page)
      known.set(address, found)
      return found
    },
  }
}

function asksNotToBeFound(page: string): boolean {
  const head = page.slice(0, Math.max(page.indexOf('</head>'), 0))
  return /<meta\s+name="robots"\s+content="[^"]*noindex/i.test(head)
}
