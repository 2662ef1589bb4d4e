import { html, link, type Piece } from './html.ts'
import { wordsIn } from './language.ts'
import type { NavigationNode } from './navigation.ts'
import type { Shell } from './page-shell.ts'

/** What stands below a page: pages around it, related ones, and what readers can do about it. */
export function pageEnd(shell: Shell): Piece {
  const parts = [pagesBelow(shell), related(shell), readOn(shell), feedback(shell)].filter(Boolean)
  if (parts.length === 0) return undefined
  return html`<aside class="page-end"${wordsIn(shell.lang)} aria-label="About this page">
${parts}</aside>`
}

function pagesBelow({ below, href }: Shell): Piece {
  if (below.length === 0) return undefined
  return html`<section class="pages-below"><h2 id="pages-below">Pages in this part</h2>${links(below, href)}</section>
`
}

function related({ related, href }: Shell): Piece {
  if (related.length === 0) return undefined
  return html`<section class="related"><h2>Related pages</h2>${links(related, href)}</section>
`
}

function links(nodes: readonly NavigationNode[], href: Shell['href']): Piece {
  return html`<ul>${nodes.map(({ url, title }) => html`<li><a href="${href(url)}">${title}</a></li>`)}</ul>`
}

function readOn({ neighbours: { previous, next }, href }: Shell): Piece {
  if (!previous && !next) return undefined
  return html`<nav class="read-on-links" aria-label="Previous and next page">${
    previous &&
    html`<a rel="prev" href="${href(previous.url)}"><span>Previous</span> <strong>${previous.title}</strong></a>`
  }${next && html`<a rel="next" href="${href(next.url)}"><span>Next</span> <strong>${next.title}</strong></a>`}</nav>
`
}

function feedback(shell: Shell): Piece {
  const { site, theme, editPath, title } = shell
  if (!site.repository) return undefined
  const file = (way: string): string => `${site.repository}/-/${way}/${site.branch}/${encodeURI(editPath ?? '')}`
  return html`<div class="feedback">
${
  theme.feedback &&
  html`<p>Was this page useful? ${link(newIssue(shell, `Useful: ${title}`, 'What helped:'), 'Yes')} ${link(newIssue(shell, `Not useful: ${title}`, 'What was missing or wrong:'), 'No')}</p>
`
}<ul>${editPath !== undefined && html`<li>${link(file('edit'), 'Edit this page')}</li><li>${link(file('blob'), 'View source')}</li>`}${
    theme.feedback &&
    html`<li>${link(newIssue(shell, `Problem: ${title}`, 'What is wrong, and what would be right:'), 'Report a problem')}</li>`
  }</ul>
</div>
`
}

/** https://docs.gitlab.com/user/project/issues/create_issues/#using-a-url-with-prefilled-values */
function newIssue({ site, url, href, editPath }: Shell, title: string, question: string): string {
  const place = `Page: ${site.url ?? ''}${href(url)}${editPath === undefined ? '' : `\nFile: ${editPath}`}`
  const fields = [
    ['issue[title]', title],
    ['issue[description]', `${place}\n\n${question}\n`],
  ].map(([name, value]) => `${encodeURIComponent(name as string)}=${encodeURIComponent(value as string)}`)
  return `${site.repository}/-/issues/new?${fields.join('&')}`
}
