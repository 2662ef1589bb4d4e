import { type ProblemCode, ruleOf } from '../../problems/catalogue.ts'
import type { Place, Problem } from '../../problems/problem.ts'
import { suggest } from '../../problems/suggest.ts'
import { includeFault, type ReadInclude } from '../markdown/includes.ts'
import type { NameCheck, NamedKind, NamedThing } from '../markdown/shortcode-data.ts'
import { shortcodeForms } from '../markdown/shortcode-names.ts'
import { neededBy } from '../markdown/shortcode-wishes.ts'
import type { BodyFinding } from './page-body.ts'

/** What was found in a text, as a problem; nothing for the inclusion of a text that is there, and for names that are known. */
export function findingProblem(
  file: string,
  call: BodyFinding,
  read: ReadInclude,
  check: NameCheck,
): Problem | undefined {
  const { kind, name, place } = call
  if (!isFault(kind)) return nameProblem(file, { kind, name }, place, check)
  const fault = kind === 'include' ? includeFault(name, read) : undefined
  if (kind === 'include' && fault === undefined) return undefined
  const [code, message, help] = wording(call, fault ?? '')
  const expected = kind === 'unknown' ? suggest(name, [...shortcodeForms.keys()]) : []
  const [near] = expected
  return {
    code,
    severity: ruleOf(code).severity,
    message: near ? `${message} Did you mean \`${near}\`?` : message,
    file,
    place,
    ...(help ? { help } : {}),
    ...(expected.length > 0 ? { expected } : {}),
    pointer: `${kind === 'html' ? 'html' : 'shortcode'}:${name}`,
  }
}

function isFault(kind: BodyFinding['kind']): kind is Exclude<BodyFinding['kind'], NamedKind> {
  return ['unknown', 'unclosed', 'unopened', 'unread', 'lacking', 'include', 'html'].includes(kind)
}

function nameProblem(file: string, thing: NamedThing, place: Place, check: NameCheck): Problem | undefined {
  const fault = check(thing)
  if (!fault) return undefined
  const { message, expected } = fault
  const code = 'shortcode/unknown-name'
  return {
    code,
    severity: ruleOf(code).severity,
    message,
    file,
    place,
    ...(expected.length > 0 ? { expected } : {}),
    pointer: `${thing.kind}:${thing.name}`,
  }
}

/** That nobody in shortcodes is known; told once for a site. */
export function missingTeam(data: string): Problem {
  const code = 'shortcode/no-team'
  const message = 'There is no team.yml in this folder: shortcodes show people by the names in them.'
  return { code, severity: ruleOf(code).severity, message, file: data }
}

function wording({ kind, name }: BodyFinding, fault: string): [code: ProblemCode, message: string, help?: string] {
  if (kind === 'lacking') return ['shortcode/lacking', `The shortcode \`${name}\` needs ${neededBy(name)}.`]
  if (kind === 'html') return ['html/script', `The build takes \`${name}\` out of the HTML.`]
  if (kind === 'include') return ['shortcode/include', fault]
  if (kind === 'unclosed')
    return ['shortcode/unclosed', `The shortcode \`${name}\` is never closed.`, `Close it with \`{{< /${name} >}}\`.`]
  if (kind === 'unopened')
    return ['shortcode/unclosed', `The shortcode \`${name}\` is closed here and was never opened.`]
  if (kind === 'unread')
    return [
      'shortcode/syntax',
      `The call of the shortcode \`${name}\` cannot be read.`,
      'Close its quotes, and end it as it begins. In tables, write `\\|` for `|`.',
    ]
  return ['shortcode/unknown', `There is no shortcode \`${name}\`.`]
}
