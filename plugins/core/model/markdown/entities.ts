/** Marks that HTML must write otherwise, by what it writes. */
const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" }

/** Text in which `&lt;` and its like have become the marks that they mean, as renderers of Markdown write them. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => marks[name] as string)
}
