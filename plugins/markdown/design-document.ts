import { asTexts } from '../core/model/fields.ts'
import { html } from '../theme/html.ts'
import type { Draw } from './shortcode-drawing.ts'

const rows: readonly [title: string, ...names: string[]][] = [
  ['Status', 'status'],
  ['Authors', 'authors', 'author'],
  ['Coach', 'coaches', 'coach'],
  ['DRIs', 'dris', 'DRIs', 'dri', 'approvers'],
  ['Owning stage', 'owning-stage'],
  ['Participating stages', 'participating-stages'],
  ['Created', 'creation-date'],
]

/** The head of a design document, from its front matter. */
export const designDocumentHeader: Draw = ({ fields }) => {
  const shown = rows.flatMap(([title, ...names]) => {
    const values = names.map((name) => asTexts(fields[name])).find((texts) => texts.length > 0)
    return values ? [html`<tr><th scope="row">${title}</th><td>${values.join(', ')}</td></tr>\n`] : []
  })
  if (shown.length === 0) return ['', '']
  return [html`<table class="document-facts"><tbody>\n${shown}</tbody></table>\n`.text, '']
}
