import { argument } from '../core/model/markdown/shortcode-arguments.ts'
import { videoOf } from '../core/model/markdown/videos.ts'
import { html } from '../theme/html.ts'
import type { Draw } from './shortcode-drawing.ts'

/** A link to a video, which a click turns into its player: before that, nothing is asked of another site. */
export const video: Draw = ({ call, isBlock }) => {
  const shown = videoOf(call)
  if (!shown) return undefined
  const link = html`<a href="${shown.address}" data-video="${shown.embed}">${argument(call, 'title', 1) ?? 'Video'} (${shown.site})</a>`
  return [(isBlock ? html`<p class="video">${link}</p>\n` : html`<span class="video">${link}</span>`).text, '']
}
