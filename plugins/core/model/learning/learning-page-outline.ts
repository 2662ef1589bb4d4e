import type { Token } from 'markdown-it'
import { grouped } from '../../problems/grouped.ts'
import { plainText, usualId } from '../markdown/headings.ts'
import { htmlTags } from '../markdown/html-tags.ts'
import { type LinkPart, linksOf, type Text } from './learning-page-links.ts'

/** A part of the page under a heading: a competency, or a topic of one. */
export interface PageSection {
  name: string
  /** Id of its heading, when its author has given it one that no heading above has. */
  id?: string
  isCompetency: boolean
  /** Whether resources stand below it by slots. */
  hasSlots: boolean
  topics: PageSection[]
}

/** Where on the page something stands. */
export interface Where {
  section?: PageSection
  topic?: PageSection
  /** The heading below the topic, as it is written. */
  heading?: string
  slot?: string
}

export interface PageOutline {
  sections: PageSection[]
  /** What holds from a heading on, by its token. */
  whereAt: ReadonlyMap<Token, Where>
}

/** The headings of the four slots, in the languages in which the page is written. */
const slots: [slot: string, heading: RegExp][] = [
  ['quick', /quick reads|クイックリード/i],
  ['deeper', /^\W*(?:going )?deep(?:er)?(?: dives?)?\W*$|より深く/i],
  ['course', /online courses?|^\W*courses\W*$|オンラインコース/i],
  ['book', /^\W*(?:books?|書籍)\W*$/i],
]

/** A bold line that names a slot is one, below all headings. */
const belowHeadings = 7

interface Heading {
  token: Token
  level: number
  name: string
  /** What links to it can name. */
  ids: string[]
  ownId?: string
  slot?: string
}

/**
 * Find out what the headings mean. Their levels are those of the page: what stands over most slots is a topic, and what stands
 * over that a competency.
 */
export function pageOutline(tokens: readonly Token[]): PageOutline {
  const headings = headingsOf(tokens)
  const levels = levelsOf(headings)
  const sections: PageSection[] = []
  const sectionOfId = new Map<string, PageSection>()
  const whereAt = new Map<Token, Where>()
  let where: Where = {}
  for (const heading of headings) {
    where = entered(where, heading, levels)
    whereAt.set(heading.token, where)
    const { section, topic, slot } = where
    if (section && heading.level <= levels.section) {
      sections.push(section)
      if (heading.ownId && !sectionOfId.has(heading.ownId)) section.id = heading.ownId
      for (const id of heading.ids) if (!sectionOfId.has(id)) sectionOfId.set(id, section)
    }
    if (!slot || !section) continue
    section.hasSlots = true
    // A topic is one only when resources stand below it by slots.
    if (topic && !section.topics.includes(topic)) section.topics.push(topic)
  }
  const named = sideBySide(tokens, sectionOfId)
  for (const section of sections) section.isCompetency = section.hasSlots && (named?.has(section) ?? true)
  return { sections, whereAt }
}

function entered({ section, topic }: Where, { level, name, slot }: Heading, levels: Levels): Where {
  // "Books" beside other parts of the page is a slot that belongs to none of them.
  if (level <= levels.section) return slot ? { heading: name, slot } : { section: part(name) }
  const below = section ? { section } : {}
  if (level <= levels.topic) return { ...below, topic: part(name) }
  return { ...below, ...(topic ? { topic } : {}), heading: name, ...(slot ? { slot } : {}) }
}

function part(name: string): PageSection {
  return { name, isCompetency: false, hasSlots: false, topics: [] }
}

function headingsOf(tokens: readonly Token[]): Heading[] {
  return tokens.flatMap((token, at): Heading[] => {
    const inline = tokens[at + 1]
    if (!inline?.children) return []
    const name = bare(plainText(inline))
    const slot = slots.find(([, heading]) => heading.test(name))?.[0]
    const slotField = slot ? { slot } : {}
    if (token.type === 'paragraph_open')
      return slot && isBold(inline) ? [{ token, level: belowHeadings, name, ids: [], ...slotField }] : []
    if (token.type !== 'heading_open') return []
    const given = token.attrGet('id') ?? ''
    const anchors = htmlTags(inline.content).flatMap(({ id }) => id ?? [])
    const ownId = anchors[0] ?? (isGivenId(inline, given) ? given : undefined)
    return [
      {
        token,
        level: Number(token.tag.slice(1)),
        name,
        ids: [...anchors, given],
        ...(ownId ? { ownId } : {}),
        ...slotField,
      },
    ]
  })
}

function isBold({ children }: Token): boolean {
  const shown = (children ?? []).filter(({ type, content }) => type !== 'text' || content.trim() !== '')
  return shown.at(0)?.type === 'strong_open' && shown.at(-1)?.type === 'strong_close'
}

/** Whether an id is one that the author wrote, and not what follows from the text, here or in a handbook for Hugo. */
function isGivenId(inline: Token, id: string): boolean {
  const usual = [false, true].map((hugo) => usualId(inline, { hugo }))
  return !usual.includes(id) && !usual.includes(id.replace(/-\d+$/, ''))
}

/** A heading without the signs before it. */
function bare(text: string): string {
  return text.replace(/^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|:[\w+-]+:|\s)+/u, '').trim()
}

interface Levels {
  section: number
  topic: number
}

function levelsOf(headings: readonly Heading[]): Levels {
  const open: Heading[] = []
  const over: { parent: number; grandparent: number }[] = []
  for (const heading of headings) {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop()
    if (heading.slot) over.push({ parent: open.at(-1)?.level ?? 0, grandparent: open.at(-2)?.level ?? 0 })
    open.push(heading)
  }
  const topic = usual(over.map(({ parent }) => parent)) || 3
  const section = over.length > 0 ? usual(over.map(({ grandparent }) => grandparent)) : 2
  // The only heading of the first level is the title of the page: there are no topics, then.
  return { topic, section: section > 1 ? section : topic }
}

/** What most of the numbers are; 0 when there are none. */
function usual(numbers: readonly number[]): number {
  const groups = [...grouped(numbers, (number) => String(number)).values()]
  return groups.sort((one, other) => other.length - one.length)[0]?.[0] ?? 0
}

/** The sections that the page itself lists side by side as its competencies; nothing when it has no such list. */
function sideBySide(
  tokens: readonly Token[],
  sectionOfId: ReadonlyMap<string, PageSection>,
): ReadonlySet<PageSection> | undefined {
  for (const links of linkLists(tokens)) {
    const within = links.flatMap(({ url }) => (url.startsWith('#') ? [url.slice(1)] : []))
    const found = new Set(within.flatMap((id) => sectionOfId.get(id) ?? []).filter(({ hasSlots }) => hasSlots))
    if (found.size > 0 && within.length > 2) return found
  }
  return undefined
}

/** The links of each paragraph, and of each list as a whole. */
function linkLists(tokens: readonly Token[]): LinkPart[][] {
  const lists: LinkPart[][] = []
  let depth = 0
  for (const token of tokens) {
    const isInList = depth > 0
    if (/^(?:bullet|ordered)_list_/.test(token.type)) depth += token.nesting
    if (depth === 1 && !isInList) lists.push([])
    if (token.type !== 'inline') continue
    if (depth > 0) lists.at(-1)?.push(...linksOf(token as Text))
    else lists.push(linksOf(token as Text))
  }
  return lists
}
