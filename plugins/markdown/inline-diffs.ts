import type { MarkdownIt, Token } from 'markdown-it'

type TokenMaker = new (type: string, tag: string, nesting: Token['nesting']) => Token

/**
 * Draw `{+ added +}` and `[- taken out -]`, in braces or brackets, as GitLab does: within a stretch of plain text, never in code.
 * Marks of templates, such as `{{- if -}}`, are none.
 *
 * https://docs.gitlab.com/user/markdown/#inline-diff
 */
export function withInlineDiffs(markdown: MarkdownIt): void {
  // Later, nobody can tell what stood behind a backslash.
  markdown.core.ruler.before('text_join', 'handbook_inline_diffs', ({ tokens, Token: Made }) => {
    for (const token of tokens) {
      if (!token.children || !/[{[][+-]/.test(token.content)) continue
      token.children = token.children.flatMap((child) =>
        child.type === 'text' ? pieces(child.content, Made) : [child],
      )
    }
  })
}

// Short ones alone: of a hundred thousand that are never closed, each would be looked for up to the end.
const diffs = /(?<!\{)\{([+-])([^\n]{1,500}?)\1\}(?!\})|(?<!\[)\[([+-])([^\n]{1,500}?)\3\](?!\])/g

function pieces(content: string, Made: TokenMaker): Token[] {
  const text = (from: number, to?: number): Token[] => [
    Object.assign(new Made('text', '', 0), { content: content.slice(from, to) }),
  ]
  const made: Token[] = []
  let end = 0
  for (const { 0: whole, 1: inBraces, 3: sign = inBraces, index } of content.matchAll(diffs)) {
    const tag = sign === '+' ? 'ins' : 'del'
    made.push(...text(end, index), new Made(`${tag}_open`, tag, 1))
    end = index + whole.length
    made.push(...text(index + 2, end - 2), new Made(`${tag}_close`, tag, -1))
  }
  return [...made, ...text(end)]
}
