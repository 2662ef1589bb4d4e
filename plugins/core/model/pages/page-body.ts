import type { Token } from 'markdown-it'
import type { Place, Spot } from '../../problems/problem.ts'
import { charactersBetween, type TextLines, textLines } from '../../problems/text-lines.ts'
import { type BodySyntax, bodyTokens, linkOf, offsetOf } from '../markdown/body-parser.ts'
import { plainText } from '../markdown/headings.ts'
import { judgedHtml, mayRefuse } from '../markdown/html-policy.ts'
import { htmlTags } from '../markdown/html-tags.ts'
import { includedPath } from '../markdown/includes.ts'
import { ownAddress } from '../markdown/link-address.ts'
import { argument } from '../markdown/shortcode-arguments.ts'
import { type NamedKind, namedThings } from '../markdown/shortcode-data.ts'
import { fileOfRef, type ShortcodeFault, shortcodeOf } from '../markdown/shortcode-syntax.ts'
import type { ShortcodeCall } from '../markdown/shortcodes.ts'

/** What a page's text holds, as far as checks ask. */
export interface PageBody {
  headings: BodyHeading[]
  /** Everything that an anchor can lead to. */
  ids: Set<string>
  /** Links and pictures within the site. */
  links: BodyLink[]
  /** What else checks look at: shortcodes that are shown as written or include a file, and HTML that is taken out. */
  findings: BodyFinding[]
}

export interface BodyFinding {
  kind: ShortcodeFault | 'include' | 'html' | NamedKind
  /** Name of the shortcode, what is to be included, the tag or attribute, or who or what is meant. */
  name: string
  place: Place
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

const plainSyntax: BodySyntax = { hugo: false, html: { html: 'keep', scripts: false } }

/**
 * Read a page's text with the parser that draws it.
 *
 * @param text       Below the front matter.
 * @param firstLine  Line on which the text begins in its file, from 1.
 */
export function readPageBody(text: string, firstLine: number, syntax: BodySyntax = plainSyntax): PageBody {
  const body: PageBody = { headings: [], ids: new Set(), links: [], findings: [] }
  const lines = textLines(text)
  const tokens = bodyTokens(text, syntax)
  // The cells of a table have no lines of their own: those of their row count, and they stand one after the other.
  let line = 0
  let cellEnd = 0
  const counted: Counted = { line: -1, at: 0, characters: 0 }
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token
    if (token.map) {
      cellEnd = 0
      line = token.map[0]
    }
    if (token.attrs && token.type !== 'heading_open') addId(body, token)
    if (token.type === 'heading_open') addHeading(body, token, tokens[index + 1], line + firstLine)
    else if (token.type === 'html_block')
      addTags(body, token.content, spotInHtml(token.content, line + firstLine), syntax)
    else if (token.type === 'inline') {
      const { content, children } = token
      // The parser has taken the backslash off each bar in a cell.
      const written = token.map ? content : content.replaceAll('|', '\\|')
      if (children?.length) {
        const spotOf = spotFinder(written, lines, line, firstLine, cellEnd, counted)
        const before = (offset: number): number => content.slice(0, offset).split('|').length - 1
        addInline(body, children, written === content ? spotOf : (at) => spotOf(at + before(at)), syntax)
      }
      if (!token.map) cellEnd = Math.max(lines.at(line)?.indexOf(written, cellEnd) ?? 0, 0) + written.length
    } else if (token.meta && token.type.startsWith('shortcode'))
      addCall(body, token, blockSpot(lines, line, firstLine), syntax)
  }
  return body
}

function addHeading(body: PageBody, open: Token, inline: Token | undefined, line: number): void {
  const id = open.attrGet('id') ?? ''
  body.headings.push({ level: Number(open.tag.slice(1)), text: plainText(inline).trim(), id, line })
  body.ids.add(id)
}

/** From an offset in a text to a spot in the file. */
type SpotFinder = (offset: number) => Spot

/** How many characters stand before an offset in a line: a line of a million is not counted from its start for each spot. */
interface Counted {
  line: number
  at: number
  characters: number
}

/** The parser has taken markers and indentation off the lines of a block: each is looked for in the line that it comes from. */
function spotFinder(
  content: string,
  lines: TextLines,
  from: number,
  firstLine: number,
  column: number,
  before: Counted,
): SpotFinder {
  let known: { start: number; end: number; index: number; source: string; shift: number } | undefined
  return (offset) => {
    if (!known || offset < known.start || offset > known.end) {
      const index = lineFeedsBefore(content, offset)
      const start = content.lastIndexOf('\n', offset - 1) + 1
      const lineEnd = content.indexOf('\n', offset)
      const end = lineEnd === -1 ? content.length : lineEnd
      const source = lines.at(from + index) ?? ''
      const found = source.indexOf(content.slice(start, end), index === 0 ? column : 0)
      known = { start, end, index, source, shift: Math.max(found, 0) - start }
    }
    const { index, source, shift } = known
    const at = Math.min(offset + shift, source.length)
    // Spots are mostly asked for from left to right.
    if (before.line !== from + index || at < before.at)
      Object.assign(before, { line: from + index, at: 0, characters: 0 })
    before.characters += charactersBetween(source, before.at, at)
    before.at = at
    return { line: from + index + firstLine, column: before.characters + 1 }
  }
}

function spotInHtml(html: string, line: number): SpotFinder {
  return (offset) => ({
    line: line + lineFeedsBefore(html, offset),
    column: charactersBetween(html, html.lastIndexOf('\n', offset - 1) + 1, offset) + 1,
  })
}

function lineFeedsBefore(text: string, offset: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) count++
  return count
}

function addInline(body: PageBody, tokens: readonly Token[], spotOf: SpotFinder, syntax: BodySyntax): void {
  for (const token of tokens) {
    const link = linkOf(token)
    if (token.type.startsWith('shortcode')) addCall(body, token, spotOf, syntax)
    if (link) addLink(body, link.kind, link.address, { start: spotOf(link.start), end: spotOf(link.end) })
    if (token.type !== 'html_inline') continue
    const from = offsetOf(token)
    addTags(body, token.content, (offset) => spotOf(from + offset), syntax)
  }
}

function addId(body: PageBody, token: Token): void {
  const id = token.attrGet('id')
  if (id) body.ids.add(id)
}

function addCall(body: PageBody, token: Token, spotOf: SpotFinder, { siteUrl }: BodySyntax): void {
  const { fault, call } = shortcodeOf(token) ?? {}
  // The call that begins it tells enough of a pair.
  if (!call || token.nesting === -1) return
  const included = call.name === 'include' ? includedPath(call) : undefined
  const kind = fault ?? (included === undefined ? undefined : 'include')
  const things = kind ? [] : namedThings(call)
  const links = kind ? [] : linksOfCall(call, siteUrl)
  if (!kind && things.length === 0 && links.length === 0) return
  const place = { start: spotOf(call.start), end: spotOf(call.end) }
  for (const link of links) addLink(body, link.kind, link.address, place)
  for (const thing of things) body.findings.push({ ...thing, place })
  if (!kind) return
  body.findings.push({ kind, name: kind === 'include' ? (included ?? '') : call.name, place })
}

/** The picture and the pages that a call leads to. */
function linksOfCall(call: ShortcodeCall, siteUrl: string | undefined): { kind: BodyLink['kind']; address: string }[] {
  const isFigure = call.name === 'figure'
  const [image, link] = isFigure ? [argument(call, 'src', 0), argument(call, 'link')] : []
  const page = /^(?:rel)?ref$/.test(call.name) ? fileOfRef(argument(call, 'path', 0) ?? '') : undefined
  const all = [
    { kind: 'image', address: image } as const,
    ...[link, page].map((address) => ({ kind: 'link', address }) as const),
  ]
  return all.flatMap(({ kind, address = '' }) =>
    ownAddress(address, siteUrl) === undefined || address === '' ? [] : [{ kind, address }],
  )
}

/** A call that is a block of its own begins in the line of its token. */
function blockSpot(lines: TextLines, line: number, firstLine: number): SpotFinder {
  const source = lines.at(line) ?? ''
  const column = charactersBetween(source, 0, Math.max(source.indexOf('{{'), 0)) + 1
  return () => ({ line: line + firstLine, column })
}

/** Ids, links and pictures of HTML. */
function addTags(body: PageBody, html: string, spotOf: SpotFinder, { html: policy, siteUrl }: BodySyntax): void {
  const refusals = mayRefuse(html, policy) ? judgedHtml(html, policy).refusals : []
  for (const { what, start, end } of refusals)
    body.findings.push({ kind: 'html', name: what, place: { start: spotOf(start), end: spotOf(end) } })
  for (const { id, addresses } of htmlTags(html)) {
    if (id !== undefined) body.ids.add(id)
    for (const { kind, text, start, end } of addresses)
      if (text !== '' && ownAddress(text, siteUrl) !== undefined)
        addLink(body, kind === 'image' ? 'image' : 'link', text, { start: spotOf(start), end: spotOf(end) })
  }
}

function addLink(body: PageBody, kind: BodyLink['kind'], address: string, place: Place): void {
  body.links.push({ kind, address, place })
}
