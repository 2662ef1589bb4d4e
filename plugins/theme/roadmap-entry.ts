import type { Handbook } from '../core/model/handbook.ts'
import { type RoadmapEntry, roadmapKinds, roadmapStatuses } from '../core/model/planning/roadmap-entry.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import { deprecationsAddress } from '../core/model/releases/deprecations.ts'
import { type Html, html } from './html.ts'
import { date } from './level.ts'

/** What tells where entries of the roadmap lead. */
export interface RoadmapLinks {
  handbook: Handbook
  /** Address of an entity's page, path prefix included. */
  addressOf(entity: Entity): string
}

/**
 * Where an entry leads: to GitLab, to its category's page, or to its place among the deprecations.
 *
 * @param href  An address of the site with the path prefix.
 */
export function roadmapEntryAddress(
  { url, deprecation, categories }: RoadmapEntry,
  { handbook, addressOf }: RoadmapLinks,
  href: (url: string) => string,
): string {
  if (url !== undefined) return url
  const [category] = categories
  if (deprecation === undefined && category) return addressOf(category)
  return href(`${deprecationsAddress(handbook.options.releases.basePath)}#${deprecation}`)
}

/** Where the roadmap stands. */
export function roadmapAddress(basePath: string): string {
  return `${basePath}roadmap/`
}

/** A time in words, with the milestone or version that it comes from. */
export function roadmapTime({ time, milestone, kind }: RoadmapEntry): Html {
  const { start, end } = time
  const isDay = kind === 'maturity' || kind === 'removal'
  const days =
    start === undefined
      ? end !== undefined && html`${isDay ? 'on' : 'by'} ${date(end)}`
      : end === undefined
        ? html`from ${date(start)}`
        : start === end
          ? html`on ${date(start)}`
          : html`${date(start)} to ${date(end)}`
  return html`${milestone}${milestone !== undefined && days && ', '}${days}`
}

const symbols = { planned: '○', 'in-progress': '◐', 'at-risk': '▲', shipped: '✓' } as const

/** A status by sign and word. */
export function roadmapStatus(status: RoadmapEntry['status']): Html {
  const name = roadmapStatuses.find(({ key }) => key === status)?.name
  return html`<span aria-hidden="true">${symbols[status]}</span> ${name}`
}

/** What an entry is, in one word. */
export function roadmapKind(kind: RoadmapEntry['kind']): string {
  return roadmapKinds.find(({ key }) => key === kind)?.name ?? kind
}
