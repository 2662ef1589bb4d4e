import type { Token } from 'markdown-it'
import { htmlTags } from '../markdown/html-tags.ts'

/** What a text is made of. */
type Part = Pick<Token, 'type' | 'content' | 'attrGet'>

/** A paragraph, an entry of a list or a row of a table. */
export interface Text {
  children: readonly Part[]
  content: string
  /** Absent when only words can say it. */
  minutes?: number
}

/** Stands between the cells of a row. */
export const betweenCells: Part = { type: 'text', content: ' · ', attrGet: () => null }

/** A link, in Markdown or HTML. */
export interface LinkPart {
  text: string
  url: string
}

/** The links of a text, in order; those that show nothing are called by their address. */
export function linksOf({ children }: Text): LinkPart[] {
  const found: LinkPart[] = []
  let open: LinkPart | undefined
  for (const child of children) {
    const url = openedBy(child)
    if (url !== undefined) open = { text: '', url }
    else if (isEnd(child) && open) {
      found.push({ ...open, text: open.text.trim() || open.url })
      open = undefined
    } else if (open) open.text += shown(child)
  }
  return found
}

/** The text of a block without marks and links. */
export function textOf({ children }: Text): string {
  return children.map(shown).join('').replace(/\s+/g, ' ').trim()
}

/** What a text says beside its links. */
export function besideLinks({ children }: Text): string {
  let depth = 0
  let text = ''
  for (const child of children) {
    if (openedBy(child) !== undefined) depth++
    else if (isEnd(child) && depth > 0) depth--
    else if (depth === 0) text += shown(child)
  }
  return text
    .replace(/\(\s*\)/g, '')
    .replace(/^\s*\[[ xX]\]/, '')
    .split(betweenCells.content)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(betweenCells.content)
}

/** Whether a text begins with a link, marks and signs aside. */
export function beginsWithLink({ children }: Text): boolean {
  const first = children.find((child) => openedBy(child) !== undefined || /[\p{L}\p{N}]/u.test(shown(child)))
  return first !== undefined && openedBy(first) !== undefined
}

/** The lines of a paragraph, each of which begins anew. */
export function linesOf({ children, content }: Text): Text[] {
  const lines: Part[][] = [[]]
  for (const child of children) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') lines.push([])
    else lines.at(-1)?.push(child)
  }
  return lines.map((line) => ({ children: line, content }))
}

function openedBy(token: Part): string | undefined {
  if (token.type === 'link_open') return String(token.attrGet('href'))
  if (token.type !== 'html_inline') return undefined
  return htmlTags(token.content)[0]?.addresses.find(({ kind }) => kind === 'link')?.text
}

function isEnd({ type, content }: Part): boolean {
  return type === 'link_close' || (type === 'html_inline' && /^<\/a\s*>$/i.test(content))
}

function shown({ type, content }: Part): string {
  if (type === 'text' || type === 'code_inline') return content
  return type === 'softbreak' || type === 'hardbreak' || type === 'html_inline' ? ' ' : ''
}
