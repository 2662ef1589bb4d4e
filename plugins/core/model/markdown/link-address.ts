import { grouped } from '../../problems/grouped.ts'

/**
 * What an address that stands in a page means: seen from the page's own address, or from its file.
 */

/** Another site, a mail, a script, a template expression, nothing at all: addresses that nobody looks at. `C:` is a disk, and here. */
export function isElsewhere(address: string): boolean {
  return (
    address === '' || /^[a-z][a-z0-9+.-]+:/i.test(address) || address.startsWith('//') || /[{<]%|\{\{/.test(address)
  )
}

/**
 * The path, query and anchor of an address of the site itself, as it was written where it has none but those; nothing for addresses
 * elsewhere.
 *
 * @param siteUrl  Public address of the site, without a slash at its end.
 */
export function ownAddress(address: string, siteUrl: string | undefined): string | undefined {
  if (!isElsewhere(address)) return address
  if (siteUrl === undefined || address.slice(0, siteUrl.length).toLowerCase() !== siteUrl.toLowerCase())
    return undefined
  const rest = address.slice(siteUrl.length)
  return /^[/?#]|^$/.test(rest) ? rest.replace(/^(?!\/)/, '/') : undefined
}

/** A path, or an address on the web: never a script. */
export function isPathOrWeb(address: string): boolean {
  return /^https?:\/\//i.test(address) || !/^[^/?#]*:/.test(address)
}

/** A path as an address of the site, seen from the page. */
export function resolvedAddress(path: string, { url = '/' }: { url?: string }): string {
  const address = path.startsWith('/') ? path : url.slice(0, url.lastIndexOf('/') + 1) + path
  if (path !== '' && isPlain(address)) return address
  try {
    // In Markdown a backslash is a character, where URL would read a slash.
    return new URL(path.replaceAll('\\', '%5C'), `https://site.invalid${url}`).pathname
  } catch {
    return path
  }
}

/** Most addresses are of steps that URL, which takes longer, would give back as they are. */
function isPlain(address: string): boolean {
  return /^(?:\/[\w-]+(?:\.\w+)*)+\/?$/.test(address)
}

/** The file that a path means, seen from a page's file; nothing when it leaves the site. */
export function fileBeside(pagePath: string, path: string): string | undefined {
  return joined(folderOf(pagePath), safely(decodeURI, path))
}

/** Whether a path names a Markdown file. */
export function namesFile(path: string): boolean {
  return /\.md$/i.test(path)
}

/**
 * The files that a link to a Markdown file may mean, the likeliest first: beside the page; for a path that begins with a slash,
 * below the folder of pages or the site's root. `plan.md` also means `plan/_index.md` and `plan/index.md`.
 */
export function linkedFiles(pagePath: string, path: string, input: string): string[] {
  const plain = safely(decodeURI, path)
  const files = path.startsWith('/') ? [joined(input, plain), joined('', plain)] : [fileBeside(pagePath, path)]
  return files.flatMap((file) => {
    if (file === undefined) return []
    const folder = file.replace(/\.md$/i, '')
    return [file, `${folder}/_index.md`, `${folder}/index.md`]
  })
}

/** What stands behind an address that `ref` gives: it may mean more files than a link does. */
const refMark = '?ref'

/** The address of a Markdown file that `ref` names. */
export function addressOfRef(path: string): string {
  return `${path.endsWith('.md') ? path : `${path.replace(/\/$/, '')}.md`}${refMark}`
}

/** What stands behind the path of an address, and whether `ref` gives it. */
export function afterPath(address: string, path: string): { rest: string; isRef: boolean } {
  const rest = address.slice(path.length)
  const isRef = rest === refMark || rest.startsWith(`${refMark}#`)
  return { rest: isRef ? rest.slice(refMark.length) : rest, isRef }
}

/** Paths of the files of all pages with a name, from the site's root. */
export type PagesOfName = (name: string) => readonly string[]

/**
 * The files that `ref` may mean where none lies beside the page: from the folder of pages, else the only page of that name.
 */
export function filesOfRef(path: string, input: string, pagesOfName: PagesOfName): string[] {
  const named = path.includes('/') ? [] : pagesOfName(pageName(safely(decodeURI, path)))
  return [...linkedFiles('', `/${path}`, input), ...(named.length === 1 ? named : [])]
}

/**
 * Find pages by name. They are put in order when one is first asked for: a site can have thousands, and as many references.
 *
 * @param paths  Of the files of all pages, from the site's root.
 */
export function pagesOfName(paths: Iterable<string>): PagesOfName {
  let byName: Map<string, string[]> | undefined
  return (name) => {
    byName ??= grouped(paths, pageName)
    return byName.get(name) ?? []
  }
}

/** The name of a page for Hugo: that of its file, or of its folder. */
function pageName(path: string): string {
  const steps = path
    .toLowerCase()
    .replace(/(?:\/_?index)?\.md$/, '')
    .split('/')
  return steps.at(-1) as string
}

/** A path seen from a folder; nothing when it leaves the site. */
export function joined(folder: string, path: string): string | undefined {
  const steps: string[] = []
  for (const step of `${folder}/${path}`.split('/')) {
    if (step === '..' && steps.pop() === undefined) return undefined
    if (step !== '..' && step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

/** A text with its percent signs decoded, or as it stands where it cannot be. */
export function safely(decode: typeof decodeURI, text: string): string {
  if (!text.includes('%')) return text
  try {
    return decode(text)
  } catch {
    return text
  }
}
