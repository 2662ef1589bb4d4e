import { problemAt } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { shown } from '../../problems/schema-wording.ts'
import { either, suggest } from '../../problems/suggest.ts'
import { asDate, asText } from '../fields.ts'
import { type Ladder, type Level, rungOf } from './ladder.ts'
import type { Category, Stage } from './taxonomy.ts'

/** One rung of a category's climb. */
export interface Step {
  /** Place on the ladder, from 1: the lowest rung is where everything starts. */
  rung: number
  level: Level
  /** `YYYY-MM-DD`: reached on this day, or planned for it. */
  date: string
  /** `reached`, still `planned`, or promised for a day that has passed: `overdue`. */
  state: 'reached' | 'planned' | 'overdue'
}

/** What is known of a category's maturity, seen from one day. */
export interface Maturity {
  /** Rung today, 0 for the lowest. */
  rung: number
  level: Level
  /** Day on which today's level was reached; absent when the data does not say. */
  since?: string
  /** Rungs with a date, in the order of the ladder. */
  steps: Step[]
  /** The next level with a date, overdue ones included. */
  next?: Step
}

/**
 * Read a category's maturity.
 *
 * `maturity` is the truth about today; without it, the dates are. Dates tell history and plans.
 *
 * @param today  `YYYY-MM-DD`
 */
export function maturityOf(category: Category, ladder: Ladder, today: string): Maturity {
  const rung = rungToday(category, ladder, today)
  const steps = ladder.flatMap((level, index): Step[] => {
    const date = index === 0 ? undefined : dateOf(category, level)
    if (date === undefined) return []
    const state = index <= rung ? 'reached' : date >= today ? 'planned' : 'overdue'
    return [{ rung: index, level, date, state }]
  })
  const since = steps.find((step) => step.rung === rung && step.date <= today)?.date
  const next = steps.find((step) => step.rung > rung)
  return { rung, level: ladder[rung] as Level, steps, ...(since ? { since } : {}), ...(next ? { next } : {}) }
}

/**
 * The rung of a category on any day: by its dates in the past, by `maturity` today, and in the future by the
 * plans that are still ahead, never below today's.
 *
 * @param day    `YYYY-MM-DD`
 * @param today  `YYYY-MM-DD`
 */
export function rungOn(category: Category, ladder: Ladder, day: string, today: string): number {
  if (day === today) return rungToday(category, ladder, today)
  if (day < today) return rungByDates(category, ladder, day)
  const planned = ladder.findLastIndex((level, rung) => {
    const date = rung > 0 ? dateOf(category, level) : undefined
    return date !== undefined && date > today && date <= day
  })
  return Math.max(planned, rungToday(category, ladder, today))
}

function rungToday(category: Category, ladder: Ladder, today: string): number {
  const stated = asText(category.fields.maturity)
  return (stated === undefined ? undefined : rungOf(ladder, stated)) ?? rungByDates(category, ladder, today)
}

function rungByDates(category: Category, ladder: Ladder, day: string): number {
  const reached = ladder.findLastIndex((level, rung) => {
    const date = rung > 0 ? dateOf(category, level) : undefined
    return date !== undefined && date <= day
  })
  return Math.max(reached, 0)
}

/** Whether the data tells anything of the maturity of a category: what is left out is not planned. */
function hasMaturity(category: Category, ladder: Ladder): boolean {
  return asText(category.fields.maturity) !== undefined || ladder.some((level) => dateOf(category, level) !== undefined)
}

function dateOf(category: Category, level: Level): string | undefined {
  return asDate(category.fields[level.dateField])
}

/** How many categories stand on each rung on a day; one number for each level, lowest first. */
export function countsByRung(categories: readonly Category[], ladder: Ladder, day: string, today: string): number[] {
  const counts = ladder.map(() => 0)
  for (const category of categories) {
    const rung = rungOn(category, ladder, day, today)
    counts[rung] = (counts[rung] as number) + 1
  }
  return counts
}

export interface StageMean {
  stage: Stage
  /** Mean level of its public categories, 1 for the lowest; absent when it has none of which the data tells a level or a date. */
  mean?: number
  /** The same for each competitor, over the same categories; a category without a rating of theirs counts 0. */
  competitors: Record<string, number>
}

/** The mean maturity of a stage on a day, unrounded, and of its competitors, whose ratings are of today. */
export function stageMean(stage: Stage, ladder: Ladder, day: string, today: string): StageMean {
  const counted = stage.categories.filter(
    (category) => category.stage === stage && category.marketing && hasMaturity(category, ladder),
  )
  if (counted.length === 0) return { stage, competitors: {} }
  const meanOf = (scores: number[]) => scores.reduce((sum, score) => sum + score, 0) / counted.length
  const names = [
    ...new Set(counted.flatMap((category) => category.competitors.map((competitor) => competitor.key))),
  ].sort()
  return {
    stage,
    mean: meanOf(counted.map((category) => rungOn(category, ladder, day, today) + 1)),
    competitors: Object.fromEntries(
      names.map((name) => [
        name,
        meanOf(
          counted.flatMap((category) => {
            const level = category.competitors.find((competitor) => competitor.key === name)?.level
            const rung = level === undefined ? undefined : rungOf(ladder, level)
            return rung === undefined ? [] : [rung + 1]
          }),
        ),
      ]),
    ),
  }
}

/** A mean with one digit after the point. */
export function roundedMean(mean: number): number {
  return Math.round(mean * 10) / 10
}

/** A mean as it is shown: one digit after the point. */
export function shownMean(mean: number): string {
  return roundedMean(mean).toFixed(1)
}

/** Find where `maturity`, the dates and the ladder contradict each other. */
export function maturityProblems(category: Category, ladder: Ladder, today: string): Problem[] {
  return [
    ...levelProblems(category, ladder),
    ...dateProblems(category, ladder),
    ...agreementProblems(category, ladder, today),
    ...gapProblems(category, ladder),
    ...orderProblems(category, ladder),
  ]
}

function levelProblems(category: Category, ladder: Ladder): Problem[] {
  const keys = ladder.map((level) => level.key)
  const unknown = (text: string, field: string[]): Problem => {
    const expected = suggest(text, keys)
    const message = `\`${[category.key, ...field].join('.')}\` is "${text}", which is not a level. It must be ${either(keys)}.`
    return problemAt(category.source, 'maturity/unknown-level', message, {
      field,
      expected: expected.length > 0 ? expected : keys,
    })
  }
  const competitors = category.competitors.flatMap(({ key, level }) =>
    level === undefined || rungOf(ladder, level) !== undefined
      ? []
      : [unknown(level, ['competitors', key, 'maturity'])],
  )
  const stated = asText(category.fields.maturity)
  if (stated === undefined) {
    const message = `\`${category.key}\` has no \`maturity\`.`
    return [
      problemAt(category.source, 'maturity/missing', message, { field: ['maturity'], what: 'key' }),
      ...competitors,
    ]
  }
  return rungOf(ladder, stated) === undefined ? [unknown(stated, ['maturity']), ...competitors] : competitors
}

function dateProblems(category: Category, ladder: Ladder): Problem[] {
  return ladder.slice(1).flatMap(({ dateField }) => {
    const written = category.fields[dateField]
    if (written === undefined || written === null || written === '' || asDate(written) !== undefined) return []
    const message = `\`${category.key}.${dateField}\` is ${shown(written)}, which is not a date of the calendar, written 2026-01-31.`
    return [problemAt(category.source, 'maturity/unreadable-date', message, { field: [dateField] })]
  })
}

/** Compare the level stated for today with the dates. */
function agreementProblems(category: Category, ladder: Ladder, today: string): Problem[] {
  const stated = asText(category.fields.maturity)
  const rung = stated === undefined ? undefined : rungOf(ladder, stated)
  if (rung === undefined) return []
  const { steps } = maturityOf(category, ladder, today)
  const level = (ladder[rung] as Level).key
  if (rung > 0 && steps.length === 0) {
    const message = `\`${category.key}\` is ${level}, but no date says since when.`
    return [
      problemAt(category.source, 'maturity/no-dates', message, { field: ['maturity'], ...dateHelp(ladder[rung]) }),
    ]
  }
  return steps.flatMap((step) => {
    const field = { field: [step.level.dateField] }
    if (step.state === 'overdue') {
      const message = `\`${category.key}\` was to be ${step.level.key} on ${step.date}, and is still ${level}.`
      return [problemAt(category.source, 'maturity/overdue', message, field)]
    }
    if (step.state === 'reached' && step.date > today) {
      const message = `\`${category.key}\` is ${level}, but \`${step.level.dateField}\` is ${step.date}, which lies ahead.`
      return [problemAt(category.source, 'maturity/ahead-of-dates', message, field)]
    }
    return []
  })
}

function gapProblems(category: Category, ladder: Ladder): Problem[] {
  const dated = ladder.map((level, rung) => rung > 0 && dateOf(category, level) !== undefined)
  const highest = dated.lastIndexOf(true)
  return ladder.slice(1, Math.max(highest, 1)).flatMap((level, index) => {
    const isEmpty = category.fields[level.dateField] === undefined || category.fields[level.dateField] === null
    if (dated[index + 1] || !isEmpty) return []
    const above = ladder[highest] as Level
    const message = `\`${category.key}\` has a date for ${above.key} but none for ${level.key}.`
    return [problemAt(category.source, 'maturity/gap', message, { field: [above.dateField], ...dateHelp(level) })]
  })
}

/** Which field takes the date of a level: its name cannot always be guessed. */
function dateHelp(level: Level | undefined): { help?: string } {
  return level ? { help: `The day goes into \`${level.dateField}\`.` } : {}
}

function orderProblems(category: Category, ladder: Ladder): Problem[] {
  const dated = ladder.slice(1).flatMap((level) => {
    const date = dateOf(category, level)
    return date === undefined ? [] : [{ level, date }]
  })
  return dated.slice(1).flatMap(({ level, date }, index) => {
    const below = dated[index] as { level: Level; date: string }
    const field = { field: [level.dateField] }
    if (date < below.date) {
      const message = `\`${category.key}\` has ${level.key} on ${date}, before ${below.level.key} on ${below.date}.`
      return [problemAt(category.source, 'maturity/date-order', message, field)]
    }
    if (date === below.date) {
      const message = `\`${category.key}\` has ${level.key} and ${below.level.key} on the same day, ${date}.`
      return [problemAt(category.source, 'maturity/equal-dates', message, field)]
    }
    return []
  })
}
