import type { MarkdownIt, Token } from 'markdown-it'

const extension = /\{::|\{:\//
const optionLine = /^\{::options[^{}\n]*\/\}[ \t]*(?:\n|$)/gm
const marks = /`+[^`]*`+|\{::nomarkdown\}|\{:\/(?:nomarkdown)?\}/g

/** Take out what tells kramdown how to read: `{::options … /}` in lines of their own, and the marks around HTML as it is. */
export function withKramdownExtensions(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'kramdown_extensions', (state) => {
    if (!extension.test(state.src)) return
    const { tokens } = state
    const emptied = new Set<number>()
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as Token
      if (token.type !== 'inline' || !extension.test(token.content)) continue
      token.content = read(token.content)
      if (token.content === '' && tokens[index - 1]?.type === 'paragraph_open')
        for (const at of [index - 1, index, index + 1]) emptied.add(at)
    }
    if (emptied.size > 0) state.tokens = tokens.filter((_, index) => !emptied.has(index))
  })
}

/** A text without them; in its lines, everything else stays where it stands. */
function read(content: string): string {
  return content
    .replace(optionLine, '')
    .replace(marks, (found) => (found.startsWith('`') ? found : ' '.repeat(found.length)))
    .trimEnd()
}
