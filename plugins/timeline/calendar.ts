import { type CalendarEvent, writeCalendar } from '../core/model/calendar.ts'
import type { Handbook } from '../core/model/handbook.ts'
import { cyclesOfYear } from '../core/model/planning/timeline.ts'

/**
 * The days of the timeline as a calendar: of this year and the next, and of the year before.
 *
 * @param role  Only what this role does; everything without.
 */
export function timelineCalendar(handbook: Handbook, role: string | undefined): string {
  const { today, timeline, options } = handbook
  const { title, url } = options.site
  const host = url === undefined ? 'handbook.invalid' : new URL(url).host
  const year = Number(today.slice(0, 4))
  const page = url && `${url}${options.direction.basePath}timeline/`
  const events = [year - 1, year, year + 1].flatMap((one) =>
    cyclesOfYear(one, timeline).flatMap(({ version, events }) =>
      events.flatMap(({ key, name, date, roles }): CalendarEvent[] => {
        if (role !== undefined && !roles.includes(role)) return []
        const event = { uid: `${version.text}-${key}@${host}`, summary: `${version.text}: ${name}`, start: date }
        return [{ ...event, categories: roles, ...(page ? { url: page } : {}) }]
      }),
    ),
  )
  return writeCalendar({ name: `${title}: timeline${role ? `, ${role}` : ''}`, today, events })
}
