import type { MarkdownIt } from 'markdown-it'
import { withoutEntities } from '../core/model/markdown/entities.ts'
import {
  afterPath,
  fileBeside,
  filesOfRef,
  isElsewhere,
  linkedFiles,
  namesFile,
  type PagesOfName,
} from '../core/model/markdown/link-address.ts'
import { splitAddress } from '../core/model/pages/address.ts'
import { escapeHtml } from '../theme/html.ts'

/** What stands before an address that only the whole site can tell: rendering knows one page alone. */
const open = 'handbook-file:'
const openInList = 'handbook-file-in-list:'

/**
 * Give addresses that begin with a slash the site's path prefix. What names a file, or lies beside the page, is left to
 * `settled`.
 */
export function withAddresses(markdown: MarkdownIt, prefix: string): void {
  markdown.core.ruler.push('handbook_links', ({ tokens }) => {
    for (const { children } of tokens) {
      if (!children) continue
      for (const token of children) {
        const name = token.type === 'link_open' ? 'href' : token.type === 'image' ? 'src' : undefined
        const address = name && token.attrGet(name)
        if (name && address) token.attrSet(name, drawnAddress(address, prefix))
      }
    }
  })
}

/** An address as rendering leaves it. */
export function drawnAddress(address: string, prefix: string): string {
  if (address.startsWith('#') || isElsewhere(address)) return address
  const [path] = splitAddress(address)
  if (namesFile(path)) return open + address
  if (path.startsWith('/')) return prefix + address
  return /\.\w+$/.test(path) ? open + address : address
}

/** The same within a list, as `srcset` holds. */
export function listed(address: string): string {
  return address.startsWith(open) ? openInList + address.slice(open.length) : address
}

/** The site, as the addresses in one page ask for it. */
export interface Places {
  /** The folder of pages, from the site's root. */
  input: string
  /** Address of the page of a file, from the site's root; nothing when there is none. */
  addressOfFile(path: string): string | undefined
  pagesOfName: PagesOfName
  /** Whether a file lies at a path from the site's root. */
  hasFile(path: string): boolean
  /** An address of the site with the path prefix. */
  href(url: string): string
}

/** Give a rendered page the addresses of the files that it names. What leads nowhere stays as it was written. */
export function settled(html: string, pagePath: string, places: Places): string {
  const found = (address: string): string => escapeHtml(settledAddress(withoutEntities(address), pagePath, places))
  const alone = html.includes(`="${open}`)
    ? html.replace(/="handbook-file:([^"]*)"/g, (_, address: string) => `="${found(address)}"`)
    : html
  if (!alone.includes(openInList)) return alone
  return alone.replace(/handbook-file-in-list:([^\s"'>]*?)(?=,?[\s"'>])/g, (_, address: string) => found(address))
}

function settledAddress(address: string, pagePath: string, places: Places): string {
  const [path] = splitAddress(address)
  const { rest, isRef } = afterPath(address, path)
  if (namesFile(path)) {
    const files = linkedFiles(pagePath, path, places.input)
    for (const file of isRef ? [...files, ...filesOfRef(path, places.input, places.pagesOfName)] : files) {
      const url = places.addressOfFile(file)
      if (url !== undefined) return places.href(url) + rest
    }
  } else {
    const file = fileBeside(pagePath, path)
    const folder = places.input === '.' ? '' : `${places.input}/`
    if (file?.startsWith(folder) && places.hasFile(file))
      return places.href(`/${encodeURI(file.slice(folder.length))}`) + rest
  }
  return path.startsWith('/') ? places.href(address) : path + rest
}
