import { codeRanges } from '../markdown/code-ranges.ts'

/**
 * Tags for which Markdown has marks, an element of a link with its text, and kramdown's attributes. Texts of before 2019 are full
 * of them.
 */
const tags =
  /<a\s[^<>]*?href=["']([^"'<>\s]*)["'][^<>]*>((?:(?!<\/?a\b)[\s\S]){1,500}?)<\/a>|<(\/?)(p|div|figure|figcaption|br|b|strong|i|em|code|kbd|span|ul|ol|li|h[1-6]|img|iframe)\b([^<>]*)>|^[ \t]*\{:[^{}\n]*\}[ \t]*$|(?<=[)\]`*_])\{:[^{}\n]*\}/gim

const marks: Readonly<Record<string, string>> = {
  p: '\n\n',
  div: '\n\n',
  figure: '\n\n',
  figcaption: '\n\n',
  br: '  \n',
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  code: '`',
  kbd: '`',
}

/**
 * Put Markdown's marks in place of tags, because HTML in data stays text: `<code>a</code>` becomes `` `a` ``. Code, and tags that
 * have no marks, stay as they are.
 */
export function marksForTags(text: string): string {
  if (!/<[a-z/]|\{:/i.test(text)) return text
  const isCode = codeRanges(text)
  const lists: string[] = []
  return text.replace(
    tags,
    (
      whole: string,
      href: string | undefined,
      inner: string | undefined,
      slash: string | undefined,
      name: string | undefined,
      attributes: string | undefined,
      offset: number,
    ) => {
      if (isCode(offset)) return whole
      if (href !== undefined) return `[${marksForTags(inner ?? '')}](${href})`
      const tag = name?.toLowerCase()
      const source = attribute(attributes, 'src')
      switch (tag) {
        case 'ol':
        case 'ul':
          if (slash) lists.pop()
          else lists.push(tag)
          return '\n\n'
        case 'img':
          return source === undefined ? '' : `![${attribute(attributes, 'alt') ?? ''}](${source})`
        case 'iframe':
          return slash || source === undefined ? '' : `[Video](${source})`
        case 'li':
          return slash ? '' : lists.at(-1) === 'ol' ? '\n1. ' : '\n- '
        default:
          return marks[tag ?? ''] ?? headingMark(tag, slash)
      }
    },
  )
}

function headingMark(tag = '', slash = ''): string {
  const level = Number(/^h(\d)$/.exec(tag)?.[1] ?? 0)
  return level === 0 ? '' : `\n\n${slash ? '' : `${'#'.repeat(level)} `}`
}

function attribute(attributes: string | undefined, name: string): string | undefined {
  return new RegExp(`\\b${name}=["']([^"']*)["']`, 'i').exec(attributes ?? '')?.[1]
}
