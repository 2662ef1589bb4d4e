import type { Problem } from '../../problems/problem.ts'
import {
  fileBeside,
  joined,
  linkedFiles,
  namesFile,
  ownAddress,
  resolvedAddress,
  safely,
} from '../markdown/link-address.ts'
import type { HandbookOptions } from '../options.ts'
import { splitAddress } from './address.ts'

/** A page as it was before a change. */
export interface FormerPage {
  /** From the site's root. */
  path: string
  /** Its address, and old ones that led to it. */
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
  const byPath = new Map(pages.map((page) => [page.path, page]))
  return ({ code, file, pointer = '' }) => {
    if (code !== 'link/broken' && code !== 'link/image' && code !== 'link/anchor') return false
    const written = pointer.replace(/^\w+:/, '')
    const [path = '', anchor = ''] = splitAddress(ownAddress(written, site.url) ?? written)
    const url = addressOf(file)
    const address = safely(decodeURI, resolvedAddress(path, url === undefined ? {} : { url }))
    const files = namesFile(path) ? linkedFiles(file, path, input) : []
    const page =
      files.flatMap((one) => byPath.get(one) ?? [])[0] ??
      waysToWrite(address).flatMap((one) => byAddress.get(one) ?? [])[0]
    if (code === 'link/anchor') return page?.ids().has(safely(decodeURIComponent, anchor)) === true
    const beside = fileBeside(file, path)
    return (
      page !== undefined ||
      (beside !== undefined && gone.has(beside)) ||
      folders.some((folder) => gone.has(joined(folder, address) ?? ''))
    )
  }
}

/** `/plan`, `/plan/index.html` and `/plan/` lead to one page. */
function waysToWrite(address: string): string[] {
  return [address, address.replace(/(\/|\/index\.html)?$/, '/')]
}
