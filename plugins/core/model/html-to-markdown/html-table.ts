import { attribute, childElements, type Element, isIgnored } from './html-tree.ts'

/** The cells of a table, as they stand in its rows; nothing where a cell reaches over several places. */
export interface TableRows {
  rows: (Element | undefined)[][]
  /** Whether the first row says what stands below it. */
  hasHead: boolean
  /** Of the first row's columns. */
  alignments: (string | undefined)[]
}

/** A cell can say that it is a thousand columns wide. */
const widest = 50

export function tableRows(element: Element): TableRows {
  const groups = ['thead', 'tbody', 'tfoot'].flatMap((name) => childElements(element, name))
  const all = [...groups.flatMap((group) => childElements(group, 'tr')), ...childElements(element, 'tr')]
  /** Columns that cells of rows above reach into: how many rows are left. */
  const reaching: number[] = []
  const rows = all.filter((row) => !isIgnored(row)).map((row) => rowCells(row, reaching))
  const first = rows[0] ?? []
  return {
    rows,
    hasHead: childElements(element, 'thead').length > 0 || first.every((cell) => cell?.tagName !== 'td'),
    alignments: first.map((cell) => cell && alignment(cell)),
  }
}

function rowCells(row: Element, reaching: number[]): (Element | undefined)[] {
  const cells: (Element | undefined)[] = []
  const skip = (): void => {
    while ((reaching[cells.length] ?? 0) > 0) {
      reaching[cells.length] = (reaching[cells.length] ?? 0) - 1
      cells.push(undefined)
    }
  }
  for (const cell of childElements(row, 'th', 'td').filter(isRead)) {
    skip()
    const width = span(cell, 'colspan')
    for (let index = 0; index < width; index++) {
      reaching[cells.length] = span(cell, 'rowspan') - 1
      cells.push(index === 0 ? cell : undefined)
    }
  }
  skip()
  return cells.slice(0, cells.findLastIndex((cell) => cell !== undefined) + 1)
}

/** Columns of drawings are told by the other columns. */
function isRead(cell: Element): boolean {
  return !isIgnored(cell) && attribute(cell, 'aria-hidden') !== 'true'
}

function span(cell: Element, name: string): number {
  return Math.min(Math.max(Number.parseInt(attribute(cell, name) ?? '1', 10) || 1, 1), widest)
}

function alignment(cell: Element): string | undefined {
  return /text-align:\s*(left|center|right)/.exec(attribute(cell, 'style') ?? '')?.[1] ?? attribute(cell, 'align')
}
