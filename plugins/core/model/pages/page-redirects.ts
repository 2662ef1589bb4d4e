import { compareText, type Problem } from '../../problems/problem.ts'
import { asDate, asText } from '../fields.ts'
import { fileBeside, namesFile, resolvedAddress } from '../markdown/link-address.ts'
import { sitePath, splitAddress } from './address.ts'
import type { Alias } from './aliases.ts'
import type { Page } from './page.ts'
import { pageProblem } from './page-entity.ts'

/** Where pages that have moved send their readers, by the path of their file: an address of this site or a full one. */
export type PageRedirects = ReadonlyMap<string, string>

/**
 * Read `redirect_to` and `remove_date` of pages. A redirect that comes back to its page is none: the page is shown.
 *
 * @param aliases  Old addresses that lead to pages: a redirect to one of them goes on.
 * @param today    `YYYY-MM-DD`; a redirect stays until the end of its `remove_date`.
 */
export function pageRedirects(
  pages: readonly Page[],
  aliases: readonly Alias[],
  today: string,
): { redirects: PageRedirects; problems: Problem[] } {
  const next = new Map(aliases.map(({ url, to }) => [url, to]))
  const redirects = new Map<string, string>()
  const problems: Problem[] = []
  const inOrder = pages
    .filter(({ fields }) => fields.redirect_to !== undefined)
    .sort((a, b) => compareText(a.path, b.path))
  const urlOfFile = new Map(inOrder.length > 0 ? pages.map(({ path, url }) => [path, url]) : [])
  for (const page of inOrder) {
    const text = asText(page.fields.redirect_to)
    if (text === undefined || page.url === undefined) continue
    problems.push(...overdue(page, today))
    const target = redirectTarget(text, page, urlOfFile)
    if (target === undefined) {
      const why = namesFile(splitAddress(text)[0])
        ? 'and there is no such file among the pages'
        : 'which is neither a path of this site nor a web address'
      const message = `\`redirect_to\` is "${text}", ${why}.`
      problems.push(pageProblem(page, 'page/redirect-target', message, 'redirect_to'))
      continue
    }
    redirects.set(page.path, target)
    next.set(page.url, splitAddress(target)[0])
  }
  const moved = new Map(inOrder.flatMap((page) => (redirects.has(page.path) ? [[page.url as string, page]] : [])))
  for (const loop of loops(moved.keys(), next)) {
    const among = loop.flatMap((url) => moved.get(url) ?? []).sort((a, b) => compareText(a.path, b.path))
    for (const { path } of among) redirects.delete(path)
    const [first] = among
    if (!first) continue
    const at = loop.indexOf(first.url as string)
    const way = [...loop.slice(at), ...loop.slice(0, at + 1)]
    const message = `\`redirect_to\` leads back to the page itself: ${way.join(' → ')}.`
    problems.push(pageProblem(first, 'page/redirect-loop', message, 'redirect_to'))
  }
  return { redirects, problems }
}

function overdue(page: Page, today: string): Problem[] {
  const date = asDate(page.fields.remove_date)
  if (date === undefined || date >= today) return []
  return [pageProblem(page, 'page/redirect-expired', `The redirect was to go on ${date}.`, 'remove_date')]
}

function redirectTarget(
  text: string,
  page: Page,
  urlOfFile: ReadonlyMap<string, string | undefined>,
): string | undefined {
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? text : undefined
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|\\/i.test(text)) return undefined
  const [path, anchor] = splitAddress(text)
  const file = namesFile(path) && !path.startsWith('/') ? fileBeside(page.path, path) : undefined
  const url = file === undefined ? sitePath(resolvedAddress(path, page))?.url : urlOfFile.get(file)
  return url === undefined ? undefined : anchor ? `${url}#${anchor}` : url
}

/** Every loop, once: addresses of which each leads to the next, and the last to the first. */
function loops(starts: Iterable<string>, next: ReadonlyMap<string, string>): string[][] {
  const seen = new Set<string>()
  const found: string[][] = []
  for (const start of starts) {
    const way = new Set<string>()
    let url: string | undefined = start
    for (; url !== undefined && !seen.has(url); url = next.get(url)) {
      seen.add(url)
      way.add(url)
    }
    if (url !== undefined && way.has(url)) found.push([...way].slice([...way].indexOf(url)))
  }
  return found
}
