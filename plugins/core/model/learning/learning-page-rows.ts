import type { Token } from 'markdown-it'
import { betweenCells, type Text, textOf } from './learning-page-links.ts'
import { writtenMinutes } from './written-minutes.ts'

/**
 * The rows of tables, by the tokens that open them: the cells of a row are one text. A number below a heading such as
 * "Minutes" is a time.
 */
export function readRows(tokens: readonly Token[]): ReadonlyMap<Token, Text> {
  const rows = new Map<Token, Text>()
  let columns: string[] = []
  let cells: Text[] = []
  let open: Token | undefined
  for (const token of tokens) {
    if (token.type === 'tr_open') [open, cells] = [token, []]
    else if (token.type === 'inline' && open) cells.push(token as Text)
    else if (token.type === 'thead_close') columns = cells.map(textOf)
    else if (token.type === 'tr_close' && open && columns.length > 0) rows.set(open, rowOf(cells, columns))
    else if (token.type === 'table_close') [open, columns] = [undefined, []]
  }
  return rows
}

function rowOf(cells: readonly Text[], columns: readonly string[]): Text {
  const minutes = cells.flatMap((cell, index) => minutesUnder(columns[index] ?? '', textOf(cell)) ?? [])[0]
  return {
    children: cells.flatMap(({ children }, index) => (index > 0 ? [betweenCells, ...children] : children)),
    content: cells.map(({ content }) => content).join(' '),
    ...(minutes === undefined ? {} : { minutes }),
  }
}

function minutesUnder(column: string, cell: string): number | undefined {
  const isNumber = /\bmin/i.test(column) && /^\d{1,4}$/.test(cell)
  return isNumber ? Number(cell) : writtenMinutes(cell)
}
