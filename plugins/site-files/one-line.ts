/** A text without marks as one line of Markdown, in which it holds no tags. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('<', '&lt;').trim()
}
