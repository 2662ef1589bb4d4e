import type { YamlPath } from '../../problems/located-yaml.ts'
import type { Problem } from '../../problems/problem.ts'
import { asTexts } from '../fields.ts'
import { isElsewhere, joined } from '../markdown/link-address.ts'
import { sitePath } from './address.ts'
import type { Page } from './page.ts'
import { pageProblem } from './page-entity.ts'

/** An old address of a page, which leads to it. */
export interface Alias {
  url: string
  /** Path of the page's file. */
  path: string
  /** Address of the page. */
  to: string
}

/**
 * The old addresses that pages give in `aliases`, or in `redirect_from` as in Jekyll, where all count from the root. One that another
 * page has, or that two pages claim, leads nowhere and is told.
 *
 * @param isTaken  Whether something stands at an address: a page of the site, or one that the suite makes.
 */
export function pageAliases(
  pages: readonly Page[],
  isTaken: (url: string) => boolean,
): { aliases: Alias[]; problems: Problem[] } {
  const aliases = new Map<string, Alias>()
  const problems: Problem[] = []
  for (const page of pages) {
    if (page.url === undefined) continue
    for (const { text, url, at } of oldAddresses(page, page.url)) {
      const other = url === undefined ? undefined : aliases.get(url)
      const trouble =
        url === undefined
          ? 'which is not a path of this site'
          : url === page.url
            ? 'which is its own address'
            : isTaken(url)
              ? 'where another page stands'
              : other && other.path !== page.path
                ? `which ${other.path} gives as well`
                : undefined
      if (trouble === undefined && url !== undefined) aliases.set(url, { url, path: page.path, to: page.url })
      else problems.push(pageProblem(page, 'page/alias', `The page gives the old address \`${text}\`, ${trouble}.`, at))
    }
  }
  return { aliases: [...aliases.values()], problems }
}

interface OldAddress {
  /** As it is written. */
  text: string
  /** Nothing when it is no path of the site. */
  url: string | undefined
  at: YamlPath
}

function oldAddresses({ fields }: Page, pageUrl: string): OldAddress[] {
  const given = (name: 'aliases' | 'redirect_from', urlOf: (text: string) => string | undefined): OldAddress[] =>
    asTexts(fields[name]).map((text, index) => ({
      text,
      url: urlOf(text),
      at: Array.isArray(fields[name]) ? [name, index] : [name],
    }))
  const ofJekyll = given(
    'redirect_from',
    (text) => sitePath(isElsewhere(text) ? text : `/${text.replace(/^\//, '')}`)?.url,
  )
  // There, `/plan` and `/plan/` are two addresses.
  return [...given('aliases', (text) => oldAddress(text, pageUrl)), ...ofJekyll.filter(({ url }) => url !== pageUrl)]
}

/** A path of the site; one without a slash at its start counts from beside the page, as in Hugo. */
function oldAddress(text: string, pageUrl: string): string | undefined {
  const isBeside = !text.startsWith('/') && !isElsewhere(text)
  const above = pageUrl.replace(/[^/]*\/?$/, '')
  const path = isBeside ? joined(above, text) : undefined
  return path === undefined ? sitePath(text)?.url : sitePath(`/${path}${text.endsWith('/') ? '/' : ''}`)?.url
}
