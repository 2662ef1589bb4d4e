import type { MarkdownIt } from 'markdown-it'

type BlockRule = Parameters<MarkdownIt['block']['ruler']['at']>[1]
type BlockState = Parameters<BlockRule>[0]

/** Read tables whose head has fewer cells than the line below it as Hugo does: the head gets empty ones. */
export function withShortTableHeads({ block: { ruler } }: MarkdownIt): void {
  const rules = (ruler as unknown as { __rules__: { name: string; fn: BlockRule }[] }).__rules__
  const table = rules.find(({ name }) => name === 'table')?.fn
  if (!table) return
  const alt = ['paragraph', 'reference']
  ruler.at(
    'table',
    (state, start, end, silent) => {
      const lacking =
        start + 1 < end && isRuled(state, start + 1) ? lackingCells(lineAt(state, start), lineAt(state, start + 1)) : 0
      const read = (): boolean => table(state, start, end, silent)
      return lacking > 0 ? withLine(state, start, longer(lineAt(state, start), lacking), read) : read()
    },
    { alt },
  )
}

/** Whether a line can be the one below the head of a table: nearly none is, and this is asked of each. */
function isRuled({ src, bMarks, tShift }: BlockState, line: number): boolean {
  return '|:-'.includes(src.charAt((bMarks[line] as number) + (tShift[line] as number)) || ' ')
}

/** How many cells the head of a table has less than the line below it. */
function lackingCells(head: string, below: string): number {
  if (head === '' || !/^[|:-][\s|:-]*$/.test(below)) return 0
  return cellCount(below) - cellCount(head)
}

function cellCount(line: string): number {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length
}

function longer(head: string, lacking: number): string {
  return head.replace(/(?<!\\)\|$/, '') + ' |'.repeat(lacking + 1)
}

function lineAt({ src, bMarks, tShift, eMarks }: BlockState, line: number): string {
  return src.slice((bMarks[line] as number) + (tShift[line] as number), eMarks[line]).trimEnd()
}

/** Let a rule see another text in a line: it stands behind the source for that while. */
function withLine(state: BlockState, line: number, text: string, read: () => boolean): boolean {
  const { src, bMarks, tShift, eMarks } = state
  const before = [bMarks[line], tShift[line], eMarks[line]] as [number, number, number]
  state.src = `${src}\n${text}\n`
  bMarks[line] = src.length + 1
  tShift[line] = 0
  eMarks[line] = state.src.length - 1
  const isRead = read()
  state.src = src
  ;[bMarks[line], tShift[line], eMarks[line]] = before
  return isRead
}
