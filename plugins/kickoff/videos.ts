import type { KickoffVideo } from '../core/model/planning/kickoff-data.ts'
import type { PlanSection } from '../core/model/planning/kickoff-plan.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import { html, link, type Piece } from '../theme/html.ts'

/** Where the videos of a kickoff stand: beside what they are about, else above the plan. None is lost. */
export interface PlacedVideos {
  /** @param whole  Address of the recording of the kickoff. */
  general(whole: string | undefined): Piece
  of(entity: Entity): Piece
}

/** Give each video its place. */
export function kickoffVideos(videos: readonly KickoffVideo[], sections: readonly PlanSection[]): PlacedVideos {
  const headed = new Set<Entity | undefined>(
    sections.flatMap(({ section, stages }) => [
      section,
      ...stages.flatMap(({ stage, groups }) => [stage, ...groups.map(({ group }) => group)]),
    ]),
  )
  const list = (some: readonly KickoffVideo[]): Piece =>
    some.length > 0 &&
    html`<ul class="videos">${some.map((one) => html`<li>${link(one.url, `Video: ${nameOf(one)}`)}</li>`)}</ul>`
  return {
    general(whole) {
      const rest = videos.filter(({ about }) => about === undefined || !headed.has(about))
      return list([...(whole === undefined ? [] : [{ url: whole, title: 'the whole kickoff' }]), ...rest])
    },
    of: (entity) => list(videos.filter(({ about }) => about === entity)),
  }
}

function nameOf({ title, about }: KickoffVideo): string {
  return title ?? about?.name ?? 'the plans'
}
