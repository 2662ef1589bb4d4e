/** What an author has probably done, where the parser only tells what it could not read. */
export interface YamlSlip {
  /** In the place of the parser's own reason. */
  reason: string
  help: string
  /** Offsets in the text. */
  start: number
  end: number
}

/** Where and why the parser gave up. */
export interface YamlFault {
  text: string
  offset: number
  reason: string
  /** What was begun and not ended: offset and first character of each, the innermost last. */
  begun: readonly { start: number; mark: string }[]
}

/** Find the slip behind a fault; nothing when the parser's reason is all that can be said. */
export function yamlSlip(fault: YamlFault): YamlSlip | undefined {
  return (
    mergeConflict(fault) ??
    unclosed(fault) ??
    secondDocument(fault) ??
    linesAbove(fault).reduce<YamlSlip | undefined>(
      (slip, line) => slip ?? oddSpace(line) ?? gluedColon(line),
      undefined,
    ) ??
    bareValue(fault) ??
    noColon(fault) ??
    strayLine(fault) ??
    wrongIndent(fault)
  )
}

interface Line {
  text: string
  /** Offset of its beginning. */
  start: number
}

function mergeConflict({ text }: YamlFault): YamlSlip | undefined {
  const match = /^<{7} .*$/m.exec(text)
  if (!match || !/^={7}\s*$/m.test(text)) return undefined
  return {
    reason: 'a conflict of a merge is left in it',
    help: 'Keep one of the two versions, and remove the lines of `<`, `=` and `>`.',
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }
}

/** A quote or bracket that takes in all that follows. */
function unclosed({ text, offset, reason, begun }: YamlFault): YamlSlip | undefined {
  const isQuote = /end of the stream within a \w+ quoted scalar|unexpected end of the document within/.test(reason)
  const isBracket = /flow collection|deficient indentation/.test(reason)
  const marks = isQuote ? ['"', "'"] : isBracket ? ['[', '{'] : []
  const opening = begun.filter(({ mark }) => marks.includes(mark)).at(-1)
  if (!opening) return undefined
  const isLast = reason.includes('end of the stream')
  if (!isLast && !text.slice(opening.start, offset).includes('\n')) return undefined
  const { mark, start } = opening
  const name = isQuote ? 'quote' : 'bracket'
  const closing = { '[': ']', '{': '}' }[mark] ?? mark
  return {
    reason: `the ${name} \`${mark}\` is never closed`,
    help: `Close it with \`${closing}\`.`,
    start,
    end: start + 1,
  }
}

function secondDocument({ text, reason }: YamlFault): YamlSlip | undefined {
  if (!reason.startsWith('expected a single document')) return undefined
  // The first of these lines may begin the text.
  const match = [...text.matchAll(/^(?:---|\.\.\.)[ \t]*\r?$/gm)].find(({ index }) =>
    /^[ \t]*(?!#|---\s*$)\S/m.test(text.slice(0, index)),
  )
  if (!match) return undefined
  const mark = match[0].trimEnd()
  return {
    reason: `the line \`${mark}\` ends it, and more follows`,
    help: 'Remove the line.',
    start: match.index,
    end: match.index + mark.length,
  }
}

/** The line of the fault, and the one above it: the parser often takes one line too many before it gives up. */
function linesAbove({ text, offset }: YamlFault): Line[] {
  const lines: Line[] = []
  for (let end = lineEnd(text, offset); end > 0 && lines.length < 2; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end).trimEnd()
    if (line !== '') lines.push({ text: line, start })
    end = start - 1
  }
  return lines
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

/** Spaces of other widths, which look like spaces and are none to YAML. */
const oddSpaces = /[\u00a0\u2000-\u200b\u3000]/

function oddSpace({ text, start }: Line): YamlSlip | undefined {
  const match = /^(?:\s|-\s)*(?:[^\s:]+:)?/u.exec(text)?.[0] ?? ''
  const at = match.search(oddSpaces)
  const behind = at === -1 && oddSpaces.test(text.charAt(match.length)) ? match.length : at
  if (behind === -1) return undefined
  const code = text.charCodeAt(behind).toString(16).toUpperCase().padStart(4, '0')
  return {
    reason: `a character stands in it that looks like a space and is none (U+${code})`,
    help: 'Write a plain space.',
    start: start + behind,
    end: start + behind + 1,
  }
}

/** `owner:Ada`, `owner：Ada` */
function gluedColon({ text, start }: Line): YamlSlip | undefined {
  const match = /^((?:\s|-\s)*)([\p{L}_][\p{L}\p{N}_-]*)(?::(?=[^\s/])|：\s*)(.+)$/u.exec(text)
  if (!match) return undefined
  const [, lead = '', key = '', value = ''] = match
  return {
    reason: `behind \`${key}\`, a colon and a space are missing`,
    help: `Write \`${key}: ${value}\`.`,
    start: start + lead.length,
    end: start + text.length,
  }
}

/** A text that needs quotes. */
function bareValue(fault: YamlFault): YamlSlip | undefined {
  const [line] = linesAbove(fault)
  const match = line && /^((?:\s|-\s)*)(?:([^\s:'"#][^:#]*?|"[^"]*"|'[^']*'):\s+)?(\S.*)$/.exec(line.text)
  if (!match) return undefined
  const [, , key, value = ''] = match
  if (key === undefined && !/^\s*-\s/.test(line.text)) return undefined
  const why = needOfQuotes(value, fault.reason)
  if (!why) return undefined
  const end = line.start + line.text.length
  return {
    reason: why,
    help: /^".*\\/.test(value)
      ? 'Write each backslash twice, or use single quotes.'
      : `Put it in quotes: \`${key === undefined ? '-' : `${key}:`} ${inQuotes(value)}\`.`,
    start: end - value.length,
    end,
  }
}

function needOfQuotes(value: string, reason: string): string | undefined {
  if (/^["'].*\\/.test(value) && /escape|hexadecimal/.test(reason))
    return 'the backslash begins an escape that does not exist'
  const quoted = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(value)?.[0]
  if (quoted !== undefined) return quoted === value ? undefined : 'the quote ends before the text does'
  const [first = ''] = value
  if (isRefused(first, value, reason))
    return `a text cannot begin with ${first === '`' ? 'a backtick' : `\`${first}\``}`
  if (/^(?:\[[^\]]*\]|\{[^}]*\})\s*[^\s,#\]}]/.test(value)) return `what begins with \`${first}\` is no text`
  if (!/[[{"'|>&*!#]/.test(first) && /:(?:\s|$)/.test(value)) return 'the text holds a colon'
  return undefined
}

/** Whether a text cannot begin as it does: with a mark that means nothing, or something that is not there. */
function isRefused(first: string, value: string, reason: string): boolean {
  if (/[@`%]/.test(first) || /^[-?] /.test(value)) return true
  const meant: Record<string, string> = { '*': 'alias', '!': 'tag', '|': 'line break', '>': 'line break' }
  return first in meant && reason.includes(meant[first] as string)
}

/** A text in quotes, in place of those that it begins or ends with. */
function inQuotes(value: string): string {
  const bare = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value
  return /["\\]/.test(bare) ? `'${bare.replace(/'+/g, "''")}'` : `"${bare}"`
}

/** `owner Ada`, or the next line of a text that is not indented. */
function noColon(fault: YamlFault): YamlSlip | undefined {
  if (!/implicit key|a colon is missed/.test(fault.reason)) return undefined
  const line = linesAbove(fault).find(({ text }) => /^\s*[^\s#:'"[{-]/.test(text) && !/:(?:\s|$)/.test(text))
  if (!line) return undefined
  const indent = line.text.search(/\S/)
  return {
    reason: 'the line has no colon',
    help: 'Write `field: value`. If the line belongs to the text above, indent it.',
    start: line.start + indent,
    end: line.start + line.text.length,
  }
}

/** A line that is outside of all that began before: an item of a list among fields, a field below items, or below indented fields. */
function strayLine(fault: YamlFault): YamlSlip | undefined {
  const [line] = linesAbove(fault)
  if (!fault.reason.startsWith('end of the stream or a document separator') || !line) return undefined
  const first = /^[ \t]+(?=[^\s#])/m.exec(fault.text)
  const isItem = line.text.startsWith('- ')
  const begun = /^(?=[^\s#])/m.exec(fault.text)?.index ?? 0
  if (!isItem && first && first.index < begun)
    return {
      reason: 'the first line is indented, and this one is not',
      help: 'Let all fields begin in the same column, best in the first.',
      start: line.start,
      end: line.start + line.text.length,
    }
  return {
    reason: isItem ? 'an item of a list stands among fields' : 'a field stands below the items of a list',
    help: isItem
      ? 'Write the items of a list directly below the field that they belong to, or remove the line.'
      : 'Give the list a name: a line with a field and a colon above it.',
    start: line.start,
    end: line.start + line.text.length,
  }
}

function wrongIndent(fault: YamlFault): YamlSlip | undefined {
  const [line, above] = linesAbove(fault)
  if (!fault.reason.startsWith('bad indentation') || !line || !above) return undefined
  const indent = line.text.search(/\S/)
  if (indent === above.text.search(/\S/)) return undefined
  return {
    reason: fault.reason,
    help: 'Let the line begin in the same column as those that it belongs to.',
    start: line.start + indent,
    end: line.start + line.text.length,
  }
}
