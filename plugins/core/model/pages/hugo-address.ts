import { asText, type Fields } from '../fields.ts'
import { sitePath } from './address.ts'

/**
 * The address of a page as Hugo gives it: that of its file, or by its front matter: `url` as it stands, `slug` in place of the
 * file's name. `permalink` is not Hugo's, and says nothing.
 *
 * https://gohugo.io/content-management/urls/
 *
 * @param path  From the folder of pages.
 */
export function hugoAddress(path: string, fields: Fields): string | undefined {
  const url = asText(fields.url)
  if (url !== undefined) return sitePath(`/${url.replace(/^\//, '')}`)?.url
  const own = fileAddress(path)
  const slug = asText(fields.slug)
  if (slug === undefined || /(^|\/)_index\.[^./]+$/.test(path)) return sanitized(own)
  return sitePath(sanitized(own.replace(/[^/]+\/?$/, `${slug.replace(/^\/|\/$/g, '')}/`)))?.url ?? sanitized(own)
}

/** `index.md` and `_index.md` stand for their folder; a file of its folder's name does not. */
function fileAddress(path: string): string {
  const name = path.replace(/\.[^./]+$/, '')
  if (/(^|\/)_?index(\.html)?$/.test(name)) return `/${name.slice(0, name.lastIndexOf('/') + 1)}`
  return name.endsWith('.html') ? `/${name}` : `/${name}/`
}

/**
 * An address in Hugo's letters: lower case, a hyphen for spaces, and no other marks than a few.
 *
 * https://gohugo.io/configuration/all/#disablepathtolower
 */
function sanitized(address: string): string {
  if (/^[a-z\d/._-]*$/.test(address)) return address
  const steps = address.split('/').map((step) =>
    step
      .replace(/[^\p{L}\p{M}\p{Nd}\s.\\_#+~@%-]/gu, '')
      .trim()
      .replace(/-?\s+(?:-\s*)?/g, '-')
      .toLowerCase(),
  )
  return steps.join('/')
}
