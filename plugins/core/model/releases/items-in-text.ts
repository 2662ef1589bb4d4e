import { asTexts } from '../fields.ts'
import { codeRanges } from '../markdown/code-ranges.ts'
import { headingId, uniqueId } from '../markdown/headings.ts'
import type { MarkdownSettings } from '../markdown/markdown-settings.ts'
import type { Page } from '../pages/page.ts'
import { isHostedOnly, type NamedOffering, type Offering, offeringsNamed, tiersOf } from '../product/availability.ts'
import { type Category, present, type Stage } from '../product/taxonomy.ts'
import { addOnsOf, itemStatuses, type Namings, type ReleaseItem } from './release-item.ts'
import { sourceOf } from './release-page.ts'
import { withoutComments } from './without-comments.ts'

/**
 * The items that the page of a release tells in its own text, as GitLab did from 16.0 to 19.0: headings with the names of
 * categories in a comment, or with a shortcode `details` that lists tiers, offerings and links. What stands beside them below
 * the same heading is an item, too.
 *
 * @param offerings  By the names that the site gives them.
 * @param settings   How the page is drawn, which decides on the ids of its headings.
 */
export function itemsInText(
  page: Page,
  text: { body: string; firstLine: number } | undefined,
  namings: Namings,
  offerings: readonly NamedOffering[],
  settings: Pick<MarkdownSettings, 'hugo'>,
): ReleaseItem[] {
  if (!text || !/<!--\s*categories:|\{\{[<%]\s*details\b/i.test(text.body)) return []
  const parts = partsOf(text.body, settings)
  const groups = new Set(parts.filter(isMarked).map(groupOf))
  const source = sourceOf(page)
  return parts
    .filter((part) => (part.parent ? groups.has(groupOf(part)) : isMarked(part)))
    .map((part, index): ReleaseItem => {
      const details = detailsIn(part.head)
      const categoryTexts = listOf(categoriesComment.exec(part.head)?.[1])
      const categories = namings.categories(categoryTexts)
      const tierTexts = listOf(details.get('tier'))
      const links = linksIn(details.get('link') ?? '')
      return {
        title: part.title,
        slug: part.id,
        type: 'feature',
        level: /^primary features?$/i.test(part.parent?.title ?? '') ? 'primary' : 'secondary',
        tiers: tiersOf(tierTexts),
        offerings: offeringsOf(listOf(details.get('offering')), tierTexts, offerings),
        categories,
        categoryTexts,
        ...addOnsOf(listOf(details.get('add-on'))),
        ...present({
          stage: stageOf(categories),
          documentation: links.find(({ name }) => /^documentation\b/i.test(name))?.address,
          status: itemStatuses.find(({ name }) => name.toLowerCase() === details.get('status')?.toLowerCase())?.key,
        }),
        workItems: links.flatMap(({ name, address }) =>
          /^https?:/.test(address) && !/^documentation\b/i.test(name) ? [address] : [],
        ),
        weight: index,
        media: [],
        contributors: [],
        body: withoutComments(part.text.replace(detailsBlock, '')).trim(),
        source,
        within: { path: page.path, line: text.firstLine + part.line },
      }
    })
}

/** A heading, and what stands below it. */
interface Part {
  level: number
  title: string
  /** As the parser of the page gives it. */
  id: string
  /** From 0. */
  line: number
  parent?: Part
  /** Up to the next heading. */
  head: string
  /** Up to the next heading of its level or above. */
  text: string
}

function partsOf(body: string, settings: Pick<MarkdownSettings, 'hugo'>): Part[] {
  const lines = body.split('\n')
  const headings = headingsIn(lines, body)
  const used = new Map<string, number>()
  const above: Part[] = []
  const below = (index: number, level: number): string => {
    let end = index + 1
    while ((headings[end]?.level ?? 0) > level) end++
    return lines.slice((headings[index]?.line ?? 0) + 1, headings[end]?.line).join('\n')
  }
  return headings.map(({ level, line, words }, index) => {
    const [, given] = /\s*\{#([^\s}]+)[^{}]*\}$/.exec(words) ?? []
    const title = titleOf(words)
    const id = uniqueId(given ?? headingId(title, settings), used)
    while (above.length > 0 && (above.at(-1) as Part).level >= level) above.pop()
    const part: Part = { level, title, id, line, head: below(index, 7), text: below(index, level) }
    const parent = above.at(-1)
    if (parent) part.parent = parent
    above.push(part)
    return part
  })
}

/** Headings that begin with number signs, outside code and comments. */
function headingsIn(lines: readonly string[], body: string): { level: number; line: number; words: string }[] {
  const isCode = codeRanges(body)
  let offset = 0
  let isComment = false
  return lines.flatMap((text, line) => {
    const start = offset
    offset += text.length + 1
    if (isComment || isCode(start)) {
      if (isComment) isComment = !text.includes('-->')
      return []
    }
    const open = text.lastIndexOf('<!--')
    if (open !== -1) isComment = !text.includes('-->', open)
    const [, marks, words] = /^ {0,3}(#{1,6})\s+(\S.*)$/.exec(text.trimEnd()) ?? []
    return marks && words ? [{ level: marks.length, line, words: words.replace(/(?<=\s)#+$/, '').trimEnd() }] : []
  })
}

/** The words of a heading without marks other than those of code, which stay as they do in titles of other formats. */
function titleOf(words: string): string {
  return words
    .replace(/\s*\{#[^{}]*\}$/, '')
    .split('`')
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*+/g, '')))
    .join('`')
}

const categoriesComment = /<!--\s*categories:([^>]*?)-->/i
const detailsBlock = /\{\{[<%]\s*details\b[^{}]*\}\}([^{}]*)\{\{[<%]\s*\/\s*details\s*[%>]\}\}/

function isMarked({ head }: Part): boolean {
  return categoriesComment.test(head) || detailsIn(head).size > 0
}

function groupOf({ parent, level }: Part): string {
  return `${parent?.line} ${level}`
}

/** The facts of a block of details by their names in the singular; those of any other block of that name are none. */
function detailsIn(head: string): Map<string, string> {
  const entries = (detailsBlock.exec(head)?.[1] ?? '').split(/^\s*[-*]\s+/m).flatMap((entry): [string, string][] => {
    const [, name = '', value = ''] = /^\**(tier|offering|add-on|link|status)s?\**:\**([\s\S]*)$/i.exec(entry) ?? []
    return name === '' ? [] : [[name.toLowerCase(), value.replace(/\s+/g, ' ').trim()]]
  })
  return new Map(entries)
}

function listOf(text: string | undefined): string[] {
  return asTexts(text?.split(','))
}

function linksIn(text: string): { name: string; address: string }[] {
  return [...text.matchAll(/\[([^\]]*)\]\(([^()\s]+)\)/g)].map(([, name = '', address = '']) => ({ name, address }))
}

function offeringsOf(texts: string[], tierTexts: string[], named: readonly NamedOffering[]): Offering[] {
  return texts.length === 0 && isHostedOnly(tierTexts) ? ['gitlab_com'] : offeringsNamed(texts, named)
}

/** The text names no stage: it is that of the first category. */
function stageOf([category]: readonly Category[]): Stage | undefined {
  return category?.stage ?? category?.groups[0]?.stage
}
