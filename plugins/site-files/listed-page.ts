import { posix } from 'node:path'
import { asText } from '../core/model/fields.ts'
import type { CollectionItem } from '../eleventy.ts'
import type { Site } from '../site.ts'

/** A page that readers and search engines are meant to find. */
export interface ListedPage {
  url: string
  title: string
  description?: string
  /** `YYYY-MM-DD`; absent when its author gives no day. */
  changed?: string
}

/** Fields that tell when a page was last changed, the best first. */
const dayFields = ['lastmod', 'last_updated', 'last_reviewed', 'date']

/** The pages to list, in the order given: none that only lead on, and none that ask not to be found. */
export function listedPages(items: readonly CollectionItem[], site: Pick<Site, 'redirects'>): ListedPage[] {
  const { redirects } = site.redirects()
  return items.flatMap(({ url, inputPath, data }) => {
    if (!url || !/(\/|\.html)$/.test(url) || data.noindex === true) return []
    if (redirects.has(posix.normalize(inputPath))) return []
    const description = asText(data.description)
    const changed = dayFields.map((name) => dayOf(data[name])).find((day) => day !== undefined)
    return [
      {
        url,
        title: asText(data.title) ?? url,
        ...(description ? { description } : {}),
        ...(changed ? { changed } : {}),
      },
    ]
  })
}

/** A day as Eleventy hands it over. */
function dayOf(value: unknown): string | undefined {
  const text = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : (asText(value) ?? '')
  return /^(\d{4}-\d{2}-\d{2})(T|$)/.exec(text)?.[1]
}
