import type { Release, Releases } from './releases.ts'

/** How many releases are at hand everywhere: in the navigation, and with a page on the way from them to the newest. */
export const recentReleases = 12

/** Releases that navigation leaves out, because it would be all that readers see; the page of all releases lists them. */
export function olderReleases({ releases }: Pick<Releases, 'releases'>): Release[] {
  const released = releases.filter(({ state }) => state === 'released')
  return released.slice(recentReleases)
}
