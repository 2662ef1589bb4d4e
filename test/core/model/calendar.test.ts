import ICAL from 'ical.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type CalendarEvent, daysAfter, writeCalendar } from '../../../plugins/core/model/calendar.ts'

const test = suite('core/model/calendar')

const tide: CalendarEvent = {
  uid: 'spring-tide@harbour.example',
  summary: 'Spring tide',
  start: '2026-05-31',
}

const written = (...events: CalendarEvent[]): string => writeCalendar({ name: 'Tides', today: '2026-05-10', events })

/** The events as another reader sees them. */
const readBack = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

test('writes a calendar whole', () => {
  const event = {
    ...tide,
    description: 'High at noon',
    url: 'https://harbour.example/tides/',
    categories: ['Sea', 'Tides'],
  }

  assert.is(
    written(event),
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//eleventy-plugin-product-handbook//EN',
      'CALSCALE:GREGORIAN',
      'NAME:Tides',
      'X-WR-CALNAME:Tides',
      'BEGIN:VEVENT',
      'UID:spring-tide@harbour.example',
      'DTSTAMP:20260510T000000Z',
      'DTSTART;VALUE=DATE:20260531',
      'DTEND;VALUE=DATE:20260601',
      'SUMMARY:Spring tide',
      'DESCRIPTION:High at noon',
      'URL:https://harbour.example/tides/',
      'CATEGORIES:Sea,Tides',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

test('another reader reads every text as it was meant', () => {
  const summary = 'Boats; nets, ropes \\ knots: 潮の満ち引き 🌊 '.repeat(5)
  const description = 'First line\nSecond line,\r\nthird\rfourth; \\n is no break'

  const [event] = readBack(written({ ...tide, summary, description }))

  assert.is(event?.summary, summary)
  assert.is(event?.description, 'First line\nSecond line,\nthird\nfourth; \\n is no break')
  assert.is(event?.uid, tide.uid)
  assert.is(event?.startDate.toString(), '2026-05-31')
  assert.is(event?.endDate.toString(), '2026-06-01')
})

test('takes several days, the last one included', () => {
  const [event] = readBack(written({ ...tide, end: '2026-06-02' }))

  assert.is(event?.endDate.toString(), '2026-06-03')
})

test('no line is longer than 75 octets, and no character is cut', () => {
  const text = written({ ...tide, summary: '潮'.repeat(100), description: '🌊'.repeat(100), uid: 'x'.repeat(200) })

  for (const line of text.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line)
    assert.not.match(line, '\uFFFD')
  }
  assert.is(readBack(text)[0]?.summary, '潮'.repeat(100))
})

test('a text cannot begin a line of its own', () => {
  const [event, ...others] = readBack(written({ ...tide, summary: 'Tide\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0000\u0007' }))

  assert.is(event?.summary, 'Tide\nEND:VEVENT\nBEGIN:VEVENT  ')
  assert.equal(others, [])
})

test('leaves out an address that is none of the web', () => {
  for (const url of ['javascript:alert(1)', '/tides/', 'https://', 'https://a.example/\r\nX:1']) {
    const text = written({ ...tide, url })
    assert.not.match(text, /^URL:(?!https:\/\/a\.example\/X:1\r$)/m)
  }
})

test('counts days over months, years and leap days', () => {
  assert.is(daysAfter('2026-12-31', 1), '2027-01-01')
  assert.is(daysAfter('2028-02-28', 1), '2028-02-29')
  assert.is(daysAfter('2026-03-01', -1), '2026-02-28')
})

test.run()
