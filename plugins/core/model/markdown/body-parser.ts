import MarkdownItParser, { type MarkdownIt, type Token } from 'markdown-it'
import { present } from '../product/taxonomy.ts'
import { ownAddress, safely } from './link-address.ts'
import type { MarkdownSettings } from './markdown-settings.ts'
import { withMarkdownSyntax } from './markdown-syntax.ts'
import { withBareLinks } from './plain-links.ts'

/** What the parser notes on a token: a link within the site, and where its address stands in the text of its block. */
export interface NotedLink {
  kind: 'link' | 'image'
  address: string
  start: number
  end: number
}

/** What of the options changes how a text is read. */
export type BodySyntax = Pick<MarkdownSettings, 'hugo' | 'html' | 'siteUrl'>

/**
 * Read a text into blocks with the parser that draws it, as far as checks ask: of texts other than headings, only links,
 * pictures, tags and shortcodes become tokens.
 */
export function bodyTokens(text: string, syntax: Pick<BodySyntax, 'hugo' | 'siteUrl'> = { hugo: false }): Token[] {
  const { hugo, siteUrl } = syntax
  return (hugo ? hugoParser() : plainParser()).parse(text, present({ siteUrl }))
}

/** The link that a token stands for; nothing for other tokens, and for links to other sites. */
export function linkOf({ meta }: Token): NotedLink | undefined {
  return (meta as { link?: NotedLink } | null)?.link
}

/** Where a tag stands in the text of its block. */
export function offsetOf({ meta }: Token): number {
  return (meta as { offset: number }).offset
}

const plainParser = once(() => bodyParser({ hugo: false }))
const hugoParser = once(() => bodyParser({ hugo: true }))

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

function bodyParser(syntax: Pick<BodySyntax, 'hugo'>): MarkdownIt {
  const whole = notingParser(syntax)
  const links = notingParser(syntax)
  readBlocksOnly(
    whole,
    links,
    once(() => {
      const bare = notingParser(syntax)
      withBareLinks(bare, syntax)
      return bare
    }),
  )
  readLinksOnly(links, syntax)
  return whole
}

function notingParser(syntax: Pick<BodySyntax, 'hugo'>): MarkdownIt {
  const markdown = new MarkdownItParser({ html: true })
  withMarkdownSyntax(markdown, syntax)
  notePlaces(markdown)
  sparePlainAddresses(markdown)
  return markdown
}

type InlineRule = Parameters<MarkdownIt['inline']['ruler']['at']>[1]
type InlineState = Parameters<InlineRule>[0]

/**
 * Read headings as a whole, for their ids, and of other texts only what can hold an address.
 *
 * @param links  Reads what else stands in a text with links.
 * @param bare   Reads a text that names the site, perhaps without making it a link.
 */
function readBlocksOnly(markdown: MarkdownIt, links: MarkdownIt, bare: () => MarkdownIt): void {
  const { ruler } = markdown.core
  ruler.at('normalize', (state) => {
    if (/[\r\0]/.test(state.src)) state.src = state.src.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')
  })
  ruler.at('inline', ({ tokens, env, Token: InlineToken }) => {
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as Token
      if (token.type !== 'inline') continue
      const { content } = token
      const isHeading = tokens[index - 1]?.type === 'heading_open'
      const namesSite = env.siteUrl !== undefined && content.includes(env.siteUrl)
      if (!isHeading && !namesSite && !mayHoldAddress(content, env)) continue
      token.children ??= []
      if (isHeading && plainWords.test(content)) {
        const text = new InlineToken('text', '', 0)
        text.content = content
        token.children.push(text)
        continue
      }
      const reader = namesSite ? bare() : isHeading ? markdown : links
      reader.inline.parse(content, reader, env, token.children)
    }
  })
  // It would leave out footnotes that no token refers to, which here is all of them.
  ruler.disable('footnote_tail')
}

/** A text without any character at which a rule of the parser begins. */
const plainWords = /^[^\n!#$%&*+\-:<=>@[\\\]^_`{}~]*$/

/** HTML, a shortcode, or a bracket behind which no address of another site stands as plainly as nearly all do. */
const possibleAddress = /<|\{\{%|\](?!\(https?:\/\/[\w.-]+[/)])/

/** Whether a text can hold an address of the site. With references, any text in brackets can be one. */
function mayHoldAddress(content: string, { references, siteUrl }: InlineState['env']): boolean {
  if (references) return /[[<]|\{\{%/.test(content)
  if (siteUrl === undefined || !content.includes(']')) return possibleAddress.test(content)
  const host: string = siteUrl.split('/')[2] ?? ''
  return possibleAddress.test(content) || content.toLowerCase().includes(host.toLowerCase())
}

/** Leave out the rules that neither make nor hide an address, and make no tokens of text. */
function readLinksOnly({ inline }: MarkdownIt, { hugo }: Pick<BodySyntax, 'hugo'>): void {
  const rules = ['text', 'escape', 'backticks', 'link', 'image', 'autolink', 'html_inline']
  inline.ruler.enableOnly(hugo ? [...rules, 'shortcode'] : rules)
  inline.ruler2.enableOnly([])
  const text = hugo ? /[^!<[\\\]`{]+/y : /[^!<[\\\]`]+/y
  inline.ruler.at('text', (state) => {
    text.lastIndex = state.pos
    if (!text.test(state.src)) return false
    state.pos = Math.min(text.lastIndex, state.posMax)
    return true
  })
}

/** Addresses that stand as they are written need no normal form; nor do those of other sites, which nobody looks at. */
function sparePlainAddresses(markdown: MarkdownIt): void {
  const normal = markdown.normalizeLink
  markdown.normalizeLink = (address) => (/^(?:https?:|\/?[\w.#-][\w./#-]*$)/.test(address) ? address : normal(address))
}

/** Let the parser note where the addresses of links and pictures stand: by itself it tells lines of blocks only. */
function notePlaces(markdown: MarkdownIt): void {
  const { ruler } = markdown.inline
  const rules = (ruler as unknown as { __rules__: { name: string; fn: InlineRule }[] }).__rules__
  const made = {
    link: 'link_open',
    autolink: 'link_open',
    linkify: 'link_open',
    image: 'image',
    html_inline: 'html_inline',
  }
  for (const [name, type] of Object.entries(made)) {
    const rule = rules.find((one) => one.name === name)?.fn
    if (!rule) continue
    ruler.at(name, (state, silent) => {
      const start = state.pos
      const before = state.tokens.length
      if (!rule(state, silent)) return false
      // Text that stands before it may have become a token first.
      const token = silent ? undefined : state.tokens.slice(before).find((one) => one.type === type)
      if (token) token.meta = { ...token.meta, ...noted(name, token, state, start) }
      return true
    })
  }
}

function noted(name: string, token: Token, state: InlineState, start: number): { offset?: number; link?: NotedLink } {
  if (name === 'html_inline') return { offset: start }
  const kind = name === 'image' ? 'image' : 'link'
  const address = safely(decodeURI, token.attrGet(kind === 'image' ? 'src' : 'href') ?? '')
  if (ownAddress(address, state.env.siteUrl) === undefined) return {}
  // What stands before the colon has been read by then.
  if (name === 'linkify') return { link: { kind, address, start: start - address.indexOf(':'), end: state.pos } }
  const place = addressOffset(kind, state, start) ?? { start, end: state.pos }
  return { link: { kind, address, ...place } }
}

/** The destination in `[text](destination)`; nothing for a link by reference, which is shown as a whole. */
function addressOffset(
  kind: NotedLink['kind'],
  state: InlineState,
  start: number,
): Pick<NotedLink, 'start' | 'end'> | undefined {
  const label = kind === 'image' ? start + 1 : start
  const { parseLinkLabel, parseLinkDestination } = state.md.helpers
  const labelEnd = parseLinkLabel(state, label, kind === 'link')
  if (labelEnd < 0 || state.src[labelEnd + 1] !== '(') return undefined
  const lead = /^\s*<?/.exec(state.src.slice(labelEnd + 2))?.[0] ?? ''
  const from = labelEnd + 2 + lead.length
  const isAngled = lead.endsWith('<')
  const { ok, pos } = parseLinkDestination(state.src, isAngled ? from - 1 : from, state.posMax)
  const end = isAngled ? pos - 1 : pos
  return ok && end > from ? { start: from, end } : { start, end: start + 1 }
}
