import picomatch from 'picomatch'
import { ruleOf } from '../problems/catalogue.ts'
import { grouped } from '../problems/grouped.ts'
import type { Problem } from '../problems/problem.ts'
import { editDistance, either, suggest } from '../problems/suggest.ts'
import { splitAddress } from './address.ts'
import { fileBeside, joined, namesFile, resolvedAddress, safely } from './link-address.ts'
import type { BodyLink } from './page-body.ts'

/** The site, as links see it. */
export interface LinkTargets {
  /** Addresses of all pages, generated ones and redirects included, by the path of their file where they have one. */
  addresses: ReadonlySet<string>
  addressOfFile(path: string): string | undefined
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

export interface LinkingPage {
  /** From the site's root. */
  path: string
  url?: string
  links: readonly BodyLink[]
}

/** Find links, anchors and images of a page that lead nowhere within the site. Other sites are never asked. */
export function linkProblems(
  page: LinkingPage,
  targets: LinkTargets,
  settings: LinkSettings,
  input: string,
): Problem[] {
  const isIgnored = ignoring(settings)
  return page.links.flatMap((link) => {
    const { address, kind, place } = link
    if (isElsewhere(address) || isIgnored(address)) return []
    const [path = '', anchor] = splitAddress(address)
    const fault =
      kind === 'image'
        ? imageFault(path, page, targets, settings, input)
        : linkFault(path, anchor, page, targets, settings, input)
    return fault
      ? [{ ...fault, severity: ruleOf(fault.code).severity, file: page.path, place, pointer: `${kind}:${address}` }]
      : []
  })
}

/** Whether an address is one of those that are not looked at. */
export function ignoring({ ignore }: Pick<LinkSettings, 'ignore'>): (address: string) => boolean {
  return ignore.length > 0 ? picomatch([...ignore], { dot: true }) : () => false
}

type Fault = Pick<Problem, 'code' | 'message'> & { expected?: string[] }

/** Another site, a mail, a script, a template expression. */
export function isElsewhere(address: string): boolean {
  return (
    address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('//') || /[{<]%|\{\{/.test(address)
  )
}

function linkFault(
  path: string,
  anchor: string | undefined,
  page: LinkingPage,
  targets: LinkTargets,
  settings: LinkSettings,
  input: string,
): Fault | undefined {
  const url = path === '' ? page.url : pageAt(path, page, targets)
  if (url === undefined) {
    if (path === '' || fileOfAddress(path, page, targets, settings, input)) return undefined
    return brokenLink(path, page, targets)
  }
  const ids = anchor === undefined || anchor === '' || anchor === 'top' ? undefined : targets.idsAt(url)
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

function brokenLink(path: string, page: LinkingPage, targets: LinkTargets): Fault {
  const expected = nearAddresses(safely(decodeURI, resolvedAddress(path, page)), targets)
  const hint = expected.length > 0 ? ` Did you mean ${either(expected)}?` : ''
  return { code: 'link/broken', message: `There is no page at \`${path}\`.${hint}`, expected }
}

/** Pages of the same name elsewhere, which the page probably moved to; else pages beside it of almost the same name. */
function nearAddresses(address: string, { addresses }: LinkTargets): string[] {
  const { byName, byParent } = addressIndex(addresses)
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
  /** Addresses by all but their last step. */
  byParent: Map<string, string[]>
}

const indexes = new WeakMap<ReadonlySet<string>, AddressIndex>()

function addressIndex(addresses: ReadonlySet<string>): AddressIndex {
  const known = indexes.get(addresses)
  if (known) return known
  const index = { byName: grouped(addresses, lastStep), byParent: grouped(addresses, parent) }
  indexes.set(addresses, index)
  return index
}

function parent(address: string): string {
  return address.replace(/[^/]*\/?$/, '')
}

function lastStep(address: string): string {
  return address.replace(/\/$/, '').split('/').pop() ?? ''
}

function imageFault(
  path: string,
  page: LinkingPage,
  targets: LinkTargets,
  settings: LinkSettings,
  input: string,
): Fault | undefined {
  if (path === '' || fileOfAddress(path, page, targets, settings, input)) return undefined
  return { code: 'link/image', message: `There is no file at \`${path}\`.` }
}

/** The address of the page that a path means: as it stands, with its last slash, without `index.html`, or by its Markdown file. */
function pageAt(path: string, page: LinkingPage, targets: LinkTargets): string | undefined {
  if (namesFile(path)) {
    const file = fileBeside(page.path, path)
    return file === undefined ? undefined : targets.addressOfFile(file)
  }
  const address = resolvedAddress(path, page)
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
  { hasFile }: Pick<LinkTargets, 'hasFile'>,
  settings: LinkSettings,
  input: string,
): string | undefined {
  const name = safely(decodeURI, path)
  if (!name.startsWith('/')) {
    const beside = fileBeside(page.path, path)
    if (beside === undefined) return undefined
    if (hasFile(beside)) return beside
  }
  const absolute = safely(decodeURI, resolvedAddress(path, page))
  return [input, ...settings.static]
    .flatMap((folder) => joined(folder, absolute.slice(1)) ?? [])
    .find((file) => hasFile(file))
}
