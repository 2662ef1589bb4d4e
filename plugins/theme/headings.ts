import { escapeHtml } from './html.ts'

export interface Heading {
  level: 2 | 3
  id: string
  /** HTML of the heading without links. */
  text: string
}

/** The headings of the second and third level in a page, in order, for its table of contents. */
export function headingsOf(content: string): Heading[] {
  return [...content.matchAll(/<h([23])\b[^>]*\bid="([^"]*)"[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, level, id, inner]) => ({
    level: Number(level) as 2 | 3,
    id: id as string,
    text: escapeHtml(decode((inner as string).replace(/<[^>]*>/g, '')).trim()),
  }))
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
