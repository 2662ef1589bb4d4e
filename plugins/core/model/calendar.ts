/** An event that lasts whole days. */
export interface CalendarEvent {
  /** Stable name, unique in the world: calendars replace the event of the same name when it is read again. */
  uid: string
  summary: string
  description?: string
  /** Full address of a page about it. */
  url?: string
  /** First day, `YYYY-MM-DD`. */
  start: string
  /** Last day, `YYYY-MM-DD`; absent for an event of one day. */
  end?: string
  categories?: readonly string[]
}

export interface Calendar {
  name: string
  /** Day for which the events are said, `YYYY-MM-DD`; it becomes their time stamp. */
  today: string
  events: readonly CalendarEvent[]
}

/** A calendar as a file: https://www.rfc-editor.org/rfc/rfc5545. Days have no time zone, so readers everywhere see the same day. */
export function writeCalendar({ name, today, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//eleventy-plugin-product-handbook//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, today)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(
  { uid, summary, description, url, start, end = start, categories = [] }: CalendarEvent,
  today: string,
): string[] {
  const address = url !== undefined && /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).href : undefined
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${compact(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(start)}`,
    // The end of an event is the first day on which it is over.
    `DTEND;VALUE=DATE:${compact(daysAfter(end, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(address ? [`URL:${address}`] : []),
    ...(categories.length > 0 ? [`CATEGORIES:${categories.map(escaped).join(',')}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function compact(day: string): string {
  return day.replaceAll('-', '')
}

/** The day some days later; negative for earlier. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Text as a value: line breaks written out, control characters dropped. */
function escaped(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
      .replace(/[\\;,]/g, (mark) => `\\${mark}`)
      .replaceAll('\n', '\\n')
  )
}

const widest = 75

/** A line in pieces of at most 75 octets, none of which cuts a character; all but the first begin with a space. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let size = 0
  for (const character of line) {
    const octets = octetsOf(character)
    if (size + octets > widest) {
      pieces.push(piece)
      piece = ' '
      size = 1
    }
    piece += character
    size += octets
  }
  return [...pieces, piece].join('\r\n')
}

/** Octets of a character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) as number
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
