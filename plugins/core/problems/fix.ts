import type { Edit, Place, Problem } from './problem.ts'
import { plain } from './suggest.ts'

/** What mends a problem, where its way out is certain. */
function editsOf(problem: Problem): readonly Edit[] {
  if (problem.edits) return problem.edits
  const text = wordOf(problem)
  return text !== undefined && problem.place ? [{ place: problem.place, text }] : []
}

/** One word takes the place of another. */
function wordOf({ code, expected, place, message }: Problem): string | undefined {
  const [only, ...others] = expected ?? []
  if (only === undefined || others.length > 0 || place === undefined) return undefined
  switch (code) {
    case 'schema/renamed-key':
    case 'reference/case':
    case 'reference/key':
    case 'reference/renamed':
    case 'page/canonical-path':
    case 'taxonomy/direction-form':
      return only
    case 'schema/value':
    case 'taxonomy/unknown-reference': {
      const written = /(?:is|no \w+) ["`]([^"`]*)["`]/.exec(message)?.[1]
      return written !== undefined && plain(written) === plain(only) ? only : undefined
    }
    default:
      return undefined
  }
}

/** A file's text with what could be mended, and how much that was. */
export interface Mended {
  text: string
  count: number
}

/**
 * Mend what is certain in a text, word by word: comments, quotes, blank lines and everything else stay as they are.
 *
 * @param problems  Those of the file; of two at one place, the first counts. The edits of one problem are made together or
 *                  not at all.
 */
export function mended(text: string, problems: readonly Problem[]): Mended {
  const lines = text.split('\n')
  const taken = new Set<string>()
  const sets = problems.map(editsOf).filter((edits) => {
    const starts = edits.map(({ place: { start } }) => `${start.line}:${start.column}`)
    const isOnLines = edits.every(({ place }) => place.start.line === place.end.line && !isMerge(place, lines))
    if (edits.length === 0 || !isOnLines || starts.some((start) => taken.has(start))) return false
    for (const start of starts) taken.add(start)
    return true
  })
  const lastFirst = sets
    .flat()
    .sort((a, b) => b.place.start.line - a.place.start.line || b.place.start.column - a.place.start.column)
  for (const { text: word, place } of lastFirst) {
    const line = [...(lines[place.start.line - 1] ?? '')]
    const old = line.slice(place.start.column - 1, place.end.column - 1).join('')
    line.splice(place.start.column - 1, place.end.column - place.start.column, old === '' ? word : quotedAs(old, word))
    lines[place.start.line - 1] = line.join('')
  }
  return { text: lines.join('\n'), count: sets.length }
}

/** Whether a place shows `<<`: what that takes over is written elsewhere. */
function isMerge({ start }: Place, lines: readonly string[]): boolean {
  return /^<<\s*:/.test([...(lines[start.line - 1] ?? '')].slice(start.column - 1).join(''))
}

/** The word in the quotes of the one that it replaces; in double quotes where it would be no plain text. */
function quotedAs(old: string, word: string): string {
  const quote = /^(["']).*\1$/.exec(old)?.[1]
  if (quote === "'") return `'${word.replaceAll("'", "''")}'`
  if (quote === '"') return JSON.stringify(word)
  const isPlain = /^[\p{L}\p{N}_$/][\p{L}\p{N}_$/. ()+-]*$/u.test(word) && !/\s$/.test(word)
  return isPlain && Number.isNaN(Number(word)) ? word : JSON.stringify(word)
}
