import type { ProblemCode } from './catalogue.ts'

export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

/** A spot in a text. Lines and columns count from 1, columns in characters, as editors show them. */
export interface Spot {
  line: number
  column: number
}

export interface Place {
  start: Spot
  /** First character that no longer belongs to the place. */
  end: Spot
}

/** The beginning of a line, for what has no closer place. */
export function atLine(line: number): Place {
  return { start: { line, column: 1 }, end: { line, column: 2 } }
}

export interface Problem {
  /** Stable name of the rule, such as `schema/unknown-key`; explained in `catalogue.ts`. */
  code: ProblemCode
  severity: Severity
  /** What is wrong, in one sentence that names the value found. */
  message: string
  /** Path from the site's root, with forward slashes. */
  file: string
  /** Absent when the whole file is meant. */
  place?: Place
  /** JSON pointer to the value in the file's data: a place that stays when lines move. */
  pointer?: string
  /** What to do about it, in the imperative. */
  help?: string
  /** Which schema found it, and why that one: "page, by its path". */
  schema?: string
  /** Values that would be accepted, likeliest first. */
  expected?: string[]
  /** What `--fix` writes, where the way out is certain. */
  edits?: Edit[]
}

/** A change to one place of a file's text. */
export interface Edit {
  place: Place
  /** Written in the quotes of what it replaces; in the way of an empty place, as it stands. */
  text: string
}

/** Thrown when a command or a build cannot go on at all: wrong options, unreadable folders. */
export class HandbookError extends Error {
  readonly code: ProblemCode
  readonly help: string | undefined
  /** Every fault with its place, where there is more to tell than the message. */
  readonly problems: readonly Problem[]

  constructor(
    code: ProblemCode,
    message: string,
    { help, problems = [], cause }: { help?: string; problems?: readonly Problem[]; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.code = code
    this.help = help
    this.problems = problems
  }
}

/** Sort by file, then place, then code, and drop exact repetitions: the order every report uses. */
export function inReadingOrder(problems: Iterable<Problem>): Problem[] {
  return [...problems]
    .sort(inOrder)
    .filter((problem, index, { [index - 1]: before }) => before === undefined || inOrder(before, problem) !== 0)
}

function inOrder(a: Problem, b: Problem): number {
  return (
    compareText(a.file, b.file) ||
    (a.place?.start.line ?? 0) - (b.place?.start.line ?? 0) ||
    (a.place?.start.column ?? 0) - (b.place?.start.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  )
}

/** A path into a document as a JSON pointer (RFC 6901). */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** Order by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A message that stays the same when lines move. */
export function withoutLines(message: string): string {
  return message.replace(/\bline \d+/g, 'line')
}

/** `path:line:column`, or the path alone when the whole file is meant. */
export function placeOf({ file, place }: Problem): string {
  return place ? `${file}:${place.start.line}:${place.start.column}` : file
}
