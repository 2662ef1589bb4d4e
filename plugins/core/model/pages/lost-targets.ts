import type { Problem } from '../../problems/problem.ts'
import { afterPath, ownAddress, pagesOfName, safely } from '../markdown/link-address.ts'
import type { HandbookOptions } from '../options.ts'
import { present } from '../product/taxonomy.ts'
import { splitAddress } from './address.ts'
import { fileOfAddress, pageAt } from './link-problems.ts'

/** A page as it was before a change. */
export interface FormerPage {
  /** From the site's root. */
  path: string
  /** Its address, and old ones that led to it; none where it was not built. */
  addresses: readonly string[]
  /** What anchors could lead to; asked for when one is missing. */
  ids(): ReadonlySet<string>
}

/** What a change has touched or taken away, as far as links can lead there. */
export interface Former {
  pages: readonly FormerPage[]
  /** Paths of files that are gone. */
  gone: ReadonlySet<string>
  /** The address of a page as it is now, by its path. */
  addressOf(path: string): string | undefined
}

/** Make the test whether a problem is a link, an anchor or a picture that led to something before the change. */
export function lostTo(
  { pages, gone, addressOf }: Former,
  { input, links, site }: Pick<HandbookOptions, 'input' | 'links' | 'site'>,
): (problem: Problem) => boolean {
  const folders = [input, ...links.static]
  const byAddress = new Map(pages.flatMap((page) => page.addresses.map((address) => [address, page])))
  const byPath = new Map(pages.map((page) => [page.path, page.addresses[0]]))
  const addresses = new Set(byAddress.keys())
  const before = {
    addresses,
    addressOfFile: (path: string) => byPath.get(path),
    pagesOfName: pagesOfName(byPath.keys()),
    folders,
  }
  const files = { hasFile: (path: string) => gone.has(path), folders }
  return ({ code, file, pointer = '' }) => {
    if (code !== 'link/broken' && code !== 'link/image' && code !== 'link/anchor') return false
    const written = pointer.replace(/^\w+:/, '')
    const address = ownAddress(written, site.url) ?? written
    const [path = '', anchor = ''] = splitAddress(address)
    const from = { path: file, ...present({ url: addressOf(file) }) }
    const url = pageAt(path, from, before, afterPath(address, path).isRef)
    if (code !== 'link/anchor') return url !== undefined || fileOfAddress(path, from, files) !== undefined
    const ids = url === undefined ? undefined : byAddress.get(url)?.ids()
    return ids?.has(safely(decodeURIComponent, anchor)) === true
  }
}
