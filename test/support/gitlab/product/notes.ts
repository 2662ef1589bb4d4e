import type { Issue } from './issues.ts'
import type { Hide } from './secrets.ts'

export interface Note {
  id: number
  issueId: number
  body: string
  authorId: number
  createdAt: string
  /** Seen by members only. */
  internal: boolean
}

/** One open and one internal note on every issue that counts notes. */
export function notesOf(issues: readonly Issue[], hide: Hide): Note[] {
  return issues
    .filter(({ noteCount }) => noteCount > 0)
    .flatMap(({ id, authorId, createdAt }, index) => [
      {
        id: 900_001 + index * 2,
        issueId: id,
        body: hide('Looks right to me.', 'note', id, 'body'),
        authorId,
        createdAt,
        internal: false,
      },
      {
        id: 900_002 + index * 2,
        issueId: id,
        body: hide('Asked for by a customer under contract.', 'note', id, 'internal'),
        authorId,
        createdAt,
        internal: true,
      },
    ])
}
