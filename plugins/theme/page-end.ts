import { html, link, type Piece } from './html.ts'
import { wordsIn } from './language.ts'
import type { NavigationNode } from './navigation.ts'
import type { Shell } from './page-shell.ts'
import { filledText } from './words/words.ts'

/** What stands below a page: pages around it, related ones, and what readers can do about it. */
export function pageEnd(shell: Shell): Piece {
  const parts = [pagesBelow(shell), related(shell), readOn(shell), feedback(shell)].filter(Boolean)
  if (parts.length === 0) return undefined
  return html`<aside class="page-end"${wordsIn(shell.lang, shell.words)} aria-label="${shell.words.aboutThisPage}">
${parts}</aside>`
}

function pagesBelow({ below, href, words }: Shell): Piece {
  if (below.length === 0) return undefined
  return html`<section class="pages-below"><h2 id="pages-below">${words.pagesBelow}</h2>${links(below, href)}</section>
`
}

function related({ related, href, words }: Shell): Piece {
  if (related.length === 0) return undefined
  return html`<section class="related"><h2>${words.relatedPages}</h2>${links(related, href)}</section>
`
}

function links(nodes: readonly NavigationNode[], href: Shell['href']): Piece {
  return html`<ul>${nodes.map(({ url, title }) => html`<li><a href="${href(url)}">${title}</a></li>`)}</ul>`
}

function readOn({ neighbours: { previous, next }, href, words }: Shell): Piece {
  if (!previous && !next) return undefined
  return html`<nav class="read-on-links" aria-label="${words.previousAndNext}">${
    previous &&
    html`<a rel="prev" href="${href(previous.url)}"><span>${words.previous}</span> <strong>${previous.title}</strong></a>`
  }${next && html`<a rel="next" href="${href(next.url)}"><span>${words.next}</span> <strong>${next.title}</strong></a>`}</nav>
`
}

function feedback(shell: Shell): Piece {
  const { site, theme, editPath, words } = shell
  if (!site.repository) return undefined
  const file = (way: string): string => `${site.repository}/-/${way}/${site.branch}/${encodeURI(editPath ?? '')}`
  return html`<div class="feedback">
${
  theme.feedback &&
  html`<p>${words.wasUseful} ${link(newIssue(shell, words.issueUseful, words.whatHelped), words.yes)} ${link(newIssue(shell, words.issueNotUseful, words.whatWasMissing), words.no)}</p>
`
}<ul>${editPath !== undefined && html`<li>${link(file('edit'), words.editPage)}</li><li>${link(file('blob'), words.viewSource)}</li>`}${
    theme.feedback &&
    html`<li>${link(newIssue(shell, words.issueProblem, words.whatIsWrong), words.reportProblem)}</li>`
  }</ul>
</div>
`
}

/** https://docs.gitlab.com/user/project/issues/create_issues/#using-a-url-with-prefilled-values */
function newIssue({ site, url, href, editPath, title, words }: Shell, subject: string, question: string): string {
  const page = filledText(words.issuePage, { page: site.url === undefined ? href(url) : site.url + url })
  const place = editPath === undefined ? page : `${page}\n${filledText(words.issueFile, { file: editPath })}`
  const fields = [
    ['issue[title]', filledText(subject, { title })],
    ['issue[description]', `${place}\n\n${question}\n`],
  ].map(([name, value]) => `${encodeURIComponent(name as string)}=${encodeURIComponent(value as string)}`)
  return `${site.repository}/-/issues/new?${fields.join('&')}`
}
