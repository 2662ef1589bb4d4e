import { parseFragment } from 'parse5'
import { isScript } from '../markdown/html-rules.ts'
import { type Block, code, heading, joined, list, paragraph, quotation, table } from './blocks.ts'
import { escapedText, linkTarget } from './escapes.ts'
import { tableRows } from './html-table.ts'
import {
  attribute,
  childElements,
  type Element,
  isElement,
  isIgnored,
  isPart,
  type Node,
  textWithin,
  withoutUnread,
} from './html-tree.ts'
import { type Mark, Run } from './run.ts'

/** A place in the page where blocks are collected. */
interface Flow {
  blocks: Block[]
  /** The text under way. */
  run: Run
  /** What is said of it. */
  marks: Mark[]
  /** Whether all is one text, as in a heading or a cell. */
  isFlat: boolean
  isCode: boolean
  depth: number
  address: (address: string) => string
}

/** No page that somebody writes is deeper; what is deeper gives its text. */
const deepest = 200

/**
 * What readers see of a page, in Markdown that everybody reads (CommonMark with the tables and strikethrough of GitHub, a few tags
 * within lines): without navigation, forms, scripts and what is hidden. Text is escaped, so that it stays text.
 *
 * @param html     A part of a page; it need not be sound.
 * @param address  The address of a link or a picture as it is to stand there.
 */
export function htmlToMarkdown(html: string, address: (address: string) => string): string {
  return joined(
    blocksOf(parseFragment(withoutUnread(html)).childNodes, { marks: [], isCode: false, depth: 0, address }),
  )
}

type Surroundings = Pick<Flow, 'marks' | 'isCode' | 'depth' | 'address'>

function blocksOf(nodes: readonly Node[], around: Surroundings): Block[] {
  const flow: Flow = { ...around, marks: [...around.marks], blocks: [], run: new Run(around.marks), isFlat: false }
  visitAll(nodes, flow)
  endRun(flow)
  return flow.blocks
}

/** All as one text. */
function textOf({ childNodes }: Element, around: Surroundings, lineBreak: string, extra: Mark[] = []): string {
  const marks = [...around.marks, ...extra]
  const flow: Flow = { ...around, marks, blocks: [], run: new Run(marks), isFlat: true }
  visitAll(childNodes, flow)
  return flow.run.written(lineBreak)
}

function visitAll(nodes: readonly Node[], flow: Flow): void {
  flow.depth++
  for (const node of nodes) visit(node, flow)
  flow.depth--
}

function visit(node: Node, flow: Flow): void {
  if ('value' in node) say(node.value, flow)
  else if (!isElement(node) || isIgnored(node)) return
  else if (flow.depth > deepest) say(textWithin(node), flow)
  else formOf(node, flow)(node, flow)
}

function formOf({ tagName }: Element, { isFlat }: Flow): Form {
  const ofLine = inLines.get(tagName)
  return ofLine ?? (isFlat ? undefined : onLines.get(tagName)) ?? (isPart(tagName) ? part : within)
}

function say(text: string, { run, isCode }: Flow): void {
  if (isCode) run.code(text)
  else run.text(text)
}

function within({ childNodes }: Element, flow: Flow): void {
  visitAll(childNodes, flow)
}

function part({ childNodes }: Element, flow: Flow): void {
  endRun(flow)
  visitAll(childNodes, flow)
  endRun(flow)
}

/** A block has ended, or one begins. */
function endRun(flow: Flow): void {
  if (flow.isFlat) flow.run.lineBreak()
  const text = flow.isFlat ? '' : flow.run.written('  \n')
  if (text === '') return
  flow.blocks.push(paragraph(text))
  flow.run = new Run(flow.marks)
}

function add(flow: Flow, ...blocks: readonly Block[]): void {
  endRun(flow)
  flow.blocks.push(...blocks)
}

/** Say something of the text that is said within. */
function withMark(mark: Mark, flow: Flow, inner: () => void): void {
  const isNew = !flow.marks.some(({ kind }) => kind === mark.kind) && (!flow.isCode || mark.kind === 'a')
  if (isNew) {
    flow.marks.push(mark)
    flow.run.open(mark)
  }
  inner()
  if (!isNew) return
  flow.run.close()
  flow.marks.pop()
}

type Form = (element: Element, flow: Flow) => void

/** What has a form of its own within a line. */
const inLines = new Map<string, Form>([
  ...['b', 'strong'].map((name) => [name, marked('strong')] as const),
  ...['i', 'em', 'cite', 'dfn', 'var'].map((name) => [name, marked('em')] as const),
  ...['s', 'strike', 'del'].map((name) => [name, marked('del')] as const),
  ...(['sub', 'sup', 'kbd', 'mark', 'ins'] as const).map((name) => [name, marked(name)] as const),
  ['br', (_, { run }) => run.lineBreak()],
  ['img', image],
  ['input', taskBox],
  ['a', link],
  ...['iframe', 'video', 'audio'].map((name) => [name, embedded] as const),
  ...['code', 'samp', 'tt'].map((name) => [name, codeWithin] as const),
])

function marked(kind: Exclude<Mark['kind'], 'a'>): Form {
  return ({ childNodes }, flow) => withMark({ kind }, flow, () => visitAll(childNodes, flow))
}

function image(element: Element, flow: Flow): void {
  const alt = attribute(element, 'alt')?.trim()
  const src = attribute(element, 'src') ?? ''
  // Without words it is an ornament: https://html.spec.whatwg.org/multipage/images.html#alt
  if (alt === '') return
  if (src === '' || /^\s*data:/i.test(src)) flow.run.text(alt ?? '')
  else {
    const target = linkTarget(flow.address(src), attribute(element, 'title'))
    flow.run.markdown(`![${escapedText((alt ?? '').replace(/\s+/g, ' '))}](${target})`)
  }
}

function taskBox(element: Element, { run }: Flow): void {
  if (attribute(element, 'type') !== 'checkbox') return
  run.markdown(attribute(element, 'checked') === undefined ? '[ ]' : '[x]')
  run.space()
}

function link(element: Element, flow: Flow): void {
  const href = attribute(element, 'href') ?? ''
  const text = (): void => visitAll(element.childNodes, flow)
  if (href === '' || isScript(href)) text()
  else withMark({ kind: 'a', address: flow.address(href), title: attribute(element, 'title') }, flow, text)
}

/** What plays elsewhere is a link. */
function embedded(element: Element, flow: Flow): void {
  const source = childElements(element, 'source')[0] ?? element
  const src = attribute(element, 'src') ?? attribute(source, 'src') ?? ''
  if (src === '' || isScript(src)) return
  const address = flow.address(src)
  withMark({ kind: 'a', address, title: undefined }, flow, () => flow.run.text(attribute(element, 'title') ?? address))
}

function codeWithin({ childNodes }: Element, flow: Flow): void {
  const { isCode } = flow
  flow.isCode = true
  visitAll(childNodes, flow)
  flow.isCode = isCode
}

/** What has a form of its own on lines of its own. */
const onLines = new Map<string, Form>([
  ...[1, 2, 3, 4, 5, 6].map((level): [string, Form] => [`h${level}`, (element, flow) => titled(level, element, flow)]),
  ['hr', (_, flow) => add(flow, { type: 'other', text: '---' })],
  ['pre', codeLines],
  ['blockquote', quoted],
  ['summary', summary],
  ['ul', (element, flow) => add(flow, ...listed(itemsOf(element, flow), undefined, flow))],
  ['menu', (element, flow) => add(flow, ...listed(itemsOf(element, flow), undefined, flow))],
  ['ol', (element, flow) => add(flow, ...listed(itemsOf(element, flow), startOf(element), flow))],
  ['dl', (element, flow) => add(flow, ...listed(definitionsOf(element, flow), undefined, flow))],
  ['table', tabled],
])

function titled(level: number, element: Element, flow: Flow): void {
  const text = textOf(element, flow, ' ')
  add(flow, ...(text === '' ? [] : [heading(level, text)]))
}

/** The theme names the language of a diagram in an attribute. */
function codeLines(element: Element, flow: Flow): void {
  const classes = [element, ...childElements(element, 'code')].map((one) => attribute(one, 'class')).join(' ')
  const [, named = ''] = /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(classes) ?? []
  const language = attribute(element, 'data-diagram') ?? named
  add(flow, code(textWithin(element).replace(/\n$/, ''), language))
}

function quoted({ childNodes }: Element, flow: Flow): void {
  const blocks = blocksOf(childNodes, flow)
  add(flow, ...(blocks.length === 0 ? [] : [quotation(blocks)]))
}

function summary(element: Element, flow: Flow): void {
  endRun(flow)
  withMark({ kind: 'strong' }, flow, () => visitAll(element.childNodes, flow))
  endRun(flow)
}

function listed(items: readonly (readonly Block[])[], start: number | undefined, flow: Flow): Block[] {
  endRun(flow)
  const said = items.filter(({ length }) => length > 0)
  return said.length === 0 ? [] : [list(said, start, flow.blocks.at(-1))]
}

/** What stands between items belongs to the one above. */
function itemsOf({ childNodes }: Element, flow: Flow): Block[][] {
  const items: Block[][] = []
  for (const node of childNodes) {
    const isItem = isElement(node) && node.tagName === 'li'
    if (isItem && isIgnored(node)) continue
    const blocks = blocksOf(isItem ? node.childNodes : [node], flow)
    const last = items.at(-1)
    if (isItem || !last) items.push(blocks)
    else last.push(...blocks)
  }
  return items
}

function startOf(list: Element): number {
  const start = attribute(list, 'start') ?? ''
  return /^\d{1,8}$/.test(start) ? Number(start) : 1
}

/** Each group of terms with what is said of them. */
function definitionsOf(element: Element, flow: Flow): Block[][] {
  const groups: { terms: string[]; blocks: Block[] }[] = []
  const boxes = childElements(element, 'dt', 'dd', 'div')
  const all = boxes.flatMap((one) => (one.tagName === 'div' ? childElements(one, 'dt', 'dd') : one))
  for (const one of all.filter((one) => !isIgnored(one))) {
    const last = groups.at(-1)
    if (one.tagName === 'dd' && last) last.blocks.push(...blocksOf(one.childNodes, flow))
    else if (one.tagName === 'dd') groups.push({ terms: [], blocks: blocksOf(one.childNodes, flow) })
    else {
      const term = textOf(one, flow, ' ', [{ kind: 'strong' }])
      if (last && last.blocks.length === 0) last.terms.push(term)
      else groups.push({ terms: [term], blocks: [] })
    }
  }
  return groups.map(({ terms, blocks }) => definition(terms.join(', '), blocks))
}

function definition(terms: string, blocks: readonly Block[]): Block[] {
  if (terms === '') return [...blocks]
  const [first, ...rest] = blocks
  if (first?.type !== 'text') return [{ type: 'text', text: terms }, ...blocks]
  return [{ type: 'text', text: `${terms}: ${first.text}` }, ...rest]
}

function tabled(element: Element, flow: Flow): void {
  for (const caption of childElements(element, 'caption')) part(caption, flow)
  const { rows, hasHead, alignments } = tableRows(element)
  const texts = rows.map((row) => row.map((cell) => (cell ? textOf(cell, flow, '<br>') : '')))
  add(flow, ...(texts.length === 0 ? [] : [table(hasHead ? texts : [[], ...texts], alignments)]))
}
