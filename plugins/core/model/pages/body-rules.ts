import { atLine, type Problem } from '../../problems/problem.ts'
import type { Schema } from '../../problems/schema.ts'
import { plain, suggest } from '../../problems/suggest.ts'
import type { BodyHeading } from './page-body.ts'

/**
 * Rules on a page's text that the schema of its kind declares:
 * - `x-sections`: headings that must be there, in this order; other headings may stand between them.
 * - `x-max-words`: most words of the text.
 * - `x-required-text`: `{ "heading", "text" }`, a text that must stand below a heading of that name; below one, where there
 *   are several.
 */
export interface BodyRules {
  sections: string[]
  maxWords?: number
  requiredText: { heading: string; text: string }[]
}

/** The rules of a schema, and of those it builds on. */
export function bodyRules(schemas: readonly Schema[]): BodyRules {
  const sections = schemas.flatMap((schema) => (schema['x-sections'] as string[] | undefined) ?? [])
  const limits = schemas.flatMap((schema) => (schema['x-max-words'] as number | undefined) ?? [])
  const requiredText = schemas.flatMap(
    (schema) => (schema['x-required-text'] as BodyRules['requiredText'] | undefined) ?? [],
  )
  return { sections, requiredText, ...(limits.length > 0 ? { maxWords: Math.min(...limits) } : {}) }
}

/** Whether there is anything to check: only then a page's text is read for it. */
export function hasBodyRules({ sections, maxWords, requiredText }: BodyRules): boolean {
  return sections.length > 0 || maxWords !== undefined || requiredText.length > 0
}

/**
 * Check a page's text.
 *
 * @param text       Below the front matter.
 * @param firstLine  Line on which the text begins in its file, from 1.
 */
export function bodyProblems(
  file: string,
  headings: BodyHeading[],
  text: string,
  firstLine: number,
  rules: BodyRules,
): Problem[] {
  return [
    ...sectionProblems(file, headings, firstLine, rules.sections),
    ...wordProblems(file, text, firstLine, rules.maxWords),
    ...rules.requiredText.flatMap((rule) => requiredTextProblems(file, headings, text, firstLine, rule)),
  ]
}

function sectionProblems(file: string, headings: BodyHeading[], firstLine: number, sections: string[]): Problem[] {
  const missing: Problem[] = []
  const found: { section: string; heading: BodyHeading }[] = []
  for (const section of sections) {
    const heading = headings.find((one) => plain(one.text) === plain(section))
    if (heading) {
      found.push({ section, heading })
      continue
    }
    const others = headings.filter((one) => !sections.some((other) => plain(other) === plain(one.text)))
    // Short words are too near to each other to be slips.
    const [name] =
      plain(section).length > 3
        ? suggest(
            section,
            others.map((one) => one.text),
          )
        : []
    const near = others.find((one) => one.text === name)
    const message = near ? `There is no heading "${section}", but "${near.text}".` : `There is no heading "${section}".`
    const help = near ? `Write "${section}".` : `Add \`## ${section}\`.`
    missing.push(ruleProblem('body/section', file, near?.line ?? firstLine, message, help, section))
  }
  const misplaced = found.slice(1).flatMap(({ section, heading }, index) => {
    const before = found[index] as { section: string; heading: BodyHeading }
    if (heading.line > before.heading.line) return []
    const message = `"${section}" stands before "${before.section}".`
    return [
      ruleProblem('body/section-order', file, heading.line, message, `Move it below "${before.section}".`, section),
    ]
  })
  return [...missing, ...misplaced]
}

function wordProblems(file: string, text: string, firstLine: number, limit: number | undefined): Problem[] {
  if (limit === undefined) return []
  const words = wordCount(text)
  if (words <= limit) return []
  return [
    ruleProblem(
      'body/words',
      file,
      firstLine,
      `The text has ${words} words. It must have at most ${limit}.`,
      'Shorten it.',
      'words',
    ),
  ]
}

/** How many words readers see: what stands between spaces and is more than marks. Addresses of links and comments do not count. */
export function wordCount(text: string): number {
  const seen = text.replace(/<!--[\s\S]*?-->/g, '').replace(/\]\([^)\s]*\)/g, '] ')
  return seen.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0
}

function requiredTextProblems(
  file: string,
  headings: BodyHeading[],
  text: string,
  firstLine: number,
  rule: { heading: string; text: string },
): Problem[] {
  const lines = text.split('\n')
  const named = headings.filter((heading) => plain(heading.text) === plain(rule.heading))
  const hasText = (heading: BodyHeading): boolean => {
    const next = headings.find((one) => one.line > heading.line && one.level <= heading.level)
    const below = lines.slice(heading.line - firstLine + 1, next ? next.line - firstLine : undefined).join('\n')
    return below.toLowerCase().includes(rule.text.toLowerCase())
  }
  if (named.some(hasText)) return []
  const [first] = named
  const message = first
    ? `"${rule.text}" does not stand below "${first.text}".`
    : `There is no heading "${rule.heading}" with "${rule.text}" below it.`
  const help = first ? `Add "${rule.text}" below this heading.` : `Add \`## ${rule.heading}\` with "${rule.text}".`
  return [ruleProblem('body/required-text', file, first?.line ?? firstLine, message, help, rule.heading)]
}

function ruleProblem(
  code: Problem['code'],
  file: string,
  line: number,
  message: string,
  help: string,
  pointer: string,
): Problem {
  const place = atLine(line)
  return { code, severity: 'error', message, file, place, help, pointer: `body:${pointer}` }
}
