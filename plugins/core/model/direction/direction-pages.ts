import { problemAt } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { type SitePath, sitePath, step } from '../pages/address.ts'
import { type Rename, successors } from '../product/renames.ts'
import {
  type Entity,
  entitiesOf,
  type Group,
  type Section,
  type Stage,
  sectionOf,
  stageOf,
  type Taxonomy,
} from '../product/taxonomy.ts'

/** One entity's part of a page. */
export interface DirectionPart {
  entity: Entity
  /** Unique on its page, without `#`. */
  anchor: string
}

/** A page that is about one entity, or about several that share an address. */
export interface DirectionPage {
  url: string
  title: string
  /** At least one; sections before stages before groups before categories. */
  parts: DirectionPart[]
  /** The entity that the page as a whole is about; the address without an anchor leads to it. */
  lead?: Entity
  /** Path of the Markdown page behind it; absent when the page is made from data alone. */
  writtenIn?: string
}

/** A page that only leads on. */
export interface RedirectPage {
  url: string
  title: string
  /** Where to; several after a split. */
  targets: Entity[]
  note?: string
}

/** A page of the site that stands at an address of its own. */
export interface WrittenPage {
  path: string
  url: string
  /** What the page says that it is about; found by its front matter, or by its address. */
  entity?: Entity
  /** Whether its layout draws data panels. */
  drawsPanels: boolean
}

/** Where every entity is described. */
export interface DirectionPages {
  pages: readonly DirectionPage[]
  /** What stands on the landing page itself. */
  landing: DirectionPage
  redirects: readonly RedirectPage[]
  /** Address of an entity, with an anchor where it shares a page. */
  addressOf(entity: Entity): string
  pageAt(url: string): DirectionPage | undefined
}

export interface DirectionPlaces {
  /** Where the pages live, with a slash at both ends. */
  basePath: string
  siteUrl?: string
}

/** The address that an entity asks for. */
export interface Wish {
  entity: Entity
  url: string
  anchor?: string
}

/**
 * Give every entity its page: a hand-written one where there is one, else the address in the data, else a derived one.
 * Entities with one address share one page.
 *
 * @param written  The site's own pages, in any order; of two about one entity, the first by path is its page.
 */
export function directionPages(
  taxonomy: Taxonomy,
  renames: readonly Rename[],
  written: readonly WrittenPage[],
  places: DirectionPlaces,
): DirectionPages {
  const own = ownPages(written)
  const writtenAt = new Map(written.map((page) => [page.url, page]))
  const wishes = entitiesOf(taxonomy).map((entity): Wish => {
    const page = own.get(entity)
    return page ? { entity, url: page.url } : directionAddress(entity, places)
  })
  const byUrl = new Map<string, Wish[]>()
  for (const wish of wishes) byUrl.set(wish.url, [...(byUrl.get(wish.url) ?? []), wish])

  const all = [...byUrl].map(([url, wishes]) => directionPage(url, wishes, writtenAt.get(url)))
  const landing = all.find((page) => page.url === places.basePath) ?? {
    url: places.basePath,
    title: 'Direction',
    parts: [],
  }
  const pages = all.filter((page) => page !== landing)
  const pageByUrl = new Map(all.map((page) => [page.url, page]))
  const addresses = new Map<Entity, string>()
  for (const page of all) {
    const hasPanels = !page.writtenIn || writtenAt.get(page.url)?.drawsPanels
    for (const { entity, anchor } of page.parts) {
      addresses.set(entity, entity === page.lead || !hasPanels ? page.url : `${page.url}#${anchor}`)
    }
  }
  const taken = (url: string): boolean =>
    pageByUrl.has(url) || writtenAt.has(url) || url === places.basePath || isReserved(url, places.basePath)
  return {
    pages,
    landing,
    redirects: redirectPages(taxonomy, renames, own, places, taken),
    addressOf: (entity) => addresses.get(entity) as string,
    pageAt: (url) => pageByUrl.get(url),
  }
}

/** Whether something stands at an address: a page of the site, a direction page, a redirect, or what lies below maturity. */
export function takenAddresses(
  written: readonly WrittenPage[],
  { pages, redirects }: DirectionPages,
  { direction: { basePath } }: { direction: { basePath: string } },
): (url: string) => boolean {
  const taken = new Set([...written, ...pages, ...redirects].map(({ url }) => url))
  return (url) => taken.has(url) || url === basePath || isReserved(url, basePath)
}

function ownPages(written: readonly WrittenPage[]): Map<Entity, WrittenPage> {
  const own = new Map<Entity, WrittenPage>()
  const inOrder = [...written].sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const page of inOrder) {
    if (page.entity && !own.has(page.entity)) own.set(page.entity, page)
  }
  return own
}

/** The address that the data asks for, or a derived one. */
export function directionAddress(entity: Entity, places: DirectionPlaces): Wish {
  const { basePath } = places
  const wanted = directionPath(entity.direction, places)
  const isTaken = wanted !== undefined && isReserved(wanted.url, basePath)
  if (!wanted || isTaken) return { entity, url: derivedAddress(entity, basePath) }
  return { entity, url: wanted.url, ...(wanted.anchor ? { anchor: wanted.anchor } : {}) }
}

/** The path that a direction in the data means. Below the base path, its first slash may be missing. */
function directionPath(direction: string | undefined, { basePath, siteUrl }: DirectionPlaces): SitePath | undefined {
  if (direction === undefined) return undefined
  const isBare = basePath !== '/' && direction.startsWith(basePath.slice(1))
  const path = sitePath(isBare ? `/${direction}` : direction, siteUrl)
  return path && isBare ? { ...path, isClean: false } : path
}

/** Folders below the base path that the suite needs itself. */
const reserved = ['maturity', 'timeline', 'kickoff', 'roadmap', 'health', 'changes']

/** Addresses below the base path that the suite needs itself. */
function isReserved(url: string, basePath: string): boolean {
  const files = ['maturity', 'roadmap', 'changes'].map((name) => `${basePath}${name}.json`)
  return reserved.some((name) => url.startsWith(`${basePath}${name}/`)) || files.includes(url)
}

/** The address of an entity for which the data asks for none. */
export function derivedAddress(entity: Entity, basePath: string): string {
  const home = entity.kind === 'group' || entity.kind === 'category' ? stageOf(entity) : undefined
  const address = `${basePath}${home ? `${step(home.key)}/` : ''}${step(entity.key)}/`
  return isReserved(address, basePath) ? `${basePath}${step(entity.key)}-${entity.kind}/` : address
}

function directionPage(url: string, wishes: Wish[], written: WrittenPage | undefined): DirectionPage {
  const top = highest(wishes)
  const lead = written?.entity ?? leadOf(wishes)
  const used = new Set<string>()
  const parts = wishes.map(({ entity, anchor }): DirectionPart => {
    const wanted = anchor ?? `${entity.kind}-${step(entity.key)}`
    let unique = wanted
    for (let count = 2; used.has(unique); count++) unique = `${wanted}-${count}`
    used.add(unique)
    return { entity, anchor: unique }
  })
  const entities = parts.map((part) => part.entity)
  const home = top.length === 0 ? commonHome(entities) : undefined
  const title = (lead ?? home)?.name ?? (top.length > 0 ? top : entities).map(({ name }) => name).join(', ')
  return { url, title, parts, ...(lead ? { lead } : {}), ...(written ? { writtenIn: written.path } : {}) }
}

/** The one entity that a page as a whole is about, of those that ask for its address; none where several stand side by side. */
export function leadOf(wishes: readonly Wish[]): Entity | undefined {
  const [first, second] = highest(wishes)
  return second ? undefined : first
}

/** Those that ask for a page without an anchor, of the highest kind among them; wishes stand in the order of `entitiesOf`. */
function highest(wishes: readonly Wish[]): Entity[] {
  const bare = wishes.filter(({ anchor }) => anchor === undefined).map(({ entity }) => entity)
  return bare.filter(({ kind }) => kind === bare[0]?.kind)
}

/** The group, stage or section that all of the entities belong to. */
function commonHome(entities: Entity[]): Entity | undefined {
  const shared = <Home extends Entity>(homeOf: (entity: Entity) => Home | undefined): Home | undefined => {
    const homes = new Set(entities.map(homeOf))
    return homes.size === 1 ? [...homes][0] : undefined
  }
  return (
    shared<Group>((entity) => (entity.kind === 'category' ? entity.groups[0] : undefined)) ??
    shared<Stage>(stageOf) ??
    shared<Section>(sectionOf)
  )
}

/** Redirects from the old addresses of renamed entities, and from an address in the data to a page written elsewhere. */
function redirectPages(
  taxonomy: Taxonomy,
  renames: readonly Rename[],
  own: Map<Entity, WrittenPage>,
  places: DirectionPlaces,
  taken: (url: string) => boolean,
): RedirectPage[] {
  const redirects = new Map<string, RedirectPage>()
  const add = (redirect: RedirectPage): void => {
    if (!taken(redirect.url) && !redirects.has(redirect.url)) redirects.set(redirect.url, redirect)
  }
  for (const entity of own.keys()) {
    add({ url: directionAddress(entity, places).url, title: entity.name, targets: [entity] })
  }
  for (const rename of renames) {
    const targets = successors(taxonomy, renames, rename)
    if (targets.length === 0) continue
    const url = oldAddress(rename, targets[0] as Entity, places)
    add({ url, title: rename.name ?? rename.from, targets, ...(rename.note ? { note: rename.note } : {}) })
  }
  return [...redirects.values()]
}

function oldAddress(rename: Rename, successor: Entity, places: DirectionPlaces): string {
  const { basePath } = places
  const stated = directionPath(rename.direction, places)
  if (stated) return stated.url
  const home = rename.type === 'group' || rename.type === 'category' ? stageOf(successor) : undefined
  return `${basePath}${home ? `${step(home.key)}/` : ''}${step(rename.from)}/`
}

/** Find direction addresses that lead elsewhere, are no clean paths, or are shared. */
export function directionProblems(taxonomy: Taxonomy, places: DirectionPlaces): Problem[] {
  const first = new Map<string, Entity>()
  return entitiesOf(taxonomy).flatMap((entity) => {
    if (entity.direction === undefined) return []
    const report = (code: Problem['code'], message: string, expected?: string[]): Problem[] => [
      problemAt(entity.source, code, message, { field: ['direction'], ...(expected ? { expected } : {}) }),
    ]
    const named = `The ${entity.kind} \`${entity.key}\``
    const path = directionPath(entity.direction, places)
    if (!path && /^https?:\/\//.test(entity.direction)) {
      return report('taxonomy/direction-elsewhere', `${named} has its direction on another site: ${entity.direction}`)
    }
    if (!path)
      return report(
        'taxonomy/direction-form',
        `${named} has the direction "${entity.direction}", which is not a path of this site.`,
      )
    if (isReserved(path.url, places.basePath)) {
      return report(
        'taxonomy/direction-form',
        `${named} has the direction "${entity.direction}", an address that the suite needs itself.`,
      )
    }
    const right = `${path.url}${path.anchor ? `#${path.anchor}` : ''}`
    const unclean = path.isClean
      ? []
      : report('taxonomy/direction-form', `${named} has the direction "${entity.direction}". Write \`${right}\`.`, [
          right,
        ])
    const address = `${path.url}#${path.anchor ?? ''}`
    const other = first.get(address)
    if (!other) first.set(address, entity)
    const shared = other
      ? report(
          'taxonomy/shared-direction',
          `${named} shares its direction address ${entity.direction} with the ${other.kind} \`${other.key}\`.`,
        )
      : []
    return [...unclean, ...shared]
  })
}
