import type { HandbookOptions } from '../core/model/options.ts'
import { isDate } from '../core/problems/calendar.ts'
import { html, link, type Piece } from './html.ts'
import { wordsIn } from './language.ts'
import { date } from './level.ts'
import type { PageFacts } from './page-shell.ts'

/** Who answers for a page, and how fresh it is. */
export function pageNotes(page: PageFacts & { site: HandbookOptions['site'] }): Piece {
  const { owners, lastReviewed, lastUpdated, isDue, site } = page
  const notes: Piece[] = []
  if (owners.length > 0)
    notes.push(html`Owner: ${owners.map((owner, index) => [index > 0 && ', ', person(owner, site.repository)])}`)
  if (lastReviewed)
    notes.push(
      html`Last reviewed: ${isDate(lastReviewed) ? date(lastReviewed) : lastReviewed}${isDue && html` <span class="due">Due for review</span>`}`,
    )
  if (lastUpdated) notes.push(html`Last updated: ${date(lastUpdated)}`)
  if (notes.length === 0) return undefined
  return html`<ul class="byline"${wordsIn(page.lang)}>${notes.map((note) => html`<li>${note}</li>`)}</ul>`
}

/** `@ada` is somebody on the GitLab where the repository lies. */
function person(owner: string, repository: string | undefined): Piece {
  const [, handle] = /^@([\w.-]+)$/.exec(owner) ?? []
  if (handle === undefined || repository === undefined) return owner
  return link(`${new URL(repository).origin}/${handle}`, owner)
}
