import type { MarkdownIt } from 'markdown-it'

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1]
type BlockState = Parameters<BlockRule>[0]

/**
 * Read what stands between lines of `>>>` as a quotation, as GitLab does; `>>> [!note] Title` begins an alert. A fence ends at the
 * first line with as many marks or more; one that is never closed is none, so that a forgotten line does not swallow the page.
 *
 * https://docs.gitlab.com/user/markdown/#multiline-blockquote
 */
export function withFencedQuotations({ block: { ruler } }: MarkdownIt): void {
  ruler.before('blockquote', 'fenced_quotation', fencedQuotation)
}

const fencedQuotation: BlockRule = (state, start, end) => {
  const fence = lineAt(state, start)
  if (!fence.startsWith('>>>')) return false
  const [, marks = '', alert = ''] = /^(>{3,})[ \t]*(\[!\w+\].*)?$/.exec(fence) ?? []
  if (marks === '') return false
  const close = closingLine(state, marks, start + 1, end)
  if (close === undefined) return false
  const { lineMax, parentType } = state
  state.parentType = 'blockquote'
  state.push('blockquote_open', 'blockquote', 1).map = [start, close + 1]
  if (alert !== '') {
    const map: [number, number] = [start, start + 1]
    state.push('paragraph_open', 'p', 1).map = map
    Object.assign(state.push('inline', '', 0), { content: alert, map, children: [] })
    state.push('paragraph_close', 'p', -1)
  }
  state.lineMax = close
  state.md.block.tokenize(state, start + 1, close)
  state.push('blockquote_close', 'blockquote', -1)
  Object.assign(state, { lineMax, parentType, line: close + 1 })
  return true
}

function closingLine(state: BlockState, marks: string, from: number, end: number): number | undefined {
  for (let line = from; line < end; line++) {
    // What is less indented stands outside of the list around it.
    if ((state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) return undefined
    const text = lineAt(state, line)
    if (text.startsWith(marks) && /^>+$/.test(text)) return line
  }
  return undefined
}

/** A line that begins with the mark of a quotation, without spaces around it; nothing of others. */
function lineAt({ src, bMarks, tShift, eMarks, sCount, blkIndent }: BlockState, line: number): string {
  const start = (bMarks[line] ?? 0) + (tShift[line] ?? 0)
  const isCode = (sCount[line] ?? 0) - blkIndent >= 4
  return src[start] === '>' && !isCode ? src.slice(start, eMarks[line]).trimEnd() : ''
}
