import type { LearningItem, UnitKind } from '../core/model/learning/learning.ts'
import { facetsOf } from '../core/model/learning/learning-catalogue.ts'
import { shownTime, timeOf } from '../core/model/learning/learning-time.ts'
import { nameOf } from '../core/model/learning/learning-vocabulary.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { itemLink, type LearningContext, placesOf } from './context.ts'

/** What readers call a kind of unit. */
export const formatNames: Record<UnitKind, string> = {
  article: 'Article',
  video: 'Video',
  exercise: 'Exercise',
  reading: 'Reading',
  live: 'Live event',
  knowledge_check: 'Knowledge check',
  external: 'Course elsewhere',
}

export const accessNames: Record<LearningItem['access'], string> = {
  public: 'Public',
  limited: 'Limited access',
  internal: 'Internal',
}

/** Who may use something; nothing when everybody may. */
export function restriction(item: LearningItem, { learning }: LearningContext): string | undefined {
  const { access } = facetsOf(item, learning)
  if (access === 'public') return undefined
  const name = accessNames[access].toLowerCase()
  return item.access === access ? name : `partly ${name}`
}

/** What to know before deciding: time, level, roles, what is needed before. */
export function facts(item: LearningItem, context: LearningContext): Html {
  const { learning } = context
  const { vocabulary } = learning
  const { roles, levels, competencies } = facetsOf(item, learning)
  const places = placesOf(context)
  const declared = new Set(vocabulary.roles.map(({ key }) => key))
  const rows: [string, Piece][] = [
    ['Time', shownTime(timeOf(item))],
    ['Format', 'kind' in item && formatNames[item.kind]],
    ['Level', levels.map((level) => nameOf(vocabulary.levels, level)).join(', ')],
    [
      'For',
      joined(
        roles.map((role) =>
          link(declared.has(role) ? context.href(places.role(role)) : undefined, nameOf(vocabulary.roles, role)),
        ),
      ),
    ],
    [
      'Competencies',
      joined(
        competencies.map((key) => link(context.href(places.competency(key)), nameOf(vocabulary.competencies, key))),
      ),
    ],
    ['About', about(item, context)],
    ['Needs', needs(item, context)],
    ['Cost', item.cost === 'paid' ? 'Paid' : item.cost === 'free' && 'Free'],
    ['Access', restriction(item, context)],
    ['Owner', item.owners.join(', ')],
    ['Last reviewed', item.lastReviewed && date(item.lastReviewed)],
  ]
  const known = rows.filter(([, value]) => value !== '' && value !== false && value !== undefined)
  return html`<dl class="facts">${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

/** The categories and stages of the product that it is about. */
function about({ categories, stages }: LearningItem, { handbook, addressOf }: LearningContext): Html | undefined {
  const { taxonomy } = handbook
  const entities = [
    ...taxonomy.stages.filter(({ key }) => stages.includes(key)),
    ...taxonomy.categories.filter(({ key }) => categories.includes(key)),
  ]
  return joined(entities.map((entity) => link(addressOf(entity), entity.name)))
}

/** What to know before. */
export function needs(item: LearningItem, context: LearningContext): Html | undefined {
  const known = item.prerequisites.flatMap((uid) => context.learning.byUid.get(uid) ?? [])
  const pieces = [
    ...known.map((one) => itemLink(one, context)),
    ...(item.prerequisitesText ? [html`${item.prerequisitesText}`] : []),
  ]
  return joined(pieces)
}

/** "a, b, c" as HTML; nothing for nothing. */
export function joined(pieces: readonly Html[]): Html | undefined {
  return pieces.length === 0 ? undefined : html`${pieces.map((piece, index) => html`${index > 0 && ', '}${piece}`)}`
}

/** Plain text with blank lines between its paragraphs. */
export function paragraphs(text: string | undefined): Piece {
  return text === undefined ? undefined : text.split(/\n\s*\n/).map((one) => html`<p>${one.trim()}</p>\n`)
}
