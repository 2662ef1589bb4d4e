import { asFields, asText, type Fields } from '../fields.ts'
import { pageAddress, sitePath } from './address.ts'

/**
 * The address of a page as Hugo's front matter gives it: `url` as it stands, `slug` in place of the file's name. `permalink` is
 * not Hugo's, and says nothing.
 *
 * https://gohugo.io/content-management/urls/
 *
 * @param path  From the folder of pages.
 * @returns     Nothing for drafts, and for pages that are not to be rendered.
 */
export function hugoAddress(path: string, fields: Fields): string | undefined {
  if (fields.draft === true || asFields(fields.build ?? fields._build).render === 'never') return undefined
  const url = asText(fields.url)
  if (url !== undefined) return sitePath(`/${url.replace(/^\//, '')}`)?.url
  const own = pageAddress(path)
  const slug = asText(fields.slug)
  if (slug === undefined || own === undefined || /(^|\/)_index\.[^./]+$/.test(path)) return own
  return sitePath(own.replace(/[^/]+\/?$/, `${slug.replace(/^\/|\/$/g, '')}/`))?.url ?? own
}
