import type { MarkdownIt, Token } from 'markdown-it'

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1]
type BlockState = Parameters<BlockRule>[0]

/**
 * Read as tables what kramdown reads so, and Markdown does not: rows without a head, or between lines of hyphens, and heads that have
 * more or fewer cells than the line below. Each line begins with a bar.
 */
export function withKramdownTables({ block: { ruler } }: MarkdownIt): void {
  ruler.after('table', 'kramdown_table', kramdownTable)
}

const rule = /^\|[\s|:+=-]*[=-][\s|:+=-]*$/

const kramdownTable: BlockRule = (state, start, end) => {
  const first = rowAt(state, start)
  if (!first || !/^\|.*(?<!\\)\|/.test(first)) return false
  if (!first.endsWith('|') && !(start + 1 < end && rowAt(state, start + 1))) return false
  const rows: { line: number; cells: string[] }[] = []
  /** The line of hyphens below the first row, which makes that the head. */
  let ruled = ''
  let line = start
  for (; line < end; line++) {
    const text = rowAt(state, line)
    if (!text) break
    if (!rule.test(text)) rows.push({ line, cells: cellsOf(text) })
    else if (rows.length === 1) ruled ||= text
  }
  if (rows.length === 0) return false
  const aligned = cellsOf(ruled).map(alignment)
  state.push('table_open', 'table', 1).map = [start, line]
  const head = ruled === '' ? [] : rows.splice(0, 1)
  group(state, 'thead', head, 'th', aligned)
  group(state, 'tbody', rows, 'td', aligned)
  state.push('table_close', 'table', -1)
  state.line = line
  return true
}

function group(
  state: BlockState,
  name: 'thead' | 'tbody',
  rows: readonly { line: number; cells: string[] }[],
  cell: 'th' | 'td',
  aligned: readonly (string | undefined)[],
): void {
  if (rows.length === 0) return
  state.push(`${name}_open`, name, 1)
  for (const { line, cells } of rows) {
    state.push('tr_open', 'tr', 1).map = [line, line + 1]
    for (const [column, content] of cells.entries()) {
      const open: Token = state.push(`${cell}_open`, cell, 1)
      if (aligned[column]) open.attrSet('style', `text-align:${aligned[column]}`)
      Object.assign(state.push('inline', '', 0), { content, children: [] })
      state.push(`${cell}_close`, cell, -1)
    }
    state.push('tr_close', 'tr', -1)
  }
  state.push(`${name}_close`, name, -1)
}

/** A line that can be one of a table; nothing for others. */
function rowAt({ src, bMarks, tShift, eMarks, sCount, blkIndent }: BlockState, line: number): string | undefined {
  const start = (bMarks[line] ?? 0) + (tShift[line] ?? 0)
  const indent = (sCount[line] ?? 0) - blkIndent
  return src[start] === '|' && indent >= 0 && indent < 4 ? src.slice(start, eMarks[line]).trimEnd() : undefined
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

function alignment(cell: string): string | undefined {
  const [left, right] = [cell.startsWith(':'), cell.endsWith(':')]
  return left && right ? 'center' : right ? 'right' : left ? 'left' : undefined
}
