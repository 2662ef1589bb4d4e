/**
 * Tells which offsets of a Markdown text lie in fenced blocks or short code, before the text is parsed: for what must be looked
 * for in a text as a whole. Fences count wherever they stand in their line.
 */
export function codeRanges(text: string): (offset: number) => boolean {
  if (!text.includes('`') && !text.includes('~~~')) return () => false
  const starts: number[] = []
  const ends: number[] = []
  const add = (start: number, end: number): void => {
    starts.push(start)
    ends.push(end)
  }
  let fence: { mark: string; start: number } | undefined
  for (let from = 0; from < text.length; ) {
    const lineFeed = text.indexOf('\n', from)
    const end = lineFeed === -1 ? text.length : lineFeed
    fencePattern.lastIndex = from
    const [, mark = '', rest = ''] = fencePattern.exec(text) ?? []
    if (fence) {
      if (mark.startsWith(fence.mark) && rest.trim() === '') {
        add(fence.start, end)
        fence = undefined
      }
    } else if (mark !== '' && !(mark[0] === '`' && rest.includes('`'))) fence = { mark, start: from }
    else addSpans(text, from, end, add)
    from = end + 1
  }
  if (fence) add(fence.start, text.length)
  let last = 0
  return (offset) => {
    if (last > 0 && (starts[last - 1] as number) > offset) last = 0
    while (last < starts.length && (ends[last] as number) <= offset) last++
    return last < starts.length && (starts[last] as number) <= offset
  }
}

const fencePattern = /[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\n]*)/y

/** Short code of one line: it ends at the next run of as many backticks. */
function addSpans(text: string, from: number, end: number, add: (start: number, end: number) => void): void {
  const at = text.indexOf('`', from)
  if (at === -1 || at >= end) return
  const runs = [...text.slice(at, end).matchAll(/(?<!\\)`+/g)].map(({ 0: run, index }) => ({
    length: run.length,
    at: at + index,
  }))
  const next = new Map<number, number>()
  const partner: (number | undefined)[] = []
  for (let index = runs.length - 1; index >= 0; index--) {
    const { length } = runs[index] as { length: number }
    partner[index] = next.get(length)
    next.set(length, index)
  }
  for (let index = 0; index < runs.length; index++) {
    const close = partner[index]
    const run = runs[index] as { length: number; at: number }
    if (close === undefined) continue
    add(run.at, (runs[close] as { at: number }).at + run.length)
    index = close
  }
}
