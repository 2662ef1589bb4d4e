import { escapeHtml } from './html.ts'

/** The parts of markdown-it that the theme touches: https://markdown-it.github.io/markdown-it/ */
export interface MarkdownIt {
  core: { ruler: { push(name: string, rule: (state: { tokens: Token[] }) => void): void } }
}

interface Token {
  type: string
  tag: string
  content: string
  children: Token[] | null
  attrGet(name: string): string | null
  attrSet(name: string, value: string): void
}

/**
 * Give every heading an id, as GitLab does: lower case, hyphens for spaces, numbered when it repeats.
 * Links and pictures that begin with a slash get the site's path prefix.
 */
export function handbookMarkdown(markdown: MarkdownIt, href: (url: string) => string): void {
  markdown.core.ruler.push('handbook_headings', ({ tokens }) => {
    const used = new Map<string, number>()
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'heading_open' && token.attrGet('id') === null) {
        token.attrSet('id', uniqueId(headingId(plainText(tokens[index + 1])), used))
      }
      for (const child of token.children ?? []) {
        for (const name of ['href', 'src']) {
          const address = child.attrGet(name)
          if (address?.startsWith('/') && !address.startsWith('//')) child.attrSet(name, href(address))
        }
      }
    }
  })
}

function plainText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map((token) => (token.type === 'text' || token.type === 'code_inline' ? token.content : ''))
    .join('')
}

/** https://docs.gitlab.com/user/markdown/#heading-ids-and-links */
export function headingId(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s+/g, '-')
    .replace(/-{2,}/g, '-')
}

function uniqueId(id: string, used: Map<string, number>): string {
  const count = used.get(id) ?? 0
  used.set(id, count + 1)
  return count === 0 ? id || 'section' : `${id}-${count}`
}

export interface Heading {
  level: 2 | 3
  id: string
  /** HTML of the heading without links. */
  text: string
}

/** The headings of the second and third level in a page, in order, for its table of contents. */
export function headingsOf(content: string): Heading[] {
  return [...content.matchAll(/<h([23])\b[^>]*\bid="([^"]*)"[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, level, id, inner]) => ({
    level: Number(level) as 2 | 3,
    id: id as string,
    text: escapeHtml(decode((inner as string).replace(/<[^>]*>/g, '')).trim()),
  }))
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
