import { withoutEntities } from '../markdown/entities.ts'

const aboveText = /^(?:\s|<!--[\s\S]*?-->)*/
const heading =
  /^ {0,3}#[ \t]+([^\n]*?)(?:[ \t]+#+)?[ \t]*\r?(?:\n|$)|^ {0,3}(?![ \t>#|~`+-])([^\n]+)\n=+[ \t]*\r?(?:\n|$)/

/** Longest line that can be a title, in characters. */
const longest = 1000

/** The words of the heading of the first level with which a text begins: they name a page whose front matter gives no title. */
export function titleHeading(text: string): string | undefined {
  const start = aboveText.exec(text)?.[0].length ?? 0
  const [, atx, underlined] = heading.exec(text.slice(start, start + longest)) ?? []
  return withoutEntities(withoutMarks(atx ?? underlined ?? '')).trim() || undefined
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
