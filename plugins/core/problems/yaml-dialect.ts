import { isDate } from './calendar.ts'
import { type LocatedYaml, spansOverLines } from './located-yaml.ts'
import { atLine, type Problem, pointerOf } from './problem.ts'
import { fieldName } from './schema-wording.ts'

/** A plain value that reads differently from how it is written, or differently elsewhere. */
interface Surprise {
  pattern: RegExp
  why(text: string): string
}

const surprises: Surprise[] = [
  { pattern: /^0\d+$/, why: (text) => `is read as the number ${Number(text)}, and by other parsers as ${octal(text)}` },
  { pattern: /^0o[0-7]+$/, why: (text) => `is read as the number ${Number(text)}, and by other parsers as text` },
  {
    pattern: /^\d+(_\d+)+$/,
    why: (text) => `is text here, and the number ${text.replaceAll('_', '')} for other parsers`,
  },
  { pattern: /^\d+\.\d*0$/, why: (text) => `is read as the number ${Number(text)}` },
  { pattern: /^\d+(:[0-5]\d)+$/, why: (text) => `is text here, and the number ${sexagesimal(text)} for other parsers` },
  { pattern: /^(yes|no|on|off|y|n)$/i, why: () => 'is text here, and true or false for other parsers' },
]

/** What a line must look like for a closer look: most texts have none. */
const suspicious =
  /[:,[{-][ \t]*(?<=[ \t,[{])(0\d+|0o[0-7]+|\d+(_\d+)+|\d+\.\d*0|\d+(:[0-5]\d)+|yes|no|on|off|y|n)[ \t]*([\]},\r#]|$)/im

/**
 * Find what the text of a front matter says differently from how it looks, or to other YAML parsers: dates that do not exist,
 * numbers that lose digits, quoted texts that go on at the beginning of a line.
 *
 * @param text       The YAML.
 * @param firstLine  Line on which it begins in its file, from 1.
 */
export function dialectProblems(text: string, firstLine: number, yaml: LocatedYaml, file: string): Problem[] {
  const isSuspicious = suspicious.test(text)
  // Only a date has its text for a value, so where both are one there is none.
  const isPlain = !isSuspicious && yaml.value === yaml.built
  if (isPlain && !goesOn.test(text)) return []
  const problems: Problem[] = []
  const lines = text.split('\n')
  const visit = (value: unknown, built: unknown, path: (string | number)[]): void => {
    if (built instanceof Date && typeof value === 'string')
      problems.push(...impossibleDate(value, built, path, yaml, file))
    else if (typeof built === 'object' && built !== null) {
      for (const [key, item] of Object.entries(built)) {
        const step = Array.isArray(built) ? Number(key) : key
        visit((value as Record<string, unknown>)[key], item, [...path, step])
      }
    } else if (isSuspicious && canSurprise(built))
      problems.push(...surprisingScalar(path, yaml, lines, firstLine, file))
  }
  if (!isPlain) visit(yaml.value, yaml.built, [])
  return [...problems, ...continuedQuotes(text, lines, firstLine, file)]
}

/** Whether it is worth a look at how a value is written: finding its place takes longer. */
function canSurprise(built: unknown): boolean {
  if (typeof built === 'number') return true
  return typeof built === 'string' && surprises.some(({ pattern }) => pattern.test(built))
}

function impossibleDate(
  written: string,
  built: Date,
  path: (string | number)[],
  yaml: LocatedYaml,
  file: string,
): Problem[] {
  if (isDate(written.slice(0, 10)) || !/^\d{4}-\d\d-\d\d/.test(written)) return []
  const shown = built.toISOString().slice(0, 10)
  const message = `\`${path.join('.')}\` is ${written}, which does not exist. The site would show ${shown}.`
  return [
    {
      code: 'yaml/impossible-date',
      severity: 'error',
      message,
      file,
      place: yaml.place(path),
      pointer: pointerOf(path),
    },
  ]
}

function surprisingScalar(
  path: (string | number)[],
  yaml: LocatedYaml,
  lines: readonly string[],
  firstLine: number,
  file: string,
): Problem[] {
  const place = yaml.place(path)
  if (place.start.line !== place.end.line) return []
  const line = lines[place.start.line - firstLine] ?? ''
  const written = [...line].slice(place.start.column - 1, place.end.column - 1).join('')
  const surprise = surprises.find(({ pattern }) => pattern.test(written))
  if (!surprise) return []
  const message = `\`${label(path)}: ${written}\` ${surprise.why(written)}.`
  const help = `Write \`"${written}"\` if text is meant.`
  return [{ code: 'yaml/surprising-scalar', severity: 'warning', message, file, place, pointer: pointerOf(path), help }]
}

/** What opens a quote or a bracket, and does not close it in its line. */
const goesOn = /(?:^|[:-][ \t]+)(?:![^ \n]*[ \t]+)?(?:"[^"\n]*|'[^'\n]*|\[[^\]\n]*|\{[^}\n]*)$/m

/**
 * A text in quotes, or a list or map in brackets, that goes on in a line no further right than its field: YAML 1.2 asks for one
 * space more.
 */
function continuedQuotes(text: string, lines: readonly string[], firstLine: number, file: string): Problem[] {
  if (!goesOn.test(text)) return []
  const found = spansOverLines(text).flatMap(([from, to]) => {
    const least = indentOf(lines[from] ?? '')
    const line = lines.findIndex((one, index) => index > from && index <= to && isBelow(one, least))
    return line === -1 ? [] : [line]
  })
  return [...new Set(found)].map((line): Problem => {
    const message =
      'The text in quotes or brackets goes on in a line that is not indented further, which other YAML parsers refuse.'
    const place = atLine(firstLine + line)
    return {
      code: 'yaml/portability',
      severity: 'warning',
      message,
      file,
      place,
      help: 'Indent the line by two spaces more.',
    }
  })
}

/** How far the line is indented in which a quote or bracket opens; not at all when it is the first thing there. */
function indentOf(line: string): number {
  const indent = line.search(/\S/)
  return /["'[{]/.test(line.charAt(indent)) ? 0 : indent
}

/** Whether a line begins no further right; what closes a bracket may. */
function isBelow(line: string, indent: number): boolean {
  const own = line.search(/[^\s]/)
  return own !== -1 && own <= indent && !/[\]}#]/.test(line.charAt(own))
}

/** A field as messages name it. */
function label(path: (string | number)[]): string {
  return fieldName(path).slice(1, -1)
}

function octal(text: string): string {
  return /^[0-7]+$/.test(text) ? String(Number.parseInt(text, 8)) : 'text'
}

function sexagesimal(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
