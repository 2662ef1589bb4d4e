import { codeRanges } from './code-ranges.ts'
import { withoutEntities } from './entities.ts'

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

/** A block of code as an element, or code in a line. */
const codeElements = /<pre\b[^<>]*>((?:(?!<\/?pre\b)[\s\S])*?)<\/pre>|<(code|kbd)\b[^<>]*>([^<`\n]*)<\/\2>/gi

/**
 * Put Markdown's marks in place of tags, because HTML in data stays text: `<code>a</code>` becomes `` `a` ``. Code, and tags that
 * have no marks, stay as they are.
 */
export function marksForTags(given: string): string {
  if (!/<[a-z/]|\{:/i.test(given)) return given
  const text = withWordsAtMarks(withMarksForCode(given))
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

/** Between marks of code, nothing stands for anything else: `&lt;` becomes the mark itself. */
function withMarksForCode(text: string): string {
  const isCode = codeRanges(text)
  return text.replace(
    codeElements,
    (whole: string, block: string | undefined, _name: string, inline: string, offset: number) => {
      if (isCode(offset)) return whole
      const code = withoutEntities((block ?? inline).replace(/<[^<>]*>/g, ''))
      if (block === undefined) return `\`${code}\``
      const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map(({ length }) => length))
      const fence = '`'.repeat(longest + 1)
      return `\n\n${fence}\n${code.replace(/^\n|\s+$/g, '')}\n${fence}\n\n`
    },
  )
}

const emphasisEdges =
  /<(b|strong|i|em)\b[^<>]*>(\s*)<\/\1>|(<(?:b|strong|i|em)\b[^<>]*>)(\s+)|(?<!\s)(\s+)(<\/(?:b|strong|i|em)>)/gi

/** Marks of emphasis must stand beside words: white space goes outside them, and an element that holds none, such as an icon, goes. */
function withWordsAtMarks(text: string): string {
  const isCode = codeRanges(text)
  return text.replace(
    emphasisEdges,
    (whole: string, _name, empty = '', open = '', after = '', before = '', close = '', offset: number) =>
      isCode(offset) ? whole : empty + after + open + close + before,
  )
}

function headingMark(tag = '', slash = ''): string {
  const level = Number(/^h(\d)$/.exec(tag)?.[1] ?? 0)
  return level === 0 ? '' : `\n\n${slash ? '' : `${'#'.repeat(level)} `}`
}

function attribute(attributes: string | undefined, name: string): string | undefined {
  return new RegExp(`\\b${name}=["']([^"']*)["']`, 'i').exec(attributes ?? '')?.[1]
}
