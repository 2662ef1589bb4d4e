import { step } from '../core/model/pages/address.ts'

/** The entities that have feeds of their own. */
export const feedKinds = ['section', 'stage', 'category'] as const
export type FeedKind = (typeof feedKinds)[number]
type FeedFormat = 'atom' | 'json'

export interface ChangeAddresses {
  home: string
  slips: string
  json: string
  /** @param month  `YYYY-MM` */
  month(month: string): string
  feed(format: FeedFormat): string
  feedOf(kind: FeedKind, key: string, format: FeedFormat): string
}

/** Where the pages about changes stand. */
export function changeAddresses(basePath: string): ChangeAddresses {
  const home = `${basePath}changes/`
  const name = (format: FeedFormat): string => (format === 'atom' ? 'feed.xml' : 'feed.json')
  return {
    home,
    slips: `${home}slips/`,
    json: `${basePath}changes.json`,
    month: (month) => `${home}${month}/`,
    feed: (format) => home + name(format),
    feedOf: (kind, key, format) => `${home}${kind}/${step(key)}/${name(format)}`,
  }
}
