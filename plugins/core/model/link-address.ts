/**
 * What an address that stands in a page means: seen from the page's own address, or from its file.
 */

/** A path as an address of the site, seen from the page. */
export function resolvedAddress(path: string, { url = '/' }: { url?: string }): string {
  return safely(() => new URL(path, `https://site.invalid${url}`).pathname, path)
}

/** The file that a path means, seen from a page's file; nothing when it leaves the site. */
export function fileBeside(pagePath: string, path: string): string | undefined {
  return joined(folderOf(pagePath), safely(decodeURI, path))
}

/** Whether a path names a Markdown file beside the page. */
export function namesFile(path: string): boolean {
  return /\.md$/i.test(path) && !path.startsWith('/')
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

/** A text decoded, or as it stands where it cannot be. */
export function safely(decode: (text: string) => string, text: string): string {
  try {
    return decode(text)
  } catch {
    return text
  }
}
