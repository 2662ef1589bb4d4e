import { type Ignore, ignoresIn, judged, withoutIgnored } from '../core/model/judgement.ts'
import { refusableAttribute, refusableTag } from '../core/model/markdown/html-policy.ts'
import { isTeamKey, type NamedKind, nameCheck, namedBy } from '../core/model/markdown/shortcode-data.ts'
import { shortcodeForms } from '../core/model/markdown/shortcode-names.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { findingProblem, missingTeam } from '../core/model/pages/body-finding.ts'
import { readPageBody } from '../core/model/pages/page-body.ts'
import { inOneLine, printable } from '../core/problems/printable.ts'
import { compareText, type Problem, placeOf } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import type { Site } from '../site.ts'
import { includedFiles } from '../sources/included-files.ts'
import { readBody } from '../sources/pages.ts'

/** What texts of pages lose or show as it is written when they are drawn: a build tells of it, and goes on. */
export interface TextNotes {
  /** Look at a text that is about to be drawn. */
  look(path: string, text: string): void
  /** What was found in the text of a page. */
  problemsOf(path: string): readonly Problem[]
  /** Look closer at what is suspect. */
  find(): void
  /** Print what has not been printed yet. */
  tell(): void
}

/** How many notes are printed: who moves to the suite has hundreds at first. */
const most = 20

export function textNotes(site: Site): TextNotes {
  const suspects = new Set<string>()
  const found = new Map<string, readonly Problem[]>()
  /** What was printed last for pages that have been looked at since. */
  const waiting = new Map<string, string>()
  let hasStrangers = false
  let isToldOfTeam = false
  // Reading a text again takes time: it is done when the page is shown, or when everything is.
  const problemsOf = (path: string): readonly Problem[] => {
    const problems = found.get(path) ?? (suspects.has(path) ? problemsIn(path, site) : [])
    if (suspects.has(path)) found.set(path, problems)
    // What is said hangs on the text: when it is another one, everything is looked at again.
    if (problems.length > 0) site.scope?.readBodies.add(path)
    return problems
  }
  return {
    look(path, text) {
      if (!waiting.has(path) && found.has(path)) waiting.set(path, linesOf(problemsOf(path)))
      found.delete(path)
      const named = site.options.markdown.hugo && text.includes('{{') ? namedIn(text) : []
      const hasTeam = named.length > 0 && site.handbook().team !== undefined
      hasStrangers ||= !hasTeam && named.some(isTeamKey)
      const isNamed = named.some((kind) => hasTeam || !isTeamKey(kind))
      if (!isNamed && !isSuspect(text, site.options.markdown)) suspects.delete(path)
      else {
        suspects.add(path)
        if (!waiting.has(path)) waiting.set(path, '')
      }
    },
    problemsOf,
    find() {
      for (const path of waiting.keys()) problemsOf(path)
    },
    tell() {
      const changed = [...waiting].filter(([path, before]) => linesOf(problemsOf(path)) !== before)
      const problems = changed
        .map(([path]) => path)
        .sort(compareText)
        .flatMap(problemsOf)
      waiting.clear()
      if (hasStrangers && !isToldOfTeam) {
        isToldOfTeam = true
        const ofTeam = judged([missingTeam(site.options.data)], site.options.rules)
        if (ofTeam.length > 0) console.error(linesOf(ofTeam))
      }
      for (const problem of problems.slice(0, most)) console.error(linesOf([problem]))
      const rest = problems.length - most
      if (rest > 0) console.error(`[handbook] ${counting(rest, 'more note')} on texts: see \`handbook check\`.`)
    },
  }
}

/** What shortcodes of a text name. */
function namedIn(text: string): NamedKind[] {
  return [...text.matchAll(calls)].flatMap(([, , name]) => namedBy(name as string) ?? [])
}

function linesOf(problems: readonly Problem[]): string {
  return problems
    .map((problem) => {
      const { severity, code, message, help } = problem
      return printable(
        `[handbook] ${inOneLine(`${placeOf(problem)} ${severity} ${code} ${message}`)}${help ? `\n  ${help}` : ''}`,
      )
    })
    .join('\n')
}

/** Whether a text is worth a second reading: nearly none is. */
function isSuspect(text: string, { hugo, html }: HandbookOptions['markdown']): boolean {
  return (hugo && text.includes('{{') && hasStrangeCall(text)) || (text.includes('<') && hasStrangeHtml(text, html))
}

const refusableInTag = new RegExp(`<[a-z][^<>]*(?:${refusableAttribute.source})`, 'i')
/** Where a value holds one of these signs, nobody can tell without a parser where its tag ends. */
const openValue = /=\s*(?:"[^"]*[<>]|'[^']*[<>])/

function hasStrangeHtml(text: string, { html, frames }: HandbookOptions['markdown']['html']): boolean {
  return (
    refusableTag.test(text) ||
    refusableInTag.test(text) ||
    (openValue.test(text) && refusableAttribute.test(text)) ||
    (html === 'sanitize' && /<[a-z]/i.test(text)) ||
    (frames !== undefined && /<iframe/i.test(text))
  )
}

const calls = /\{\{[<%]\s*(\/?)\s*([^\s>%}]+)/g

/** A shortcode that is not known, one that includes another file, or one of a pair without the other. */
function hasStrangeCall(text: string): boolean {
  const open = new Map<string, number>()
  for (const [, slash, name] of text.matchAll(calls)) {
    const form = shortcodeForms.get(name as string)
    if (form === undefined || name === 'include') return true
    if (form !== 'pair' && form !== 'either') continue
    open.set(name as string, (open.get(name as string) ?? 0) + (slash ? -1 : 1))
  }
  return [...open].some(([name, count]) => count < 0 || (count > 0 && shortcodeForms.get(name) === 'pair'))
}

/** What `handbook check` says of the text as such. */
function problemsIn(path: string, { root, options, handbook }: Site): Problem[] {
  const { body, firstLine = 1 } = readBody(root, path) ?? {}
  if (body === undefined) return []
  const read = includedFiles(root, options)
  const check = nameCheck(handbook())
  const { findings } = readPageBody(body, firstLine, options.markdown)
  const problems = findings.flatMap((finding) => findingProblem(path, finding, read, check) ?? [])
  const ignores: Ignore[] = problems.length > 0 ? ignoresIn(body) : []
  const left = withoutIgnored(problems, ignores, path).filter((problem) => problems.includes(problem))
  return judged(left, options.rules)
}
