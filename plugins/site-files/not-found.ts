import type { Handbook } from '../core/model/handbook.ts'
import { step } from '../core/model/pages/address.ts'
import { successors } from '../core/model/product/renames.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import { type Html, html } from '../theme/html.ts'
import type { NavigationTree } from '../theme/navigation.ts'
import { searchAddresses } from '../theme/search-box.ts'
import type { Words } from '../theme/words/en.ts'
import { notFoundAddresses } from './addresses.ts'
import type { ListedPage } from './listed-page.ts'

/** A site without a home page can have any number of pages at its top. */
const mostParts = 60

/** What a server shows for an address at which nothing stands. The nearest pages come from a script, the rest does not. */
export function notFoundContent(
  { home, roots }: Pick<NavigationTree, 'home' | 'roots'>,
  hasSearch: boolean,
  href: (url: string) => string,
  words: Words,
): Html {
  const parts = [...(home ? [home] : []), ...roots].slice(0, mostParts)
  return html`<p>${words.noPageHere}</p>
<div data-not-found data-settles="below" role="status"></div>
${hasSearch && html`<p><a href="${href(searchAddresses.page)}" data-search-address>${words.searchAllPages}</a></p>\n`}${
  parts.length > 0 &&
  html`<h2 id="parts">${words.whereToBegin}</h2>
<ul>${parts.map(({ url, title }) => html`<li><a href="${href(url)}">${title}</a></li>`)}</ul>`
}
<script type="module" src="${href(notFoundAddresses.script)}"></script>`
}

/** Addresses and titles of all pages, and what was renamed: names in old addresses, with what they are now. */
export function knownAddresses(
  pages: readonly ListedPage[],
  { taxonomy, renames }: Pick<Handbook, 'taxonomy' | 'renames'>,
  addressOf: (entity: Entity) => string,
): string {
  const renamed = renames.map((rename) => {
    const names = [rename.from, ...(rename.name ? [step(rename.name)] : [])]
    const heirs = successors(taxonomy, renames, rename).map((entity) => [addressOf(entity), entity.name])
    return { names: [...new Set(names.map(plainStep))], was: rename.name ?? rename.from, now: heirs }
  })
  const listed = pages.map(({ url, title }) => [url, title]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  const json = JSON.stringify({ pages: listed, renamed: renamed.filter(({ now }) => now.length > 0) })
  // Wherever it is put, no title begins a tag.
  return `${json.replaceAll('<', '\\u003c')}\n`
}

/** A step of an address as it is compared. */
function plainStep(text: string): string {
  return text.toLowerCase().replaceAll('_', '-').replaceAll(' ', '-')
}
