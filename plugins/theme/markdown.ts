import MarkdownItParser, { type Token } from 'markdown-it'
import { withFencedQuotations } from '../core/model/markdown/fenced-quotations.ts'
import { plainText } from '../core/model/markdown/headings.ts'
import { marksForTags } from '../core/model/markdown/marks-for-tags.ts'
import { withAlerts } from './callouts.ts'
import { type Html, html, isSafeAddress, type Piece, raw } from './html.ts'

// HTML in it stays text, but for tags that Markdown has marks for: it comes from data, and may come from anybody.
const parser = new MarkdownItParser({ html: false, linkify: false })
withFencedQuotations(parser)
withAlerts(parser)

/** How texts from data are drawn. */
export interface TextScope {
  /** Where an address leads; nothing when it must not be a link. */
  addressFrom(address: string): string | undefined
  /** Level of the highest heading, 2 to 6; lower ones follow. */
  headingLevel?: number
}

/**
 * Draw a Markdown text from the data. Links that lead nowhere become their text, and pictures lose nothing but their source; so do
 * relative ones, since data files have no address from which they could lead.
 */
export function markdown(text: string, { addressFrom, headingLevel = 4 }: TextScope): Html {
  const tokens = parser.parse(marksForTags(text), {})
  const levels = tokens.flatMap(({ type, tag }) => (type === 'heading_open' ? [Number(tag.slice(1))] : []))
  const shift = headingLevel - Math.min(...levels, 6)
  for (const token of tokens) {
    if (token.type.startsWith('heading_')) token.tag = `h${Math.min(Number(token.tag.slice(1)) + shift, 6)}`
    if (token.children) token.children = token.children.flatMap(resolved(addressFrom))
  }
  return raw(parser.renderer.render(tokens, parser.options, {}))
}

/** Draw a Markdown text from the data within a line: links, code and emphasis. */
export function markdownLine(text: string, { addressFrom }: Pick<TextScope, 'addressFrom'>): Html {
  const children = parser.parseInline(marksForTags(text).trim(), {}).flatMap((token) => token.children ?? [])
  return raw(parser.renderer.renderInline(children.flatMap(resolved(addressFrom)), parser.options, {}))
}

/** Give each link its address; one without loses its tags. */
function resolved(addressFrom: TextScope['addressFrom']): (token: Token) => Token[] {
  const open: boolean[] = []
  const addressOf = (token: Token, name: 'href' | 'src'): string | undefined => {
    const address = addressFrom(token.attrGet(name) ?? '')
    return address !== undefined && isSafeAddress(address) ? address : undefined
  }
  return (token) => {
    if (token.type === 'link_open') {
      const address = addressOf(token, 'href')
      open.push(address !== undefined)
      if (address === undefined) return []
      token.attrSet('href', address)
    } else if (token.type === 'link_close') return open.pop() === false ? [] : [token]
    else if (token.type === 'image') {
      const address = addressOf(token, 'src')
      if (address === undefined) return token.children ?? []
      token.attrSet('src', address)
      token.attrSet('loading', 'lazy')
    }
    return [token]
  }
}

/** A title, or another plain text, whose `code` is shown as such; a mark without its other half stays. */
export function inlineTitle(title: string): Piece {
  const parts = title.split(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/s)
  return parts.map((part, index) => [part, undefined, html`<code>${part.trim()}</code>`][index % 3])
}

/** A Markdown text in one line without marks, for lists and descriptions. */
export function plainLine(text: string, length: number): string {
  const words = parser
    .parse(marksForTags(text), {})
    .map((token) => plainText(token))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words.length <= length ? words : `${words.slice(0, length).replace(/\s+\S*$/, '')}…`
}
