import { step } from '../core/model/pages/address.ts'
import { roadmapEntriesOf, roadmapOf } from '../core/model/planning/roadmap.ts'
import type { RoadmapEntry } from '../core/model/planning/roadmap-entry.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link, type Piece } from './html.ts'
import {
  type RoadmapLinks,
  roadmapAddress,
  roadmapEntryAddress,
  roadmapKind,
  roadmapStatus,
  roadmapTime,
} from './roadmap-entry.ts'

/** How many entries a page shows of its roadmap. */
const most = 5

/**
 * What comes next for an entity, and the way to all of it on the roadmap; nothing when it has no entries.
 *
 * @param addressFrom  An address of this site, ready for a link; nothing when there is no such page.
 */
export function roadmapSlice(
  entity: Entity,
  links: RoadmapLinks,
  addressFrom: (address: string) => string | undefined,
  heading: Piece,
): Piece {
  const { handbook } = links
  const entries = roadmapEntriesOf(entity, roadmapOf(handbook))
  if (entries.length === 0) return undefined
  const coming = entries.filter(({ status }) => status !== 'shipped')
  const address = addressFrom(
    `${roadmapAddress(handbook.options.direction.basePath)}?${entity.kind}=${encodeURIComponent(step(entity.key))}`,
  )
  const line = (entry: RoadmapEntry): Html =>
    html`<li>${link(
      roadmapEntryAddress(entry, links, (url) => addressFrom(url) ?? ''),
      entry.title,
    )} <span class="note">${roadmapKind(entry.kind)}, ${roadmapStatus(entry.status)}, ${roadmapTime(entry)}</span></li>`
  return html`${heading}${coming.length === 0 && html`<p>Nothing is planned with a time.</p>`}${coming.length > 0 && html`<ul>${coming.slice(0, most).map(line)}</ul>`}<p>${link(address, `${counting(entries.length, 'entry', 'entries')} on the roadmap`)}</p>`
}
