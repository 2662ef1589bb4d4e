import { type Html, html } from './html.ts'

/**
 * What the header has for search: a link that works without scripts, which a script may replace.
 *
 * @param href  Gives an address of the site the path prefix.
 */
export function searchBox(href: (url: string) => string): Html {
  return html`<div class="site-search" data-search><a href="${href('/search/')}">Search</a></div>`
}
