/**
 * Addresses of pages. An address is a path from the site's root, with a slash at its start, and at its end unless
 * it names a file: `/direction/plan/`, `/direction/maturity.json`.
 */

/** A path of the site, perhaps with an anchor. */
export interface SitePath {
  url: string
  /** Without `#`. */
  anchor?: string
  /** Whether the text was already written this way. */
  isClean: boolean
}

/**
 * Read a text as a path of this site.
 *
 * @param siteUrl  Public address of the site; full addresses on its host are paths, too.
 * @returns        Nothing when the text leads to another site or is no safe path: `..`, a backslash, an empty step.
 */
export function sitePath(text: string, siteUrl?: string): SitePath | undefined {
  const path = pathOnSite(text, siteUrl)
  if (path === undefined) return undefined
  const [bare, anchor] = splitAddress(path)
  const steps = bare.split('/').slice(1)
  const last = steps.at(-1) ?? ''
  if (steps.slice(0, -1).some((step) => !isSafeStep(step)) || (last !== '' && !isSafeStep(last))) return undefined
  const url = last === '' || isFileName(last) ? bare : `${bare}/`
  return { url, ...(anchor ? { anchor } : {}), isClean: url === path.split('#')[0] && path === text }
}

function pathOnSite(text: string, siteUrl: string | undefined): string | undefined {
  if (text.startsWith('/') && !text.startsWith('//')) return text
  if (!siteUrl || !/^https?:/.test(text)) return undefined
  const [site, address] = [siteUrl, text].map((one) => (URL.canParse(one) ? new URL(one) : undefined))
  if (!site || !address || site.host !== address.host) return undefined
  return address.pathname + address.hash
}

function isFileName(step: string): boolean {
  return /\.(html?|json|xml|txt|ics|csv)$/.test(step)
}

/** A step that stays where it is, on every file system: no dots alone, no separators, no control or reserved characters, not too long. */
function isSafeStep(step: string): boolean {
  let text = step
  try {
    text = decodeURIComponent(step)
  } catch {
    return false
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get through
  return text !== '' && !isTooLong(text) && !/^\.+$/.test(text) && !/[\\/\u0000-\u001f<>:"|?*]/.test(text)
}

/** An address in two: the path without its query, and the anchor. */
export function splitAddress(address: string): [path: string, anchor?: string] {
  const hash = address.indexOf('#')
  const path = (hash === -1 ? address : address.slice(0, hash)).replace(/\?.*$/s, '')
  return hash === -1 ? [path] : [path, address.slice(hash + 1)]
}

/** Whether no file system has room for a name. */
export function isTooLong(name: string): boolean {
  return hasMoreBytes(name, 255)
}

/** A key as a step of an address: letters, digits, `-`, `_` and `.` stay as they are, but for what is too long. */
export function step(key: string): string {
  return shortName(key.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || '-')
}

/** Of a name that is too long for a file the beginning, with a number behind it; others as they are. */
export function shortName(name: string): string {
  return hasMoreBytes(name, 200) ? `${[...name].slice(0, 40).join('')}-${numberOf(name)}` : name
}

/** Most names are so short that nobody needs to count. */
function hasMoreBytes(text: string, most: number): boolean {
  return text.length * 3 > most && new TextEncoder().encode(text).length > most
}

/** The same for the same text, and hardly ever for another. */
function numberOf(text: string): number {
  return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 0)
}

/**
 * The address of a page.
 *
 * `index.md` and Hugo's `_index.md` stand for their folder, and so does a file of its folder's name; `name.html.md` stands for
 * `name.html`, anything else for a folder of its own.
 *
 * @param path       Path from the folder of pages, such as `handbook/product/index.md`.
 * @param permalink  From the front matter; `false` means that the page is not written.
 * @returns          Nothing when the page is not written, or when only the build can tell its address.
 */
export function pageAddress(path: string, permalink?: unknown): string | undefined {
  if (permalink === false) return undefined
  if (typeof permalink === 'string') {
    if (/\{[{%]|<%/.test(permalink)) return undefined
    return sitePath(`/${permalink.replace(/^\//, '').replace(/(^|\/)index\.html$/, '$1')}`)?.url
  }
  if (permalink !== undefined && permalink !== null && permalink !== true) return undefined
  return defaultAddress(path)
}

function defaultAddress(path: string): string {
  const start = path.lastIndexOf('/') + 1
  const name = path.slice(start).replace(/\.[^.]+$/, '')
  const folder = `/${path.slice(0, start)}`
  if (/^_?index(\.html)?$/.test(name) || (start > 0 && folder.endsWith(`/${name}/`))) return folder
  return name.endsWith('.html') ? folder + name : `${folder}${name}/`
}

/** Whether Eleventy by itself would give the page another address than `pageAddress` does. */
export function needsPermalink(path: string): boolean {
  return /(^|\/)_index(\.html)?\.[^./]+$|\.html\.[^./]+$/.test(path)
}
