import { isDate } from '../../problems/calendar.ts'
import type { VisibleText } from '../pages/visible-text.ts'
import { tableCells, visible } from './page-drift.ts'

/** What a page says of the day on which it was last reviewed, or changed. */
export interface ReviewStatement {
  what: 'reviewed' | 'updated'
  /** As it stands there, without marks. */
  text: string
  /** Last day that it can mean, `YYYY-MM-DD`: of a month without a day, the last. Absent when it cannot be read. */
  day?: string
  /** Of what it says, in the text. */
  start: number
  end: number
}

const label =
  '(?:this\\s+(?:\\w+\\s+)?page\\s+was\\s+)?(?:content\\s+)?last[\\s_-]*(?<what>review(?:ed)?|update[d]?)(?:\\s+date)?|最終(?<ja>更新|レビュー)日?'
const words = new RegExp(`^(?:${label})(?:\\s+on)?$`, 'i')
/** In prose a statement begins its line; what follows must be a date, or stand after a colon. */
const line = new RegExp(
  `^[\\s>*_|#-]*(?:${label})(?<mark>[\\s*_]*[:：][\\s*_]*|[\\s*_]+on(?![a-z])[:：]?[\\s*_]*|[\\s*_]+)(?<rest>.*)$`,
  'i',
)

/**
 * Find every statement, in any of the spellings of real pages: rows and columns of tables, lines of prose with or without a colon, in
 * English and Japanese.
 */
export function reviewStatements({ text }: Pick<VisibleText, 'text'>): ReviewStatement[] {
  const found: ReviewStatement[] = []
  let offset = 0
  // A column counts until its table ends, or its first value was read.
  let column: { at: number; what: ReviewStatement['what'] } | undefined
  let open: ReviewStatement['what'] | undefined
  for (const row of text.split('\n')) {
    const start = offset
    offset += row.length + 1
    if (open && row.trim() !== '') {
      found.push(statement(open, row, start))
      open = undefined
      continue
    }
    const cells = tableCells(row)
    if (!cells) {
      column = undefined
      const said = proseStatement(row, start)
      if (said === 'next-line') open = whatOf(line.exec(row)?.groups)
      else if (said) found.push(said)
      continue
    }
    if (cells.every((cell) => /^:?-*:?$/.test(cell.text.trim()))) continue
    const at = (index: number): number => start + row.indexOf(cells[index]?.text ?? '', (cells[index]?.column ?? 1) - 2)
    if (column) {
      const cell = cells[column.at]
      if (cell) found.push(statement(column.what, cell.text, at(column.at)))
      column = undefined
      continue
    }
    const named = cells.findIndex((cell) => words.test(visible(cell.text)))
    if (named === -1) continue
    const what = whatOf(words.exec(visible(cells[named]?.text ?? ''))?.groups)
    const next = cells[named + 1]
    const isRow = named === 0 && next !== undefined && (cells.length === 2 || dayIn(visible(next.text)) !== undefined)
    if (isRow && !words.test(visible(next.text))) found.push(statement(what, next.text, at(1)))
    else column = { at: named, what }
  }
  return found
}

function proseStatement(row: string, start: number): ReviewStatement | 'next-line' | undefined {
  const match = line.exec(row)
  if (!match?.groups) return reversed(row, start)
  const { mark = '', rest = '' } = match.groups
  const hasMark = /[:：]|\bon\b/i.test(mark)
  if (visible(stripped(rest)) === '') return hasMark ? 'next-line' : undefined
  const said = statement(whatOf(match.groups), rest, start + row.length - rest.length)
  return hasMark || said.day !== undefined ? said : undefined
}

/** `_2024-05-16: 最終更新_`, the date first. */
function reversed(row: string, start: number): ReviewStatement | undefined {
  const match = /^[\s>*_]*(\d{4}-\d\d(?:-\d\d)?)[:：]\s*(?:最終更新|last updated?)/i.exec(row)
  return match?.[1] === undefined ? undefined : statement('updated', match[1], start + row.indexOf(match[1]))
}

function whatOf(groups: Record<string, string | undefined> | undefined): ReviewStatement['what'] {
  return /^update/i.test(groups?.what ?? '') || groups?.ja === '更新' ? 'updated' : 'reviewed'
}

function statement(what: ReviewStatement['what'], raw: string, start: number): ReviewStatement {
  const text = visible(stripped(raw)) || raw.trim()
  const lead = /^[\s`*_]*/.exec(raw)?.[0].length ?? 0
  const from = start + lead
  const day = dayIn(text)
  return {
    what,
    text,
    start: from,
    end: from + Math.max(stripped(raw.slice(lead)).replace(/[\s`*_]+$/, '').length, 1),
    ...(day ? { day } : {}),
  }
}

/** Without tags and closing marks. */
function stripped(raw: string): string {
  return raw
    .replace(/<\/?[a-z][^>]*>.*$/i, '')
    .replace(/`/g, '')
    .replace(/[\s*_]+$/, '')
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day that a text begins with, however it is written; of a month without a day, the last day. */
export function dayIn(text: string): string | undefined {
  const numbers = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/.exec(text)
  if (numbers) return dayOf(numbers[1], Number(numbers[2]), numbers[3])
  const japanese = /^(\d{4})年\s*(\d{1,2})月(?:\s*(\d{1,2})日)?/.exec(text)
  if (japanese) return dayOf(japanese[1], Number(japanese[2]), japanese[3])
  const american = /^([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/i.exec(text)
  if (american) return dayOf(american[3], monthOf(american[1]), american[2])
  const british = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})\b/i.exec(text)
  return british ? dayOf(british[3], monthOf(british[2]), british[1]) : undefined
}

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

function dayOf(year: string | undefined, month: number, day: string | undefined): string | undefined {
  if (month < 1 || month > 12) return undefined
  const last = new Date(Date.UTC(Number(year), month, 0)).getUTCDate()
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day === undefined ? last : Number(day)).padStart(2, '0')}`
  return isDate(text) ? text : undefined
}
