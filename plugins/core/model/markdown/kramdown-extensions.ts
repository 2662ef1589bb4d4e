import type { MarkdownIt, Token } from 'markdown-it'
import type { MarkdownSettings } from './markdown-settings.ts'

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1]

const extension = /\{::|\{:\//
const optionLine = /^\{::options[^{}\n]*\/\}[ \t]*(?:\n|$)/gm
const marks =
  /`+[^`]*`+|\{::comment\}(?:(?!\{::comment\})[\s\S])*?\{:\/(?:comment)?\}|\{::nomarkdown\}|\{:\/(?:nomarkdown)?\}/g

/**
 * Read what kramdown adds to Markdown: comments, `{::options … /}` in lines of their own, and the marks around HTML as it is are
 * taken out; what stands in blocks of HTML is Markdown where the text asks for it, which Hugo does not hear.
 */
export function withKramdownExtensions(markdown: MarkdownIt, { hugo }: Pick<MarkdownSettings, 'hugo'>): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  markdown.block.ruler.before('fence', 'kramdown_comment', comment, { alt })
  if (!hugo) markdown.block.ruler.before('html_block', 'kramdown_html', htmlAroundMarkdown, { alt })
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

/** `{::comment}` at the start of a line, up to `{:/comment}` or `{:/}` at the end of one. */
const comment: BlockRule = (state, startLine, endLine, silent) => {
  const { src, bMarks, tShift, eMarks, sCount, blkIndent } = state
  const start = (bMarks[startLine] ?? 0) + (tShift[startLine] ?? 0)
  if (!src.startsWith('{::comment}', start) || (sCount[startLine] ?? 0) - blkIndent >= 4) return false
  for (let line = startLine; line < endLine; line++) {
    const text = src.slice(bMarks[line], eMarks[line])
    // Of comments that are never closed, each is looked through only up to the next.
    if (line > startLine && text.includes('{::comment}')) return false
    if (!/\{:\/(?:comment)?\}[ \t]*$/.test(text)) continue
    if (!silent) state.line = line + 1
    return true
  }
  return false
}

const asks = /\smarkdown=["']?(?:1|block|span)\b/
// Whether a text asks for it throughout is looked up once for the text, not for each tag.
let known = { text: '', isAsked: false }

function asksForAll(text: string): boolean {
  if (known.text !== text) known = { text, isAsked: /^\{::options[^{}\n]*\bparse_block_html="true"/m.test(text) }
  return known.isAsked
}

/** A line of tags that hold Markdown: the HTML ends with it, and not at the next empty line. */
const htmlAroundMarkdown: BlockRule = (state, startLine, endLine, silent) => {
  const { src, bMarks, tShift, eMarks, sCount, blkIndent } = state
  const start = (bMarks[startLine] ?? 0) + (tShift[startLine] ?? 0)
  if (src[start] !== '<' || (sCount[startLine] ?? 0) - blkIndent >= 4) return false
  const line = src.slice(start, eMarks[startLine]).trimEnd()
  if (!/^<\/?(?:article|aside|details|div|figure|section)\b[^\n]*>$/i.test(line)) return false
  const isOfTags = /^(?:<[^<>]*>\s*)+$/.test(line)
  if (!asks.test(line) && !(isOfTags && asksForAll(src))) return false
  // Code, for Markdown; here rather HTML that is indented.
  if (startLine + 1 < endLine && (sCount[startLine + 1] ?? 0) - blkIndent >= 4) return false
  if (silent) return true
  const token = state.push('html_block', '', 0)
  token.map = [startLine, startLine + 1]
  token.content = `${line}\n`
  state.line = startLine + 1
  return true
}

/** A text without them; in its lines, everything else stays where it stands. */
function read(content: string): string {
  return content
    .replace(optionLine, '')
    .replace(marks, (found) => (found.startsWith('`') ? found : ' '.repeat(found.length)))
    .trimEnd()
}
