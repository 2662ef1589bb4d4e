import { fileBeside, isElsewhere, linkedFiles, namesFile } from '../markdown/link-address.ts'
import { splitAddress } from '../pages/address.ts'
import type { ReleaseItem } from './release-item.ts'

/** The site whose items are told elsewhere, where a path means nothing. */
export interface LinkedSite {
  /** Full address of the site; absent when it has none. */
  url?: string
  /** The folder of pages. */
  input: string
  /** Address of the page that a Markdown file is written to. */
  addressOfFile(path: string): string | undefined
}

/**
 * The full address of what an item links to: of the page that a file is written to, else of where the path leads from the item's
 * file. What is no path of the site, and a path in YAML that begins nowhere, stays as it is.
 */
export function fullAddress({ page, within }: ReleaseItem, address: string, site: LinkedSite): string {
  const { url = '', input } = site
  if (isElsewhere(address) || address.startsWith('#')) return address
  if (address.startsWith('/')) return url + address
  const file = (page ?? within)?.path
  const [path, anchor] = splitAddress(address)
  const target = file === undefined ? undefined : fileBeside(file, path)
  const below = target === undefined || input === '.' ? target : withoutFolder(target, input)
  if (file === undefined || below === undefined) return address
  const known = namesFile(path) ? linkedFiles(file, path, input).map(site.addressOfFile).find(Boolean) : undefined
  const end = path.endsWith('/') ? '/' : ''
  return `${url}${known ?? `/${below.replace(/((?<=^|\/)_?index)?\.md$/i, '/').replace(/\/\/$/, '/')}${end}`}${anchor === undefined ? '' : `#${anchor}`}`
}

function withoutFolder(path: string, folder: string): string | undefined {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
}
