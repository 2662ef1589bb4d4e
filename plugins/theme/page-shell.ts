import type { HandbookOptions } from '../core/model/options.ts'
import { type Heading, headingsOf } from './headings.ts'
import { type Html, html, link, type Piece, raw } from './html.ts'
import { ancestors, type NavigationNode } from './navigation.ts'
import { searchBox } from './search-box.ts'

/** What the shell around a page's content needs. */
export interface Shell {
  site: HandbookOptions['site']
  /** An address of the site with the path prefix. */
  href(url: string): string
  /** Place of the page among the others; absent for pages outside the navigation. */
  node: NavigationNode | undefined
  home: NavigationNode | undefined
  title: string
  description?: string
  lang: string
  noindex: boolean
  /** Whether a table of contents is wanted. */
  toc: boolean
  owners: string[]
  lastReviewed?: string
  /** Where the page can be edited, from the site's root. */
  editPath?: string
  /** Day for which the page speaks. */
  today: string
  /** When data was pulled from GitLab: ISO time. */
  pulledAt?: string
  content: string
  /** HTML that plugins add to the head. */
  head: string
  hasSearch: boolean
}

/** A whole page. */
export function pageShell(shell: Shell): string {
  const { site, href, title, description, lang, home, node, content } = shell
  const headings = shell.toc ? headingsOf(content) : []
  const isHome = node === home
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isHome || title === site.title ? title : `${title} · ${site.title}`}</title>
${description && html`<meta name="description" content="${description}">\n`}${shell.noindex && html`<meta name="robots" content="noindex">\n`}<link rel="stylesheet" href="${href('/assets/handbook/handbook.css')}">
${raw(shell.head)}</head>
<body>
<a class="skip-link" href="#content">Skip to content</a>
<header class="site-header">
<a class="site-title" href="${href('/')}">${site.title}</a>
${home && home.children.length > 0 && html`<nav class="site-nav" aria-label="Main"><ul>${home.children.map((child) => html`<li>${navigationLink(child, shell)}</li>`)}</ul></nav>`}
${shell.hasSearch && searchBox(href)}
</header>
<div class="site-body">
${sideNavigation(shell)}
<main id="content" class="page">
${breadcrumbs(shell)}
<h1>${title}</h1>
${byline(shell)}
<div class="page-content">
${raw(content)}
</div>
</main>
${headings.length > 1 && tableOfContents(headings)}
</div>
<footer class="site-footer">
<p>${footerLinks(shell)}Data as of <time datetime="${shell.today}">${shell.today}</time>${shell.pulledAt && html`, data from GitLab as of <time datetime="${shell.pulledAt}">${shell.pulledAt.slice(0, 10)}</time>`}.</p>
</footer>
</body>
</html>
`.text
}

function navigationLink(node: NavigationNode, { href, node: here }: Shell): Html {
  const isHere = node === here
  const isAbove = !isHere && ancestors(here).includes(node)
  return html`<a href="${href(node.url)}"${isHere && raw(' aria-current="page"')}${isAbove && raw(' aria-current="true"')}>${node.title}</a>`
}

/** The branch of the page: its pages above, their children, and its own. */
function sideNavigation(shell: Shell): Piece {
  const { node, home } = shell
  const path = [...ancestors(node), ...(node ? [node] : [])]
  const top = path[0] === home ? path[1] : path[0]
  if (!top || top.children.length === 0) return html`<div class="side"></div>`
  const branch = (parent: NavigationNode): Html =>
    html`<ul>${parent.children.map(
      (child) =>
        html`<li>${navigationLink(child, shell)}${path.includes(child) && child.children.length > 0 && branch(child)}</li>`,
    )}</ul>`
  return html`<nav class="side" aria-label="${top.title}"><p class="side-title">${navigationLink(top, shell)}</p>${branch(top)}</nav>`
}

function breadcrumbs({ node, href }: Shell): Piece {
  const above = ancestors(node)
  if (above.length === 0) return undefined
  return html`<nav class="breadcrumbs" aria-label="Breadcrumbs"><ol>${above.map((one) => html`<li><a href="${href(one.url)}">${one.title}</a></li>`)}</ol></nav>`
}

function byline({ owners, lastReviewed }: Shell): Piece {
  if (owners.length === 0 && !lastReviewed) return undefined
  return html`<p class="byline">${owners.length > 0 && html`Owner: ${owners.join(', ')}`}${owners.length > 0 && lastReviewed && ' · '}${lastReviewed && html`Last reviewed: <time datetime="${lastReviewed}">${lastReviewed}</time>`}</p>`
}

function tableOfContents(headings: Heading[]): Html {
  return html`<nav class="toc" aria-labelledby="toc-title"><p id="toc-title" class="toc-title">On this page</p><ul>${headings.map(
    ({ level, id, text }) => html`<li class="depth-${level}"><a href="#${raw(id)}">${raw(text)}</a></li>`,
  )}</ul></nav>`
}

function footerLinks({ site, editPath }: Shell): Piece {
  if (!site.repository || !editPath) return undefined
  return html`${link(`${site.repository}/-/edit/${site.branch}/${editPath}`, 'Edit this page')} · `
}
