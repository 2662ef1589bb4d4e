import { type Html, html, raw } from './html.ts'

/** Data for search engines. Nothing in it can end the script element that holds it. */
export function jsonLd(value: object): Html {
  const json = JSON.stringify(value)
  const text = /[<>&]/.test(json) ? json.replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`) : json
  return html`<script type="application/ld+json">${raw(text)}</script>
`
}
