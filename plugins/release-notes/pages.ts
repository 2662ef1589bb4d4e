import { plainTitle } from '../core/model/markdown/plain-title.ts'
import { releaseFacets } from '../core/model/releases/release-facets.ts'
import { releaseJson, releasesJson } from '../core/model/releases/release-json.ts'
import { releaseWeight } from '../core/model/releases/release-page.ts'
import type { Release } from '../core/model/releases/releases.ts'
import { type GeneratedPage, generatedPage } from '../generated-pages.ts'
import { facetAddress, releaseAddresses } from './addresses.ts'
import type { ReleaseContext } from './context.ts'
import { deprecationsContent } from './deprecations.ts'
import { releaseFeeds } from './feeds.ts'
import { itemPageText } from './item.ts'
import { contributors, explorer, facetContent, landing } from './landing.ts'
import { readinessContent } from './readiness.ts'
import { releaseContent } from './release.ts'
import { removalCalendar } from './removals.ts'
import { planner, startVersions, upgradeFrom } from './upgrade.ts'

/** Whether there is anything to make pages of. */
function hasAny({ releases }: ReleaseContext): boolean {
  return releases.releases.length > 0 || releases.deprecations.length > 0
}

/** A page for each release; its layout adds what the release brings. */
export function releasePages({ releases }: ReleaseContext): GeneratedPage[] {
  return releases.releases.map(({ url, title, description, version }) =>
    generatedPage({ url, title, description, weight: releaseWeight(version), render: () => '' }),
  )
}

/** A page for each item in YAML that has a text; its layout adds the facts. */
export function itemPages(context: ReleaseContext): GeneratedPage[] {
  return context.releases.items.flatMap(({ item }) => {
    const url = context.releases.addressOf(item)
    if (item.page || url.includes('#')) return []
    const { file } = item.source.file
    const render = () => itemPageText(item, context).text
    return [generatedPage({ url, title: plainTitle(item.title), editPath: file, isUnlisted: true, render })]
  })
}

/** The pages about all releases: overviews, one for each value of a facet, and the ways to the newest version. */
export function indexPages(context: ReleaseContext): GeneratedPage[] {
  return hasAny(context) ? [...overviews(context), ...facetPages(context), ...upgradePages(context)] : []
}

function overviews(context: ReleaseContext): GeneratedPage[] {
  const { basePath } = context.handbook.options.releases
  const at = releaseAddresses(basePath)
  const page = (
    url: string,
    title: string,
    description: string,
    content: (context: ReleaseContext) => { text: string },
  ) =>
    generatedPage({
      url,
      title,
      description,
      toc: false,
      weight: releaseWeight(undefined),
      render: () => content(context).text,
    })
  return [
    generatedPage({
      url: basePath,
      title: 'Releases',
      description: 'Every release of the product, newest first.',
      render: () => landing(context).text,
    }),
    page(at.explorer, 'Find what is new', 'Every item of every release, with filters.', explorer),
    page(at.upgrade, 'Upgrade planner', 'What lies between two versions.', planner),
    page(at.deprecations, 'Deprecations and removals', 'What goes away, when, and what to do.', deprecationsContent),
    page(at.readiness, 'Readiness', 'What upcoming releases still lack.', readinessContent),
    page(at.contributors, 'Notable contributors', 'Whom releases thanked above all.', contributors),
  ]
}

function facetPages(context: ReleaseContext): GeneratedPage[] {
  const { options, taxonomy } = context.handbook
  return releaseFacets(context.releases.items, taxonomy, options.releases.offerings).flatMap((facet) =>
    facet.values.map((value) =>
      generatedPage({
        url: facetAddress(options.releases.basePath, facet.key, value.key),
        title: `Releases: ${value.name}`,
        isUnlisted: true,
        description: `What releases brought: ${facet.name.toLowerCase()} ${value.name}.`,
        render: () => facetContent(facet, value, context).text,
      }),
    ),
  )
}

function upgradePages(context: ReleaseContext): GeneratedPage[] {
  const at = releaseAddresses(context.handbook.options.releases.basePath)
  return startVersions(context.releases).map((version) =>
    generatedPage({
      url: at.upgradeFrom(version.text),
      title: `Upgrade from ${version.text}`,
      isUnlisted: true,
      render: () => upgradeFrom(version, context).text,
    }),
  )
}

/** Feeds and data. */
export function releaseFiles(context: ReleaseContext): GeneratedPage[] {
  if (!hasAny(context)) return []
  const { releases, handbook } = context
  const at = releaseAddresses(handbook.options.releases.basePath)
  const data = (release: Release): GeneratedPage =>
    file(at.releaseJson(release), () => json(releaseJson(release, releases)))
  return [
    ...releaseFeeds(context).map(({ url, render }) => file(url, render)),
    ...releases.releases.map(data),
    file(at.removals, () => removalCalendar(context)),
    file(at.json, () => json(releasesJson(releases))),
  ]
}

function file(url: string, render: () => string): GeneratedPage {
  return generatedPage({ url, title: url, render })
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** What stands at each address that is made here, for those who look for anchors. */
export function releaseContents(context: ReleaseContext): Map<string, () => string> {
  const pages = [...itemPages(context), ...indexPages(context), ...releaseFiles(context)]
  return new Map([
    ...pages.map(({ url, render }) => [url, render] as const),
    ...context.releases.releases.map((one) => [one.url, () => releaseContent(one, context).text] as const),
  ])
}
