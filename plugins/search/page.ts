import type { PageData } from '../eleventy.ts'
import { type GeneratedPage, generatedPage } from '../generated-pages.ts'
import type { Site } from '../site.ts'
import { type Html, html, type Piece } from '../theme/html.ts'
import type { NavigationNode } from '../theme/navigation.ts'
import { pageTree } from '../theme/page-tree.ts'
import { searchAddresses } from '../theme/search-box.ts'
import type { Words } from '../theme/words/en.ts'
import { spokenWords } from '../theme/words/words.ts'

/** The page of the search: the form, which needs the script, and the site's parts, which do not. */
export function searchPages(site: Site): GeneratedPage[] {
  const words = spokenWords(site.options)
  return [
    generatedPage({
      url: searchAddresses.page,
      title: words.search,
      description: 'All pages by their words, and the parts of the site.',
      isUnlisted: true,
      noindex: true,
      toc: false,
      render: (data) => searchContent(data, site, words).text,
    }),
  ]
}

function searchContent(data: PageData | undefined, site: Site, words: Words): Html {
  const home = pageTree(data?.collections.all ?? [], site).home
  return html`<form class="search-form" role="search" data-search-page data-settles="asked-below"><label>${words.searchAllPages} <input type="search" name="q" autocomplete="off"></label></form>
<noscript>${withoutScript(site.options.site)}</noscript>
${home && parts(home, site.href, words)}`
}

/** The index can be asked only by a script; search engines ask for the reader. */
function withoutScript({ url }: Site['options']['site']): Piece {
  if (url === undefined) return html`<p>The search needs JavaScript. Here is where the pages are.</p>`
  const { host } = new URL(url)
  return html`<p>The search of this site needs JavaScript. A search engine finds pages that everybody may read.</p>
<form class="search-elsewhere" action="https://duckduckgo.com/"><input type="hidden" name="sites" value="${host}"><label>Search ${host} with DuckDuckGo <input type="search" name="q"></label> <button>Search</button></form>`
}

/** The first two levels of the tree. */
function parts(home: NavigationNode, href: (url: string) => string, words: Words): Html {
  const link = ({ url, title }: NavigationNode): Html => html`<a href="${href(url)}">${title}</a>`
  const below = ({ children }: NavigationNode): Piece =>
    children.length > 0 && html`<ul>${children.map((page) => html`<li>${link(page)}</li>`)}</ul>`
  return html`<section class="search-parts" aria-labelledby="parts"><h2 id="parts">${words.allParts}</h2>
<ul>${home.children.map((part) => html`<li>${link(part)}${below(part)}</li>`)}</ul></section>`
}
