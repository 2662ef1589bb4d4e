import { step } from '../core/model/pages/address.ts'
import { deprecationsAddress } from '../core/model/releases/deprecations.ts'
import type { Facet } from '../core/model/releases/release-facets.ts'
import type { Release } from '../core/model/releases/releases.ts'

/** The formats of feeds, with the ends of their addresses. */
const feedNames = { atom: 'feed.xml', json: 'feed.json' } as const
export type FeedFormat = keyof typeof feedNames

export interface ReleaseAddresses {
  explorer: string
  upgrade: string
  upgradeFrom(version: string): string
  deprecations: string
  /** Calendar of what goes away. */
  removals: string
  contributors: string
  readiness: string
  json: string
  releaseJson(release: Pick<Release, 'name'>): string
  feed(format: FeedFormat): string
  breakingFeed(format: FeedFormat): string
  facetFeed(facet: Facet['key'], value: string, format: FeedFormat): string
}

/** Where the pages about all releases stand. */
export function releaseAddresses(basePath: string): ReleaseAddresses {
  return {
    explorer: `${basePath}explorer/`,
    upgrade: `${basePath}upgrade/`,
    upgradeFrom: (version) => `${basePath}upgrade/${version}/`,
    deprecations: deprecationsAddress(basePath),
    removals: `${basePath}deprecations/removals.ics`,
    contributors: `${basePath}contributors/`,
    readiness: `${basePath}readiness/`,
    json: `${basePath.replace(/\/$/, '') || '/releases'}.json`,
    releaseJson: ({ name }) => `${basePath}${name}/release.json`,
    feed: (format) => `${basePath}${feedNames[format]}`,
    breakingFeed: (format) => `${basePath}breaking/${feedNames[format]}`,
    facetFeed: (facet, value, format) => `${facetAddress(basePath, facet, value)}${feedNames[format]}`,
  }
}

/** Where the items of one value of a facet stand. */
export function facetAddress(basePath: string, facet: Facet['key'], value: string): string {
  return `${basePath}${facet}/${step(value)}/`
}
