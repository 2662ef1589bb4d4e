import type { Handbook } from '../core/model/handbook.ts'
import { kickoffAgenda } from '../core/model/planning/kickoff-agenda.ts'
import {
  type KickoffPlan,
  kickoffPlan,
  type MaturityMove,
  maturityMoves,
  planSections,
  takingEffect,
} from '../core/model/planning/kickoff-plan.ts'
import type { Kickoff } from '../core/model/planning/kickoffs.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import type { Deprecation } from '../core/model/releases/deprecations.ts'
import type { Releases } from '../core/model/releases/releases.ts'
import { counting } from '../core/reports/pretty.ts'
import { disclaimer } from '../theme/disclaimer.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { directionItem } from '../theme/item-marks.ts'
import { date, levelMark } from '../theme/level.ts'
import { inlineTitle } from '../theme/markdown.ts'
import { agendaTable } from './agenda.ts'
import { itemsBySection } from './items.ts'
import { kickoffVideos } from './videos.ts'

/** What the pages of kickoffs are drawn from. */
export interface KickoffContext {
  handbook: Handbook
  releases: Releases
  /** An address of the site with the path prefix. */
  href(url: string): string
  /** Address of an entity's page, path prefix included. */
  addressOf(entity: Entity): string
}

export function kickoffAddress(basePath: string, { version }: Pick<Kickoff, 'version'>): string {
  return `${basePath}kickoff/${version.text}/`
}

/** One kickoff: days, agenda, what is planned, and what else comes with the version. */
export function kickoffContent(kickoff: Kickoff, context: KickoffContext): Html {
  const { handbook, releases } = context
  const { taxonomy, direction, today, options } = handbook
  const plan = kickoffPlan(kickoff, direction, today)
  const sections = planSections(plan.planned, taxonomy)
  const headed = kickoff.state === 'past' ? planSections(plan.shipped, taxonomy) : sections
  const videos = kickoffVideos(kickoff.data?.videos ?? [], headed)
  const agenda = kickoffAgenda(sections, kickoff.data)
  const moves = maturityMoves(kickoff, taxonomy, options.maturity.ladder, today)
  return html`${days(kickoff)}
${disclaimer()}
${kickoff.state !== 'past' && agendaTable(agenda, context)}
${videos.general(kickoff.data?.video)}
${kickoff.state === 'past' ? outcome(plan, context, videos.of) : planned(plan, context, videos.of)}
${carriedOver(plan)}
${maturity(moves, context)}
${deprecations(kickoff, releases.deprecations, context)}`
}

function days({ version, day, due, release, data, state }: Kickoff): Html {
  const facts: [string, Piece][] = [
    ['Kickoff', day && date(day)],
    ['Code cut-off', due && date(due)],
    [state === 'past' ? 'Released' : 'Release', release && date(release)],
    ['Presented by', data?.presenter],
  ]
  const known = facts.filter(([, value]) => value !== undefined)
  if (known.length === 0) return html`<p>Nothing says when ${version.text} comes.</p>`
  return html`<dl class="facts">${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

type VideosOf = (entity: Entity) => Piece

function planned({ planned }: KickoffPlan, context: KickoffContext, videosOf: VideosOf): Html {
  if (planned.length === 0) return html`<h2 id="planned">Planned</h2><p>No planned items.</p>`
  const highlights = planned.filter(({ isHighlight }) => isHighlight).length
  return html`<h2 id="planned">Planned</h2>
<p>${counting(planned.length, 'item')}${highlights > 0 && `, ${counting(highlights, 'highlight')}`}${asOf(context)}.</p>
${itemsBySection(planned, 'planned', context, videosOf)}`
}

/** What became of a past kickoff. */
function outcome({ planned, shipped, unshipped }: KickoffPlan, context: KickoffContext, videosOf: VideosOf): Html {
  if (planned.length === 0) return html`<h2 id="planned">Planned</h2><p>No planned items.</p>`
  const part = (id: string, title: string, items: KickoffPlan['shipped'], videos: VideosOf): Piece =>
    items.length > 0 &&
    html`<h2 id="${id}">${title}</h2>
${itemsBySection(items, id, context, videos)}`
  return html`<h2 id="planned">What became of it</h2>
<p>${shipped.length} of ${counting(planned.length, 'planned item')} shipped; ${unshipped.length} did not${asOf(context)}. What is closed counts as shipped; what was moved on, or is still open, does not.</p>
${part('shipped', 'Shipped', shipped, videosOf)}
${part('unshipped', 'Did not ship', unshipped, () => undefined)}`
}

function asOf({ handbook }: KickoffContext): Piece {
  return handbook.direction && html`, as of ${date(handbook.direction.pulledAt.slice(0, 10))}`
}

function carriedOver({ carriedOver }: KickoffPlan): Piece {
  if (carriedOver.length === 0) return undefined
  return html`<h2 id="carried-over">Carried over</h2>
<p>${counting(carriedOver.length, 'item')} that an earlier milestone had planned.</p>
<ul>${carriedOver.map(({ item, from }) => html`<li>${directionItem(item)} <span class="note">from ${from.text}</span></li>`)}</ul>`
}

function maturity(moves: readonly MaturityMove[], { handbook, addressOf }: KickoffContext): Piece {
  if (moves.length === 0) return undefined
  const { ladder } = handbook.options.maturity
  const state = { reached: 'reached', planned: 'planned', overdue: 'not reached' }
  const rows = moves.map(
    ({ category, from, step }) =>
      html`<tr><th scope="row">${link(addressOf(category), category.name)}</th><td>${levelMark(ladder, from)}</td><td>${levelMark(ladder, step.level)}</td><td>${date(step.date)}</td><td>${state[step.state]}</td></tr>`,
  )
  return html`<h2 id="maturity">Maturity</h2>
<div class="table-box"><table><thead><tr><th scope="col">Category</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Day</th><th scope="col">State</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function deprecations({ version }: Kickoff, all: readonly Deprecation[], { handbook, href }: KickoffContext): Piece {
  const { removed, unsupported } = takingEffect(version, all)
  if (removed.length + unsupported.length === 0) return undefined
  const page = href(`${handbook.options.releases.basePath}deprecations/`)
  const line = (one: Deprecation, what: string): Html =>
    html`<li>${link(`${page}#${one.slug}`, inlineTitle(one.title))}${one.isBreaking && html` <span class="mark">Breaking change</span>`} <span class="note">${what}</span></li>`
  return html`<h2 id="deprecations">Deprecations that take effect</h2>
<ul>${removed.map((one) => line(one, 'goes away'))}${unsupported.map((one) => line(one, 'support ends'))}</ul>`
}
