import type { ChangeEvent } from '../core/model/changes/change-event.ts'
import { changeWords } from '../core/model/changes/change-words.ts'
import { asText } from '../core/model/fields.ts'
import type { Handbook } from '../core/model/handbook.ts'
import { tiers } from '../core/model/product/availability.ts'
import type { Feature } from '../core/model/product/features.ts'
import type { Job } from '../core/model/product/jobs.ts'
import { rungOf } from '../core/model/product/ladder.ts'
import { maturityOf, type Step, shownMean, stageMean } from '../core/model/product/maturity.ts'
import type { RoleHolders } from '../core/model/product/people.ts'
import {
  type Category,
  type Entity,
  type Group,
  type Section,
  type Stage,
  sectionOf,
  stageOf,
} from '../core/model/product/taxonomy.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, isSafeAddress, link, type Piece, raw } from '../theme/html.ts'
import { date, levelMark } from '../theme/level.ts'
import { inlineTitle, markdown, markdownLine } from '../theme/markdown.ts'
import { roadmapSlice } from '../theme/roadmap-slice.ts'
import { labelLinks } from './label-links.ts'
import { plans } from './plans.ts'

/** What panels need to draw links. */
export interface PanelContext {
  handbook: Handbook
  /** Address of an entity's page, path prefix included. */
  addressOf(entity: Entity): string
  /** An address from the data, ready for a link; nothing when it leads nowhere. */
  addressFrom(data: string | undefined): string | undefined
  /** Events newest first; absent without a history. */
  changes?: readonly ChangeEvent[] | undefined
}

/** What is to know first: place in the hierarchy, maturity, people. */
export function glance(entity: Entity, context: PanelContext): Html {
  const { addressOf } = context
  const rows: [string, Piece][] = [
    ...hierarchy(entity).map(([name, homes]): [string, Piece] => [
      name,
      list(homes.map((home) => link(addressOf(home), home.name))),
    ]),
    ...(entity.kind === 'category' ? maturityRows(entity, context) : []),
    ...(entity.kind === 'stage' ? meanRows(entity, context) : []),
    ...peopleOf(entity).map(({ role, names }): [string, Piece] => [
      role,
      names.length > 0 ? names.join(', ') : 'To be determined',
    ]),
  ]
  if (rows.length === 0) return html``
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

/** The entities above, as far as the data names them. */
function hierarchy(entity: Entity): [string, Entity[]][] {
  const section = entity.kind === 'section' ? undefined : sectionOf(entity)
  const stage = entity.kind === 'stage' ? undefined : stageOf(entity)
  const groups = entity.kind === 'category' ? entity.groups : []
  const rows: [string, Entity[]][] = []
  if (section) rows.push(['Section', [section]])
  if (stage) rows.push(['Stage', [stage]])
  if (groups.length > 0) rows.push([groups.length > 1 ? 'Groups' : 'Group', groups])
  return rows
}

/** A category is served by the people of its groups. */
function peopleOf(entity: Entity): RoleHolders[] {
  if (entity.kind !== 'category') return entity.people
  const [group, ...others] = entity.groups
  return group && others.length === 0 ? group.people : []
}

function maturityRows(category: Category, { handbook, changes = [] }: PanelContext): [string, Piece][] {
  const { ladder } = handbook.options.maturity
  const maturity = maturityOf(category, ladder, handbook.today)
  const history = maturity.steps.filter((step) => step.state === 'reached' && step.date <= handbook.today)
  const rows: [string, Piece][] = [
    ['Maturity', html`${levelMark(ladder, maturity.level)}${maturity.since && html` since ${date(maturity.since)}`}`],
  ]
  if (history.length > 1)
    rows.push(['History', list(history.map((step) => html`${step.level.label} on ${date(step.date)}`))])
  const moves = changes.filter(
    ({ entity, field }) => entity.kind === 'category' && entity.key === category.key && field === 'maturity',
  )
  if (moves.length > 0)
    rows.push(['Changes of level', list(moves.map((move) => html`${date(move.date)}: ${changeWords(move, handbook)}`))])
  const { next } = maturity
  if (next) {
    rows.push([
      'Next level',
      html`${levelMark(ladder, next.level)} ${next.state === 'overdue' ? 'promised for' : 'planned for'} ${date(next.date)}${lateness(next)}`,
    ])
  }
  return rows
}

function lateness({ state }: Step): string {
  return state === 'overdue' ? ' (overdue)' : ''
}

function meanRows(stage: Stage, { handbook }: PanelContext): [string, Piece][] {
  const { mean, competitors } = stageMean(stage, handbook.options.maturity.ladder, handbook.today, handbook.today)
  if (mean === undefined) return []
  const others = Object.entries(competitors).map(([name, other]) => `${name} ${shownMean(other)}`)
  return [
    [
      'Mean maturity',
      html`${shownMean(mean)} of ${handbook.options.maturity.ladder.length}${others.length > 0 && ` (${others.join(', ')})`}`,
    ],
  ]
}

/**
 * Everything else: what belongs to it, features, jobs, competitors, links.
 *
 * @param scope  Where it stands: the heading level below which it begins, and a prefix that makes ids unique on the page.
 */
export function details(entity: Entity, context: PanelContext, scope: Scope): Html {
  const { direction, today } = context.handbook
  const planned = plans(entity, direction, today, (id, text, below) => heading(scope, id, text, below))
  const slice = roadmapSlice(entity, context, context.addressFrom, heading(scope, 'roadmap', 'Roadmap'))
  return html`${members(entity, context, scope)}${slice}${planned}${entity.kind === 'category' && categoryDetails(entity, context, scope)}${jobs(entity, context, scope)}${links(entity, context, scope)}`
}

export interface Scope {
  level: 1 | 2
  prefix: string
}

/** A heading one or more levels below that of the entity. */
function heading({ level, prefix }: Scope, id: string, text: Piece, below = 1): Html {
  const tag = raw(`h${level + below}`)
  return html`<${tag} id="${prefix}${id}">${text}</${tag}>`
}

function members(entity: Entity, context: PanelContext, scope: Scope): Piece {
  if (entity.kind === 'section') {
    return entity.stages.map((stage) => {
      const title = link(context.addressOf(stage), stage.name)
      return html`${heading(scope, `stage-${stage.key}`, title)}${stageWords(stage, context)}`
    })
  }
  if (entity.kind === 'stage') return stageMembers(entity, context, scope)
  return entity.kind === 'group'
    ? html`${heading(scope, 'categories', 'Categories')}${categoryTable(entity.categories, context)}`
    : undefined
}

function stageWords(stage: Stage, context: PanelContext): Html {
  const groups = stage.groups.map((group) => link(context.addressOf(group), group.name))
  return html`${descriptionOf(stage, context)}${groups.length > 0 && html`<p>${counting(groups.length, 'group')}: ${list(groups)}.</p>`}`
}

function stageMembers(stage: Stage, context: PanelContext, scope: Scope): Html {
  const owned = new Set(stage.groups.flatMap((group) => group.categories))
  const rest = stage.categories.filter((category) => !owned.has(category))
  const group = (one: Group): Html =>
    html`${heading(scope, `group-${one.key}`, link(context.addressOf(one), one.name))}${descriptionOf(one, context)}${categoryTable(one.categories, context)}`
  return html`${stage.groups.map(group)}${rest.length > 0 && html`${heading(scope, 'without-group', 'Without a group here')}${categoryTable(rest, context)}`}`
}

function categoryTable(categories: readonly Category[], context: PanelContext): Piece {
  const { handbook, addressOf } = context
  if (categories.length === 0) return html`<p class="note">No categories.</p>`
  const { ladder } = handbook.options.maturity
  const rows = categories.map((category) => {
    const { level, next } = maturityOf(category, ladder, handbook.today)
    return html`<tr><th scope="row">${link(addressOf(category), category.name)}</th><td>${levelMark(ladder, level)}</td><td>${next && html`${next.level.label} ${date(next.date)}${lateness(next)}`}</td><td>${inLine(category.description, context)}</td></tr>`
  })
  return html`<div class="table-box"><table><thead><tr><th scope="col">Category</th><th scope="col">Maturity</th><th scope="col">Next level</th><th scope="col">What it is</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function categoryDetails(category: Category, context: PanelContext, scope: Scope): Html {
  const { handbook, addressOf } = context
  const owners =
    category.groups.length === 1
      ? undefined
      : category.groups.length === 0
        ? html`<p class="note">Not owned: no group lists this category.</p>`
        : html`<p class="note">Listed by more than one group: ${list(category.groups.map((group) => link(addressOf(group), group.name)))}.</p>`
  const features = handbook.features.filter((feature) => feature.categories.includes(category))
  return html`${owners}${featureList(features, context, scope)}${competitors(category, context, scope)}`
}

function featureList(features: readonly Feature[], context: PanelContext, scope: Scope): Piece {
  if (features.length === 0) return undefined
  const groups = [...tiers.map(({ key, name }) => ({ key, name })), { key: undefined, name: 'Not there yet' }].flatMap(
    ({ key, name }) => {
      const inTier = features.filter((feature) => feature.lowestTier === key)
      return inTier.length === 0 ? [] : [{ name, inTier }]
    },
  )
  const item = ({ title, description, link: address, fields }: Feature): Html =>
    html`<li>${link(context.addressFrom(address), inlineTitle(title || (asText(fields.link_description) ?? 'Without a title')))}${description && html`: ${inLine(description, context)}`}</li>`
  return html`${heading(scope, 'features', 'Features by lowest tier')}${groups.map(({ name, inTier }) => html`${heading(scope, `features-${name.toLowerCase().replaceAll(' ', '-')}`, name, 2)}<ul>${inTier.map(item)}</ul>`)}`
}

function competitors(category: Category, context: PanelContext, scope: Scope): Piece {
  const { handbook, addressFrom } = context
  if (category.competitors.length === 0) return undefined
  const { ladder } = handbook.options.maturity
  const rows = category.competitors.map(({ key, level, documentation, description }) => {
    const rung = level === undefined ? undefined : rungOf(ladder, level)
    const known = rung === undefined ? undefined : ladder[rung]
    return html`<tr><th scope="row">${link(addressFrom(documentation), key)}</th><td>${known ? levelMark(ladder, known) : (level ?? 'Unknown')}</td><td>${inLine(description, context)}</td></tr>`
  })
  return html`${heading(scope, 'competitors', 'Competitors')}<div class="table-box"><table><thead><tr><th scope="col">Product</th><th scope="col">Maturity</th><th scope="col">What differs</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

/** The jobs of the groups behind an entity, parts below the job they belong to. */
function jobs(entity: Entity, { handbook, addressFrom }: PanelContext, scope: Scope): Piece {
  const groups = entity.kind === 'group' ? [entity] : entity.kind === 'category' ? entity.groups : []
  const served = handbook.jobs.filter((job) => job.title !== '' && job.groups.some((group) => groups.includes(group)))
  if (served.length === 0) return undefined
  const slugs = new Set(served.map((job) => job.slug))
  const item = (job: Job): Html => {
    const parts = served.filter((part) => part.parent === job.slug)
    const notes = [
      ...(job.grade ? [`grade ${job.grade}`] : []),
      ...(job.confidence ? [job.confidence.toLowerCase()] : []),
    ]
    return html`<li>${link(addressFrom(job.evidence), job.title)}${job.statement && job.statement !== job.title && html`: ${job.statement}`}${notes.length > 0 && html` <span class="note">(${notes.join(', ')})</span>`}${parts.length > 0 && html`<ul>${parts.map(item)}</ul>`}</li>`
  }
  const tops = served.filter((job) => job.parent === undefined || !slugs.has(job.parent))
  return html`${heading(scope, 'jobs', 'Jobs to be done')}<ul>${tops.map(item)}</ul>`
}

function links(entity: Entity, { handbook, addressFrom }: PanelContext, scope: Scope): Piece {
  const elsewhere = entity.direction !== undefined && /^https?:/.test(entity.direction) ? entity.direction : undefined
  const named: [string | undefined, string][] = [
    ...(entity.kind === 'category'
      ? ([
          [entity.documentation, 'Documentation'],
          [entity.marketingPage, 'Marketing page'],
          [asText(entity.fields.link), asText(entity.fields.link_description) ?? 'Further reading'],
        ] as [string | undefined, string][])
      : []),
    [elsewhere, 'Direction on another site'],
    ...labelLinks(entity, handbook).map(({ address, text }): [string, string] => [address, text]),
  ]
  const items = named.flatMap(([data, text]) => {
    const address = addressFrom(data)
    return address !== undefined && isSafeAddress(address) ? [html`<li>${link(address, text)}</li>`] : []
  })
  return html`${heading(scope, 'links', 'Links')}<ul>${items}<li>Label <code>${entity.label}</code></li></ul>`
}

/** "a, b and c" as HTML. */
export function list(pieces: readonly Html[]): Html {
  return html`${pieces.map((piece, index) => html`${index > 0 && (index === pieces.length - 1 ? ' and ' : ', ')}${piece}`)}`
}

/** What the data says at length, where no page written by hand does. */
export function bodyOf({ body }: Entity, { addressFrom }: PanelContext, headingLevel: number): Piece {
  return body && markdown(body, { addressFrom, headingLevel })
}

/** What the data says of an entity, in Markdown. */
export function descriptionOf({ description }: Entity, { addressFrom }: PanelContext): Piece {
  return description && markdown(description, { addressFrom })
}

function inLine(text: string | undefined, { addressFrom }: PanelContext): Piece {
  return text && markdownLine(text, { addressFrom })
}

/** The description of an entity, or a sentence about one that has none. */
export function inWords(entity: Entity, context: PanelContext): Piece {
  if (entity.description) return descriptionOf(entity, context)
  const words = {
    section: (section: Section) =>
      `${section.name} is a section of the product with ${counting(section.stages.length, 'stage')}.`,
    stage: (stage: Stage) => `${stage.name} is a stage of the product with ${counting(stage.groups.length, 'group')}.`,
    group: (group: Group) => `${group.name} is a group of the ${group.stage.name} stage.`,
    category: (category: Category) =>
      `${category.name} is a category${category.stage ? ` of the ${category.stage.name} stage` : ''}.`,
  }
  return html`<p>${(words[entity.kind] as (entity: Entity) => string)(entity)}</p>`
}
