import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { htmlToMarkdown } from '../core/model/html-to-markdown/html-to-markdown.ts'
import {
  fileBeside,
  isElsewhere,
  linkedFiles,
  namesFile,
  resolvedAddress,
} from '../core/model/markdown/link-address.ts'
import { withOtherAddresses } from '../core/model/markdown/text-addresses.ts'
import { titleHeading } from '../core/model/pages/title-heading.ts'
import { pathState } from '../sources/path-state.ts'
import { encodedAddress, twinAddress } from './addresses.ts'
import { mainPart } from './main-part.ts'
import { oneLine } from './one-line.ts'

/** The text of a page in Markdown, below its front matter. */
export interface SourceText {
  /** Path of its file, from the site's root. */
  path: string
  url: string
  title: string
  description?: string
  text: string
}

/**
 * The twin of a page from its own text.
 *
 * @param addressOfFile  Address of the page or file that a path in the page's file means, seen from there.
 * @param absolute       An address of the site as one that works anywhere.
 */
export function twinOfSource(
  { path, url, title, description, text }: SourceText,
  addressOfFile: (path: string, link: string) => string | undefined,
  absolute: (address: string) => string,
): string {
  const resolve = (address: string): string => {
    if (isElsewhere(address) || address.startsWith('#')) return address
    const [, bare = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? []
    const file = /\.\w+$/.test(bare) ? addressOfFile(path, bare) : undefined
    return absolute(encodedAddress(file ?? resolvedAddress(bare, { url })) + rest)
  }
  return twin(title, description, withOtherAddresses(text, resolve))
}

/**
 * The twin of a page from its HTML, whatever made it: its main part without navigation, forms and scripts.
 *
 * @returns  Nothing for what has no main part.
 */
export function twinOfHtml(page: string, absolute: (address: string) => string): string | undefined {
  const main = mainPart(page)
  if (main === undefined) return undefined
  const resolve = (address: string): string =>
    isElsewhere(address) || address.startsWith('#') ? address : absolute(address)
  return `${htmlToMarkdown(main, resolve)}\n`
}

/** A page that is finished. */
export interface FinishedPage {
  url: string
  content: string
  /** Its text, where that says all that the page says. */
  source?: SourceText
}

/** A finished site, as far as twins are made of it. */
export interface TwinSite {
  /** Its folder. */
  folder: string
  /** The folder of the site's sources. */
  root: string
  /** The folder of pages, from the site's root. */
  input: string
  /** Its public address. */
  siteUrl: string | undefined
  /** What stands before paths of the site where that is not known. */
  prefix: string
  /** Addresses of pages by the paths of their files, from the site's root. */
  files: ReadonlyMap<string, string>
}

/** The path of a twin below the folder of the site, and the hash of its text. */
export type WrittenTwin = [path: string, hash: string]

/** Writes the twins of pages into the folder of the finished site. */
export function twinWriter(site: TwinSite): (page: FinishedPage) => WrittenTwin[] {
  const { folder, siteUrl, prefix } = site
  const absolute = absoluteIn(siteUrl)
  const base = siteUrl ?? prefix
  const twinOf = ({ url, content, source }: FinishedPage): string | undefined =>
    source
      ? twinOfSource(
          source,
          (path, link) => addressOfFile(path, link, site),
          (path) => base + path,
        )
      : twinOfHtml(content, (address) => absolute(address, url))
  return (page) => {
    const text = twinOf(page)
    if (text === undefined) return []
    const path = twinAddress(page.url).slice(1)
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return [[path, hash('sha256', text, 'base64')]]
  }
}

/** Links to Markdown files lead to pages, from the root as well; what lies beside a page's file is copied into the site. */
function addressOfFile(path: string, link: string, { root, input, files }: TwinSite): string | undefined {
  if (namesFile(link))
    return linkedFiles(path, link, input)
      .map((file) => files.get(file))
      .find(Boolean)
  const file = fileBeside(path, link)
  const folder = input === '.' ? '' : `${input}/`
  if (!file?.startsWith(folder) || !pathState(join(root, file))?.isFile()) return undefined
  return `/${file.slice(folder.length)}`
}

/**
 * Addresses that work wherever a twin is read; without the public address of the site, they stay as they are.
 *
 * @returns  Of an address in a finished page, which has the path prefix, and the address of the page.
 */
function absoluteIn(siteUrl: string | undefined): (address: string, page: string) => string {
  if (siteUrl === undefined) return (address) => address
  // A few thousand addresses stand in links by the hundred thousand.
  const known = new Map<string, string>()
  const resolved = (address: string, page: string): string =>
    URL.canParse(address, siteUrl + page) ? new URL(address, siteUrl + page).href : address
  return (address, page) => {
    if (!address.startsWith('/')) return resolved(address, page)
    const found = known.get(address) ?? resolved(address, page)
    known.set(address, found)
    return found
  }
}

function twin(title: string, description: string | undefined, text: string): string {
  const body = text.trim()
  const hasTitle = titleHeading(body) === title.trim()
  return [
    ...(hasTitle ? [] : [`# ${oneLine(title)}`]),
    ...(description && !hasTitle ? [`> ${oneLine(description)}`] : []),
    body,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}
