import { join } from 'node:path'
import { asFields, type Fields } from '../core/model/fields.ts'
import { type HandbookOptions, withDefaults } from '../core/model/options.ts'
import { catalogue } from '../core/problems/catalogue.ts'
import { isYamlFailure, type LocatedYaml, parseYaml, yamlProblem } from '../core/problems/located-yaml.ts'
import { HandbookError, type Problem, placeOf } from '../core/problems/problem.ts'
import { schemaProblems } from '../core/problems/schema-problems.ts'
import { either, suggest } from '../core/problems/suggest.ts'
import { suiteSchema } from './schemas.ts'
import { readText } from './text-file.ts'

/** The options of a site, and the folders that its file names itself. */
export interface OptionsFile {
  options: HandbookOptions
  given: Fields
}

/**
 * Read and check `handbook.config.json`. Without the file, all options have their defaults.
 *
 * @param root   The site's root.
 * @param asked  Another file, from the root; it must exist.
 * @throws HandbookError  `config/…` when the file is missing, not JSON, or holds what no option takes. Its `problems` tell every fault.
 */
export function readOptions(root: string, asked?: string): OptionsFile {
  const file = asked ?? 'handbook.config.json'
  const read = readText(join(root, file), file)
  if ('problem' in read) throw refused([read.problem])
  if ('missing' in read) {
    if (asked === undefined) return { options: withDefaults({}), given: {} }
    throw refused([{ code: 'config/missing', severity: 'error', message: 'The file does not exist.', file }])
  }
  // Some editors of Windows begin a file with a byte order mark.
  const text = read.text.replace(/^\uFEFF/, '')
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    throw refused([syntaxProblem(error as SyntaxError, text, file)])
  }
  const yaml = parseYaml(text)
  if (isYamlFailure(yaml) && yaml.kind === 'duplicate-key')
    throw refused([{ ...yamlProblem(yaml, 'the file', file), code: 'config/syntax' }])
  const place = isYamlFailure(yaml) ? () => yaml.place : yaml.place
  const problems = [
    ...schemaProblems(suiteSchema('options'), given, file, place),
    ...unknownRules(asFields(asFields(given).rules), file, place),
  ].map((problem): Problem => ({ ...problem, code: 'config/invalid', severity: 'error' }))
  if (problems.length > 0) throw refused(problems)
  return { options: withDefaults(asFields(given)), given: asFields(given) }
}

/** Names of rules that do not exist, for which a severity would change nothing. */
function unknownRules(rules: Fields, file: string, place: LocatedYaml['place']): Problem[] {
  const codes = Object.keys(catalogue)
  return Object.keys(rules)
    .filter((code) => !codes.includes(code))
    .map((code): Problem => {
      const expected = suggest(code, codes)
      const hint = expected.length > 0 ? ` Did you mean ${either(expected.map((one) => `\`${one}\``))}?` : ''
      const message = `There is no rule \`${code}\`.${hint}`
      return {
        code: 'config/invalid',
        severity: 'error',
        message,
        file,
        place: place(['rules', code], 'key'),
        ...(expected.length > 0 ? { expected } : {}),
      }
    })
}

/** The configuration cannot be used; every fault of it is listed, also in the message: Eleventy, which prints it, knows no problems. */
function refused(problems: readonly Problem[]): HandbookError {
  const [{ code }] = problems as [Problem]
  const lines = problems.map((problem) => `${placeOf(problem)} ${problem.message}`)
  return new HandbookError(code, lines.join('\n'), { problems })
}

function syntaxProblem(error: SyntaxError, text: string, file: string): Problem {
  const offset = placeOfFault(error.message, text)
  const before = text.slice(0, offset).split('\n')
  const spot = { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 }
  return {
    code: 'config/syntax',
    severity: 'error',
    message: `The file is not JSON: ${error.message.replace(/\s+/g, ' ')}.`,
    file,
    place: { start: spot, end: { line: spot.line, column: spot.column + 1 } },
  }
}

/** Where JSON.parse stumbled: it names the position, or only shows the text around it. */
function placeOfFault(message: string, text: string): number {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  const token = /Unexpected token '?(.)'?/u.exec(message)?.[1]
  const around = /(?:\.\.\.)?"([\s\S]*?)"(?:\.\.\.)? is not valid JSON/.exec(message)?.[1]
  const start = around === undefined ? -1 : text.indexOf(around)
  if (start === -1 || token === undefined || around === undefined) return text.length
  for (let offset = start; offset < text.length; offset++) {
    if (text[offset] === token && !isJsonBefore(text, offset)) return offset
  }
  return start
}

/** Whether the text is still the beginning of JSON when it is cut after a character. */
function isJsonBefore(text: string, offset: number): boolean {
  try {
    JSON.parse(text.slice(0, offset + 1))
    return true
  } catch (error) {
    return /Unexpected end|Unterminated|position/.test((error as Error).message)
  }
}
