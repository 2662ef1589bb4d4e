import type { Place, Spot } from '../../problems/problem.ts'
import { charactersBetween, lineStarts } from '../../problems/text-lines.ts'
import { bodyTokens } from '../markdown/body-parser.ts'

/** A page's text with what readers do not read taken out; every character keeps its place. */
export interface VisibleText {
  /** Without blocks of code and comments. */
  text: string
  /** Without short code, tags, addresses and template expressions, too. */
  prose: string
  /** The place between two offsets, in the file. */
  placeOf(start: number, end: number): Place
}

/**
 * Take out of a Markdown text what is no prose.
 *
 * @param firstLine  Line on which the text begins in its file, from 1.
 */
export function visibleText(body: string, firstLine: number): VisibleText {
  const starts = lineStarts(body)
  const text = withoutComments(withoutCodeBlocks(body, starts))
  return {
    text,
    prose: noProse.reduce((prose, pattern) => prose.replace(pattern, blank), text),
    placeOf: (start, end) => ({ start: spot(start), end: spot(end) }),
  }

  function spot(offset: number): Spot {
    let line = starts.length - 1
    while (line > 0 && (starts[line] as number) > offset) line--
    return { line: line + firstLine, column: charactersBetween(body, starts[line] as number, offset) + 1 }
  }
}

/** The parser that draws pages tells which lines are code. */
function withoutCodeBlocks(body: string, starts: readonly number[]): string {
  if (!/```|~~~|^(?: {4}|\t)/m.test(body)) return body
  let text = body
  for (const { type, map } of bodyTokens(body)) {
    if ((type !== 'fence' && type !== 'code_block') || !map) continue
    const [from, to] = [starts[map[0]] ?? body.length, starts[map[1]] ?? body.length]
    text = text.slice(0, from) + blank(text.slice(from, to)) + text.slice(to)
  }
  return text
}

function withoutComments(text: string): string {
  return text.includes('<!--') ? text.replace(/<!--[\s\S]*?(?:-->|$)/g, blank) : text
}

const noProse: readonly RegExp[] = [
  // Template expressions, which hold code of another language.
  /<%[\s\S]*?%>|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{:[^}\n]*\}/g,
  /(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?[^`]\1(?!`)/g,
  // Definitions of links, destinations of links, full addresses, tags.
  /^ {0,3}\[[^\]\n]+\]:[^\n]*/gm,
  /(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)/g,
  /(?:https?:\/\/|www\.)[^\s<>)\]"'|]+/g,
  /<\/?[a-z][^>]*>/gi,
]

function blank(found: string): string {
  return found.replace(/[^\n]/g, ' ')
}
