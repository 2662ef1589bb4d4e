/** The main part of a page, of which its twin is made; nothing for what has none. */
export function mainPart(page: string): string | undefined {
  const start = page.search(/<main[\s>]/)
  const end = page.lastIndexOf('</main>')
  return start === -1 || end < start ? undefined : page.slice(start, end + '</main>'.length)
}
