import { posix, resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { asText } from '../core/model/fields.ts'
import { present } from '../core/model/product/taxonomy.ts'
import type { Site } from '../site.ts'
import type { SourceText } from './twin.ts'
import { type FinishedPage, startTwinThread, type TwinThread } from './twin-thread.ts'

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
  let thread: TwinThread | undefined
  let first: PageWithTwin[] = []
  return {
    begin(output) {
      folder = resolve(site.root, output)
      first = []
    },
    see(page) {
      if (folder === undefined || !hasTwin(page) || plainText(site, page)) return
      if (first.length < fewPages) first.push(page)
      else thread ??= startedThread(folder, site, first)
      thread?.make(page)
    },
    async finish(pages, output) {
      const into = resolve(site.root, output)
      const made = await thread?.finish(async () => (await parserOfHtml()).drawnTwins(into, site.options.site.url))
      thread = undefined
      const left = pages.filter(hasTwin).filter(({ url, content }) => made?.get(url) !== content)
      if (left.length > 0) await writeTwins(site, left, into)
    },
  }
}

/** A thread that begins with the pages that were drawn before it. */
function startedThread(folder: string, { options }: Site, first: readonly FinishedPage[]): TwinThread {
  const thread = startTwinThread(folder, options.site.url)
  for (const page of first) thread.make(page)
  return thread
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

async function writeTwins(site: Site, pages: readonly PageWithTwin[], folder: string): Promise<void> {
  const { drawnTwins, twinOfSource, writeTwin } = await parserOfHtml()
  const { url: siteUrl } = site.options.site
  const files = new Map([...site.pages.values()].map(({ path, url }) => [path, url]))
  const ofSite = (path: string): string => (siteUrl === undefined ? site.href(path) : siteUrl + path)
  const writeDrawn = drawnTwins(folder, siteUrl)
  for (const [index, page] of pages.entries()) {
    if (index % atATime === 0) await turn()
    const source = plainText(site, page)
    if (source)
      writeTwin(
        folder,
        page.url,
        twinOfSource(source, (path) => files.get(path), ofSite),
      )
    else writeDrawn(page)
  }
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
