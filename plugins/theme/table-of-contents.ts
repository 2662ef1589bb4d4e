import type { Heading } from './headings.ts'
import { type Html, html, raw } from './html.ts'

/** The headings of a page: beside it on wide screens, elsewhere above it and closed. A script marks the one that is read. */
export function tableOfContents(headings: readonly Heading[]): Html {
  const items = headings.map(({ level, id, text }) => `<li class="depth-${level}"><a href="#${id}">${text}</a></li>`)
  return html`<details class="toc"><summary class="toc-title">On this page</summary><nav aria-label="On this page"><ul>${raw(items.join(''))}</ul></nav></details>`
}
