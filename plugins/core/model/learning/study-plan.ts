import { type CalendarEvent, daysAfter } from '../calendar.ts'
import type { LearningPath, LearningUnit } from './learning.ts'

/** What to do in one week. */
export interface StudyWeek {
  /** Monday, `YYYY-MM-DD`. */
  monday: string
  minutes: number
  /** In order; a unit that does not fit into one week goes on in the next. */
  units: { unit: LearningUnit; minutes: number; isContinued: boolean }[]
}

/** Minutes that a unit is given when it does not say how long it takes. */
const unknownMinutes = 30

/**
 * The units of a path over weeks, from the first Monday after today on.
 *
 * @param today         `YYYY-MM-DD`
 * @param hoursPerWeek  Time to learn in a week.
 */
export function studyPlan({ modules }: LearningPath, today: string, hoursPerWeek: number): StudyWeek[] {
  const room = Math.max(1, Math.round(hoursPerWeek * 60))
  const weeks: StudyWeek[] = []
  const units = new Set(modules.flatMap((module) => module.units))
  for (const unit of units) {
    let left = unit.minutes ?? unknownMinutes
    for (let isContinued = false; left > 0; isContinued = true) {
      let week = weeks.at(-1)
      if (week === undefined || !hasRoom(week, left, room)) {
        week = { monday: daysAfter(mondayAfter(today), weeks.length * 7), minutes: 0, units: [] }
        weeks.push(week)
      }
      const minutes = Math.min(left, room - week.minutes)
      week.units.push({ unit, minutes, isContinued })
      week.minutes += minutes
      left -= minutes
    }
  }
  return weeks
}

/** A unit is begun when it fits, or when it would fit into no week. */
function hasRoom({ minutes }: StudyWeek, left: number, room: number): boolean {
  return minutes + left <= room || (left > room && minutes < room)
}

/** The plan as events of a calendar, one on each Monday. */
export function planEvents(
  path: LearningPath,
  weeks: readonly StudyWeek[],
  { host, addressOf }: { host: string; addressOf(item: LearningPath | LearningUnit): string | undefined },
): CalendarEvent[] {
  return weeks.map((week, index) => {
    const lines = week.units.map(({ unit, minutes, isContinued }) => {
      const address = addressOf(unit)
      return `${unit.title} (${isContinued ? 'continued, ' : ''}${minutes} min)${address ? ` ${address}` : ''}`
    })
    const url = addressOf(path)
    return {
      uid: `learning-${path.uid}-week-${index + 1}@${host}`,
      summary: `Learn: ${path.title}, week ${index + 1} of ${weeks.length}`,
      description: lines.join('\n'),
      start: week.monday,
      ...(url ? { url } : {}),
      categories: ['Learning'],
    }
  })
}

/** The first Monday after a day. */
function mondayAfter(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return daysAfter(day, (8 - weekday) % 7 || 7)
}
