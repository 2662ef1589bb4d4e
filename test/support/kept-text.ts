import type { KeptText } from '../../plugins/core/model/pages/packed-text.ts'
import type { PageText } from '../../plugins/core/model/pages/page-text.ts'

/** All parts of a kept text. */
export function whole({ findings, headings, ids, links, ignores, beginsWithFields }: KeptText): PageText {
  return { body: { headings: headings(), ids: new Set(ids()), links: links(), findings }, ignores, beginsWithFields }
}
