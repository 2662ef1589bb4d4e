import picomatch from 'picomatch'
import { ruleOf } from '../../problems/catalogue.ts'
import { grouped } from '../../problems/grouped.ts'
import type { Problem } from '../../problems/problem.ts'
import { editDistance, either, suggest } from '../../problems/suggest.ts'
import {
  afterPath,
  fileBeside,
  filesOfRef,
  joined,
  linkedFiles,
  namesFile,
  ownAddress,
  type PagesOfName,
  resolvedAddress,
  safely,
} from '../markdown/link-address.ts'
import { splitAddress } from './address.ts'
import type { BodyLink } from './page-body.ts'

/** The site, as links see it. */
export interface LinkTargets {
  /** Addresses of all pages, generated ones and redirects included, by the path of their file where they have one. */
  addresses: ReadonlySet<string>
  /** Public address of the site. */
  siteUrl?: string
  addressOfFile(path: string): string | undefined
  pagesOfName: PagesOfName
  /** What anchors on a page can lead to; nothing when that is not known. */
  idsAt(url: string): ReadonlySet<string> | undefined
  /** Whether a file, by its path from the site's root, is there to be copied into the site. */
  hasFile(path: string): boolean
}

export interface LinkSettings {
  /** Addresses that are not looked at, as patterns. */
  ignore: readonly string[]
  /** Folders whose files are copied into the site as they are, from the site's root. */
  static: readonly string[]
}

interface LinkingPage {
  /** From the site's root. */
  path: string
  url?: string
  links: readonly BodyLink[]
}

/** Finds links, anchors and images of a page that lead nowhere within the site. Other sites are never asked. */
export type LinkCheck = (page: LinkingPage) => Problem[]

/** Make the check for all pages of a site: what an address from the root leads to is looked up once. */
export function linkCheck(targets: LinkTargets, settings: LinkSettings, input: string): LinkCheck {
  const isIgnored = ignoring(settings)
  const site: LinkedSite = { ...targets, folders: [input, ...settings.static], fromRoot: new Map() }
  return (page) =>
    page.links.flatMap((link) => {
      const address = ownAddress(link.address, targets.siteUrl)
      if (address === undefined) return []
      const [path = '', anchor] = splitAddress(address)
      const { rest, isRef } = afterPath(address, path)
      if (isIgnored(isRef ? path + rest : link.address)) return []
      const fault = link.kind === 'image' ? imageFault(path, page, site) : linkFault(path, anchor, isRef, page, site)
      return fault ? [linkProblem(fault, link, page.path)] : []
    })
}

/** Whether an address is one of those that are not looked at. */
export function ignoring({ ignore }: Pick<LinkSettings, 'ignore'>): (address: string) => boolean {
  return ignore.length > 0 ? picomatch([...ignore], { dot: true }) : () => false
}

interface LinkedSite extends LinkTargets {
  /** Folders whose files stand at addresses from the root. */
  folders: readonly string[]
  /** What paths from the root lead to, as far as it was asked. */
  fromRoot: Map<string, Target>
}

/** The address of a page, nothing for a file, or why it is neither. */
type Target = string | Fault | undefined

type Fault = Pick<Problem, 'code' | 'message'> & { expected?: string[] }

function linkProblem({ code, message, expected }: Fault, { kind, address, place }: BodyLink, file: string): Problem {
  const { severity } = ruleOf(code)
  const pointer = `${kind}:${address}`
  if (expected) return { code, message, expected, severity, file, place, pointer }
  return { code, message, severity, file, place, pointer }
}

function linkFault(
  path: string,
  anchor: string | undefined,
  isRef: boolean,
  page: LinkingPage,
  site: LinkedSite,
): Fault | undefined {
  const url = path === '' ? page.url : targetOf(path, isRef, page, site)
  if (typeof url !== 'string') return url
  const ids = anchor === undefined || anchor === '' || anchor === 'top' ? undefined : site.idsAt(url)
  if (ids === undefined || ids.has(anchor as string) || ids.has(safely(decodeURIComponent, anchor as string)))
    return undefined
  const expected = suggest(anchor as string, ids)
  const hint = expected.length > 0 ? ` Did you mean \`#${expected[0]}\`?` : ''
  const where = path === '' ? 'on this page' : `at ${url}`
  return {
    code: 'link/anchor',
    message: `There is no anchor \`#${anchor}\` ${where}.${hint}`,
    expected: expected.map((id) => `#${id}`),
  }
}

function targetOf(path: string, isRef: boolean, page: LinkingPage, site: LinkedSite): Target {
  if (isRef) return pageAt(path, page, site, true) ?? brokenLink(path, page, site)
  if (!path.startsWith('/')) return lookedUp(path, page, site)
  if (!site.fromRoot.has(path)) site.fromRoot.set(path, lookedUp(path, page, site))
  return site.fromRoot.get(path)
}

function lookedUp(path: string, page: LinkingPage, site: LinkedSite): Target {
  const url = pageAt(path, page, site)
  if (url !== undefined) return url
  return fileOfAddress(path, page, site) ? undefined : brokenLink(path, page, site)
}

function brokenLink(path: string, page: LinkingPage, targets: LinkedSite): Fault {
  const slip = meantAddress(path, page, targets)
  const expected = slip ? [slip] : nearAddresses(safely(decodeURI, resolvedAddress(path, page)), targets)
  const hint = expected.length > 0 ? ` Did you mean ${either(expected)}?` : ''
  return { code: 'link/broken', message: `There is no page at \`${path}\`.${hint}`, expected }
}

/** What was meant by backslashes, or by the address of another site or a mail without its beginning. */
function meantAddress(path: string, page: LinkingPage, site: LinkedSite): string | undefined {
  if (path.includes('\\')) return withSlashes(path, page, site)
  if (/^[^\s/@]+@[^\s/@]+\.[a-z]+$/i.test(path)) return `mailto:${path}`
  return /^(?:[a-z\d-]+\.)+(?:com|org|net|io|dev)(?:\/|$)/i.test(path) ? `https://${path}` : undefined
}

function withSlashes(path: string, page: LinkingPage, site: LinkedSite): string | undefined {
  const meant = path.replaceAll('\\', '/')
  return (pageAt(meant, page, site) ?? fileOfAddress(meant, page, site)) === undefined ? undefined : meant
}

/**
 * A page whose address differs in case alone; else pages of the same name elsewhere, which the page probably moved to; else pages
 * beside it of almost the same name.
 */
function nearAddresses(address: string, { addresses }: LinkTargets): string[] {
  const { byName, byParent, byLetters } = addressIndex(addresses)
  const sameLetters = byLetters.get(letters(address)) ?? []
  if (sameLetters.length > 0) return sameLetters
  const moved = byName.get(lastStep(address)) ?? []
  if (moved.length > 0) return moved.length <= 3 ? moved : []
  const name = lastStep(address)
  const limit = name.length < 6 ? 1 : 2
  const isNear = (one: string): boolean => {
    const other = lastStep(one)
    return Math.abs(other.length - name.length) <= limit && editDistance(other, name, limit) <= limit
  }
  return (byParent.get(parent(address)) ?? []).filter(isNear).slice(0, 2)
}

interface AddressIndex {
  /** Addresses by their last step. */
  byName: Map<string, string[]>
  /** Addresses by their letters, whatever their case. */
  byLetters: Map<string, string[]>
  /** Addresses by all but their last step. */
  byParent: Map<string, string[]>
}

const indexes = new WeakMap<ReadonlySet<string>, AddressIndex>()

function addressIndex(addresses: ReadonlySet<string>): AddressIndex {
  const known = indexes.get(addresses)
  if (known) return known
  const index = {
    byLetters: grouped(addresses, letters),
    byName: grouped(addresses, lastStep),
    byParent: grouped(addresses, parent),
  }
  indexes.set(addresses, index)
  return index
}

function parent(address: string): string {
  return address.replace(/[^/]*\/?$/, '')
}

function letters(address: string): string {
  return address.toLowerCase().replace(/\/$/, '')
}

function lastStep(address: string): string {
  return address.replace(/\/$/, '').split('/').pop() ?? ''
}

function imageFault(path: string, page: LinkingPage, site: LinkedSite): Fault | undefined {
  if (path === '' || fileOfAddress(path, page, site)) return undefined
  const meant = path.includes('\\') ? withSlashes(path, page, site) : undefined
  const message = `There is no file at \`${path}\`.`
  return meant
    ? { code: 'link/image', message: `${message} Did you mean ${meant}?`, expected: [meant] }
    : { code: 'link/image', message }
}

/** The address of the page that a path means: as it stands, with its last slash, without `index.html`, or by its Markdown file. */
export function pageAt(
  path: string,
  page: Pick<LinkingPage, 'path' | 'url'>,
  targets: Pick<LinkedSite, 'addresses' | 'addressOfFile' | 'folders' | 'pagesOfName'>,
  isRef: boolean = false,
): string | undefined {
  if (namesFile(path)) {
    const [input = ''] = targets.folders
    const files = linkedFiles(page.path, path, input)
    for (const file of isRef ? [...files, ...filesOfRef(path, input, targets.pagesOfName)] : files) {
      const address = targets.addressOfFile(file)
      if (address !== undefined) return address
    }
    if (!path.startsWith('/')) return undefined
  }
  const address = resolvedAddress(path, page)
  if (targets.addresses.has(address)) return address
  const tries = [address, `${address}/`, address.replace(/index\.html$/, ''), `${address.replace(/\/$/, '')}.html`]
  return (
    tries.find((one) => targets.addresses.has(one)) ??
    tries.map((one) => safely(decodeURI, one)).find((one) => targets.addresses.has(one))
  )
}

/** The file that a path means, from the site's root: one beside the page, or below one of the folders that are copied. */
export function fileOfAddress(
  path: string,
  page: Pick<LinkingPage, 'path' | 'url'>,
  { hasFile, folders }: Pick<LinkedSite, 'hasFile' | 'folders'>,
): string | undefined {
  const name = safely(decodeURI, path)
  if (!name.startsWith('/')) {
    const beside = fileBeside(page.path, path)
    if (beside === undefined) return undefined
    if (hasFile(beside)) return beside
  }
  const absolute = safely(decodeURI, resolvedAddress(path, page))
  return folders.flatMap((folder) => joined(folder, absolute.slice(1)) ?? []).find((file) => hasFile(file))
}
