import type { HandbookOptions } from '../core/model/options.ts'
import { html, type Piece, raw } from './html.ts'
import { icons } from './icons.ts'
import { wordsIn } from './language.ts'
import type { NavigationNode, Neighbours } from './navigation.ts'
import { finishedContent, titledContent } from './page-content.ts'
import { pageEnd } from './page-end.ts'
import { pageHead } from './page-head.ts'
import { pageNotes } from './page-notes.ts'
import { searchBox } from './search-box.ts'
import { tableOfContents } from './table-of-contents.ts'
import { filled, type SpokenWords } from './words/words.ts'

/** What the shell around a page's content needs. */
export interface Shell extends PageFacts {
  site: HandbookOptions['site']
  theme: HandbookOptions['theme']
  words: SpokenWords
  /** An address of the site with the path prefix. */
  href(url: string): string
  /** The side navigation, as HTML. */
  side: string
  /** The pages above, the home page first. */
  above: readonly NavigationNode[]
  /** The pages below that the side navigation leaves out. */
  below: readonly NavigationNode[]
  neighbours: Neighbours
  related: readonly NavigationNode[]
  /** Day for which the page speaks. */
  today: string
  /** When data was pulled from GitLab: ISO time. */
  pulledAt?: string
  content: string
  /** HTML that plugins add to the head. */
  head: string
  hasSearch: boolean
}

/** What a page says of itself. */
export interface PageFacts {
  url: string
  title: string
  description?: string
  lang: string
  direction: 'ltr' | 'rtl'
  noindex: boolean
  isHome: boolean
  /** Whether a table of contents is wanted; pages that want none take all the width. */
  toc: boolean
  owners: readonly string[]
  /** As the page writes it; `YYYY-MM-DD` when it is a day. */
  lastReviewed?: string
  /** Whether it is to be reviewed again. */
  isDue: boolean
  /** `YYYY-MM-DD` */
  lastUpdated?: string
  /** Where the page can be edited, from the site's root. */
  editPath?: string
  /** The page's own path, when several addresses show it. */
  canonicalPath?: string
}

/** A whole page. */
export function pageShell(shell: Shell): string {
  const { site, href, title, lang, direction, words } = shell
  const own = titledContent(shell.content, title)
  const { content, headings } = finishedContent(own.content, words)
  const contents = shell.toc && headings.length > 1 ? tableOfContents(headings, words) : undefined
  const mark = wordsIn(lang, words)
  return html`<!doctype html>
<html lang="${lang}"${direction === 'rtl' && raw(' dir="rtl"')}>
<head>
${pageHead(shell)}${raw(shell.head)}</head>
<body>
<a class="skip-link" href="#content"${mark}>${words.skipToContent}</a>
<header class="site-header"${mark}>
<a class="site-title" href="${href('/')}">${site.title}</a>
${shell.hasSearch && searchBox(href, words)}
<button type="button" class="scheme-switch" data-scheme-switch aria-pressed="false" aria-label="${words.darkColours}" title="${words.lightOrDark}">${icons.scheme}</button>
<details class="menu"><summary>${icons.menu}<span>${words.menu}</span></summary><nav class="side" aria-label="${words.mainNavigation}">${raw(shell.side)}</nav></details>
</header>
<div class="site-body">
${contents}
<div class="page${!shell.toc && raw(' is-wide')}">
${breadcrumbs(shell)}
<main id="content">
${own.heading}
${pageNotes(shell)}
<div class="page-content">
${raw(content)}
</div>
</main>
${pageEnd(shell)}
<footer class="site-footer"${mark}>
<p>${dataAsOf(shell)}</p>
</footer>
</div>
</div>
</body>
</html>
`.text
}

function dataAsOf({ words, today, pulledAt }: Shell): Piece {
  const day = html`<time datetime="${today}">${today}</time>`
  if (!pulledAt) return filled(words.dataAsOf, { day })
  const pulled = html`<time datetime="${pulledAt}">${pulledAt.slice(0, 10)}</time>`
  return filled(words.dataFromGitlab, { day, pulled })
}

function breadcrumbs({ above, href, lang, words }: Shell): Piece {
  if (above.length === 0) return undefined
  return html`<nav class="breadcrumbs"${wordsIn(lang, words)} aria-label="${words.breadcrumbs}"><ol>${above.map((one) => html`<li><a href="${href(one.url)}">${one.title}</a></li>`)}</ol></nav>`
}
