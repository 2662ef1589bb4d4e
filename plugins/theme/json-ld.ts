import { type Html, html, raw } from './html.ts'

/** Data for search engines. Nothing in it can end the script element that holds it. */
export function jsonLd(value: object): Html {
  const text = JSON.stringify(value).replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`)
  return html`<script type="application/ld+json">${raw(text)}</script>
`
}
