import type { DirectionPages, WrittenPage } from '../core/model/direction/direction-pages.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import type { Page } from '../core/model/pages/page.ts'
import { type Entity, type Stage, sectionOf, stageOf } from '../core/model/product/taxonomy.ts'
import type { Releases } from '../core/model/releases/releases.ts'

/** What a page is found by, beside its words. */
export interface Facets {
  section: string[]
  stage: string[]
  kind: string
}

/** What the facets of pages are read from. */
export interface FacetSources {
  pages: Iterable<Page>
  written: readonly WrittenPage[]
  direction: DirectionPages
  releases: Releases
  options: Pick<HandbookOptions, 'direction' | 'releases' | 'learning'>
}

const kindNames: Record<string, string> = {
  'direction-page': 'Direction',
  'learning-unit': 'Learning',
  'job-family': 'Job family',
  release: 'Release',
  'release-item': 'Release item',
}

/** The facets of the page at an address; names as readers see them. */
export function facetsOf(sources: FacetSources): (url: string) => Facets {
  const entities = entitiesByAddress(sources)
  const kinds = kindsByAddress(sources)
  return (url) => {
    const about = entities.get(url) ?? []
    return {
      section: names(about.map((entity) => sectionOf(entity))),
      stage: names(about.map((entity) => stageOf(entity))),
      kind: kinds.get(url) ?? kindByPlace(url, sources.options),
    }
  }
}

function entitiesByAddress({ written, direction, releases }: FacetSources): Map<string, (Entity | Stage)[]> {
  const found = new Map<string, (Entity | Stage)[]>()
  const add = (url: string, entities: readonly Entity[]): void => {
    if (entities.length > 0) found.set(url, [...(found.get(url) ?? []), ...entities])
  }
  for (const { url, entity } of written) add(url, entity ? [entity] : [])
  for (const { url, parts } of direction.pages)
    add(
      url,
      parts.map(({ entity }) => entity),
    )
  for (const { item } of releases.items) add(releases.addressOf(item), item.stage ? [item.stage] : [])
  return found
}

function kindsByAddress({ pages, releases }: FacetSources): Map<string, string> {
  const found = new Map<string, string>()
  for (const { url } of releases.releases) found.set(url, 'Release')
  for (const { item } of releases.items) found.set(releases.addressOf(item), 'Release item')
  for (const { url, kind } of pages) if (url && kind.name !== 'page') found.set(url, kindNames[kind.name] ?? kind.name)
  return found
}

/** What the suite makes, and ordinary pages beside it, belong to the part of the site in which they stand. */
function kindByPlace(url: string, { direction, releases, learning }: FacetSources['options']): string {
  if (url.startsWith(direction.basePath)) return 'Direction'
  if (url.startsWith(releases.basePath)) return 'Release'
  if (url.startsWith(learning.basePath)) return 'Learning'
  return 'Page'
}

function names(entities: readonly ({ name: string } | undefined)[]): string[] {
  return [...new Set(entities.flatMap((entity) => entity?.name ?? []))]
}
