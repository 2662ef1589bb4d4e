import { asFields, asText, asTexts, type Fields } from '../fields.ts'
import { asVersion, type Version } from '../product/version.ts'

/** A day of the cycle, told from another one or from a day of a month. */
export type DayRule =
  /** Days after one of the days of the cycle; negative for before. */
  | { after: 'release' | 'due' | 'start' | 'previous-due'; days: number }
  /** A day of the release's month, or of one around it. On a weekend it moves, when it says where. */
  | { day: number; month: number; weekend?: 'before' | 'after' }

/** Something that happens in every cycle. */
export interface EventRule {
  key: string
  name: string
  /** Who does it, for calendars. */
  roles: readonly string[]
  on: DayRule
}

/** How the days of a cycle are reckoned, from some month on. */
export interface TimelineRule {
  name: string
  /** Month of the first release by this rule, `YYYY-MM`. */
  from: string
  release: { weekday: number; nth: number } | { day: number }
  /** First and last day of the milestone. */
  start: DayRule
  due: DayRule
  events: readonly EventRule[]
}

const product = 'Product manager'
const engineering = 'Engineering manager'
const design = 'Product designer'
const writing = 'Technical writer'

/**
 * The rules of GitLab's product development timeline: on the 22nd until October 2023, on the third Thursday since.
 *
 * https://handbook.gitlab.com/handbook/engineering/workflow/#product-development-timeline
 */
const gitlabTimeline: readonly TimelineRule[] = [
  {
    name: 'On the 22nd',
    from: '2011-10',
    release: { day: 22 },
    start: { day: 18, month: -1 },
    due: { day: 17, month: 0 },
    events: [
      event('draft', 'Issues are drafted', [product], { day: 4, month: -1, weekend: 'before' }),
      event('scope', 'Scope is final', [product, engineering, design], { day: 13, month: -1, weekend: 'before' }),
      event('kickoff', 'Kickoff', [product, engineering], { day: 18, month: -1, weekend: 'after' }),
      event('retrospective', 'Retrospective issue opens', [engineering], { day: 26, month: -1, weekend: 'after' }),
      event('cut-off', 'Code cut-off, release notes merged', [product, engineering, writing], { day: 17, month: 0 }),
      event('clean-up', 'Open items move to the next milestone', [engineering], {
        day: 21,
        month: 0,
        weekend: 'before',
      }),
      event('release', 'Release', [product, engineering, design, writing], { day: 22, month: 0 }),
      event('direction', 'Direction pages are reviewed', [product], { day: 26, month: 0, weekend: 'after' }),
    ],
  },
  {
    name: 'On the third Thursday',
    from: '2023-11',
    release: { weekday: 4, nth: 3 },
    start: { after: 'previous-due', days: 1 },
    due: { after: 'release', days: -6 },
    events: [
      event('draft', 'Issues are drafted', [product], { after: 'start', days: -19 }),
      event('plan', 'Milestone and labels are set', [product, engineering], { after: 'start', days: -12 }),
      event('scope', 'Scope is final', [product, engineering, design], { after: 'start', days: -5 }),
      event('kickoff', 'Kickoff', [product, engineering], { after: 'start', days: 2 }),
      event('reviews', 'Dashboards are reviewed', [product], { after: 'start', days: 9 }),
      event('retrospective', 'Retrospective issue opens', [engineering], { after: 'start', days: 11 }),
      event('cut-off', 'Code cut-off, release notes merged', [product, engineering, writing], {
        after: 'due',
        days: 0,
      }),
      event('clean-up', 'Open items move to the next milestone', [engineering], { after: 'release', days: -1 }),
      event('release', 'Release', [product, engineering, design, writing], { after: 'release', days: 0 }),
      event('direction', 'Direction pages are reviewed', [product], { after: 'release', days: 6 }),
    ],
  },
]

function event(key: string, name: string, roles: readonly string[], on: DayRule): EventRule {
  return { key, name, roles, on }
}

/** How versions and months belong together: one version in a known month, and the month of major ones. */
interface VersionMonths {
  version: Version
  /** `YYYY-MM` */
  month: string
  /** 1 to 12. Absent where majors came as those of GitLab did, not always after twelve months. */
  majorMonth?: number
}

const gitlabVersions: VersionMonths = { version: { major: 15, minor: 0, text: '15.0' }, month: '2022-05' }

/** What differs from the rules. */
export interface TimelineData {
  /** Whether the site says anything of its own. */
  isGiven: boolean
  rules: readonly TimelineRule[]
  versions: VersionMonths
  /** Days of single events by version and key of the event. */
  exceptions: ReadonlyMap<string, Readonly<Record<string, string>>>
  /** Names of holidays by day, `YYYY-MM-DD`. */
  holidays: ReadonlyMap<string, string>
}

/** Read `milestones.yml`, which has passed its schema; without it, GitLab's rules hold. */
export function readTimeline(value: unknown): TimelineData {
  const { rules, versions, exceptions, holidays } = asFields(value)
  const given = (list: unknown): Fields[] => (Array.isArray(list) ? list.map(asFields) : [])
  return {
    isGiven: value !== undefined,
    rules: Array.isArray(rules) ? given(rules).map(ruleOf) : gitlabTimeline,
    versions: monthsOf(asFields(versions)),
    exceptions: new Map(
      given(exceptions).flatMap(({ version, days }) => {
        const name = asText(version)
        const texts = Object.entries(asFields(days)).flatMap(([key, day]) => {
          const text = asText(day)
          return text ? [[key, text]] : []
        })
        return name ? [[name, Object.fromEntries(texts) as Record<string, string>]] : []
      }),
    ),
    holidays: new Map(
      given(holidays).flatMap(({ date, name }) =>
        asText(date) ? [[asText(date) as string, asText(name) ?? 'Holiday']] : [],
      ),
    ),
  }
}

function monthsOf({ version, month, major_month: majorMonth }: Fields): VersionMonths {
  const known = asVersion(asText(version))
  if (!known) return gitlabVersions
  return {
    version: known,
    month: asText(month) ?? gitlabVersions.month,
    majorMonth: typeof majorMonth === 'number' ? majorMonth : 5,
  }
}

function ruleOf(fields: Fields): TimelineRule {
  return {
    name: asText(fields.name) ?? '',
    from: asText(fields.from) ?? '',
    release: fields.release as TimelineRule['release'],
    start: fields.start as DayRule,
    due: fields.due as DayRule,
    events: (Array.isArray(fields.events) ? fields.events : []).map(asFields).map((one) => ({
      key: asText(one.key) ?? '',
      name: asText(one.name) ?? '',
      roles: asTexts(one.roles),
      on: one.on as DayRule,
    })),
  }
}
