import type { MarkdownIt, Token } from 'markdown-it'
import { codeRanges } from './code-ranges.ts'
import { addressOfRef } from './link-address.ts'
import { type ShortcodeForm, shortcodeForms } from './shortcode-names.ts'
import { isLacking } from './shortcode-wishes.ts'
import { callAt, type PlacedCall, placedCalls } from './shortcodes.ts'

/** What the token of a shortcode says. */
export interface ShortcodeMeta {
  call: PlacedCall
  /** As it is written. */
  source: string
  /** Why it is shown as text and not as what it means. */
  fault?: ShortcodeFault
}

export type ShortcodeFault = 'unknown' | 'unclosed' | 'unopened' | 'unread' | 'lacking'

/** What the token of a shortcode says; nothing for other tokens. */
export function shortcodeOf({ type, meta }: Token): ShortcodeMeta | undefined {
  return type.startsWith('shortcode') ? (meta as ShortcodeMeta) : undefined
}

/**
 * Read Hugo's shortcodes: `shortcode_open` and `shortcode_close` around a text, `shortcode` for a call that stands alone,
 * `shortcode_text` for one that is shown as it is written. Calls inside code stay code.
 */
export function withShortcodes(markdown: MarkdownIt): void {
  markdown.core.ruler.before('block', 'shortcode_links', (state) => {
    if (/\{\{[<%]\s*(?:rel)?ref\s/.test(state.src)) state.src = withPlainLinks(state.src)
  })
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  markdown.block.ruler.before('fence', 'shortcode', blockShortcode, { alt })
  markdown.inline.ruler.before('escape', 'shortcode', inlineShortcode)
  endHtmlAtShortcodes(markdown)
  markdown.core.ruler.after('block', 'shortcode_html', ({ tokens, Token }) => {
    if (!tokens.some(({ type, content }) => type === 'html_block' && isPossible(content))) return
    tokens.splice(
      0,
      tokens.length,
      ...tokens.flatMap((token) =>
        token.type === 'html_block' && isPossible(token.content) && !isComment(token.content)
          ? inHtml(token, Token)
          : [token],
      ),
    )
  })
}

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1]
type BlockState = Parameters<BlockRule>[0]
type InlineRule = Parameters<MarkdownIt['inline']['ruler']['push']>[1]

function isPossible(text: string): boolean {
  return text.includes('{{<') || text.includes('{{%')
}

/** Whether a block is one comment and nothing else: calls in it are not drawn, since nobody sees it. */
function isComment(html: string): boolean {
  const block = html.trim()
  return block.startsWith('<!--') && block.indexOf('-->') === block.length - 3
}

// What the calls of a text are is found once for the text, not for each of them. The parser asks for one text after the other.
let known: { text: string; calls: ReadonlyMap<number, PlacedCall> } = { text: '', calls: new Map() }

function callsOf(text: string): ReadonlyMap<number, PlacedCall> {
  if (known.text !== text) known = { text, calls: placedCalls(text) }
  return known.calls
}

/** The deepest nesting of blocks: the parser would leave out what lies deeper. */
const deepest = 90

const blockShortcode: BlockRule = (state, startLine, endLine, silent) => {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  if (state.src.charCodeAt(start) !== 0x7b || state.src.charCodeAt(start + 1) !== 0x7b) return false
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const call = callsOf(state.src).get(start)
  if (!call || call.escaped !== undefined || state.level >= deepest) return false
  const headLine = lineAt(state, call.end, startLine, endLine)
  const form = formOf(call)
  if (headLine === undefined || form === 'closing') return false
  // In a paragraph, a line of the call could be taken for a list or a quotation.
  if (form === 'phrase' && headLine === startLine) return false
  if (!call.closing) {
    // What stands beside other words is part of a paragraph; what is not understood may be.
    if (!isBlank(state.src, call.end, state.eMarks[headLine] ?? 0)) return false
    if (silent) return form === 'single' || form === 'either' || headLine > startLine
    const fault = faultOf(call)
    const token = state.push(fault ? 'shortcode_text' : 'shortcode', '', 0)
    addMeta(token, call, state.src, startLine, headLine + 1, fault)
    goOn(state, startLine, headLine + 1, endLine)
    return true
  }
  return pairedBlock(state, call, call.closing, startLine, headLine, endLine, silent)
}

function pairedBlock(
  state: BlockState,
  call: PlacedCall,
  closing: PlacedCall,
  startLine: number,
  headLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const lastLine = lineAt(state, closing.start, headLine, endLine)
  const { src, bMarks, tShift, sCount, eMarks } = state
  if (lastLine === undefined) return false
  const tailLine = lineAt(state, closing.end, lastLine, endLine)
  if (tailLine === undefined || !isBlank(src, closing.end, eMarks[tailLine] ?? 0)) return false
  if (isTorn(state, headLine, lastLine)) return false
  if (silent) return true
  const fault = faultOf(call)
  addMeta(state.push('shortcode_open', '', 1), call, src, startLine, headLine + 1, fault)
  // The text begins behind the opening call and ends before the closing one, perhaps on their lines.
  const kept = { begin: bMarks[headLine], shift: tShift[headLine], count: sCount[headLine], end: eMarks[lastLine] }
  const { lineMax, parentType } = state
  const hasHead = !isBlank(src, call.end, headLine === lastLine ? closing.start : (eMarks[headLine] ?? 0))
  const lastBegin = headLine === lastLine ? call.end : (bMarks[lastLine] ?? 0) + (tShift[lastLine] ?? 0)
  const hasLast = closing.start > lastBegin && !isBlank(src, lastBegin, closing.start)
  const from = hasHead ? headLine : headLine + 1
  const to = hasLast ? lastLine + 1 : lastLine
  if (hasHead) {
    const shift = /^[ \t]*/.exec(src.slice(call.end, call.end + 80))?.[0].length ?? 0
    bMarks[headLine] = call.end
    tShift[headLine] = shift
    sCount[headLine] = state.blkIndent
  }
  if (hasLast) eMarks[lastLine] = closing.start
  if (to > from) {
    state.lineMax = to
    state.parentType = 'root'
    state.md.block.tokenize(state, from, to)
  }
  state.lineMax = lineMax
  state.parentType = parentType
  if (hasHead) {
    bMarks[headLine] = kept.begin ?? 0
    tShift[headLine] = kept.shift ?? 0
    sCount[headLine] = kept.count ?? 0
  }
  if (hasLast) eMarks[lastLine] = kept.end ?? 0
  addMeta(state.push('shortcode_close', '', -1), closing, src, lastLine, tailLine + 1, fault)
  goOn(state, startLine, tailLine + 1, endLine)
  return true
}

/** Behind a shortcode that stands in a block of HTML, HTML goes on to the next empty line. */
function goOn(state: BlockState, startLine: number, line: number, endLine: number): void {
  const { tokens, bMarks, tShift, eMarks } = state
  const before = htmlBefore.get(state)
  state.line = line
  if (before !== startLine) return
  let end = line
  for (; end < endLine; end++) {
    const at = (bMarks[end] ?? 0) + (tShift[end] ?? 0)
    if (at >= (eMarks[end] ?? 0) || (state.src.charCodeAt(at) === 0x7b && callsOf(state.src).has(at))) break
  }
  if (end > line) {
    const html = new state.Token('html_block', '', 0)
    html.content = state.getLines(line, end, state.blkIndent, true)
    html.map = [line, end]
    html.level = state.level
    tokens.push(html)
  }
  htmlBefore.set(state, end)
  state.line = end
}

// The line on which a block of HTML was cut.
const htmlBefore = new WeakMap<BlockState, number>()

/** Longest pair inside a list, in lines. */
const longestInList = 2000

/** Whether all lines of a pair belong to the list or quotation that its first one stands in: the parser would lose the others. */
function isTorn({ sCount, blkIndent, bMarks, tShift, eMarks }: BlockState, from: number, to: number): boolean {
  if (blkIndent === 0) return false
  if (to - from > longestInList) return true
  for (let line = from + 1; line <= to; line++) {
    const isEmpty = (bMarks[line] ?? 0) + (tShift[line] ?? 0) >= (eMarks[line] ?? 0)
    if (!isEmpty && (sCount[line] ?? 0) < blkIndent) return true
  }
  return false
}

/** What a call is: closing, of a known form, or unknown. */
function formOf(call: PlacedCall): ShortcodeForm | 'closing' | undefined {
  if (call.isClosing) return 'closing'
  const form = shortcodeForms.get(call.name)
  return form === 'pair' && call.isSelfClosed ? 'either' : form
}

/** Why a call, and the one that ends it, are shown as they are written. */
function faultOf(call: PlacedCall): ShortcodeFault | undefined {
  const { opening = call } = call
  const form = formOf(opening)
  if (form === undefined) return 'unknown'
  if (form === 'closing') return 'unopened'
  if (form === 'pair' && !opening.closing) return 'unclosed'
  return isLacking(opening) ? 'lacking' : undefined
}

/** The line that holds an offset. */
function lineAt({ bMarks, eMarks }: BlockState, offset: number, from: number, endLine: number): number | undefined {
  let low = from
  let high = endLine - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((eMarks[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low < endLine && offset <= (eMarks[low] ?? 0) && offset >= (bMarks[low] ?? 0) ? low : undefined
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x09) return false
  }
  return true
}

function addMeta(
  token: Token,
  call: PlacedCall,
  text: string,
  from: number | undefined,
  to: number | undefined,
  fault: ShortcodeFault | undefined,
): void {
  const source = text.slice(call.start, call.end)
  token.meta = { call, source, ...(fault ? { fault } : {}) } satisfies ShortcodeMeta
  token.markup = source
  if (from !== undefined && to !== undefined) {
    token.map = [from, to]
    token.block = true
  }
}

const inlineShortcode: InlineRule = (state, silent) => {
  const { src, pos } = state
  if (src.charCodeAt(pos) !== 0x7b || src.charCodeAt(pos + 1) !== 0x7b) return false
  const call: PlacedCall | undefined = callsOf(src).get(pos) ?? callAt(src, pos)
  if (!call || call.end > state.posMax) return unreadCall(state, silent)
  if (call.escaped !== undefined) {
    if (!silent) state.pending += call.escaped
    state.pos = call.end
    return true
  }
  const { closing, opening: _, ...alone } = call
  if (closing && closing.end <= state.posMax && state.level < deepest) {
    if (!silent) {
      const fault = faultOf(call)
      addMeta(state.push('shortcode_open', '', 1), call, src, undefined, undefined, fault)
      const { posMax } = state
      state.pos = call.end
      state.posMax = closing.start
      state.md.inline.tokenize(state)
      state.posMax = posMax
      addMeta(state.push('shortcode_close', '', -1), closing, src, undefined, undefined, fault)
    }
    state.pos = closing.end
    return true
  }
  const fault = faultOf(alone)
  if (!silent)
    addMeta(state.push(fault ? 'shortcode_text' : 'shortcode', '', 0), call, src, undefined, undefined, fault)
  state.pos = call.end
  return true
}

/** What begins as a call and goes on as none, such as one whose quotes are not closed: its beginning is shown and told. */
const unreadCall: InlineRule = (state, silent) => {
  beginning.lastIndex = state.pos
  const found = beginning.exec(state.src)
  if (!found || beginning.lastIndex > state.posMax) return false
  const [text, slash, name = ''] = found
  const nothing = { positional: [], named: {}, isSelfClosed: false }
  const call = { name, isClosing: slash === '/', ...nothing, start: state.pos, end: state.pos + text.length }
  if (!silent) addMeta(state.push('shortcode_text', '', 0), call, state.src, undefined, undefined, 'unread')
  state.pos = call.end
  return true
}

const beginning = /\{\{[<%]\s*(\/?)\s*([\w][\w./-]*)/y

/** A block of HTML that would go on to an empty line ends where a line begins with a shortcode. */
function endHtmlAtShortcodes({ block: { ruler } }: MarkdownIt): void {
  const rules = (ruler as unknown as { __rules__: { name: string; fn: BlockRule }[] }).__rules__
  const rule = rules.find(({ name }) => name === 'html_block')?.fn
  if (!rule) return
  ruler.at(
    'html_block',
    (state, startLine, endLine, silent) => {
      const { src, bMarks, tShift, eMarks } = state
      const begin = (bMarks[startLine] ?? 0) + (tShift[startLine] ?? 0)
      if (src.charCodeAt(begin) !== 0x3c) return false
      if (silent || !/^<\/?[a-z]/i.test(src.slice(begin, begin + 3))) return rule(state, startLine, endLine, silent)
      if (/^<(script|pre|style|textarea)\b/i.test(src.slice(begin, begin + 12)))
        return rule(state, startLine, endLine, silent)
      let end = startLine + 1
      while (end < endLine) {
        const at = (bMarks[end] ?? 0) + (tShift[end] ?? 0)
        if (at >= (eMarks[end] ?? 0)) break
        if (src.charCodeAt(at) === 0x7b && callsOf(src).has(at)) {
          htmlBefore.set(state, end)
          return rule(state, startLine, end, silent)
        }
        end++
      }
      return rule(state, startLine, endLine, silent)
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  )
}

/** Take a block of HTML apart at the shortcodes in it. */
function inHtml(block: Token, TokenClass: new (type: string, tag: string, nesting: -1 | 0 | 1) => Token): Token[] {
  const { content } = block
  const line = block.map?.[0] ?? 0
  const tokens: Token[] = []
  let at = 0
  const addHtml = (to: number): void => {
    if (to <= at) return
    const html = new TokenClass('html_block', '', 0)
    html.content = content.slice(at, to)
    html.map = [line + lineFeeds(content, at), block.map?.[1] ?? line + 1]
    tokens.push(html)
  }
  for (const call of placedCalls(content).values()) {
    addHtml(call.start)
    at = call.end
    if (call.escaped !== undefined) {
      const html = new TokenClass('html_block', '', 0)
      html.content = call.escaped.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      tokens.push(html)
      continue
    }
    const isPaired = call.closing !== undefined || call.opening !== undefined
    const pairForm = formOf(call.opening ?? call)
    const fault = faultOf(call)
    const type = !isPaired
      ? fault
        ? 'shortcode_text'
        : 'shortcode'
      : call.isClosing
        ? 'shortcode_close'
        : 'shortcode_open'
    const token = new TokenClass(type, '', type === 'shortcode_open' ? 1 : type === 'shortcode_close' ? -1 : 0)
    const callLine = line + lineFeeds(content, call.start)
    addMeta(token, call, content, callLine, callLine + 1, fault)
    token.block = !fault && pairForm !== 'phrase'
    tokens.push(token)
  }
  addHtml(content.length)
  return tokens
}

function lineFeeds(text: string, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}

/**
 * Addresses that `ref` and `relref` give, in links, definitions and HTML, become those of Markdown files. Every character behind
 * them keeps its place, so that problems are told where they stand.
 */
function withPlainLinks(text: string): string {
  const isCode = codeRanges(text)
  return text.replace(refAsAddress, (found: string, before: string, source: string, after: string, offset: number) => {
    const call = isCode(offset) ? undefined : callAt(source, 0)
    const target = call?.named.path ?? call?.positional[0]
    if (call?.end !== source.length || !target || /["`<>()]/.test(target)) return found
    const address = fileOfRef(target.replaceAll(' ', '%20')) + after
    return before + address.padEnd(source.length + after.length)
  })
}

/** What stands before an address, the call, and the rest of the address with what ends it. */
const refAsAddress =
  /(\]\(\s{0,9}<?|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,9}<?|\b(?:href|src)=["'])(\{\{[<%]\s{0,9}(?:rel)?ref\s[^{}]{1,500}\}\})([^\s"'<>()]*["'>]?)/gm

/** What `ref` names, as a link: a file, or an address from the root. */
export function fileOfRef(target: string): string {
  const [path = '', anchor] = target.split('#', 2)
  const end = anchor === undefined ? '' : `#${anchor}`
  return (path === '' || path.startsWith('/') ? path : addressOfRef(path)) + end
}
