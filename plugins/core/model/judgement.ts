import { ruleOf } from '../problems/catalogue.ts'
import { atLine, type Problem, type Severity } from '../problems/problem.ts'

/** What a site makes of rules: another severity, or nothing at all. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>

/** The problems with the severities that the site wants. */
export function judged(problems: readonly Problem[], rules: RuleSettings): Problem[] {
  return problems.flatMap((problem) => {
    const setting = rules[problem.code]
    if (setting === undefined) return [problem]
    return setting === 'off' ? [] : [{ ...problem, severity: setting }]
  })
}

/** A remark in a page that one of its findings is meant: `<!-- handbook-ignore rule: reason -->`. */
export interface Ignore {
  /** Empty when the remark does not name one rule. */
  code: string
  reason: string
  line: number
}

const remark = /<!--\s*handbook-ignore\b([\s\S]*?)-->/g
const ruleAndReason = /^\s+([\w-]+\/[\w-]+)\s*(?::([\s\S]*))?$/

/** Find the remarks of a page; what it shows as code is none. */
export function ignoresIn(text: string): Ignore[] {
  const visible = text.replace(
    /^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))|(`+)(?!`)[^\n]*?[^`]\2(?!`)/gm,
    (code) => code.replace(/[^\n]/g, ' '),
  )
  // Behind the last end of a remark is none: looking for one from each beginning would take its square of time.
  const whole = visible.slice(0, visible.lastIndexOf('-->') + 3)
  return Array.from(whole.matchAll(remark), ({ index, 1: said = '' }) => {
    const [, code = '', reason = ''] = ruleAndReason.exec(said) ?? []
    return { code, reason: reason.trim(), line: whole.slice(0, index).split('\n').length }
  })
}

/**
 * Leave out what the remarks of a page ignore. A remark without a reason ignores nothing, and one that has nothing to ignore is
 * told as well.
 *
 * @param problems  Those of the page.
 */
export function withoutIgnored(problems: readonly Problem[], ignores: readonly Ignore[], file: string): Problem[] {
  const sound = ignores.filter(({ reason }) => reason !== '')
  const left = problems.filter((problem) => !sound.some(({ code }) => code === problem.code))
  const remarks = ignores.flatMap(({ code, reason, line }): Problem[] => {
    const place = atLine(line)
    if (code === '') {
      const message = 'The remark `handbook-ignore` does not name one rule, and ignores nothing.'
      const help = 'Write `<!-- handbook-ignore rule: why -->`, and one remark for each rule.'
      return [{ code: 'ignore/no-reason', severity: 'error', message, file, place, help }]
    }
    if (reason === '') {
      const message = `\`handbook-ignore ${code}\` gives no reason, and ignores nothing.`
      const help = `Write \`<!-- handbook-ignore ${code}: why -->\`.`
      return [{ code: 'ignore/no-reason', severity: 'error', message, file, place, help }]
    }
    if (problems.some((problem) => problem.code === code)) return []
    const message = `There is no \`${code}\` on this page to ignore.`
    return [
      {
        code: 'ignore/unused',
        severity: ruleOf('ignore/unused').severity,
        message,
        file,
        place,
        help: 'Remove the remark.',
      },
    ]
  })
  return [...left, ...remarks]
}
