import { posix, resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { asText } from '../core/model/fields.ts'
import { present } from '../core/model/product/taxonomy.ts'
import type { Site } from '../site.ts'
import { twinAddress } from './addresses.ts'
import type { FinishedPage, SourceText, TwinSite, WrittenTwin } from './twin.ts'
import { startTwinThread, type TwinThread } from './twin-thread.ts'

/** What Eleventy tells of a page that is drawn. */
export interface DrawnPage {
  url: string | false
  inputPath: string
  content?: unknown
  /** Whether it was left as it was: its twin is there. */
  isOther?: true
  /** Its text below the front matter. */
  rawInput?: unknown
}

/** The Markdown twins of the pages of a build. */
export interface Twins {
  /** A build begins that writes into a folder. */
  begin(output: string): void
  /** A page has been drawn: its twin can be made while the others are. */
  see(page: DrawnPage): void
  /** Write the twins of all pages into the site, as far as that is not done. */
  finish(pages: readonly DrawnPage[], output: string): Promise<void>
}

/** Kinds whose layouts say nothing that their text does not say. */
const plainKinds = new Set(['page', 'job-family'])

/** Of so many pages twins are made here: a thread takes a while to start. */
const fewPages = 50

/** How many twins are written before the process of the search has its turn. */
const atATime = 20

export function openTwins(site: Site): Twins {
  let folder: string | undefined
  let below = ''
  let thread: TwinThread | undefined
  let first: FinishedPage[] = []
  return {
    begin(output) {
      folder = resolve(site.root, output)
      below = folderName(output)
      first = []
    },
    see(page) {
      if (folder === undefined || !hasTwin(page)) return
      site.scope?.coming.add(below + twinAddress(page.url))
      const finished = finishedPage(site, page)
      if (first.length < fewPages) first.push(finished)
      else thread ??= startedThread(twinSite(folder, site), first)
      thread?.make(finished)
    },
    async finish(pages, output) {
      const own = twinSite(resolve(site.root, output), site)
      const made = await thread?.finish(async () => (await parserOfHtml()).twinWriter(own))
      thread = undefined
      const left = pages.filter(hasTwin).filter(({ url, content }) => made?.pages.get(url) !== content)
      const here = left.length > 0 ? await writeTwins(site, left, own) : []
      const at = folderName(output)
      for (const [path, hash] of [...(made?.written ?? []), ...here]) site.scope?.extras.set(`${at}/${path}`, hash)
    },
  }
}

function folderName(output: string): string {
  return posix.normalize(output).replace(/\/$/, '')
}

/** A thread that begins with the pages that were drawn before it. */
function startedThread(site: TwinSite, first: readonly FinishedPage[]): TwinThread {
  const thread = startTwinThread(site)
  for (const page of first) thread.make(page)
  return thread
}

function twinSite(folder: string, { root, href, options, pages }: Site): TwinSite {
  const files = new Map([...pages.values()].flatMap(({ path, url }) => (url === undefined ? [] : [[path, url]])))
  const prefix = href('/').replace(/\/$/, '')
  return { folder, root, input: options.input, siteUrl: options.site.url, prefix, files }
}

function finishedPage(site: Site, page: PageWithTwin): FinishedPage {
  const { url, content } = page
  return { url, content, ...present({ source: plainText(site, page) }) }
}

type PageWithTwin = DrawnPage & { url: string; content: string }

function hasTwin(page: DrawnPage): page is PageWithTwin {
  const { url, isOther } = page
  // The content of a page that was left as it was would be read from its file.
  if (isOther || !url || !/(\/|\.html)$/.test(url)) return false
  return typeof page.content === 'string' && !asksNotToBeFound(page.content)
}

function asksNotToBeFound(page: string): boolean {
  const head = page.slice(0, Math.max(page.indexOf('</head>'), 0))
  return /<meta\s+name="robots"\s+content="[^"]*noindex/i.test(head)
}

// It takes time to load, which only builds need.
const parserOfHtml = (): Promise<typeof import('./twin.ts')> => import('./twin.ts')

async function writeTwins(site: Site, pages: readonly PageWithTwin[], own: TwinSite): Promise<WrittenTwin[]> {
  const { twinWriter } = await parserOfHtml()
  const write = twinWriter(own)
  const written: WrittenTwin[] = []
  for (const [index, page] of pages.entries()) {
    if (index % atATime === 0) await turn()
    written.push(...write(finishedPage(site, page)))
  }
  return written
}

/** The text of a page of the site's own that says all that the page says; nothing where its layout says more. */
function plainText(site: Site, { url, inputPath, rawInput }: DrawnPage): SourceText | undefined {
  const page = site.pages.get(posix.normalize(inputPath))
  if (!page || !url || typeof rawInput !== 'string' || !plainKinds.has(page.kind.name)) return undefined
  if (!saysAll(rawInput)) return undefined
  const title = asText(page.fields.title) ?? url
  return { path: page.path, url, title, text: rawInput, ...present({ description: asText(page.fields.description) }) }
}

/**
 * Whether a text says by itself all that its page says, in Markdown that everybody reads: no calls of shortcodes, no marks of
 * one dialect. HTML is part of Markdown.
 */
function saysAll(text: string): boolean {
  return !/\{[{%:]/.test(text)
}
