import { join } from 'node:path'
import { asFields, type Fields } from '../core/model/fields.ts'
import { type HandbookOptions, withDefaults } from '../core/model/options.ts'
import { isYamlFailure, parseYaml } from '../core/problems/located-yaml.ts'
import { HandbookError, type Problem } from '../core/problems/problem.ts'
import { schemaProblems } from '../core/problems/schema-problems.ts'
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
  let given: unknown
  try {
    given = JSON.parse(read.text)
  } catch (error) {
    throw refused([syntaxProblem(error as SyntaxError, read.text, file)])
  }
  const yaml = parseYaml(read.text)
  const place = isYamlFailure(yaml) ? () => yaml.place : yaml.place
  const problems = schemaProblems(suiteSchema('options'), given, file, place).map(
    (problem): Problem => ({ ...problem, code: 'config/invalid', severity: 'error' }),
  )
  if (problems.length > 0) throw refused(problems)
  return { options: withDefaults(asFields(given)), given: asFields(given) }
}

/** The configuration cannot be used; every fault of it is listed. */
function refused(problems: readonly Problem[]): HandbookError {
  const [{ code, message }] = problems as [Problem]
  return new HandbookError(code, message, { problems })
}

function syntaxProblem(error: SyntaxError, text: string, file: string): Problem {
  const offset = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length)
  const before = text.slice(0, offset).split('\n')
  const spot = { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 }
  return {
    code: 'config/syntax',
    severity: 'error',
    message: `The file is not JSON: ${error.message}.`,
    file,
    place: { start: spot, end: { line: spot.line, column: spot.column + 1 } },
  }
}
