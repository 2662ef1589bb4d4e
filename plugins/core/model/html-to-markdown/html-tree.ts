import type { DefaultTreeAdapterTypes } from 'parse5'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element

/** What is for hands, for programs, or a picture without words. */
const ignored = new Set(
  'nav form script style noscript svg template dialog button select option datalist textarea progress meter canvas object head link meta title area map'.split(
    ' ',
  ),
)

/** Elements that stand on lines of their own. */
const parts = new Set(
  'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/**
 * HTML without the navigation and the programs that can be told for such without reading it all: they are ignored anyway, and half
 * of what many generated pages are.
 */
export function withoutUnread(html: string): string {
  const marks = [...html.matchAll(/<(nav|script)(?=[\s>])|<\/(nav|script)>|<(?:!--|style|textarea|title|template)/g)]
  const kept: string[] = []
  let from = 0
  for (const [place, { 1: start, index }] of marks.entries()) {
    const next = marks[place + 1]
    if (start === undefined || next?.[2] !== start) continue
    kept.push(html.slice(from, index))
    from = next.index + next[0].length
  }
  return kept.join('') + html.slice(from)
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function isIgnored(element: Element): boolean {
  return ignored.has(element.tagName) || element.attrs.some(({ name }) => name === 'hidden')
}

export function isPart(tagName: string): boolean {
  return parts.has(tagName)
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value
}

/** Elements of a kind that belong to an element itself and not to another of its kind within it. */
export function childElements({ childNodes }: Element, ...names: string[]): Element[] {
  return childNodes.filter(isElement).filter(({ tagName }) => names.includes(tagName))
}

/** All text in an element, however deep it is. */
export function textWithin(element: Element): string {
  const texts: string[] = []
  const waiting: Node[] = [element]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('value' in node) texts.push(node.value)
    else if (!isElement(node) || (node !== element && isIgnored(node))) continue
    else if (node.tagName === 'br') texts.push('\n')
    else for (let index = node.childNodes.length - 1; index >= 0; index--) waiting.push(node.childNodes[index] as Node)
  }
  return texts.join('')
}
