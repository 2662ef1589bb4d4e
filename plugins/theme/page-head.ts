import { isDate } from '../core/problems/calendar.ts'
import { type Html, html, type Piece } from './html.ts'
import { jsonLd } from './json-ld.ts'
import type { Shell } from './page-shell.ts'

/** What the head of a page holds: for browsers, search engines, and whoever shows a link to it. */
export function pageHead(shell: Shell): Html {
  const { site, theme, href, title, description, isHome } = shell
  const asset = (name: string): string => href(`/assets/handbook/${name}`)
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isHome || title === site.title ? title : `${title} · ${site.title}`}</title>
${description && html`<meta name="description" content="${description}">\n`}${shell.noindex && html`<meta name="robots" content="noindex">\n`}<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14171d">
<link rel="icon" href="${asset('favicon.svg')}" type="image/svg+xml">
<script src="${asset('scheme.js')}"></script>
<link rel="stylesheet" href="${asset('handbook.css')}">
${theme.styles.map((style) => html`<link rel="stylesheet" href="${href(style)}">\n`)}<script src="${asset('handbook.js')}" defer></script>
<meta property="og:type" content="${isHome ? 'website' : 'article'}">
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="${site.title}">
${description && html`<meta property="og:description" content="${description}">\n`}${site.url !== undefined && forSearchEngines(shell, site.url)}`
}

/** What needs whole addresses. */
function forSearchEngines(shell: Shell, siteUrl: string): Piece {
  const { title, description, lang, lastUpdated, lastReviewed, isHome, site } = shell
  const whole = (url: string): string => siteUrl + url
  const address = whole(shell.canonicalPath ?? shell.url)
  const crumbs = [...shell.above, { url: shell.canonicalPath ?? shell.url, title }]
  const modified = [lastUpdated, lastReviewed].find((day) => day !== undefined && isDate(day))
  const page = {
    '@type': isHome ? 'WebSite' : 'TechArticle',
    '@id': address,
    url: address,
    [isHome ? 'name' : 'headline']: title,
    inLanguage: lang,
    ...(description ? { description } : {}),
    ...(modified && !isHome ? { dateModified: modified } : {}),
    ...(isHome ? {} : { isPartOf: { '@type': 'WebSite', name: site.title, url: whole('/') } }),
  }
  const trail = {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.title,
      item: whole(crumb.url),
    })),
  }
  return html`<meta property="og:url" content="${address}">
<link rel="canonical" href="${address}">
${jsonLd({ '@context': 'https://schema.org', '@graph': crumbs.length > 1 ? [page, trail] : [page] })}`
}
