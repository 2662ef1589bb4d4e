import { ruleOf } from '../problems/catalogue.ts'
import { inOneLine } from '../problems/printable.ts'
import { type Problem, placeOf, type Severity, severities } from '../problems/problem.ts'
import { codeFrame } from './frame.ts'

/** Marks a piece of text for a terminal; the plain one leaves it as it is. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  blue(text: string): string
}

const same = (text: string): string => text
const noPaint: Paint = { bold: same, dim: same, red: same, yellow: same, blue: same }

/**
 * The report for people: one line `path:line:column severity code message` for each problem, the lines it is about, what to
 * do, and a last line that counts.
 *
 * @param problems  In reading order.
 * @param scope     What was looked at, such as "62 pages and the data".
 * @param textOf    The text of a file, for the lines around a place; without it they are left out.
 */
export function prettyReport(
  problems: readonly Problem[],
  scope: string,
  paint: Paint = noPaint,
  textOf: (file: string) => string | undefined = () => undefined,
): string {
  const blocks = problems.map((problem) => {
    const { severity, code, message, help, file, place, schema } = problem
    const first = `${paint.bold(inOneLine(placeOf(problem)))} ${paintSeverity(severity, paint)} ${paint.dim(code)} ${inOneLine(message)}`
    const text = place && textOf(file)
    const drawn = text === undefined || place === undefined ? undefined : codeFrame(text, place)
    const frame = drawn === undefined ? [] : [paint.dim(drawn)]
    const why = schema !== undefined && frame.length > 0 ? [paint.dim(`  Schema: ${schema}`)] : []
    const block = [first, ...frame, ...(help ? [`  ${help}`] : []), ...why].join('\n')
    return frame.length > 0 ? `${block}\n` : block
  })
  return [
    ...blocks,
    ...(blocks.length > 0 && !blocks.at(-1)?.endsWith('\n') ? [''] : []),
    `${countOf(problems)} in ${scope}.`,
  ].join('\n')
}

function paintSeverity(severity: Severity, paint: Paint): string {
  const paints = { error: paint.red, warning: paint.yellow, info: paint.blue }
  return paints[severity](severity)
}

/** "No problems", "1 error", "2 errors, 1 warning and 3 notes". */
export function countOf(problems: readonly Problem[]): string {
  const counted = severities.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length
    const noun = severity === 'info' ? 'note' : severity
    return count === 0 ? [] : [counting(count, noun)]
  })
  if (counted.length === 0) return 'No problems'
  return counted.length === 1 ? (counted[0] as string) : `${counted.slice(0, -1).join(', ')} and ${counted.at(-1)}`
}

/** "1 page", "1,234 pages". */
export function counting(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${thousands(count)} ${count === 1 ? noun : plural}`
}

/** "1,234" */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Problems for which the build must stop: pages would be wrong or missing. */
export function stopsBuild({ code, severity }: Problem): boolean {
  return severity === 'error' && ruleOf(code).stopsBuild === true
}
