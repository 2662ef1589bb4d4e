import { eastAsianWidth } from 'get-east-asian-width'
import type { Place } from '../problems/problem.ts'
import { textLines } from '../problems/text-lines.ts'

/** Columns that a line of the frame may take. */
const widest = 100

/** Longest line, in UTF-16 units, that a place is shown in: what is to be seen of it is looked for from its beginning each time. */
const longest = 20_000

/**
 * The lines around a place, as they stand in the file, with a mark below it:
 *
 *     2 | title: Planning
 *   > 3 | maturity: vaible
 *       |           ^^^^^^
 *     4 | ---
 *
 * @returns  Nothing for a place in a line that is too long to be read.
 */
export function codeFrame(text: string, { start, end }: Place): string | undefined {
  const all = textLines(text)
  const lines = new Map<number, string>()
  for (const number of [start.line - 1, start.line, start.line + 1]) {
    const line = all.at(number - 1)
    if (line !== undefined) lines.set(number, line.replace(/\r$/, ''))
  }
  if ((lines.get(start.line)?.length ?? 0) > longest) return undefined
  const shown = [...lines.keys()]
  const gutter = String(shown.at(-1) ?? start.line).length
  const cut = cutBefore(lines.get(start.line) ?? '', start.column)
  return shown
    .flatMap((number) => {
      const line = (lines.get(number) as string).slice(0, longest)
      const isMeant = number === start.line
      const row =
        `${isMeant ? '  >' : '   '} ${String(number).padStart(gutter)} | ${window(line, isMeant ? cut : 0)}`.trimEnd()
      if (!isMeant) return [row]
      const last = end.line === start.line ? Math.max(end.column, start.column + 1) : [...line].length + 1
      return [row, `    ${' '.repeat(gutter)} | ${mark(line, cut, start.column, last)}`]
    })
    .join('\n')
}

/** Characters to leave out at the beginning of a long line, so that the column is seen. */
function cutBefore(line: string, column: number): number {
  const characters = [...line]
  if (columns(characters.slice(0, column)) <= widest - 20) return 0
  let cut = Math.min(column, characters.length)
  while (cut > 0 && columns(characters.slice(cut - 1, column)) <= 40) cut--
  return cut
}

/** What is shown of a line from a character on. */
function window(line: string, cut: number): string {
  const characters = [...line.replaceAll('\t', ' ')]
  const part = upToWidest(characters.slice(cut))
  return `${cut > 0 ? '…' : ''}${part.join('')}${characters.length > cut + part.length ? '…' : ''}`
}

function upToWidest(characters: string[]): string[] {
  let width = 0
  const end = characters.findIndex((character) => {
    width += columns([character])
    return width > widest
  })
  return end === -1 ? characters : characters.slice(0, end)
}

/** Spaces up to the column and a caret below every character, wide ones counted as two. */
function mark(line: string, cut: number, from: number, to: number): string {
  const characters = [...line]
  const before = characters.slice(cut, from - 1)
  const meant = upToWidest(characters.slice(cut)).slice(from - 1 - cut, to - 1 - cut)
  return `${' '.repeat((cut > 0 ? 1 : 0) + columns(before))}${'^'.repeat(Math.max(columns(meant), 1))}`
}

function columns(characters: string[]): number {
  return characters.reduce((sum, character) => {
    const isMark = /^[\p{M}\p{Cf}]$/u.test(character)
    return sum + (isMark ? 0 : eastAsianWidth(character.codePointAt(0) as number))
  }, 0)
}
