import { isDate } from '../core/problems/calendar.ts'
import { html, link, type Piece } from './html.ts'
import { wordsIn } from './language.ts'
import { date } from './level.ts'
import type { PageFacts, Shell } from './page-shell.ts'
import { filled } from './words/words.ts'

/** Who answers for a page, and how fresh it is. */
export function pageNotes(page: PageFacts & Pick<Shell, 'site' | 'words'>): Piece {
  const { words, owners, lastReviewed, lastUpdated, isDue, site } = page
  const notes: Piece[] = []
  if (owners.length > 0)
    notes.push(
      filled(words.owner, { names: owners.map((owner, index) => [index > 0 && ', ', person(owner, site.repository)]) }),
    )
  if (lastReviewed)
    notes.push(
      html`${filled(words.lastReviewed, { day: isDate(lastReviewed) ? date(lastReviewed) : lastReviewed })}${isDue && html` <span class="due">${words.dueForReview}</span>`}`,
    )
  if (lastUpdated) notes.push(filled(words.lastUpdated, { day: date(lastUpdated) }))
  if (notes.length === 0) return undefined
  return html`<ul class="byline"${wordsIn(page.lang, words)}>${notes.map((note) => html`<li>${note}</li>`)}</ul>`
}

/** `@ada` is somebody on the GitLab where the repository lies. */
function person(owner: string, repository: string | undefined): Piece {
  const [, handle] = /^@([\w.-]+)$/.exec(owner) ?? []
  if (handle === undefined || repository === undefined) return owner
  return link(`${new URL(repository).origin}/${handle}`, owner)
}
