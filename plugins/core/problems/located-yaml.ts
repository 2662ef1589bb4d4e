import { DEFAULT_SCHEMA, load, type State, Type, types, YAMLException } from 'js-yaml'
import type { Place, Problem, Spot } from './problem.ts'
import { charactersBetween, lineStarts } from './text-lines.ts'
import { yamlSlip } from './yaml-slips.ts'

/** A path into a YAML document: map keys and list positions from 0. */
export type YamlPath = readonly (string | number)[]

/** A YAML text, read once, that can tell where each of its keys and values stands. */
export interface LocatedYaml {
  /** What the text says, dates as they are written (`2022-11-01`), never as `Date`. */
  value: unknown
  /** The same with `Date` objects, as Eleventy hands it to templates. */
  built: unknown
  /**
   * Where a key or a value stands. When the path leads nowhere, the place of its nearest existing parent;
   * an empty value is shown by its key.
   */
  place(path: YamlPath, what?: 'key' | 'value'): Place
  /** How the value at a path is written: `15.10`, which is the number 15.1. */
  written(path: YamlPath): string
}

/** Why a text is not YAML, and where. */
export interface YamlFailure {
  reason: string
  /** What to do about it, where that can be told. */
  help?: string
  place: Place
  kind: 'syntax' | 'duplicate-key'
}

/** Most values that a text may stand for: a few lines of aliases of aliases could stand for billions. */
const most = 1_000_000

/** How many values there are when every alias is written out; without end when one stands within what it stands for. */
function expandedSize(value: unknown, known = new Map<object, number>()): number {
  if (typeof value !== 'object' || value === null) return 1
  const before = known.get(value)
  if (before !== undefined) return before
  known.set(value, Number.POSITIVE_INFINITY)
  let size = 1
  for (const item of Object.values(value)) size += expandedSize(item, known)
  known.set(value, size)
  return size
}

/** A date that remembers how it was written: `2024-02-31` builds as 2 March, and only the source shows the slip. */
class WrittenDate extends Date {
  readonly source: string

  constructor(date: Date, source: string) {
    super(date)
    this.source = source
  }
}

// js-yaml exports its types; its declarations leave them out.
declare module 'js-yaml' {
  const types: { timestamp: Type }
}

const timestamp = new Type('tag:yaml.org,2002:timestamp', {
  kind: 'scalar',
  resolve: types.timestamp.resolve,
  construct: (text: string) => new WrittenDate(types.timestamp.construct(text), text),
})

/** What every date has in it. */
const dateLike = /\d{4}-\d\d?-\d/

/** js-yaml's default schema, the one inside Eleventy 3, with dates that keep their source. */
const schema = DEFAULT_SCHEMA.extend({ implicit: [timestamp] })

/**
 * Read YAML with the parser that the build uses.
 *
 * @param source     The YAML, without fences.
 * @param firstLine  Number of the line on which it begins in its file, from 1.
 */
export function parseYaml(source: string, firstLine = 1): LocatedYaml | YamlFailure {
  const text = source.replace(/^\uFEFF/, '').replace(/(?<=\n)---\s*$/, '')
  let built: unknown
  try {
    built = load(text, { schema })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return failure(error, text, firstLine)
  }
  const size = text.includes('*') ? expandedSize(built) : 0
  if (size > most) {
    const start = { line: firstLine, column: 1 }
    const reason =
      size === Number.POSITIVE_INFINITY
        ? 'an alias stands within what it stands for'
        : `its aliases stand for more than ${most} values`
    return { kind: 'syntax', reason, place: { start, end: start } }
  }
  let tree: Node | undefined
  let index: LineIndex | undefined
  const span = (path: YamlPath, what: 'key' | 'value'): { start: number; end: number } => {
    tree ??= nodeTree(text)
    return spanOf(tree, path, what)
  }
  return {
    built,
    value: dateLike.test(text) ? writtenDates(built) : built,
    place(path, what = 'value') {
      index ??= lineIndex(text, firstLine)
      const { start, end } = span(path, what)
      return { start: index(start), end: index(end) }
    },
    written(path) {
      const { start, end } = span(path, 'value')
      return text.slice(start, end)
    },
  }
}

export function isYamlFailure(result: LocatedYaml | YamlFailure): result is YamlFailure {
  return 'reason' in result
}

function failure({ reason, mark }: YAMLException, text: string, firstLine: number): YamlFailure {
  const index = lineIndex(text, firstLine)
  const placeOf = (start: number, end: number): Place => ({
    start: index(start),
    end: index(Math.min(end, text.length)),
  })
  const offset = Math.min(mark?.position ?? 0, text.length)
  const begun = openNodes(text)
  if (reason === 'duplicated mapping key') return duplicateKey(begun, text, offset, placeOf)
  const marks = begun.slice(1).map(({ start }) => ({ start, mark: text.charAt(start) }))
  const slip = yamlSlip({ text, offset, reason, begun: marks })
  if (slip) return { kind: 'syntax', reason: slip.reason, help: slip.help, place: placeOf(slip.start, slip.end) }
  const help = /\btabs?\b/.test(reason) ? { help: 'Indent with spaces.' } : {}
  return { kind: 'syntax', reason, place: placeOf(offset, offset + 1), ...help }
}

/** A key that its map has already, and where it first stood. */
function duplicateKey(
  begun: readonly Node[],
  text: string,
  offset: number,
  placeOf: (start: number, end: number) => Place,
): YamlFailure {
  const keys = (begun.at(-1)?.children ?? []).filter(({ end }) => /^\s*:(?:\s|$)/.test(text.slice(end, end + 100)))
  const key = keys.find(({ start }) => start >= offset)
  const first = keys.find(({ value }) => String(value) === String(key?.value))
  const written = text.slice(offset, key?.end ?? offset + 1)
  const where = first && first !== key ? `, first on line ${placeOf(first.start, first.end).start.line}` : ''
  const reason = `the key \`${written}\` stands twice${where}`
  return { kind: 'duplicate-key', reason, place: placeOf(offset, offset + written.length) }
}

/** A fault of a file as a problem. */
export function yamlProblem({ kind, reason, help, place }: YamlFailure, what: string, file: string): Problem {
  const message =
    kind === 'duplicate-key'
      ? `In ${what}, ${reason}.`
      : `${what[0]?.toUpperCase()}${what.slice(1)} is not YAML: ${reason}.`
  return { code: `yaml/${kind}`, severity: 'error', message, file, place, ...(help ? { help } : {}) }
}

/** Replace dates by their source text; everything without a date is returned as it is. */
function writtenDates(value: unknown, seen = new Map<object, unknown>()): unknown {
  if (value instanceof WrittenDate) return value.source
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const known = seen.get(value)
  if (known !== undefined) return known
  seen.set(value, value)
  const map = value as Record<string, unknown>
  let copy: Record<string, unknown> | unknown[] | undefined
  for (const key of Object.keys(map)) {
    const item = map[key]
    const written = typeof item === 'object' && item !== null ? writtenDates(item, seen) : item
    if (written === item) continue
    copy ??= Array.isArray(value) ? [...value] : { ...value }
    ;(copy as Record<string, unknown>)[key] = written
  }
  if (copy) seen.set(value, copy)
  return copy ?? value
}

interface Node {
  start: number
  end: number
  kind: string | null
  value: unknown
  children: Node[]
}

/**
 * Rebuild the document's nodes from js-yaml's open and close events. The children of a map alternate between
 * keys and values; a list's children are its items, where an item left empty has none.
 */
function nodeTree(text: string): Node {
  const [root] = readNodes(text, (listener) => load(text, { schema, listener })) as [Node]
  return trim(root.children.at(-1) ?? root, text)
}

/** First and last line, from 0, of each text in quotes and each collection in brackets within another collection that takes several lines. */
export function spansOverLines(text: string): [from: number, to: number][] {
  const index = lineIndex(text, 0)
  const spans = (node: Node): [number, number][] =>
    node.children.flatMap((child): [number, number][] => {
      const [from, to] = [index(child.start).line, index(child.end).line]
      if (from === to) return []
      return /["'[{]/.test(text.charAt(child.start)) ? [[from, to]] : spans(child)
    })
  const root = nodeTree(text)
  return /["'[{]/.test(text.charAt(root.start)) ? [] : spans(root)
}

/** The nodes that were begun and not ended where the parser gave up, the document first; those in them have ended. */
function openNodes(text: string): Node[] {
  return readNodes(text, (listener) => {
    try {
      load(text, { schema, listener })
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error
    }
  }).map((node) => {
    for (const child of node.children) trim(child, text)
    return trim({ ...node, end: text.length }, text)
  })
}

type Listener = (this: State, event: 'open' | 'close', state: State) => void

/** @returns  The document, and what is still open when the reading ends. */
function readNodes(text: string, read: (listener: Listener) => void): Node[] {
  const open: Node[] = [{ start: 0, end: text.length, kind: null, value: null, children: [] }]
  read((event, state) => {
    const now = state as unknown as { position: number; kind: string | null; result: unknown }
    if (event === 'open') {
      open.push({ start: now.position, end: now.position, kind: null, value: null, children: [] })
      return
    }
    const node = open.pop() as Node
    node.end = Math.min(now.position, text.length)
    node.kind = now.kind
    node.value = now.result
    // js-yaml tries a flow collection as a key first, and then keeps what it has read: one node, met twice.
    const [only] = node.children
    if (only && only.value === node.value && only.kind === node.kind) node.children = only.children
    open.at(-1)?.children.push(node)
  })
  return open
}

/** Leave out the white space, comments, tags and anchors before a node and the white space after it. */
function trim(node: Node, text: string): Node {
  const lead = /^(?:\s+|#[^\n]*|[&!][^\s]*(?=\s))*/.exec(text.slice(node.start, node.end))?.[0].length ?? 0
  node.start = Math.min(node.start + lead, node.end)
  while (node.end > node.start && /\s/.test(text.charAt(node.end - 1))) node.end--
  if (node.kind === 'mapping' || node.kind === 'sequence') for (const child of node.children) trim(child, text)
  return node
}

function spanOf(root: Node, path: YamlPath, what: 'key' | 'value'): { start: number; end: number } {
  let node = root
  let key: Node | undefined
  let own: Node | undefined
  for (const step of path) {
    const next = childOf(node, step)
    if (!next) return own ?? firstOf(node)
    node = next.value
    own = next.key
    key = next.key ?? key
  }
  if (what === 'key' && key) return key
  return node.end > node.start ? node : (key ?? node)
}

/** A map or list as a whole is shown by its first entry: its end is seldom on the screen. */
function firstOf(node: Node): { start: number; end: number } {
  return node.children[0] ?? node
}

function childOf(node: Node, step: string | number): { key?: Node; value: Node } | undefined {
  if (node.kind === 'mapping') return pairOf(node, String(step))
  if (node.kind !== 'sequence' || !Array.isArray(node.value)) return undefined
  let child = 0
  for (const [position, item] of node.value.entries()) {
    const candidate = node.children[child]
    const isEmpty = item === null && candidate?.value !== null
    const isPair = isSinglePair(item, candidate)
    if (position === Number(step)) {
      if (isEmpty || !candidate) return undefined
      return {
        value: isPair
          ? { ...candidate, kind: 'mapping', value: item, children: node.children.slice(child, child + 2) }
          : candidate,
      }
    }
    child += isEmpty ? 0 : isPair ? 2 : 1
  }
  return undefined
}

/** A key and its value. A key that stands alone, `{ open, depth: 4 }`, has no node for its value. */
function pairOf(node: Node, wanted: string): { key: Node; value: Node } | undefined {
  const values = node.value as Record<string, unknown>
  for (let index = 0; index < node.children.length; ) {
    const key = node.children[index] as Node
    const next = node.children[index + 1]
    const isAlone = next === undefined || (values[String(key.value)] === null && next.value !== null)
    if (String(key.value) === wanted)
      return { key, value: isAlone ? { ...key, start: key.end, children: [], kind: null } : next }
    index += isAlone ? 1 : 2
  }
  return undefined
}

/** `[cook: Ada, Finn]`: a pair without braces is a map of its own. */
function isSinglePair(item: unknown, candidate: Node | undefined): boolean {
  if (typeof item !== 'object' || item === null || candidate?.kind !== 'scalar') return false
  const keys = Object.keys(item)
  return keys.length === 1 && keys[0] === String(candidate.value)
}

type LineIndex = (offset: number) => Spot

function lineIndex(text: string, firstLine: number): LineIndex {
  const starts = lineStarts(text)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + firstLine, column: charactersBetween(text, starts[low] as number, offset) + 1 }
  }
}
