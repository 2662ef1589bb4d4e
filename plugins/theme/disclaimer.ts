import { type Html, html } from './html.ts'

/** What every page says that tells of plans. */
export function disclaimer(): Html {
  return html`<p class="note disclaimer">This page tells of plans. What is planned can change, come later, or not come at all, and is no promise: please do not base a purchase or any other decision on it.</p>`
}
