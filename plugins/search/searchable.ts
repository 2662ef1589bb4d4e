import { withoutEntities } from '../core/model/markdown/entities.ts'
import { html } from '../theme/html.ts'
import type { Facets } from './facets.ts'

/** What is known of a page beside its HTML. */
export interface PageFacts extends Facets {
  /** Its address. */
  url: string
  /** Titles of the pages above it, the highest first, the home page left out. */
  above: readonly string[]
}

/**
 * What of a page is searched, as HTML for Pagefind: its main content, its facets, and what results show of it.
 *
 * @returns  Nothing for what is no page, and for a page that asks not to be found.
 */
export function searchable(
  page: string,
  { url, section, stage, kind, above }: PageFacts,
): { title: string; document: string } | undefined {
  const main = mainContent(page)
  if (main === undefined || /<meta\s+name="robots"\s+content="[^"]*noindex/i.test(headOf(page))) return undefined
  const title = titleOf(page)
  const filters = { section, stage, kind: [kind] }
  const head = html`<html><body data-pagefind-body>${Object.entries(filters).map(([name, values]) =>
    values.map((value) => html`<meta data-pagefind-filter="${name}[content]" content="${value}">`),
  )}<meta data-pagefind-meta="title[content]" content="${isName(title) ? '·' : title}">${
    isName(title) && html`<meta data-pagefind-meta="name[content]" content="${title}">`
  }<meta data-pagefind-sort="place[content]" content="${stepsOf(url).length + nameLength(title, url)}">${above.length > 0 && html`<meta data-pagefind-meta="above[content]" content="${above.join(' › ')}">`}`
  // What stands in two cells is two words.
  const weighed = withoutSkipped(main)
    .replace('<h1', `<h1 data-pagefind-weight="${titleWeight(title, url)}"`)
    .replace(/<\/(?:t[dh]|d[td])>/g, ' $&')
    .replace(/(<h1\b[^>]*>(?:<code>)?)([^<]+)/, (whole, tag, text) => (isName(title) ? tag + asWords(text) : whole))
  return { title, document: `${head.text}${weighed}</body></html>` }
}

/** Pagefind leaves out what asks to be skipped; long lists, of which pages can consist, are not even handed over. */
function withoutSkipped(content: string): string {
  let kept = ''
  let from = 0
  for (const { 0: tag, 1: name = '', index } of content.matchAll(skippedTag)) {
    const end = index < from ? -1 : endOfElement(content, name, index + tag.length)
    if (end === -1) continue
    kept += content.slice(from, index)
    from = end
  }
  return kept + content.slice(from)
}

const skippedTag = /<([a-z][a-z0-9-]*)(?=\s)[^>]*\sdata-search-skip(?=[\s=>])[^>]*>/g

/** Where an element ends whose content begins at an offset; -1 when it is not closed. */
function endOfElement(content: string, name: string, start: number): number {
  const tags = new RegExp(`<(/?)${name}(?=[\\s>])[^>]*>`, 'g')
  tags.lastIndex = start
  let depth = 1
  for (let found = tags.exec(content); found; found = tags.exec(content)) {
    depth += found[1] === '/' ? -1 : 1
    if (depth === 0) return found.index + found[0].length
  }
  return -1
}

/** Names such as `maturity/missing` are words for machines. As words of a title, they would be the rarest, and count most. */
function isName(title: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)+$/.test(title)
}

/**
 * How many words name a page: those of its title; those of its address alone, where the title says them: "Kickoff of 4.8" at
 * `/direction/kickoff/` is the page of the kickoff.
 */
function nameLength(title: string, url: string): number {
  const said = wordsOf(title)
  const named = wordsOf(stepsOf(url).at(-1) ?? '')
  const isNamed = named.length > 0 && named.every((word) => said.includes(word))
  return Math.max(1, isNamed ? Math.min(named.length, said.length) : said.length)
}

/**
 * How much a word of a title counts, from 2 to 10: the more, the fewer words name the page. The scale is quadratic.
 *
 * https://pagefind.app/docs/weighting/
 */
function titleWeight(title: string, url: string): number {
  return isName(title) ? 2 : Math.max(2, Math.round(100 / Math.sqrt(nameLength(title, url))) / 10)
}

function stepsOf(url: string): string[] {
  return url.split('/').filter(Boolean)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function asWords(name: string): string {
  return name.replace(/[/_-]/g, ' ')
}

/** The title of a page as its heading says it. */
function titleOf(page: string): string {
  const [, heading = ''] = /<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(page) ?? /<title>([\s\S]*?)<\/title>/.exec(page) ?? []
  return withoutEntities(heading.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
}

function mainContent(page: string): string | undefined {
  for (const name of ['main', 'body']) {
    const start = page.search(new RegExp(`<${name}[\\s>]`))
    const end = page.lastIndexOf(`</${name}>`)
    if (start !== -1 && end > start) return page.slice(page.indexOf('>', start) + 1, end)
  }
  return undefined
}

function headOf(page: string): string {
  const end = page.indexOf('</head>')
  return end === -1 ? '' : page.slice(0, end)
}
