import { type Html, html, type Piece } from '../theme/html.ts'
import type { LearningContext } from './context.ts'

export const styleAddress = '/assets/handbook/learning.css'
export const scriptAddress = '/assets/handbook/learning.js'

/** The content of a page about learning, with the style and the script that keeps progress. */
export function learningFrame(content: Piece, { handbook, href }: LearningContext): Html {
  return html`<link rel="stylesheet" href="${href(styleAddress)}">
<div class="learning" data-learning="${href(handbook.options.learning.basePath)}" data-settles="asked">
${content}
</div>
<script src="${href(scriptAddress)}" defer></script>`
}
