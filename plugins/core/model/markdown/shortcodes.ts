import { codeRanges } from './code-ranges.ts'

/** One call of a shortcode, as Hugo reads it: https://gohugo.io/content-management/shortcodes/ */
export interface ShortcodeCall {
  name: string
  /** `{{< /name >}}` */
  isClosing: boolean
  /** `{{< name />}}` */
  isSelfClosed: boolean
  /** What readers are to see of a call that its author has put between the marks of a comment, to speak of it. */
  escaped?: string
  /** Arguments without a name, in order. */
  positional: string[]
  named: Readonly<Record<string, string>>
  /** Offsets in the text. */
  start: number
  end: number
}

/** A call, and what it is in its text. */
export interface PlacedCall extends ShortcodeCall {
  /** The call that ends what this one begins. */
  closing?: PlacedCall
  /** The call that begins what this one ends. */
  opening?: PlacedCall
}

/** Longest call that is read, in characters: without a limit, a text of openings alone would take its square of time. */
const longest = 10_000

/**
 * Find the calls of shortcodes in a text, outside code, and which of them belong together. A closing call belongs to the last
 * opening one of its name; what was opened after that and is still open stands alone.
 *
 * @returns  By the offset at which they begin.
 */
export function placedCalls(text: string): ReadonlyMap<number, PlacedCall> {
  const calls = new Map<number, PlacedCall>()
  const open: PlacedCall[] = []
  const openOf = new Map<string, number>()
  const isCode = codeRanges(text)
  for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', at)) {
    const call: PlacedCall | undefined = isCode(at) ? undefined : callAt(text, at)
    at = call?.end ?? at + 1
    if (!call) continue
    calls.set(call.start, call)
    const { name } = call
    if (call.escaped !== undefined || call.isSelfClosed) continue
    if (!call.isClosing) {
      open.push(call)
      openOf.set(name, (openOf.get(name) ?? 0) + 1)
      continue
    }
    while (openOf.get(name)) {
      const last = open.pop() as PlacedCall
      openOf.set(last.name, (openOf.get(last.name) ?? 0) - 1)
      if (last.name !== name) continue
      last.closing = call
      call.opening = last
      break
    }
  }
  return calls
}

/** Read the call that begins at an offset; nothing when there is none. */
export function callAt(text: string, start: number): ShortcodeCall | undefined {
  const mark = text[start + 2]
  if (!text.startsWith('{{', start) || (mark !== '<' && mark !== '%')) return undefined
  const close = mark === '<' ? '>}}' : '%}}'
  if (text.startsWith('/*', start + 3)) return escapedCall(text, start, `*/${close}`)
  const head = matchAt(/\s*(\/?)\s*([\w][\w./-]*)/y, text, start + 3)
  if (!head) return undefined
  const [, slash, name = ''] = head
  const call = { name: name.replace(/\/$/, ''), isClosing: slash === '/', positional: [] as string[], start }
  const named: Record<string, string> = Object.create(null) as Record<string, string>
  let at = start + 3 + head[0].length - (name.endsWith('/') ? 1 : 0)
  const limit = start + longest
  while (at < limit) {
    const last = matchAt(mark === '<' ? /\s*(\/?)>\}\}/y : /\s*(\/?)%\}\}/y, text, at)
    if (last) return { ...call, named, isSelfClosed: last[1] === '/', end: at + last[0].length }
    const argument = matchAt(argumentPattern, text, at)
    if (!argument) return undefined
    at += argument[0].length
    const [, quotedKey, key = quotedKey, quoted, literal, bare] = argument
    const value = quoted?.replace(/\\(["\\])/g, '$1') ?? literal ?? bare ?? ''
    if (key === undefined) call.positional.push(value)
    else named[key] = value
  }
  return undefined
}

/** White space, perhaps a name, which can stand in quotes, and a value in quotes, in backticks or bare. */
const argumentPattern =
  /\s+(?:(?:"([\w][\w-]*)"|([\w][\w-]*))\s*=\s*)?(?:"((?:[^"\\]|\\[\s\S]){0,8000})"|`([^`]{0,8000})`|((?:(?!\/?[>%]\}\})[^\s"`{}])+))(?=\s|\/?[>%]\}\})/y

function escapedCall(text: string, start: number, close: string): ShortcodeCall | undefined {
  const end = text.slice(start, start + longest).indexOf(close)
  if (end === -1) return undefined
  const escaped = text.slice(start, start + 3) + text.slice(start + 5, start + end) + close.slice(2)
  const name = /[\w./-]+/.exec(escaped)?.[0] ?? ''
  const nothing = { isClosing: false, isSelfClosed: true, positional: [], named: {} }
  return { name, ...nothing, escaped, start, end: start + end + close.length }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
