import { inOneLine } from '../problems/printable.ts'
import type { Problem } from '../problems/problem.ts'
import { counting, countOf } from './pretty.ts'
import type { CheckRun } from './run.ts'

/** Most problems that a comment lists: beyond that nobody reads on. */
const most = 50

const marks = { error: '🔴', warning: '🟡', info: '🔵' } as const

/** A comment for a merge request: what is wrong, file by file, errors first. */
export function markdownReport({ problems, pages }: CheckRun): string {
  const head = `### handbook check: ${countOf(problems).toLowerCase()}`
  if (problems.length === 0) return `${head}\n\n${counting(pages.length, 'page')} checked.`
  const ranked = [...problems].sort((a, b) => rank(a) - rank(b))
  const shown = ranked.slice(0, most)
  const files = [...new Set(shown.map((problem) => problem.file))]
  const sections = files.map((file) => {
    const items = shown.filter((problem) => problem.file === file).map(item)
    return `**${code(file)}**\n\n${items.join('\n')}`
  })
  const rest = ranked.length - shown.length
  return [head, ...sections, ...(rest > 0 ? [`… and ${counting(rest, 'problem')} more.`] : [])].join('\n\n')
}

function rank({ severity }: Problem): number {
  return ['error', 'warning', 'info'].indexOf(severity)
}

function item({ severity, place, message, help, code: rule }: Problem): string {
  const where = place ? `line ${place.start.line}: ` : ''
  return `- ${marks[severity]} ${where}${text(message)}${help ? ` ${text(help)}` : ''} (${code(rule)})`
}

/** Text from pages and data says nothing to Markdown, mentions nobody and runs no command; `code` stays code. */
function text(message: string): string {
  const line = inOneLine(message)
  const hasPairs = line.split('`').length % 2 === 1
  return line
    .split(hasPairs ? /(`[^`]*`)/ : /(?!)/)
    .map((part) => (hasPairs && part.startsWith('`') ? part : escaped(part)))
    .join('')
}

function escaped(part: string): string {
  return part.replace(/[\\*_[\]<>#|~!&`]/g, '\\$&').replace(/@/g, '@\u200b')
}

function code(name: string): string {
  return `\`${inOneLine(name).replaceAll('`', "'")}\``
}
