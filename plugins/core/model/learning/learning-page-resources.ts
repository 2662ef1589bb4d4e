import type { Token } from 'markdown-it'
import { htmlTags } from '../markdown/html-tags.ts'
import { argument } from '../markdown/shortcode-arguments.ts'
import { shortcodeOf } from '../markdown/shortcode-syntax.ts'
import { videoOf } from '../markdown/videos.ts'
import type { UnitKind } from './learning.ts'
import {
  beginsWithLink,
  besideLinks,
  betweenCells,
  type LinkPart,
  linesOf,
  linksOf,
  type Text,
  textOf,
} from './learning-page-links.ts'
import { type PageSection, pageOutline, type Where } from './learning-page-outline.ts'
import { readRows } from './learning-page-rows.ts'
import { writtenMinutes } from './written-minutes.ts'

/** Something to read, watch or do that the page lists. */
export interface Listed extends Where {
  title: string
  /** Absent when the page gives no address. */
  url?: string
  kind: UnitKind
  minutes?: number
  isFree: boolean
  /** What stands beside the link, and below it without a link of its own. */
  rest: string[]
  line: number
}

export interface PageResources {
  sections: PageSection[]
  resources: Listed[]
  /** Links within sentences. */
  links: { text: string; url: string; line: number }[]
  /** What lists among the topics say outside the slots, without a link. */
  unlinked: { text: string; line: number }[]
  /** Slots in which the page asks for contributions. */
  empty: number
}

const wish = /contribute your fav|お気に入りのリソースを/i

/** An entry of a list. */
interface Entry {
  line: number
  /** What it says without a link. */
  texts: string[]
  /** What its first link leads to. */
  first?: Listed
  /** Whether there is a link in it, or below it. */
  isLinked: boolean
}

/**
 * Read what the page lists, in its order.
 *
 * @param firstLine  Line on which the text begins in its file, from 1.
 */
export function pageResources(tokens: readonly Token[], firstLine: number): PageResources {
  const { sections, whereAt } = pageOutline(tokens)
  const found: PageResources = { sections, resources: [], links: [], unlinked: [], empty: 0 }
  const rows = readRows(tokens)
  const entries: Entry[] = []
  let where: Where = {}
  let isRead = false
  for (const token of tokens) {
    const line = (token.map?.[0] ?? 0) + firstLine
    where = whereAt.get(token) ?? where
    const row = rows.get(token)
    if (row) readRow(row, where, line, found)
    if (/^(heading|tr)_/.test(token.type)) isRead = token.nesting === 1
    else if (token.type === 'list_item_open') entries.push({ line, texts: [], isLinked: false })
    else if (token.type === 'list_item_close') closeEntry(entries, where, found)
    else if (token.type === 'inline' && !isRead) readText(token as Text, where, entries, line, found)
    else if (token.type === 'html_block') found.links.push(...htmlLinks(token.content, line))
    found.resources.push(...videosOf(token, where, line))
  }
  return found
}

function readRow(row: Text, where: Where, line: number, found: PageResources): void {
  const resources = listed(row, where, undefined, line)
  const [title = '', ...cells] = textOf(row).split(betweenCells.content)
  const rest = cells.filter((cell) => cell.trim() !== '').join(betweenCells.content)
  if (wish.test(row.content)) found.empty++
  else if (resources.length > 0) found.resources.push(...resources)
  else if (where.slot && title !== '')
    found.resources.push({ ...where, title, ...judged('', where, rest, row.minutes), rest: rest ? [rest] : [], line })
}

function readText(text: Text, where: Where, entries: readonly Entry[], line: number, found: PageResources): void {
  const entry = entries.at(-1)
  const links = linksOf(text)
  const outward = leadingOut(links)
  if (wish.test(text.content)) {
    found.empty++
    if (entry) entry.isLinked = true
  } else if (!entry && where.slot && beginsWithLink(text))
    found.resources.push(...linesOf(text).flatMap((one, index) => listed(one, where, undefined, line + index)))
  else if (!entry) found.links.push(...outward.map((link) => ({ ...link, line })))
  else if (outward.length > 0) {
    const made = listed(text, where, entries.at(-2), line)
    found.resources.push(...made)
    entry.first ??= made[0] as Listed
    entry.isLinked = true
  } else if (links.length > 0) entry.isLinked = true
  else if (entry.first) entry.first.rest.push(textOf(text))
  else entry.texts.push(textOf(text))
}

/** Links within the page lead nowhere else, and are no loss. */
function leadingOut(links: readonly LinkPart[]): LinkPart[] {
  return links.filter(({ url }) => !url.startsWith('#'))
}

/** What an entry says without a link belongs to the entry above it; else it is a resource where a slot stands over it. */
function closeEntry(entries: Entry[], where: Where, found: PageResources): void {
  const { texts, isLinked, line } = entries.pop() as Entry
  const above = entries.at(-1)
  const said = texts.filter((text) => text !== '')
  if (above && isLinked) above.isLinked = true
  if (isLinked || said.length === 0) return
  const [title = '', ...rest] = said
  if (above) (above.first?.rest ?? above.texts).push(...said)
  else if (where.slot) found.resources.push({ ...where, title, ...judged('', where, said.join(' ')), rest, line })
  else if (where.section?.hasSlots) found.unlinked.push({ text: said.join(' '), line })
}

/**
 * The links of one entry; what they say themselves is not said again. An address that stands by itself is called by the words
 * beside it.
 */
function listed(text: Text, where: Where, parent: Entry | undefined, line: number): Listed[] {
  const over = parent?.first?.title ?? parent?.texts[0]
  const links = leadingOut(linksOf(text))
  const said = besideLinks(text)
  const words = links[0] && isBare(links[0]) ? (/^[^(]*[\p{L}\p{N}]/u.exec(said)?.[0] ?? '') : ''
  return links.map(({ text: shown, url }, order): Listed => {
    const name = (order === 0 && words) || shown
    const title = over ? `${over}: ${name}` : order > 0 ? `${words || links[0]?.text}: ${name}` : name
    const beside = order > 0 ? '' : said
    const { minutes = writtenMinutes(beside) } = text
    const left = words ? beside.slice(words.length).replace(/^[\s:,]+/, '') : beside
    return { ...where, title, url, ...judged(url, where, beside, minutes), rest: left ? [left] : [], line }
  })
}

/** Whether a link shows its address, and no name. */
function isBare({ text, url }: LinkPart): boolean {
  return text === url || `http://${text}` === url
}

function judged(
  url: string,
  { slot }: Where,
  beside: string,
  minutes = writtenMinutes(beside),
): Pick<Listed, 'kind' | 'minutes' | 'isFree'> {
  return {
    kind: kindOf(url, slot, beside),
    ...(minutes === undefined ? {} : { minutes }),
    isFree: /無料|\bfree\b/i.test(beside),
  }
}

function kindOf(url: string, slot: string | undefined, beside: string): UnitKind {
  if (slot === 'course') return 'external'
  if (/ビデオ|\bvideo\b/i.test(beside) || /\/\/([\w.-]+\.)?(youtube\.com|youtu\.be|vimeo\.com|loom\.com)\//i.test(url))
    return 'video'
  return 'reading'
}

function htmlLinks(html: string, line: number): PageResources['links'] {
  return htmlTags(html)
    .flatMap(({ addresses }) => addresses)
    .filter(({ kind, text }) => kind === 'link' && !text.startsWith('#'))
    .map(({ text, start }) => ({ text, url: text, line: line + lineFeeds(html.slice(0, start)) }))
}

/** Videos that are shown within the page, called after what stands above them when they have no title. */
function videosOf(token: Token, where: Where, line: number): Listed[] {
  const { heading, topic, section } = where
  const over = heading ?? topic?.name ?? section?.name ?? 'without a title'
  const made = (url: string, title: string | undefined, at: number): Listed => ({
    ...where,
    title: title ?? `Video: ${over}`,
    url,
    kind: 'video',
    isFree: false,
    rest: [],
    line: at,
  })
  const shown = [token, ...(token.children ?? [])].flatMap((one) => {
    const { call } = shortcodeOf(one) ?? {}
    const url = call && (videoOf(call)?.address ?? (/^(?:youtube|vimeo)$/.test(call.name) && argument(call, 'id', 0)))
    return call && url ? [made(url, argument(call, 'title', 1), line)] : []
  })
  return [...shown, ...frames(token).map(({ url, after }) => made(url, undefined, line + after))]
}

function frames({ type, content }: Token): { url: string; after: number }[] {
  if ((type !== 'html_block' && type !== 'inline') || !content.includes('<iframe')) return []
  const visible = content.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
  return Array.from(visible.matchAll(/<iframe\b[^>]*?\ssrc\s*=\s*(?:"([^"]+)"|'([^']+)')/gi), (match) => ({
    url: (match[1] ?? match[2] ?? '').replaceAll('&amp;', '&'),
    after: lineFeeds(visible.slice(0, match.index)),
  }))
}

function lineFeeds(text: string): number {
  return text.split('\n').length - 1
}
