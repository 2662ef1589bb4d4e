import { isDate } from '../core/problems/calendar.ts'
import { html, link, type Piece } from './html.ts'
import { wordsIn } from './language.ts'
import { date } from './level.ts'
import type { PageFacts, Shell } from './page-shell.ts'
import { filled } from './words/words.ts'

/** Who answers for a page, and how fresh it is. */
export function pageNotes(page: PageFacts & Pick<Shell, 'site' | 'words'>): Piece {
  const { words, owners, lastReviewed, lastUpdated, isDue, site } = page
  const names = owners.map((owner, index) => [index > 0 && ', ', person(owner, site.repository)])
  const reviewed = lastReviewed && (isDate(lastReviewed) ? date(lastReviewed) : lastReviewed)
  const notes: Piece[] = [
    owners.length > 0 && html`<li>${filled(words.owner, { names })}</li>`,
    reviewed &&
      dayNote([
        filled(words.lastReviewed, { day: reviewed }),
        isDue && html` <span class="due">${words.dueForReview}</span>`,
      ]),
    lastUpdated && dayNote(filled(words.lastUpdated, { day: date(lastUpdated) })),
  ]
  if (!notes.some(Boolean)) return undefined
  return html`<ul class="byline"${wordsIn(page.lang, words)}>${notes}</ul>`
}

/** Days tell nothing of what a page is about: searches leave them out. */
function dayNote(note: Piece): Piece {
  return html`<li data-search-skip>${note}</li>`
}

/** `@ada` is somebody on the GitLab where the repository lies. */
function person(owner: string, repository: string | undefined): Piece {
  const [, handle] = /^@([\w.-]+)$/.exec(owner) ?? []
  if (handle === undefined || repository === undefined) return owner
  return link(`${new URL(repository).origin}/${handle}`, owner)
}
