import type { Heading } from './headings.ts'
import { type Html, html, raw } from './html.ts'
import type { Words } from './words/en.ts'

/** The headings of a page: beside it on wide screens, elsewhere above it and closed. A script marks the one that is read. */
export function tableOfContents(headings: readonly Heading[], { onThisPage }: Pick<Words, 'onThisPage'>): Html {
  const items = headings.map(({ level, id, text }) => `<li class="depth-${level}"><a href="#${id}">${text}</a></li>`)
  return html`<details class="toc"><summary class="toc-title">${onThisPage}</summary><nav aria-label="${onThisPage}"><ul>${raw(items.join(''))}</ul></nav></details>`
}
