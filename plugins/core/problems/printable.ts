/** A text for a terminal: what that would obey is shown as a picture, such as `␛` for escape. Tabs and line feeds stay. */
export function printable(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, picture)
}

function picture(control: string): string {
  const code = control.charCodeAt(0)
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '␡' : '\uFFFD'
}

/** A text without line breaks, which would look like lines of a report. */
export function inOneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
}
