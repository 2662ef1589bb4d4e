import { type Html, html } from './html.ts'
import type { Words } from './words/en.ts'

/** Addresses of the search. */
export const searchAddresses = {
  page: '/search/',
  script: '/assets/handbook/search.js',
  style: '/assets/handbook/search.css',
  /** Folder of the index. */
  index: '/assets/handbook/pagefind/',
} as const

/**
 * What the header has for search: a link that works without scripts, which the script lets open the search where readers are.
 *
 * @param href  Gives an address of the site the path prefix.
 */
export function searchBox(href: (url: string) => string, { search }: Pick<Words, 'search'>): Html {
  return html`<div class="site-search"><a href="${href(searchAddresses.page)}" data-search>${search} <kbd aria-hidden="true">/</kbd></a></div>`
}

/** What a page with a search box has in its head. */
export function searchHead(href: (url: string) => string): Html {
  return html`<link rel="stylesheet" href="${href(searchAddresses.style)}">
<script type="module" src="${href(searchAddresses.script)}"></script>
`
}
