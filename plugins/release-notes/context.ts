import type { Handbook } from '../core/model/handbook.ts'
import { linkedFiles, namesFile, resolvedAddress } from '../core/model/markdown/link-address.ts'
import { splitAddress } from '../core/model/pages/address.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import type { ReleaseItem } from '../core/model/releases/release-item.ts'
import type { Release, Releases } from '../core/model/releases/releases.ts'
import type { Html } from '../theme/html.ts'
import type { TextScope } from '../theme/markdown.ts'

/** What the pages of releases are drawn from. */
export interface ReleaseContext {
  handbook: Handbook
  releases: Releases
  /** An address of the site with the path prefix. */
  href(url: string): string
  /** Address of an entity's page, path prefix included. */
  addressOf(entity: Entity): string
  /** An address from the data, ready for a link; nothing when it leads nowhere. */
  addressFrom(data: string | undefined): string | undefined
  /** Address of the page that a Markdown file is written to. */
  addressOfFile(path: string): string | undefined
}

/** How something is drawn. */
export type Draw<Thing, Drawn = Html> = (thing: Thing, context: ReleaseContext) => Drawn

/** Draw what stands on many pages once for all of them: by the thing that is drawn, for as long as a build holds it. */
export function drawnOnce<Thing extends object, Drawn>(draw: Draw<Thing, Drawn>): Draw<Thing, Drawn> {
  const contexts = new WeakMap<ReleaseContext, WeakMap<Thing, Drawn>>()
  return (thing, context) => {
    const drawn = contexts.get(context) ?? new WeakMap<Thing, Drawn>()
    contexts.set(context, drawn)
    const known = drawn.get(thing)
    if (known !== undefined) return known
    const made = draw(thing, context)
    drawn.set(thing, made)
    return made
  }
}

/** How the texts of an item are drawn: its relative addresses are seen from its file. */
export function textScope(item: ReleaseItem, context: ReleaseContext): TextScope {
  return { addressFrom: (address) => addressIn(item, address, context) }
}

/** Where an address in an item leads; nothing when that is nowhere. */
export function addressIn(item: ReleaseItem, address: string, context: ReleaseContext): string | undefined {
  const { page, within } = item
  if (/^(https?:\/\/|mailto:)/i.test(address)) return address
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return undefined
  // A page means itself; other texts mean an item on the page of their release, wherever they are read.
  if (address.startsWith('#')) {
    const release = releasesOfItems(context.releases).get(item)
    const isThere = page?.url !== undefined || release?.items.some(({ slug }) => `#${slug}` === address)
    return isThere ? `${context.href(page?.url ?? release?.url ?? '')}${address}` : undefined
  }
  const file = page ?? within
  const isFromRoot = address.startsWith('/')
  if (!file && !isFromRoot) return undefined
  const [path, anchor] = splitAddress(address)
  const rest = anchor === undefined ? '' : `#${anchor}`
  const { input } = context.handbook.options
  if (namesFile(path)) {
    const named = linkedFiles(file?.path ?? '', path, input)
    const url = named.map((one) => context.addressOfFile(one)).find((one) => one !== undefined)
    if (url !== undefined) return context.href(url) + rest
    if (!isFromRoot) return undefined
  }
  if (isFromRoot || !file) return context.addressFrom(address)
  const folder = `/${file.path.slice(input === '.' ? 0 : input.length + 1).replace(/[^/]*$/, '')}`
  return context.addressFrom(resolvedAddress(path, { url: folder }) + rest)
}

const homes = new WeakMap<Releases, ReadonlyMap<ReleaseItem, Release>>()

/** The release of each item. */
function releasesOfItems(releases: Releases): ReadonlyMap<ReleaseItem, Release> {
  const known = homes.get(releases)
  if (known) return known
  const found = new Map(releases.items.map(({ item, release }) => [item, release]))
  homes.set(releases, found)
  return found
}
