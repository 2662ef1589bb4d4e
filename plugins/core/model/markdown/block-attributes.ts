import type { MarkdownIt, Token } from 'markdown-it'
import { type AttributeList, attributeList } from './attribute-list.ts'

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1]

/**
 * Give blocks, links and pictures the attributes that stand behind them, as kramdown and Hugo do, and take out what asks
 * kramdown for a table of contents, with the heading above it that is not to be in the table: every page has one.
 */
export function withBlockAttributes(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'attribute_line', attributeLine, { alt: ['blockquote', 'paragraph'] })
  markdown.core.ruler.push('block_attributes', (state) => {
    const { tokens } = state
    let isTouched = false
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as Token
      if (token.type !== 'inline' || !isPossible(token.content)) continue
      if (tokens[index - 1]?.type === 'paragraph_open') isTouched = paragraph(tokens, index) || isTouched
      if (token.content.includes('{:')) spans(token.children ?? [])
    }
    if (isTouched) state.tokens = tokens.filter((token) => !isGone(token))
  })
}

/**
 * A line of attributes right below a block stands for itself: it ends tables, quotations, paragraphs, and lists in which it is not
 * indented, which would take it for a row or for a line of text, and what comes below it begins anew.
 */
const attributeLine: BlockRule = (state, line, _, silent) => {
  const { src, bMarks, tShift, eMarks } = state
  const start = (bMarks[line] ?? 0) + (tShift[line] ?? 0)
  if (src[start] !== '{' || line === 0 || state.isEmpty(line - 1)) return false
  const content = src.slice(start, eMarks[line]).trim()
  if (!attributeList(content)) return false
  if (silent) return true
  state.line = line + 1
  const map: [number, number] = [line, state.line]
  state.push('paragraph_open', 'p', 1).map = map
  const inline = state.push('inline', '', 0)
  Object.assign(inline, { content, map, children: [] })
  state.push('paragraph_close', 'p', -1)
  return true
}

function isPossible(content: string): boolean {
  return content.includes('{:') || content.endsWith('}') || content.endsWith(']]') || content === '[TOC]'
}

/** Look at a paragraph that may be a line of attributes; whether anything is to be taken out. */
function paragraph(tokens: Token[], index: number): boolean {
  const inline = tokens[index] as Token
  const open = tokens[index - 1] as Token
  if (/^\[\[_TOC_\]\]$|^\[TOC\]$/.test(inline.content)) return removeContents(tokens, index - 1, index + 1)
  const list = attributeList(inline.content.trim())
  if (!list) return false
  if (list.flags.includes('toc')) {
    const from = listAround(tokens, index - 2) ?? index - 1
    return removeContents(tokens, from, Math.max(closeOf(tokens, from), index + 1))
  }
  const before = tokens[index - 2]
  const target =
    before?.nesting === -1
      ? tokens[openOf(tokens, index - 2)]
      : before?.nesting === 0 && before.block
        ? before
        : undefined
  if (target && target.level === open.level) applyAttributes(target, list)
  return remove(tokens, index - 1, index + 1)
}

/** Set the id and the classes of a list on a token. */
export function applyAttributes(token: Token, { id, classes }: Pick<AttributeList, 'id' | 'classes'>): void {
  if (id !== undefined) token.attrSet('id', id)
  if (classes.length > 0) token.attrJoin('class', classes.join(' '))
}

function remove(tokens: Token[], from: number, to: number): true {
  for (const token of tokens.slice(from, to + 1)) {
    token.meta = { isGone: true }
    token.children = null
  }
  return true
}

function removeContents(tokens: Token[], from: number, to: number): true {
  let above = from - 1
  while (isGone(tokens[above])) above--
  const open = tokens[above]?.type === 'heading_close' ? openOf(tokens, above) : above
  const heading = tokens[open]
  // What stands in its own line is not read yet.
  if (heading?.type === 'heading_open' && /\bno_toc\b/.test(`${heading.attrGet('class')} ${tokens[open + 1]?.content}`))
    remove(tokens, open, above)
  return remove(tokens, from, to)
}

function isGone(token: Token | undefined): boolean {
  return (token?.meta as { isGone?: true } | null | undefined)?.isGone === true
}

/** The list that begins or ends with a token. */
function listAround(tokens: readonly Token[], index: number): number | undefined {
  const isList = (at: number, end: 'open' | 'close'): boolean =>
    /^(bullet|ordered)_list_/.test(tokens[at]?.type ?? '') && tokens[at]?.type.endsWith(end) === true
  if (isList(index, 'close')) return openOf(tokens, index)
  return tokens[index]?.type === 'list_item_open' && isList(index - 1, 'open') ? index - 1 : undefined
}

function closeOf(tokens: readonly Token[], open: number): number {
  const { level } = tokens[open] as Token
  for (let index = open + 1; index < tokens.length; index++) if (tokens[index]?.level === level) return index
  return open
}

function openOf(tokens: readonly Token[], close: number): number {
  const { level } = tokens[close] as Token
  for (let index = close - 1; index >= 0; index--)
    if (tokens[index]?.level === level && tokens[index]?.nesting === 1) return index
  return close
}

/** `[text](address){:target="_blank"}`, `![](picture){: width="300" .wide}`: what stands right behind belongs to it. */
function spans(children: Token[]): void {
  for (const [index, token] of children.entries()) {
    const before = children[index - 1]
    if (token.type !== 'text' || !token.content.startsWith('{:') || !before) continue
    const end = token.content.indexOf('}') + 1
    const list = attributeList(token.content.slice(0, end))
    if (!list) continue
    const target =
      before.type === 'link_close' ? lastOpenLink(children, index) : before.nesting === 0 ? before : undefined
    token.content = token.content.slice(end)
    if (!target) continue
    applyAttributes(target, list)
    for (const name of ['width', 'height'])
      if (/^\d+%?$/.test(list.named[name] ?? '')) target.attrSet(name, list.named[name] ?? '')
    if (list.named.target === '_blank' && target.type === 'link_open') {
      target.attrSet('target', '_blank')
      target.attrSet('rel', 'noopener')
    }
  }
}

function lastOpenLink(children: readonly Token[], before: number): Token | undefined {
  for (let index = before - 1; index >= 0; index--) if (children[index]?.type === 'link_open') return children[index]
  return undefined
}
