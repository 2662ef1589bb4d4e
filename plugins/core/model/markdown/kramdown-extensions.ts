import type { MarkdownIt } from 'markdown-it'

const optionLine = /^\{::options[^{}\n]*\/\}[ \t]*(?:\n|$)/gm
const marks = /`+[^`]*`+|\{::nomarkdown\}|\{:\/(?:nomarkdown)?\}/g

/** Take out what tells kramdown how to read: `{::options … /}` in lines of their own, and the marks around HTML as it is. */
export function withKramdownExtensions(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'kramdown_extensions', (state) => {
    const { tokens } = state
    const emptied = new Set<number>()
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'inline' || !/\{::|\{:\//.test(token.content)) continue
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
