import { posix } from 'node:path'
import { daysAfter } from '../core/model/calendar.ts'
import { asText, asTexts } from '../core/model/fields.ts'
import { monthsAfter } from '../core/model/learning/learning-time-problems.ts'
import { present } from '../core/model/product/taxonomy.ts'
import { isDate } from '../core/problems/calendar.ts'
import type { PageData } from '../eleventy.ts'
import type { Site } from '../site.ts'
import { textDirection } from './language.ts'
import type { PageFacts } from './page-shell.ts'

/** What the front matter of a page, or the plugin that has made it, says of it. */
export function pageFacts(data: PageData, site: Site): Omit<PageFacts, 'isHome'> {
  const path = posix.normalize(data.page.inputPath)
  const isOwn = data.generatedUrl === undefined
  const lang = asText(data.lang) ?? site.options.site.lang
  const lastReviewed = day(data.last_reviewed)
  const canonicalPath = asText(data.canonical_path)
  return {
    url: data.page.url || '/',
    title: asText(data.title) ?? site.options.site.title,
    lang,
    direction: textDirection(data.dir, lang),
    noindex: data.noindex === true,
    toc: data.toc !== false,
    owners: asTexts(data.owner),
    isDue: isOwn && lastReviewed !== undefined && isDate(lastReviewed) && lastReviewed < dueBefore(path, site),
    ...present({
      description: asText(data.description),
      lastReviewed,
      lastUpdated: isOwn ? (day(data.last_updated) ?? site.lastUpdate(path)) : undefined,
      editPath: asText(data.editPath) ?? (isOwn ? path : undefined),
      canonicalPath: canonicalPath?.startsWith('/') ? canonicalPath : undefined,
    }),
  }
}

/** The day before which a page of this kind must have been reviewed to be due again. */
function dueBefore(path: string, { options, pages, today }: Site): string {
  const kind = pages.get(path)?.kind.name
  if (kind === 'learning-unit') return monthsAfter(today, -options.learning.reviewMonths)
  return daysAfter(today, -(kind === 'direction-page' ? options.direction : options.theme).reviewDays)
}

/** A date as Eleventy hands it over. */
function day(value: unknown): string | undefined {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : asText(value)
}
