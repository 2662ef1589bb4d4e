import type { ChangesContext } from './changes/context.ts'
import { changeFiles, changePages } from './changes/pages.ts'
import type { DirectionPages } from './core/model/direction/direction-pages.ts'
import type { Handbook } from './core/model/handbook.ts'
import type { Learning } from './core/model/learning/learning.ts'
import { shownLearning } from './core/model/learning/learning-shown.ts'
import type { Page } from './core/model/pages/page.ts'
import type { Releases } from './core/model/releases/releases.ts'
import { landingContent } from './direction/landing.ts'
import { directionContent } from './direction/page.ts'
import type { PanelContext } from './direction/panel.ts'
import { kickoffPages } from './kickoff/pages.ts'
import type { LearningContext } from './learning-paths/context.ts'
import { learningFiles, learningPages } from './learning-paths/pages.ts'
import { maturityHealth } from './maturity/health.ts'
import { type MaturityContext, maturityOverview } from './maturity/overview.ts'
import type { ReleaseContext } from './release-notes/context.ts'
import { releaseContents } from './release-notes/pages.ts'
import { roadmapAssets } from './roadmap/context.ts'
import { roadmapFiles, roadmapPages } from './roadmap/pages.ts'
import { siteFileAddresses } from './site-files/addresses.ts'
import { searchAddresses } from './theme/search-box.ts'
import { timelineFiles, timelinePages } from './timeline/pages.ts'

/** Addresses of what the suite makes, each with its content where anchors can lead into it. */
export type GeneratedContents = ReadonlyMap<string, (() => string) | undefined>

/** What the suite makes for a site, beside its own pages. */
export function generatedContents(
  handbook: Handbook,
  direction: DirectionPages,
  releases: Releases,
  learning: Learning,
  pages: readonly Page[],
  hasHistory: boolean,
): GeneratedContents {
  const { basePath } = handbook.options.direction
  const panels: PanelContext = { handbook, addressOf: direction.addressOf, addressFrom: (address) => address }
  const maturity: MaturityContext = {
    handbook,
    addressOf: direction.addressOf,
    healthAddress: `${basePath}maturity/health/`,
    jsonAddress: `${basePath}maturity.json`,
  }
  const files = new Map(pages.flatMap(({ path, url }) => (url ? [[path, url] as const] : [])))
  const releaseContext: ReleaseContext = {
    ...panels,
    releases,
    href: (url) => url,
    addressOfFile: (path) => files.get(path),
  }
  const assets = ['handbook.css', 'handbook.js', 'scheme.js', 'filters.js', 'favicon.svg'].map(
    (name) => [`/assets/handbook/${name}`, undefined] as const,
  )
  const school: LearningContext = {
    ...panels,
    learning: shownLearning(learning, handbook.today),
    releases,
    // It makes no anchor.
    overtakingsOf: () => [],
    href: (url) => url,
  }
  const planning = [...timelinePages(releaseContext), ...timelineFiles(releaseContext), ...kickoffPages(releaseContext)]
  const roadmap = [...roadmapPages(releaseContext), ...roadmapFiles(releaseContext)]
  const always = [
    ...assets,
    ...siteFileAddresses(handbook.options).map((url) => [url, undefined] as const),
    ...(handbook.options.search ? [searchAddresses.page, searchAddresses.script, searchAddresses.style] : []).map(
      (url) => [url, undefined] as const,
    ),
    ...learningPages(school).map(({ url, render }) => [url, render] as const),
    ...learningFiles(school).map(({ url }) => [url, undefined] as const),
    ...releaseContents(releaseContext),
    ...(roadmap.length > 0 ? Object.values(roadmapAssets) : []).map((url) => [url, undefined] as const),
    ...[...planning, ...roadmap].map(({ url, render }) => [url, render] as const),
  ]
  // Their addresses do not depend on what the history says, and reading it takes time.
  const history = hasHistory ? { events: [], since: handbook.today, isCut: false } : undefined
  const changes: ChangesContext = { ...releaseContext, history }
  if (handbook.taxonomy.stages.length === 0) return new Map(always)
  return new Map<string, (() => string) | undefined>([
    ...always,
    ...[...changePages(changes), ...changeFiles(changes)].map(({ url }) => [url, undefined] as const),
    ...direction.redirects.map(({ url }) => [url, undefined] as const),
    ...direction.pages.map((page) => [page.url, () => directionContent(page, '', panels).text] as const),
    [basePath, () => landingContent(direction.landing, panels, `${basePath}maturity/`).text],
    [`${basePath}maturity/`, () => maturityOverview(maturity).text],
    [`${basePath}maturity/health/`, () => maturityHealth(handbook.problems, maturity).text],
    [`${basePath}maturity.json`, undefined],
    [`${basePath}health/`, undefined],
  ])
}
