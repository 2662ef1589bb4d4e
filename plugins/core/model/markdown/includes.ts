import { placedCalls } from './shortcodes.ts'

/** The text of a file that a page includes; nothing when there is none that it may include. */
export type ReadInclude = (path: string) => string | undefined

/** Most characters that includes may bring into one page: files that include each other could fill the memory. */
const most = 1_000_000

/** Put included texts in the place of their calls, theirs as well. Calls of files that cannot be read, and loops, stay. */
export function withIncludes(text: string, read: ReadInclude): string {
  let room = most
  return included(text, [])

  function included(text: string, above: readonly string[]): string {
    if (!/\{\{[<%]\s*include\s/.test(text)) return text
    let whole = ''
    let at = 0
    for (const call of placedCalls(text).values()) {
      const path = call.name === 'include' && call.escaped === undefined ? includedPath(call) : undefined
      const found = path === undefined || above.includes(path) ? undefined : read(path)
      if (path === undefined || found === undefined || found.length > room) continue
      room -= found.length
      const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(Math.max(call.start - 40, 0), call.start))?.[1] ?? ''
      const inner = included(found.trim(), [...above, path])
      whole += text.slice(at, call.start) + (indent === '' ? inner : inner.replaceAll('\n', `\n${indent}`))
      at = call.end
    }
    return whole + text.slice(at)
  }
}

/** What a call of `include` names. */
export function includedPath({
  positional,
  named,
}: {
  positional: string[]
  named: Readonly<Record<string, string>>
}): string | undefined {
  return positional[0] ?? named.file
}

/** Why a file cannot be included; nothing when it can. */
export function includeFault(path: string, read: ReadInclude): string | undefined {
  const done = new Set<string>()
  const visit = (path: string, above: readonly string[]): string | undefined => {
    if (above.includes(path)) return `${[...above, path].map((one) => `\`${one}\``).join(' includes ')}.`
    if (done.has(path)) return undefined
    done.add(path)
    const text = read(path)
    if (text === undefined) return `There is no text to include at \`${path}\`.`
    for (const call of placedCalls(text).values()) {
      const inner = call.name === 'include' && call.escaped === undefined ? includedPath(call) : undefined
      const fault = inner === undefined ? undefined : visit(inner, [...above, path])
      if (fault !== undefined) return fault
    }
    return undefined
  }
  return visit(path, [])
}
