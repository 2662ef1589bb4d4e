import type { MarkdownIt, Token } from 'markdown-it'

/** Draw `- [ ]`, `- [x]` and GitLab's `- [~]` as boxes that nobody can tick, each with its text as label. */
export function withTaskLists(markdown: MarkdownIt): void {
  markdown.core.ruler.push('handbook_tasks', ({ tokens, Token }) => {
    for (let index = 2; index < tokens.length; index++) {
      const inline = tokens[index] as Token
      if (inline.type !== 'inline' || inline.content.charCodeAt(0) !== 0x5b) continue
      const item = tokens[index - 2] as Token
      const [mark, state = ' '] = /^\[([ xX~])\]\s+(?=\S)/.exec(inline.content) ?? []
      const first = inline.children?.[0]
      if (mark === undefined || item.type !== 'list_item_open' || first?.type !== 'text') continue
      first.content = first.content.replace(/^\[[ xX~]\]\s*/, '')
      item.attrJoin('class', state === '~' ? 'task task-inapplicable' : 'task')
      const open = new Token('task_open', '', 0)
      open.meta = { isDone: /x/i.test(state) }
      inline.children = [open, ...(inline.children ?? []), new Token('task_close', '', 0)]
    }
  })
  markdown.renderer.rules.task_open = (tokens, index) =>
    `<label><input type="checkbox" disabled${(tokens[index] as Token).meta.isDone ? ' checked' : ''}> `
  markdown.renderer.rules.task_close = () => '</label>'
}
