import type { RoadmapLinks } from '../theme/roadmap-entry.ts'

/** What the roadmap is drawn from. */
export interface RoadmapContext extends RoadmapLinks {
  /** An address of the site with the path prefix. */
  href(url: string): string
}

/** Addresses of what the page needs and offers. */
export const roadmapAssets = {
  script: '/assets/handbook/roadmap.js',
  style: '/assets/handbook/roadmap.css',
} as const

/** Where the roadmap lies as data. */
export function roadmapDataAddress(basePath: string): string {
  return `${basePath}roadmap.json`
}
