import MarkdownItParser, { type Token } from 'markdown-it'
import type { Place } from '../problems/problem.ts'
import { plainText, withHeadingIds } from './headings.ts'

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
  // The cells of a table have no lines of their own: those of their row count.
  let map: [number, number] = [0, 1]
  for (const [index, token] of tokens.entries()) {
    map = token.map ?? map
    const [line, end] = map
    if (token.type === 'heading_open') addHeading(body, token, tokens[index + 1], line + firstLine)
    else if (token.type === 'inline') addInline(body, token, placeFinder(lines, line, end, firstLine))
    else if (token.type === 'html_block') addHtml(body, token.content, lines, line, firstLine)
  }
  return body
}

function addHeading(body: PageBody, open: Token, inline: Token | undefined, line: number): void {
  const id = open.attrGet('id') ?? ''
  body.headings.push({ level: Number(open.tag.slice(1)), text: plainText(inline).trim(), id, line })
  body.ids.add(id)
}

function addInline(body: PageBody, inline: Token, finder: (address: string) => Place): void {
  const visit = (tokens: Token[]): void => {
    for (const token of tokens) {
      const address =
        token.type === 'link_open' ? token.attrGet('href') : token.type === 'image' ? token.attrGet('src') : null
      if (address !== null)
        body.links.push({
          kind: token.type === 'image' ? 'image' : 'link',
          address: decoded(address),
          place: finder(address),
        })
      if (token.type === 'html_inline') addTag(body, token.content, finder)
      if (token.type === 'image') visit(token.children ?? [])
    }
  }
  visit(inline.children ?? [])
}

function addHtml(body: PageBody, html: string, lines: string[], line: number, firstLine: number): void {
  const finder = placeFinder(lines, line, line + html.split('\n').length, firstLine)
  for (const [tag] of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<[a-z][^>]*>/gi)) addTag(body, tag, finder)
}

function addTag(body: PageBody, tag: string, finder: (address: string) => Place): void {
  const attribute = (name: string): string | undefined => {
    const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
    return match?.[1] ?? match?.[2] ?? match?.[3]
  }
  const id = attribute('id') ?? (/^<a\b/i.test(tag) ? attribute('name') : undefined)
  if (id !== undefined) body.ids.add(id)
  const isImage = /^<(img|source|video|audio)\b/i.test(tag)
  const address = isImage ? attribute('src') : /^<a\b/i.test(tag) ? attribute('href') : undefined
  if (address !== undefined && address !== '') {
    body.links.push({
      kind: isImage ? 'image' : 'link',
      address: address.replaceAll('&amp;', '&'),
      place: finder(address),
    })
  }
}

/**
 * Find the places of addresses in a block, one after the other: the parser tells lines of blocks only.
 *
 * @param from  First line of the block, from 0.
 * @param to    Line after its last.
 */
function placeFinder(lines: string[], from: number, to: number, firstLine: number): (address: string) => Place {
  let line = from
  let column = 0
  return (address) => {
    const written = [address, decoded(address)]
    for (let at = line, start = column; at < Math.min(to, lines.length); at++, start = 0) {
      for (const text of written) {
        const found = text === '' ? -1 : (lines[at] as string).indexOf(text, start)
        if (found === -1) continue
        line = at
        column = found + text.length
        const before = [...(lines[at] as string).slice(0, found)].length
        const place = (offset: number) => ({ line: at + firstLine, column: before + offset + 1 })
        return { start: place(0), end: place([...text].length) }
      }
    }
    return { start: { line: from + firstLine, column: 1 }, end: { line: from + firstLine, column: 2 } }
  }
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
