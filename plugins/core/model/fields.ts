import { isDate } from '../problems/calendar.ts'

/** A map read from YAML or JSON, its fields still unknown. */
export type Fields = Readonly<Record<string, unknown>>

/** The value as a map; anything else is an empty one. */
export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** The value as text, without white space around it; empty text, and anything but text and numbers, is nothing. */
export function asText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  return String(value).trim() || undefined
}

/** The texts in a value that may be one text, a list of texts or nothing. */
export function asTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => asText(item) ?? [])
}

/** The value as a calendar date `YYYY-MM-DD`; anything else, impossible dates included, is nothing. */
export function asDate(value: unknown): string | undefined {
  const text = asText(value)
  return text !== undefined && isDate(text) ? text : undefined
}

/**
 * The text without what no reader sees and a page or a terminal obeys: control characters, and marks that turn the direction
 * of the text around them.
 */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
}
