import { ruleOf } from '../../problems/catalogue.ts'
import type { DataFile } from '../../problems/data-file.ts'
import { atLine, type Place, type Problem } from '../../problems/problem.ts'
import { asDate, asFields, asText, asTexts } from '../fields.ts'
import { sitePath, splitAddress } from './address.ts'

/** A redirect that stands in a list of its own, and not in a page. */
export interface ListedRedirect {
  /** Address that it begins at, or a pattern. */
  from: string
  to: string
  /** Whether it stands for many addresses: only the server can follow it. */
  isPattern: boolean
  /** Last day on which it is meant to be, `YYYY-MM-DD`. */
  until?: string
  file: string
  place: Place
}

/** Read `redirects.yml`: entries with `sources`, `target` and `comp_op`, where anything but `=` makes patterns of the sources. */
export function readRedirectList(file: DataFile | undefined): ListedRedirect[] {
  if (!file || !Array.isArray(file.yaml.value)) return []
  return file.yaml.value.flatMap((entry, index) => {
    const { sources, target, comp_op, remove_date } = asFields(entry)
    const to = asText(target)
    const until = asDate(remove_date)
    return asTexts(sources).flatMap((from, at): ListedRedirect[] => {
      const field = Array.isArray(sources) ? [index, 'sources', at] : [index, 'sources']
      if (to === undefined) return []
      const common = {
        from,
        to,
        isPattern: comp_op === '~' || comp_op === '^~',
        file: file.file,
        place: file.yaml.place(field, 'value'),
      }
      return [until === undefined ? common : { ...common, until }]
    })
  })
}

/**
 * Read a file in the format of Netlify: `from to status` on each line. `# remove 2026-01-31` holds for its own line, or for all
 * lines below it up to an empty one.
 *
 * https://docs.netlify.com/routing/redirects/
 */
export function readNetlifyRedirects(text: string, file: string): ListedRedirect[] {
  let until: string | undefined
  return text.split('\n').flatMap((line, index): ListedRedirect[] => {
    const [rule = '', ...comment] = line.split(/(?:^|\s)#/)
    const named = asDate(/\bremove\D{0,20}(\d{4}-\d\d-\d\d)/i.exec(comment.join('#'))?.[1])
    if (line.trim() === '') until = undefined
    const [from, to] = rule.trim().split(/\s+/)
    if (from === undefined || from === '') {
      until = named ?? until
      return []
    }
    if (to === undefined || !/^(\/|https?:)/.test(from)) return []
    const last = named ?? until
    const isPattern = /[*:]/.test(from.replace(/^https?:/, ''))
    return [{ from, to, isPattern, file, place: atLine(index + 1), ...(last ? { until: last } : {}) }]
  })
}

/** What the checks of redirects need to know of a site. */
export interface RedirectScene {
  /** Address of the site, for redirects with full addresses. */
  siteUrl?: string
  /** Whether a page stands at an address. */
  isPage(url: string): boolean
  /** Whether an address is left unchecked. */
  isIgnored(address: string): boolean
  /** `YYYY-MM-DD` */
  today: string
}

/**
 * The redirects of a list that pages can carry out: from one address of the site, where nothing stands, to a page or to
 * another site, perhaps by way of others. Addresses with what they lead to in the end.
 */
export function redirectsByPage(
  list: readonly ListedRedirect[],
  { siteUrl, isPage }: Pick<RedirectScene, 'siteUrl' | 'isPage'>,
): Map<string, string> {
  const found = new Map<string, string>()
  const endOf = (to: string): string | undefined => {
    const [path, anchor] = splitAddress(to)
    const page = sitePath(path, siteUrl)?.url
    if (page === undefined) return /^https?:\/\//i.test(to) ? to : undefined
    if (!isPage(page)) return found.get(page)
    return anchor ? `${page}#${anchor}` : page
  }
  for (let before = -1; found.size > before; ) {
    before = found.size
    for (const one of list) {
      const url = startOf(one, siteUrl)
      if (url === undefined || isPage(url) || found.has(url)) continue
      const end = endOf(one.to)
      if (end !== undefined) found.set(url, end)
    }
  }
  return found
}

/** The address that a redirect begins at; nothing for patterns and for anchors, which browsers keep to themselves. */
function startOf({ from, isPattern }: ListedRedirect, siteUrl: string | undefined): string | undefined {
  return isPattern || from.includes('#') ? undefined : sitePath(from, siteUrl)?.url.replace(/\/index\.html$/, '/')
}

/** Find redirects that hide a page, contradict each other, run in circles, lead nowhere, or were to go long ago. */
export function redirectListProblems(list: readonly ListedRedirect[], scene: RedirectScene): Problem[] {
  const byUrl = new Map<string, ListedRedirect>()
  const problems: Problem[] = []
  for (const one of list) {
    if (one.until !== undefined && one.until < scene.today)
      problems.push(problemOf(one, 'redirect/expired', `The redirect from ${one.from} was to go on ${one.until}.`))
    if (one.from.includes('#'))
      problems.push(problemOf(one, 'redirect/anchor', `The redirect begins at an anchor, ${one.from}.`))
    const url = startOf(one, scene.siteUrl)
    if (url === undefined) continue
    const first = byUrl.get(url)
    if (!first) byUrl.set(url, one)
    else if (first.to !== one.to) {
      const message = `${one.from} leads to ${one.to} here, and to ${first.to} in ${first.file}.`
      problems.push(problemOf(one, 'redirect/second', message))
    }
    if (scene.isPage(url))
      problems.push(problemOf(one, 'redirect/collision', `A page stands at ${url}, which is redirected to ${one.to}.`))
  }
  for (const [url, one] of byUrl) problems.push(...endProblem(url, one, byUrl, scene))
  return problems
}

/** Where a redirect ends: at a page, on another site, at itself, or nowhere. */
function endProblem(
  start: string,
  one: ListedRedirect,
  byUrl: ReadonlyMap<string, ListedRedirect>,
  scene: RedirectScene,
): Problem[] {
  const way = [start]
  for (let to = one.to; ; ) {
    const url = sitePath(splitAddress(to)[0], scene.siteUrl)?.url
    if (url === undefined || scene.isIgnored(to) || scene.isPage(url)) return []
    // `/x` to `/x/` only adds the slash.
    if (url === start && way.length === 1 && one.from !== to) return []
    if (url === start) {
      const isFirst = [...way].sort()[0] === start
      const message = `The redirect from ${one.from} comes back to itself: ${[...way, url].join(' → ')}.`
      return isFirst ? [problemOf(one, 'redirect/loop', message)] : []
    }
    if (way.includes(url)) return []
    way.push(url)
    const next = byUrl.get(url)
    if (!next) return [problemOf(one, 'redirect/target', `There is no page at ${url}, to which ${one.from} leads.`)]
    to = next.to
  }
}

function problemOf({ file, place, from }: ListedRedirect, code: Problem['code'], message: string): Problem {
  return { code, severity: ruleOf(code).severity, message, file, place, pointer: `redirect:${from}` }
}
