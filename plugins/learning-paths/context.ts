import type { Handbook } from '../core/model/handbook.ts'
import type { Learning, LearningItem } from '../core/model/learning/learning.ts'
import { learningAddress, learningPlaces } from '../core/model/learning/learning-addresses.ts'
import type { FindOvertakings } from '../core/model/learning/learning-overtaken.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import type { Releases } from '../core/model/releases/releases.ts'
import { type Html, link } from '../theme/html.ts'

/** What pages about learning need to draw themselves. */
export interface LearningContext {
  handbook: Handbook
  /** Only what readers see today. */
  learning: Learning
  releases: Releases
  /** What changed in the product since something was reviewed. */
  overtakingsOf: FindOvertakings
  /** An address of this site with the path prefix. */
  href(url: string): string
  /** An address from the data, ready for a link; nothing when it leads nowhere. */
  addressFrom(data: string | undefined): string | undefined
  /** Address of an entity's page, path prefix included. */
  addressOf(entity: Entity): string
}

/** Address of the page about something, path prefix included. */
export function addressOfItem(item: LearningItem, { handbook, href }: LearningContext): string {
  return href(learningAddress(item, handbook.options.learning.basePath))
}

/** A link to the page about something. */
export function itemLink(item: LearningItem, context: LearningContext): Html {
  return link(addressOfItem(item, context), item.title)
}

export function placesOf({ handbook }: LearningContext): ReturnType<typeof learningPlaces> {
  return learningPlaces(handbook.options.learning.basePath)
}
