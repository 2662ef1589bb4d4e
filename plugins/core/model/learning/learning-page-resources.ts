import type { Token } from 'markdown-it'
import type { UnitKind } from './learning.ts'

/** A part of the page under a heading: a competency, or a topic of one. */
export interface PageSection {
  name: string
  /** Id of its heading, when it has one of its own. */
  id?: string
  isCompetency: boolean
  topics: PageSection[]
}

/** Something to read, watch or do that the page lists. */
export interface Listed {
  title: string
  url: string
  kind: UnitKind
  minutes?: number
  isFree: boolean
  slot?: string
  section?: PageSection
  topic?: PageSection
  /** The heading below the topic, as it is written. */
  heading?: string
  /** What stands beside the link. */
  rest: string
  line: number
}

export interface PageResources {
  sections: PageSection[]
  resources: Listed[]
  /** Links within sentences. */
  links: { text: string; url: string; line: number }[]
  /** Slots in which the page asks for contributions. */
  empty: number
}

/** The headings of the four slots, in the languages in which the page is written. */
const slots: [slot: string, heading: RegExp][] = [
  ['quick', /quick reads|クイックリード/i],
  ['deeper', /deeper|より深く/i],
  ['course', /online courses|オンラインコース/i],
  ['book', /^\W*(books|書籍)\W*$/i],
]

const wish = /contribute your fav|お気に入りのリソースを/i

interface Where {
  section?: PageSection
  topic?: PageSection
  heading?: string
  slot?: string
}

/**
 * Read what the page lists, in its order.
 *
 * @param firstLine  Line on which the text begins in its file, from 1.
 */
export function pageResources(tokens: readonly Token[], firstLine: number): PageResources {
  const found: PageResources = { sections: [], resources: [], links: [], empty: 0 }
  const linked = linkedSections(tokens)
  let where: Where = {}
  // Texts of the list entries that the token stands in, the outer ones first.
  const entries: string[] = []
  for (const [index, token] of tokens.entries()) {
    const inline = tokens[index + 1]
    const line = (token.map?.[0] ?? 0) + firstLine
    if (token.type === 'heading_open' && inline) where = entered(where, token, inline, found.sections)
    else if (token.type === 'list_item_open') entries.push('')
    else if (token.type === 'list_item_close') entries.pop()
    else if (token.type === 'html_block') found.resources.push(...videos(token.content, where, line))
    else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      const parts = linksOf(token)
      if (wish.test(token.content)) found.empty++
      if (entries.length === 0) found.links.push(...sentenceLinks(parts, line))
      else {
        found.resources.push(...parts.map((part, order) => listed(part, order, token, where, entries, line)))
        entries[entries.length - 1] = textOf(token)
      }
      found.resources.push(...videos(token.content.includes('<iframe') ? token.content : '', where, line))
    }
  }
  const sections = found.sections.filter(({ topics }) => topics.length > 0)
  for (const section of found.sections)
    section.isCompetency = sections.includes(section) && (linked.size === 0 || linked.has(section.id ?? ''))
  return found
}

/** Links within the page lead nowhere else, and are no loss. */
function sentenceLinks(parts: readonly LinkPart[], line: number): PageResources['links'] {
  return parts.filter(({ url }) => !url.startsWith('#')).map(({ text, url }) => ({ text, url, line }))
}

/** Ids of sections that the page itself lists side by side as its competencies. */
function linkedSections(tokens: readonly Token[]): Set<string> {
  const lists = tokens
    .filter(({ type }) => type === 'inline')
    .map((token) => linksOf(token).flatMap(({ url }) => (url.startsWith('#') ? [url.slice(1)] : [])))
  return new Set(lists.find((ids) => ids.length > 2) ?? [])
}

function entered(where: Where, { tag }: Token, inline: Token, sections: PageSection[]): Where {
  const { name, id } = headingParts(inline.content)
  if (tag === 'h2') {
    const section = { name, ...(id ? { id } : {}), isCompetency: false, topics: [] }
    sections.push(section)
    return { section }
  }
  const section = where.section
  if (tag === 'h3') return { ...(section ? { section } : {}), topic: { name, isCompetency: false, topics: [] } }
  const slot = slots.find(([, heading]) => heading.test(name))?.[0]
  const { topic } = where
  // A topic is one only when resources stand below it by slots.
  if (slot && section && topic && !section.topics.includes(topic)) section.topics.push(topic)
  return { ...(section ? { section } : {}), ...(topic ? { topic } : {}), heading: name, ...(slot ? { slot } : {}) }
}

/** A heading without signs before it, and with the id after it taken off. */
function headingParts(text: string): { name: string; id?: string } {
  const [, name = text, id] = /^(.*?)\s*(?:\{\s*#([\w-]+)\s*\})?\s*$/.exec(text) ?? []
  const bare = name.replace(/^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|\s)+/u, '')
  return { name: bare, ...(id ? { id } : {}) }
}

interface LinkPart {
  text: string
  url: string
}

function linksOf({ children }: Token): LinkPart[] {
  const found: LinkPart[] = []
  let open: LinkPart | undefined
  for (const child of children ?? []) {
    if (child.type === 'link_open') open = { text: '', url: String(child.attrGet('href')) }
    else if (child.type === 'link_close' && open) {
      found.push({ ...open, text: open.text.trim() || open.url })
      open = undefined
    } else if (open && (child.type === 'text' || child.type === 'code_inline')) open.text += child.content
  }
  return found
}

/** The text of a block without marks and links. */
function textOf({ children }: Token): string {
  return (children ?? [])
    .map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : ' '))
    .join('')
}

function listed(
  { text, url }: LinkPart,
  order: number,
  token: Token,
  where: Where,
  entries: readonly string[],
  line: number,
): Listed {
  const parent = entries.at(-2)?.trim()
  const first = linksOf(token)[0]?.text
  const title = parent ? `${parent}: ${text}` : order > 0 ? `${first}: ${text}` : text
  const beside = order > 0 ? '' : besideLinks(token)
  const minutes = minutesIn(beside)
  return {
    ...where,
    title,
    url,
    kind: kindOf(url, where.slot, beside),
    ...(minutes === undefined ? {} : { minutes }),
    isFree: /無料|\bfree\b/i.test(beside),
    rest: beside,
    line,
  }
}

/** What an entry says beside its links. */
function besideLinks({ children }: Token): string {
  let depth = 0
  let text = ''
  for (const child of children ?? []) {
    if (child.type === 'link_open') depth++
    else if (child.type === 'link_close') depth--
    else if (depth === 0 && child.type !== 'html_inline') text += child.type === 'softbreak' ? ' ' : child.content
  }
  return text
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** "(59 min video)", "(合計 1h 19m)", "1 時間". */
function minutesIn(text: string): number | undefined {
  const hours = /(\d+)\s*(?:h\b|hours?\b|時間)/i.exec(text)?.[1]
  const minutes = /(\d+)\s*(?:m\b|min\b|minutes?\b|分)/i.exec(text)?.[1]
  const sum = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return sum > 0 ? sum : undefined
}

function kindOf(url: string, slot: string | undefined, beside: string): UnitKind {
  if (slot === 'course') return 'external'
  if (/ビデオ|\bvideo\b/i.test(beside) || /\/\/([\w.-]+\.)?(youtube\.com|youtu\.be|vimeo\.com|loom\.com)\//i.test(url))
    return 'video'
  return 'reading'
}

/** Videos that are shown within the page, called after what stands above them. */
function videos(html: string, where: Where, line: number): Listed[] {
  return [...html.matchAll(/<iframe\b[^>]*?\ssrc="([^"]+)"/gi)].map(([, url], index) => ({
    ...where,
    title: `Video: ${where.heading ?? where.topic?.name ?? where.section?.name ?? 'without a title'}`,
    url: (url as string).replaceAll('&amp;', '&'),
    kind: 'video' as const,
    isFree: false,
    rest: '',
    line: line + index,
  }))
}
