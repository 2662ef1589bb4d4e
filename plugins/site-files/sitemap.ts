import { compareText } from '../core/problems/problem.ts'
import { html, raw } from '../theme/html.ts'
import { encodedAddress } from './addresses.ts'
import type { ListedPage } from './listed-page.ts'

/** A file of the site. */
export interface SiteFile {
  url: string
  /** Asked for when it is written: a preview seldom does. */
  content(): string
}

/** More than that one file must not hold: https://www.sitemaps.org/protocol.html */
const mostPages = 50_000

/**
 * The sitemap: one file, or for a large site an index and parts.
 *
 * @param siteUrl  Public address of the site, without a slash at its end.
 */
export function sitemap(pages: readonly ListedPage[], siteUrl: string): SiteFile[] {
  const inOrder = [...pages].sort((a, b) => compareText(a.url, b.url))
  if (inOrder.length <= mostPages) return [{ url: '/sitemap.xml', content: () => part(inOrder, siteUrl) }]
  const parts = Array.from({ length: Math.ceil(inOrder.length / mostPages) }, (_, index) => ({
    url: `/sitemap-${index + 1}.xml`,
    content: () => part(inOrder.slice(index * mostPages, (index + 1) * mostPages), siteUrl),
  }))
  const entries = parts.map(({ url }) => html`<sitemap><loc>${siteUrl}${url}</loc></sitemap>\n`)
  return [{ url: '/sitemap.xml', content: () => file('sitemapindex', entries.join('')) }, ...parts]
}

function part(pages: readonly ListedPage[], siteUrl: string): string {
  const entries = pages.map(
    ({ url, changed }) =>
      html`<url><loc>${siteUrl}${encodedAddress(url)}</loc>${changed && html`<lastmod>${changed}</lastmod>`}</url>\n`,
  )
  return file('urlset', entries.join(''))
}

function file(root: string, entries: string): string {
  return html`<?xml version="1.0" encoding="UTF-8"?>
<${raw(root)} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${raw(entries)}</${raw(root)}>
`.text
}
