import type { MarkdownIt, Token } from 'markdown-it'
import { type AttributeList, attributeList } from './attribute-list.ts'
import { applyAttributes } from './block-attributes.ts'
import type { MarkdownSettings } from './markdown-settings.ts'

/** Whether ids are those that Hugo makes; else GitLab's. */
type IdSettings = Pick<MarkdownSettings, 'hugo'>

/** Give every heading an id, numbered when it repeats. `{#name}` at the end of a heading is its id. */
function headingIds(tokens: Token[], settings: IdSettings): void {
  const used = new Map<string, number>()
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token
    if (token.type !== 'heading_open') continue
    const inline = tokens[index + 1]
    const given = token.attrGet('id')
    const id = uniqueId(ownAttributes(token, inline)?.id ?? given ?? usualId(inline, settings), used)
    token.attrSet('id', id)
  }
}

/** Take attributes off the end of a heading, and give them to it. */
function ownAttributes(open: Token, inline: Token | undefined): AttributeList | undefined {
  const last = inline?.children?.at(-1)
  const match = last?.type === 'text' && last.content.includes('{') ? attributesAtEnd.exec(last.content) : null
  const list = match ? attributeList(match[1] as string) : undefined
  if (!last || !match || !list) return undefined
  last.content = last.content.slice(0, match.index)
  applyAttributes(open, { classes: list.classes })
  return list
}

const attributesAtEnd = /\s*(\{[^{}]*\})\s*$/

/** The id of a heading whose author gives it none. */
export function usualId(inline: Token | undefined, settings: IdSettings): string {
  return headingId(settings.hugo ? (inline?.content ?? '') : plainText(inline), settings)
}

/** What readers see of a heading or paragraph, without marks. */
export function plainText(inline: Token | undefined): string {
  let text = ''
  for (const { type, content } of inline?.children ?? []) {
    if (type === 'text' || type === 'code_inline' || type === 'label_pill') text += content
    else if (type === 'softbreak') text += ' '
  }
  return text
}

/**
 * The id of a heading: lower case, hyphens for spaces. "Look & Feel" is `look-feel` for GitLab, which makes one hyphen
 * of several, and `look--feel` for Hugo.
 *
 * https://docs.gitlab.com/user/markdown/#heading-ids-and-links, https://gohugo.io/configuration/markup/#parserautoidtype
 *
 * @param text  What readers see; for Hugo what is written, so that the address of a link in a heading is part of its id.
 */
export function headingId(text: string, { hugo }: IdSettings): string {
  if (hugo) {
    const words = lastLine(text).toLowerCase()
    return words.replace(/[^\p{L}\p{Nd}_ -]/gu, '').replaceAll(' ', '-') || 'heading'
  }
  const words = text.trim().toLowerCase()
  const plain = words.replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '').replace(/\s+/g, '-')
  return plain.replace(/-{2,}/g, '-') || 'section'
}

/** What Hugo makes an id of: the last line of a heading, without attributes, shortcodes and signs: it draws emoji before. */
function lastLine(source: string): string {
  return source
    .slice(source.lastIndexOf('\n') + 1)
    .replace(attributesAtEnd, (found, list: string) => (attributeList(list) ? '' : found))
    .replace(/\{\{[<%].{0,500}?[%>]\}\}/g, '')
    .trim()
    .replace(/(?<![\w:]):[a-z0-9_+-]{1,60}:(?![\w:])/g, '')
}

/**
 * The id, or the first of `id-1`, `id-2` and so on that no heading above has.
 *
 * @param used  Ids of the headings above, with the number that was tried last for each; gets this one.
 */
export function uniqueId(id: string, used: Map<string, number>): string {
  let unique = id
  let count = used.get(id) ?? 0
  while (used.has(unique)) unique = `${id}-${++count}`
  used.set(id, count)
  if (unique !== id) used.set(unique, 0)
  return unique
}

/** Add the ids of headings to a Markdown parser. */
export function withHeadingIds(markdown: MarkdownIt, settings: IdSettings): void {
  markdown.core.ruler.push('handbook_headings', ({ tokens }) => headingIds(tokens, settings))
}
