import { escapeHtml } from './html.ts'
import { shownCount } from './language.ts'
import type { NavigationNode, NavigationTree } from './navigation.ts'
import { filledText, type SpokenWords } from './words/words.ts'

/** A list that is longer shows only what stands around the page, and leads to the page that has them all. */
export const longestList = 40

/** How many are shown before and after the page in a list that is too long. */
const around = 12

/**
 * The side navigation of each page, as HTML: the top of the site, with the branch open that the page is in.
 *
 * What surrounds a folder is the same for all pages in it and is written once.
 */
export function sideNavigation(
  { home, roots }: NavigationTree,
  href: (url: string) => string,
  words: SpokenWords,
): (page: NavigationNode | undefined) => string {
  const top: Level = { children: roots, ...(home ? { address: href(home.url) } : {}) }
  const links = new Map<NavigationNode, string>()
  const frames = new Map<NavigationNode, Frame>()

  const linkTo = (node: NavigationNode): string => {
    const known = links.get(node)
    if (known !== undefined) return known
    const link = `<a href="${escapeHtml(href(node.url))}">${escapeHtml(node.title)}</a>`
    links.set(node, link)
    return link
  }
  const items = (nodes: readonly NavigationNode[]): string => nodes.map((node) => `<li>${linkTo(node)}</li>`).join('')
  const levelOf = (node: NavigationNode | undefined): Level =>
    !node || node === home ? top : { children: node.children, address: href(node.url) }

  /** What stands before and after the entry of a page in its list, and in the lists around it. */
  const placeOf = (node: NavigationNode): Frame => {
    const { parent } = node
    const outer = parent && parent !== home ? frameOf(parent) : ['', '']
    const { children, address } = levelOf(parent)
    const { before, after, isCut } = shownAround(children, node)
    const all = isCut ? allOf(children, address, words) : ''
    return [`${outer[0]}<ul>${items(before)}`, `${items(after)}${all}</ul>${outer[1]}`]
  }
  /** The same, with the entry of a folder that is open, for what is in it. */
  const frameOf = (node: NavigationNode): Frame => {
    const known = frames.get(node)
    if (known) return known
    const [before, after] = placeOf(node)
    const frame: Frame = [`${before}<li class="is-open">${linkTo(node)}`, `</li>${after}`]
    frames.set(node, frame)
    return frame
  }
  const listOf = ({ children, address }: Level): string => {
    if (children.length === 0) return ''
    const { before, isCut } = shownAround(children, undefined)
    return `<ul>${items(before)}${isCut ? allOf(children, address, words) : ''}</ul>`
  }
  const closed = listOf(top)

  return (page) => {
    if (!page || page === home) return closed
    const [before, after] = placeOf(page)
    const here = linkTo(page).replace('<a ', '<a aria-current="page" ')
    return `${before}<li class="is-open">${here}${listOf(levelOf(page))}</li>${after}`
  }
}

interface Level {
  children: readonly NavigationNode[]
  /** Of the page above; absent at the top of a site without a home page. */
  address?: string
}

type Frame = [before: string, after: string]

/** What a list shows before and after one of its pages; a page that the list leaves out comes last. */
function shownAround(
  children: readonly NavigationNode[],
  node: NavigationNode | undefined,
): { before: readonly NavigationNode[]; after: readonly NavigationNode[]; isCut: boolean } {
  const place = node ? children.indexOf(node) : -1
  const isCut = children.length > longestList
  if (place === -1) return { before: isCut ? children.slice(0, around * 2) : children, after: [], isCut }
  const from = isCut ? Math.max(0, Math.min(place - around, children.length - around * 2 - 1)) : 0
  const to = isCut ? from + around * 2 + 1 : children.length
  return { before: children.slice(from, place), after: children.slice(place + 1, to), isCut }
}

function allOf(children: readonly NavigationNode[], address: string | undefined, words: SpokenWords): string {
  if (address === undefined) return ''
  const text = filledText(words.allPages, { count: shownCount(children.length, words.lang) })
  return `<li class="all-pages"><a href="${escapeHtml(address)}#pages-below">${escapeHtml(text)}</a></li>`
}
