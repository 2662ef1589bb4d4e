import type { MarkdownIt, Token } from 'markdown-it'
import { type AttributeList, attributeList } from './attribute-list.ts'
import { applyAttributes } from './block-attributes.ts'

/**
 * Give every heading an id, as GitLab does: lower case, hyphens for spaces, numbered when it repeats.
 * `{#name}` at the end of a heading is its id.
 *
 * https://docs.gitlab.com/user/markdown/#heading-ids-and-links
 */
function headingIds(tokens: Token[]): void {
  const used = new Map<string, number>()
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue
    const inline = tokens[index + 1]
    const given = token.attrGet('id')
    const id = uniqueId(ownAttributes(token, inline)?.id ?? given ?? (headingId(plainText(inline)) || 'section'), used)
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

/** What readers see of a heading or paragraph, without marks. */
export function plainText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map(({ type, content }) =>
      type === 'text' || type === 'code_inline' || type === 'label_pill' ? content : type === 'softbreak' ? ' ' : '',
    )
    .join('')
}

export function headingId(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s+/g, '-')
    .replace(/-{2,}/g, '-')
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
export function withHeadingIds(markdown: MarkdownIt): void {
  markdown.core.ruler.push('handbook_headings', ({ tokens }) => headingIds(tokens))
}
