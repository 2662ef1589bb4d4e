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
  const match = last?.type === 'text' && last.content.includes('{') ? /\s*(\{[^{}]*\})\s*$/.exec(last.content) : null
  const list = match ? attributeList(match[1] as string) : undefined
  if (!last || !match || !list) return undefined
  last.content = last.content.slice(0, match.index)
  applyAttributes(open, { classes: list.classes })
  return list
}

/** The id of a heading whose author gives it none. Of several lines, Hugo takes the last. */
export function usualId(inline: Token | undefined, settings: IdSettings): string {
  const text = plainText(inline, settings.hugo ? '\n' : ' ')
  return headingId(text.slice(text.lastIndexOf('\n') + 1), settings)
}

/** What readers see of a heading or paragraph, without marks. */
export function plainText(inline: Token | undefined, lineBreak: string = ' '): string {
  let text = ''
  for (const { type, content } of inline?.children ?? []) {
    if (type === 'text' || type === 'code_inline' || type === 'label_pill') text += content
    else if (type === 'softbreak' || type === 'hardbreak') text += lineBreak
  }
  return text
}

/**
 * The id of a heading, by its words: lower case, hyphens for spaces. "Look & Feel" is `look-feel` for GitLab, which makes one hyphen
 * of several, and `look--feel` for Hugo, for which `:eyes:` is a picture and no word.
 *
 * https://docs.gitlab.com/user/markdown/#heading-ids-and-links, https://gohugo.io/configuration/markup/#parserautoidtype
 */
export function headingId(text: string, { hugo }: IdSettings): string {
  const words = text.trim().toLowerCase()
  if (hugo) {
    const spoken = words.replace(/(?<![\w:]):[a-z0-9_+-]{1,60}:(?![\w:])/g, '')
    return spoken.replace(/[^\p{L}\p{Nd}_ -]/gu, '').replaceAll(' ', '-') || 'heading'
  }
  const plain = words.replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '').replace(/\s+/g, '-')
  return plain.replace(/-{2,}/g, '-') || 'section'
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
