import type { Handbook } from '../handbook.ts'
import { type Ladder, rungOf } from '../product/ladder.ts'
import { entitiesOf } from '../product/taxonomy.ts'
import type { ChangeEvent } from './change-event.ts'

/** What names keys in sentences. */
export type WordScene = Pick<Handbook, 'taxonomy'> & { options: Pick<Handbook['options'], 'maturity'> }

/** What an event says of its entity, to be read after its name: `moved from 19.1 to 19.2, 28 days later`. */
export function changeWords(event: ChangeEvent, scene: WordScene): string {
  const { change, field, before, after } = event
  if (field === undefined) return wholeWords(event)
  const told = fieldWords[field]?.(event, scene)
  if (told !== undefined) return told
  const level = scene.options.maturity.ladder.find(({ dateField }) => dateField === field)
  if (level && event.entity.kind === 'category') return promiseWords(level.label, event)
  return change === 'changed' && before === undefined && after !== undefined
    ? `has a ${field} now`
    : `has another ${field}`
}

function wholeWords({ change, entity, after }: ChangeEvent): string {
  if (entity.kind === 'item') {
    if (change === 'removed') return 'left the direction'
    return after === undefined ? 'joined the direction' : `joined the direction, planned for ${after}`
  }
  return change === 'removed' ? `is no ${entity.kind} any more` : `is a new ${entity.kind}`
}

type Words = (event: ChangeEvent, scene: WordScene) => string

const fieldWords: Record<string, Words | undefined> = {
  maturity: levelWords,
  key: ({ before, after }) =>
    `has taken the place of ${before === undefined ? 'another' : `\`${before}\``}${after?.includes(', ') ? `, with \`${after}\`` : ''}`,
  name: ({ before }) => `was called ${before} before`,
  stage: (event, scene) => homeWords(event, 'stage', scene),
  section: (event, scene) => homeWords(event, 'section', scene),
  group: (event, scene) => homeWords(event, 'group', scene),
  marketing: ({ after }) =>
    after === 'true' ? 'is shown in public overviews now' : 'is no longer shown in public overviews',
  milestone: ({ before, after, days }) => {
    if (before === undefined) return `is planned for ${after}`
    return after === undefined ? `is no longer planned for ${before}` : `moved from ${before} to ${after}${later(days)}`
  },
  due: ({ entity, before, after, days }) => {
    const what = entity.kind === 'milestone' ? 'ends' : 'is due'
    if (before === undefined) return `${what} on ${after}`
    return after === undefined ? `has no due date any more` : `${what} on ${after} instead of ${before}${later(days)}`
  },
  state: ({ after }) => (after === 'closed' ? 'is done' : 'was opened again'),
  title: ({ before }) => `was called ${before} before`,
  page: ({ change, before }) => {
    if (change === 'moved') return `has its page in another file than ${before}`
    return change === 'added' ? 'has a direction page of its own' : 'has lost its direction page'
  },
  'page title': ({ before }) => `has a page that was called ${before} before`,
  'page description': () => 'has another description on its page',
  'page text': () => 'has a page with another text',
  last_reviewed: ({ after }) => `was reviewed on ${after}`,
}

function levelWords({ before, after }: ChangeEvent, { options }: WordScene): string {
  const { ladder } = options.maturity
  if (before === undefined) return `is ${labelOf(ladder, after)}`
  if (after === undefined) return `has no maturity any more; it was ${labelOf(ladder, before)}`
  const way = levelsUp(before, after, ladder)
  const words = way > 0 ? 'went up' : way < 0 ? 'went down' : 'went'
  return `${words} from ${labelOf(ladder, before)} to ${labelOf(ladder, after)}`
}

/** How many rungs lie from one level to another; negative for a downgrade, 0 when one of them is none. */
function levelsUp(before: string, after: string, ladder: Ladder): number {
  const [from, to] = [rungOf(ladder, before), rungOf(ladder, after)]
  return from === undefined || to === undefined ? 0 : to - from
}

function labelOf(ladder: Ladder, level: string | undefined): string {
  return ladder.find(({ key }) => key === level)?.label ?? level ?? 'nothing'
}

function promiseWords(level: string, { date, before, after, days }: ChangeEvent): string {
  if (after === undefined) return `has no date for ${level} any more; it was ${before}`
  const isPast = after <= date
  if (before === undefined) return isPast ? `was ${level} on ${after}` : `is to be ${level} on ${after}`
  return isPast
    ? `was ${level} on ${after}; the date was ${before}`
    : `is to be ${level} on ${after} instead of ${before}${later(days)}`
}

function later(days: number | undefined): string {
  if (days === undefined || days === 0) return ''
  const count = Math.abs(days)
  return `, ${count} ${count === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`
}

function homeWords(
  { before, after }: ChangeEvent,
  kind: 'section' | 'stage' | 'group',
  { taxonomy }: WordScene,
): string {
  const nameOf = (keys: string): string =>
    keys
      .split(', ')
      .map((key) => entitiesOf(taxonomy).find((one) => one.kind === kind && one.key === key)?.name ?? key)
      .join(', ')
  if (before === undefined) return `belongs to the ${kind} ${nameOf(after ?? '')}`
  if (after === undefined) return `belongs to no ${kind} any more; it was ${nameOf(before)}`
  return `moved from the ${kind} ${nameOf(before)} to ${nameOf(after)}`
}
