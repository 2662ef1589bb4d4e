import { withoutEntities } from '../markdown/entities.ts'

const aboveText = /^(?:\s|<!--[\s\S]*?-->)*/
const heading =
  /^ {0,3}#[ \t]+([^\n]*?)(?:[ \t]+#+)?[ \t]*\r?(?:\n|$)|^ {0,3}(?![ \t>#|~`+-])([^\n]+)\n=+[ \t]*\r?(?:\n|$)/

/** A heading of so many characters is no title. */
const longest = 1000

/** The words of the heading of the first level with which a text begins: they name a page whose front matter gives no title. */
export function titleHeading(text: string): string | undefined {
  return firstHeading(text)?.title || undefined
}

/** A text without the heading at its beginning, if that says the title. */
export function belowTitle(text: string, title: string): string {
  const found = firstHeading(text)
  return found?.title === title.trim() ? text.slice(found.end) : text
}

function firstHeading(text: string): { title: string; end: number } | undefined {
  const start = aboveText.exec(text)?.[0].length ?? 0
  const [whole = '', atx, underlined] = heading.exec(text.slice(start, start + longest)) ?? []
  if (whole === '' || whole.length === longest) return undefined
  return { title: withoutEntities(withoutMarks(atx ?? underlined ?? '')).trim(), end: start + whole.length }
}

/** A line of Markdown as readers see it: without attributes, tags, addresses of links, code marks, emphasis and backslashes. */
function withoutMarks(line: string): string {
  return line
    .replace(/\s*\{[:#.][^{}]*\}\s*$/, '')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
    .replace(/(?<!\\)(\*{1,3}|`+)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(?<![\w\\])(_{1,3})(?=\S)([^\n]*?\S)\1(?!\w)/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
