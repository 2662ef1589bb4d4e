import { eastAsianWidth } from 'get-east-asian-width'
import type { Place } from '../problems/problem.ts'

/** Columns that a line of the frame may take. */
const widest = 100

/**
 * The lines around a place, as they stand in the file, with a mark below it:
 *
 *     2 | title: Planning
 *   > 3 | maturity: vaible
 *       |           ^^^^^^
 *     4 | ---
 */
export function codeFrame(text: string, { start, end }: Place): string {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
  const shown = [start.line - 1, start.line, start.line + 1].filter((line) => line >= 1 && line <= lines.length)
  const gutter = String(shown.at(-1) ?? start.line).length
  const cut = cutBefore(lines[start.line - 1] ?? '', start.column)
  return shown
    .flatMap((number) => {
      const line = lines[number - 1] as string
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
