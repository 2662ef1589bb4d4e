import { join } from 'node:path'
import type { HandbookOptions } from '../core/model/options.ts'
import { type ListedRedirect, readNetlifyRedirects } from '../core/model/pages/redirect-list.ts'
import { readText } from './text-file.ts'

/** The redirects in files named `_redirects`: in the folder of pages, in static folders, and in the site's root. */
export function netlifyRedirects(root: string, { input, links }: HandbookOptions): ListedRedirect[] {
  const folders = new Set(['.', input, ...links.static])
  return [...folders].flatMap((folder) => {
    const file = folder === '.' ? '_redirects' : `${folder}/_redirects`
    const read = readText(join(root, file), file)
    return 'text' in read ? readNetlifyRedirects(read.text, file) : []
  })
}
