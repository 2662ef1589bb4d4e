import { type Heading, headingOf, headingText } from './headings.ts'
import { escapeHtml, type Html, html, raw } from './html.ts'
import type { Words } from './words/en.ts'
import { filledText } from './words/words.ts'

export interface FinishedContent {
  /** HTML. */
  content: string
  /** What the table of contents has, in order: headings of the first three levels that have an id. */
  headings: Heading[]
}

const marks = /<h([1-4])\b([^>]*)>([\s\S]*?)<\/h\1>|<pre(?=[\s>])|<div class="table-box">|<table\b[^>]*>|<\/table>/g

/**
 * Give a page's headings a link to themselves, and what is wider than the page a box that scrolls and that a keyboard reaches.
 * It does so for all pages, whoever wrote them, in one pass.
 */
export function finishedContent(content: string, words: Words): FinishedContent {
  const headings: Heading[] = []
  const boxed = tableBoxes(content, words)
  const linkTo = escapeHtml(words.linkTo)
  const finished = content.replace(marks, (whole, level, attributes, inner) => {
    if (whole === '<pre') return '<pre tabindex="0"'
    if (level === undefined) return boxed(whole)
    const heading = headingOf(Number(level), attributes, inner)
    if (heading === undefined) return whole
    boxed.under(heading.text)
    if (heading.level < 4 && !/\bno_toc\b/.test(attributes)) headings.push(heading)
    return `<h${level}${attributes}>${inner}<a class="heading-link" href="#${heading.id}" aria-label="${filledText(linkTo, { heading: heading.text })}"></a></h${level}>`
  })
  return { content: finished, headings }
}

const firstHeading = /^((?:\s|<!--(?:(?!-->)[\s\S])*-->)*)<h1\b([^>]*)>([\s\S]*?)<\/h1>\s*/

/** The heading of a page, and its content without one at the beginning that says the title: that is the page's own, with its id. */
export function titledContent(content: string, title: string): { heading: Html; content: string } {
  const own = withoutTitle(content, title)
  return { heading: own.heading ?? html`<h1>${title}</h1>`, content: own.content }
}

/** A content without the heading at its beginning, if that says the title; and that heading. */
export function withoutTitle(content: string, title: string): { heading?: Html; content: string } {
  const [whole = '', before = '', attributes = '', inner = ''] = firstHeading.exec(content) ?? []
  const isTitle = whole !== '' && headingText(inner) === escapeHtml(title.trim())
  if (!isTitle) return { content }
  return { heading: raw(`<h1${attributes}>${inner}</h1>`), content: before + content.slice(whole.length) }
}

/** Puts tables into boxes, one tag after the other. A table with a `role` stands in a box of its own. */
function tableBoxes(content: string, words: Words): { (tag: string): string; under(heading: string): void } {
  // Pages can hold any HTML: where a table is not closed, a box would not be either.
  const isSound = content.split('<table').length === content.split('</table>').length
  let heading = ''
  let depth = 0
  let hasBox = false
  let isOpen = false
  const open = (): string =>
    `<div class="table-box" role="group" aria-label="${heading ? filledText(escapeHtml(words.tableUnder), { heading }) : escapeHtml(words.table)}" tabindex="0">`
  const boxed = (tag: string): string => {
    if (!isSound) return tag
    if (tag.startsWith('<div')) {
      hasBox = true
      return open()
    }
    depth += tag === '</table>' ? -1 : 1
    if (depth === 1 && tag !== '</table>') {
      isOpen = !hasBox && !tag.includes(' role=')
      return isOpen ? open() + tag : tag
    }
    if (depth !== 0 || tag !== '</table>') return tag
    hasBox = false
    return isOpen ? `${tag}</div>` : tag
  }
  return Object.assign(boxed, {
    under(text: string) {
      heading = text
    },
  })
}
