import type { MarkdownIt, Token } from 'markdown-it'

/** Kinds of alerts, as GitLab and GitHub know them: https://docs.gitlab.com/user/markdown/#alerts */
const titles = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  caution: 'Caution',
  warning: 'Warning',
} as const

export type CalloutKind = keyof typeof titles

/** The tags around a callout; its title is HTML. */
export function calloutTags(kind: CalloutKind, title: string | undefined): [open: string, close: string] {
  return [
    `<div class="callout callout-${kind}" role="note">\n<p class="callout-title">${title ?? titles[kind]}</p>\n`,
    '</div>\n',
  ]
}

/** Draw quotations that begin with `[!NOTE]` as callouts; what stands behind it in its line is the title. */
export function withAlerts(markdown: MarkdownIt): void {
  markdown.renderer.rules.callout = (tokens, index) => tokens[index]?.content ?? ''
  markdown.core.ruler.push('handbook_alerts', ({ tokens }) => {
    for (let index = 0; index < tokens.length - 3; index++) {
      if (tokens[index]?.type !== 'blockquote_open' || tokens[index + 1]?.type !== 'paragraph_open') continue
      const inline = tokens[index + 2] as Token
      const match = inline.content.startsWith('[!') ? /^\[!(\w+)\][ \t]*([^\n]*)/.exec(inline.content) : null
      const kind = match?.[1]?.toLowerCase() as CalloutKind | undefined
      if (!match || !kind || !Object.hasOwn(titles, kind)) continue
      const close = closeOf(tokens, index)
      const title = takeTitle(inline, match[2] ?? '')
      const [openTag, closeTag] = calloutTags(kind, title === undefined ? undefined : renderTitle(markdown, title))
      retype(tokens[index] as Token, openTag)
      retype(tokens[close] as Token, closeTag)
      if (inline.content === '') tokens.splice(index + 1, 3)
    }
  })
}

function closeOf(tokens: readonly Token[], open: number): number {
  const { level } = tokens[open] as Token
  let index = open + 1
  while (index < tokens.length - 1 && !(tokens[index]?.level === level && tokens[index]?.nesting === -1)) index++
  return index
}

/** Our own HTML: nothing of it comes from the page without having been escaped. */
function retype(token: Token, tag: string): void {
  token.type = 'callout'
  token.content = tag
}

/** Take the first line off a paragraph: its title, if it has one. */
function takeTitle(inline: Token, title: string): Token[] | undefined {
  const children = inline.children ?? []
  const breakAt = children.findIndex(({ type }) => type === 'softbreak' || type === 'hardbreak')
  const first = children.splice(0, breakAt === -1 ? children.length : breakAt + 1)
  if (breakAt !== -1) first.pop()
  inline.content = breakAt === -1 ? '' : inline.content.slice(inline.content.indexOf('\n') + 1)
  if (title.trim() === '') return undefined
  const [marker] = first
  if (marker) marker.content = marker.content.replace(/^\[!\w+\][ \t]*/, '')
  return first
}

function renderTitle(markdown: MarkdownIt, tokens: Token[]): string {
  return markdown.renderer.render(tokens, markdown.options, {})
}
