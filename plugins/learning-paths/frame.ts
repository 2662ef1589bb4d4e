import { type Html, html, type Piece, raw } from '../theme/html.ts'
import type { LearningContext } from './context.ts'

export const styleAddress = '/assets/handbook/learning.css'
export const scriptAddress = '/assets/handbook/learning.js'

/** The content of a page about learning, with the style and the script that keeps progress. */
export function learningFrame(content: Piece, { handbook, href }: LearningContext): Html {
  return html`<link rel="stylesheet" href="${href(styleAddress)}">
<div class="learning" data-learning="${href(handbook.options.learning.basePath)}">
${content}
</div>
<script src="${href(scriptAddress)}" defer></script>`
}

/** Data for search engines. Nothing in it can end the script element that holds it. */
export function jsonLd(value: object): Html {
  return html`<script type="application/ld+json">${raw(JSON.stringify(value).replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`))}</script>
`
}
