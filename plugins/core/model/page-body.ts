import MarkdownItParser, { type Token } from 'markdown-it'
import type { Place } from '../problems/problem.ts'
import { plainText, withHeadingIds } from './headings.ts'
import { safely } from './link-address.ts'

/** What a page's text holds, as far as checks ask. */
export interface PageBody {
  headings: BodyHeading[]
  /** Everything that an anchor can lead to. */
  ids: Set<string>
  links: BodyLink[]
}

export interface BodyHeading {
  /** 1 to 6. */
  level: number
  text: string
  id: string
  line: number
}

export interface BodyLink {
  kind: 'link' | 'image'
  /** As it is written, character references resolved. */
  address: string
  place: Place
}

const parser = new MarkdownItParser({ html: true })
withHeadingIds(parser)
noteOffsets(parser)

/** Where an address stands in the text of its paragraph, heading or cell. */
interface Offset {
  start: number
  end: number
}

/** Let the parser note where the addresses of links and pictures stand: by itself it tells lines of blocks only. */
function noteOffsets(markdown: MarkdownItParser): void {
  const { ruler } = markdown.inline
  const made = { link: 'link_open', image: 'image', autolink: 'link_open', html_inline: 'html_inline' }
  for (const [name, type] of Object.entries(made)) {
    const rules = (ruler as unknown as { __rules__: { name: string; fn: InlineRule }[] }).__rules__
    const rule = rules.find((one) => one.name === name)?.fn
    if (!rule) continue
    ruler.at(name, (state, silent) => {
      const start = state.pos
      const before = state.tokens.length
      const offset = silent ? undefined : addressOffset(name, state, start)
      const whole = () => (name === 'autolink' ? { start: start + 1, end: state.pos - 1 } : { start, end: state.pos })
      const isRead = rule(state, silent)
      // Text that stands before it may have become a token first.
      const token = isRead && !silent ? state.tokens.slice(before).find((one) => one.type === type) : undefined
      if (token) token.meta = { ...token.meta, offset: offset ?? whole() }
      return isRead
    })
  }
}

type InlineRule = Parameters<MarkdownItParser['inline']['ruler']['at']>[1]

/** The destination in `[text](destination)`; nothing for a link by reference, which is shown as a whole. */
function addressOffset(name: string, state: Parameters<InlineRule>[0], start: number): Offset | undefined {
  if (name !== 'link' && name !== 'image') return undefined
  if (state.src[name === 'image' ? start + 1 : start] !== '[') return undefined
  const labelEnd = state.md.helpers.parseLinkLabel(state, name === 'image' ? start + 1 : start, name === 'link')
  if (labelEnd < 0 || state.src[labelEnd + 1] !== '(') return undefined
  const lead = /^[\s]*<?/.exec(state.src.slice(labelEnd + 2))?.[0] ?? ''
  const from = labelEnd + 2 + lead.length
  const isAngled = lead.endsWith('<')
  const { ok, pos } = state.md.helpers.parseLinkDestination(state.src, isAngled ? from - 1 : from, state.posMax)
  const end = isAngled ? pos - 1 : pos
  return ok && end > from ? { start: from, end } : { start, end: start + 1 }
}

/**
 * Read a page's text with the parser that draws it.
 *
 * @param text       Below the front matter.
 * @param firstLine  Line on which the text begins in its file, from 1.
 */
export function readPageBody(text: string, firstLine: number): PageBody {
  const body: PageBody = { headings: [], ids: new Set(), links: [] }
  const lines = text.split('\n')
  const tokens = parser.parse(text, {})
  // The cells of a table have no lines of their own: those of their row count, and they stand one after the other.
  let map: [number, number] = [0, 1]
  let cellEnd = 0
  for (const [index, token] of tokens.entries()) {
    if (token.map) cellEnd = 0
    map = token.map ?? map
    const [line] = map
    if (token.type === 'heading_open') addHeading(body, token, tokens[index + 1], line + firstLine)
    else if (token.type === 'html_block') addHtml(body, token.content, line + firstLine)
    else if (token.type === 'inline') {
      const spotOf = spotFinder(token.content, lines, line, firstLine, cellEnd)
      if (!token.map) cellEnd = (lines[line]?.indexOf(token.content, cellEnd) ?? 0) + token.content.length
      addInline(body, token.children ?? [], spotOf)
    }
  }
  return body
}

function addHeading(body: PageBody, open: Token, inline: Token | undefined, line: number): void {
  const id = open.attrGet('id') ?? ''
  body.headings.push({ level: Number(open.tag.slice(1)), text: plainText(inline).trim(), id, line })
  body.ids.add(id)
}

type SpotFinder = (offset: number) => { line: number; column: number }

/**
 * From an offset in the text of a block to a spot in the file. The parser has taken markers and indentation off the lines, so
 * each is looked for in the line that it comes from.
 */
function spotFinder(content: string, lines: string[], from: number, firstLine: number, column: number): SpotFinder {
  return (offset) => {
    const before = content.slice(0, offset).split('\n')
    const index = before.length - 1
    const lineStart = offset - (before.at(-1)?.length ?? 0)
    const lineEnd = content.indexOf('\n', lineStart)
    const inLine = content.slice(lineStart, lineEnd === -1 ? undefined : lineEnd)
    const source = lines[from + index] ?? ''
    const start = Math.max(source.indexOf(inLine, index === 0 ? column : 0), 0)
    const at = start + (before.at(-1)?.length ?? 0)
    return { line: from + index + firstLine, column: [...source.slice(0, at)].length + 1 }
  }
}

function addInline(body: PageBody, tokens: Token[], spotOf: SpotFinder): void {
  for (const token of tokens) {
    const { offset } = (token.meta ?? {}) as { offset?: Offset }
    const kind = token.type === 'image' ? 'image' : 'link'
    const address = token.type === 'link_open' ? token.attrGet('href') : kind === 'image' ? token.attrGet('src') : null
    if (address !== null && offset) {
      const place = { start: spotOf(offset.start), end: spotOf(offset.end) }
      body.links.push({ kind, address: safely(decodeURI, address), place })
    }
    if (token.type === 'html_inline' && offset) {
      const from = offset.start
      addTags(body, token.content, (at) => spotOf(from + at))
    }
  }
}

function addHtml(body: PageBody, html: string, line: number): void {
  addTags(body, html, (offset) => {
    const before = html.slice(0, offset).split('\n')
    return { line: line + before.length - 1, column: [...(before.at(-1) ?? '')].length + 1 }
  })
}

/** Ids, links and pictures of HTML; comments say nothing. */
function addTags(body: PageBody, html: string, spotOf: SpotFinder): void {
  const visible = html.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
  for (const tag of visible.matchAll(/<[a-z][^>]*>/gi)) {
    const attribute = (name: string): { value: string; at: number } | undefined => {
      const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag[0])
      const value = match?.[1] ?? match?.[2] ?? match?.[3]
      if (!match || value === undefined) return undefined
      return { value, at: tag.index + match.index + match[0].lastIndexOf(value) }
    }
    const isAnchor = /^<a\s/i.test(tag[0])
    const isImage = /^<(img|source|video|audio)\s/i.test(tag[0])
    const id = attribute('id') ?? (isAnchor ? attribute('name') : undefined)
    if (id) body.ids.add(id.value)
    const address = isImage ? attribute('src') : isAnchor ? attribute('href') : undefined
    if (!address || address.value === '') continue
    const place = { start: spotOf(address.at), end: spotOf(address.at + address.value.length) }
    body.links.push({ kind: isImage ? 'image' : 'link', address: address.value.replaceAll('&amp;', '&'), place })
  }
}
