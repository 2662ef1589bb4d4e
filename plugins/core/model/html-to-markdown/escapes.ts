/** Text in the forms in which Markdown leaves it alone: https://spec.commonmark.org/, and tables and strikethrough of GitHub. */

/** A text within a line. What stands before and behind it is not known, so its ends are taken for the worst. */
export function escapedText(text: string): string {
  if (!/[\\`[\]<&~*_]/.test(text)) return text
  return text
    .replace(/[\\`[\]]|<(?=[a-z/!?]|$)|&(?=#?\w*(?:;|$))|(?<!\s)~|(?<!\s)\*|\*(?!\s)/gi, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
}

/** Lines of a paragraph, none of which begins a heading, a list, a quotation, a definition, a line, or a table. */
export function escapedStarts(lines: string): string {
  return lines.replace(
    /^(?:#{1,6}(?!\S)|[-+*:~](?!\S)|>|(?=[-=:| \t]*[-=])[-=:| \t]+$)|^(\d{1,9})(?=[.)](?!\S))/gm,
    (start, number) => (number === undefined ? `\\${start}` : `${number}\\`),
  )
}

/** A heading's text, whose last signs would be taken for the end of the heading. */
export function escapedHeading(text: string): string {
  return text.replace(/(?<!\S)#+$/, '\\$&')
}

/** Code within a line; white space at its ends must stand outside. */
export function codeSpan(code: string): string {
  const marks = '`'.repeat(longestRun(code, /`+/g) + 1)
  return code.startsWith('`') || code.endsWith('`') ? `${marks} ${code} ${marks}` : marks + code + marks
}

/** Lines of code. */
export function codeBlock(code: string, language: string): string {
  const fence = '`'.repeat(Math.max(longestRun(code, /`{3,}/g) + 1, 3))
  return `${fence}${language}\n${code}\n${fence}`
}

/** What stands in the brackets of a link: its address and title. */
export function linkTarget(address: string, title: string | undefined): string {
  const bare = address
    .replace(/[\s()<>\\`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/&(?=#?\w+;)/g, '&amp;')
  return title ? `${bare} "${escapedText(title.replace(/\s+/g, ' ')).replaceAll('"', '\\"')}"` : bare
}

function longestRun(text: string, run: RegExp): number {
  return (text.match(run) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0)
}
