import { codeBlock, escapedHeading, escapedStarts } from './escapes.ts'

/** A block of Markdown; what follows stands in a block of its own. */
export interface Block {
  type: 'text' | 'list' | 'other'
  text: string
  /** Of a list: what its items begin with. */
  sign?: '-' | '*' | '.' | ')'
}

/** Blocks one below the other. */
export function joined(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n\n')
}

/** @param text  With two spaces before the end of each line but the last. */
export function paragraph(text: string): Block {
  return { type: 'text', text: escapedStarts(text) }
}

export function heading(level: number, text: string): Block {
  return { type: 'other', text: `${'#'.repeat(level)} ${escapedHeading(text)}` }
}

export function code(text: string, language: string): Block {
  return { type: 'other', text: codeBlock(text, language) }
}

export function quotation(blocks: readonly Block[]): Block {
  return { type: 'other', text: joined(blocks).replace(/^(?=(.?))/gm, (_, sign) => (sign === '' ? '>' : '> ')) }
}

/**
 * A list.
 *
 * @param items   The blocks of each, of which there are some.
 * @param start   Number of the first item of an ordered list.
 * @param before  The block above: two lists with the same signs would be one.
 */
export function list(
  items: readonly (readonly Block[])[],
  start: number | undefined,
  before: Block | undefined,
): Block {
  const [usual, other] = start === undefined ? (['-', '*'] as const) : (['.', ')'] as const)
  const sign = before?.sign === usual ? other : usual
  const texts = items.map((blocks, index) => {
    const mark = start === undefined ? sign : `${start + index}${sign}`
    return `${mark} ${indented(itemText(blocks), mark.length + 1)}`
  })
  // The text of a paragraph would take in a list that begins with another number.
  const type = start === undefined || start === 1 ? 'list' : 'other'
  return { type, sign, text: texts.join(items.every(isTight) ? '\n' : '\n\n') }
}

function itemText(blocks: readonly Block[]): string {
  return isTight(blocks) ? blocks.map(({ text }) => text).join('\n') : joined(blocks)
}

/** Whether an item is a text, and lists below it. */
function isTight(blocks: readonly Block[]): boolean {
  return blocks.every(({ type }, index) => index === 0 || type === 'list')
}

function indented(text: string, width: number): string {
  return text.replace(/\n(?!\n)/g, `\n${' '.repeat(width)}`)
}

/**
 * A table. Lines in cells are told apart by `<br>`.
 *
 * @param rows        The first is the head; rows may be shorter than it.
 * @param alignments  Of columns, as far as they have any.
 */
export function table(rows: readonly string[][], alignments: readonly (string | undefined)[]): Block {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  const [head = [], ...body] = rows
  const full = Array.from({ length: width }, (_, column) => head[column] ?? '')
  const rules = full.map((_, column) => rule(alignments[column]))
  return { type: 'other', text: [full, rules, ...body].map(tableRow).join('\n') }
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function rule(alignment: string | undefined): string {
  if (alignment === 'center') return ':---:'
  return alignment === 'right' ? '---:' : alignment === 'left' ? ':---' : '---'
}
