import { withoutEntities } from '../core/model/markdown/entities.ts'
import { escapeHtml } from './html.ts'

export interface Heading {
  level: number
  id: string
  /** HTML of the heading without links, marks and notes beside it, such as how many there are. */
  text: string
}

/** A heading by its tag; nothing for one without an id. */
export function headingOf(level: number, attributes: string, inner: string): Heading | undefined {
  const id = /\sid="([^"]+)"/.exec(attributes)?.[1]
  if (id === undefined) return undefined
  return { level, id, text: headingText(inner) }
}

export function headingText(inner: string): string {
  const text = withoutEntities(inner.replace(/<span class="note">[^<]*<\/span>/g, '').replace(/<[^>]*>/g, ''))
  return escapeHtml(text.trim())
}
