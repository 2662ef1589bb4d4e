import { codeRanges } from '../markdown/code-ranges.ts'

/** A text without its comments, which are for those who edit it. What stands in code, and what is never closed, stays. */
export function withoutComments(text: string): string {
  if (!text.includes('<!--')) return text
  const isCode = codeRanges(text)
  let kept = ''
  let from = 0
  for (let open = text.indexOf('<!--'); open !== -1; open = text.indexOf('<!--', open + 1)) {
    if (open < from || isCode(open)) continue
    const close = text.indexOf('-->', open)
    if (close === -1) break
    kept += text.slice(from, open)
    from = close + '-->'.length
  }
  return kept + text.slice(from)
}
