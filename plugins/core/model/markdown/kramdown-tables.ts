import type { MarkdownIt, Token } from 'markdown-it'

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1]
type BlockState = Parameters<BlockRule>[0]
type CoreState = Parameters<Parameters<MarkdownIt['core']['ruler']['push']>[1]>[0]

/**
 * Read as tables what kramdown reads so, and Markdown does not: rows without a head, or between lines of hyphens, and heads that have
 * more or fewer cells than the line below. Each line begins with a bar. In any table, a line of hyphens between rows begins a new body.
 *
 * https://kramdown.gettalong.org/syntax.html#tables
 */
export function withKramdownTables({ block, core }: MarkdownIt): void {
  block.ruler.after('table', 'kramdown_table', kramdownTable)
  core.ruler.after('block', 'kramdown_table_bodies', (state) => {
    const isRuled = state.tokens.some((_, index) => ruleEnd(state.tokens, index) !== undefined)
    if (isRuled) state.tokens = withBodies(state)
  })
}

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
    if (!isRule(text) || rows.length > 1) rows.push({ line, cells: cellsOf(text) })
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

/** Take the rows of hyphens out of tables; between other rows, each begins a new body. A single hyphen is what a cell says. */
function withBodies({ tokens, Token: TableToken }: CoreState): Token[] {
  const kept: Token[] = []
  let isRuled = false
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token
    const end = ruleEnd(tokens, index)
    if (end !== undefined) {
      isRuled ||= kept.at(-1)?.type === 'tr_close'
      index = end
    } else if (token.type === 'tbody_close' && kept.at(-1)?.type === 'tbody_open') kept.pop()
    else {
      if (isRuled && token.type === 'tr_open')
        for (const [name, nesting] of [['tbody_close', -1] as const, ['tbody_open', 1] as const])
          kept.push(Object.assign(new TableToken(name, 'tbody', nesting), { block: true, level: token.level - 1 }))
      isRuled = false
      kept.push(token)
    }
  }
  return kept
}

/** Where a row of hyphens ends that begins with a token. */
function ruleEnd(tokens: readonly Token[], open: number): number | undefined {
  if (tokens[open]?.type !== 'tr_open' || tokens[open + 1]?.type !== 'td_open') return undefined
  let hasHyphens = false
  for (let index = open + 1; index < tokens.length; index++) {
    const { type, content } = tokens[index] as Token
    if (type === 'tr_close') return hasHyphens ? index : undefined
    if (type !== 'inline' || content === '') continue
    if (!/^[:+=-]+$/.test(content) || !/--|==/.test(content)) return undefined
    hasHyphens = true
  }
  return undefined
}

/** A line that can be one of a table; nothing for others. */
function rowAt({ src, bMarks, tShift, eMarks, sCount, blkIndent }: BlockState, line: number): string | undefined {
  const start = (bMarks[line] ?? 0) + (tShift[line] ?? 0)
  const indent = (sCount[line] ?? 0) - blkIndent
  return src[start] === '|' && indent >= 0 && indent < 4 ? src.slice(start, eMarks[line]).trimEnd() : undefined
}

/** A line of hyphens between rows. */
function isRule(row: string): boolean {
  return /^[\s|:+=-]*$/.test(row) && /[=-]/.test(row)
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
