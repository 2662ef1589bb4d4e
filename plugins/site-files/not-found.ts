import type { Handbook } from '../core/model/handbook.ts'
import { step } from '../core/model/pages/address.ts'
import { successors } from '../core/model/product/renames.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import { type Html, html } from '../theme/html.ts'
import type { NavigationNode } from '../theme/navigation.ts'
import { searchAddresses } from '../theme/search-box.ts'
import { notFoundAddresses } from './addresses.ts'
import type { ListedPage } from './listed-page.ts'

/** What a server shows for an address at which nothing stands. The nearest pages come from a script, the rest does not. */
export function notFoundContent(
  home: NavigationNode | undefined,
  hasSearch: boolean,
  href: (url: string) => string,
): Html {
  const parts = [...(home ? [home] : []), ...(home?.children ?? [])]
  return html`<p>There is no page at this address. It may have moved, or the address has a slip in it.</p>
<div data-not-found data-settles="below" role="status"></div>
${hasSearch && html`<p><a href="${href(searchAddresses.page)}" data-search-address>Search all pages</a></p>\n`}<h2 id="parts">Where to begin</h2>
<ul>${parts.map(({ url, title }) => html`<li><a href="${href(url)}">${title}</a></li>`)}</ul>
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
