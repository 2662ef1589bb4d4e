import { dayIn, type ReviewStatement, reviewStatements } from '../direction/review-dates.ts'
import { asDate, asFields, asText, type Fields } from '../fields.ts'
import type { ItemRow, MilestoneRow } from '../gitlab/snapshot.ts'
import { entityFields, type Page } from '../pages/page.ts'
import { present } from '../product/taxonomy.ts'
import type { TrackedItem, TrackedPage } from './change-state.ts'

/**
 * What is compared of a direction page.
 *
 * @param hashOf  Stands for a long text.
 */
export function trackedPage(
  { name, fields, url }: Pick<Page, 'name' | 'fields' | 'url'>,
  body: string,
  hashOf: (text: string) => string,
): TrackedPage {
  const said = /last|最終/i.test(body) ? reviewStatements({ text: body }) : []
  const kind = entityFields.find((field) => asText(fields[field]))
  const optional = {
    description: asText(fields.description),
    reviewed: reviewDay(fields, said),
    about: kind && { kind, text: asText(fields[kind]) as string },
    url,
  }
  const words = withoutReviews(body, said).replace(/\s+/g, ' ').trim()
  return { title: asText(fields.title) ?? name, words: hashOf(words), ...present(optional) }
}

/** The latest day on which the page says that it was reviewed, else changed, in its front matter or its text. */
function reviewDay(fields: Fields, said: readonly ReviewStatement[]): string | undefined {
  const field = dayIn(asText(fields.last_reviewed) ?? '')
  const reviews = said.filter(({ what }) => what === 'reviewed')
  const days = (reviews.length > 0 || field ? reviews : said).flatMap(({ day }) => day ?? [])
  return [...days, ...(field ? [field] : [])].sort().at(-1)
}

/** A text without the days of its reviews, which say nothing by themselves. */
function withoutReviews(body: string, said: readonly ReviewStatement[]): string {
  return [...said]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), body)
}

/** What is compared of a snapshot, by reference and by title; nothing when it is none. */
export function trackedSnapshot(
  value: unknown,
): { items: Map<string, TrackedItem>; milestones: Map<string, string>; files: Fields } | undefined {
  const { items, milestones, files } = asFields(value)
  if (!Array.isArray(items) || !Array.isArray(milestones)) return undefined
  return {
    items: new Map(
      (items as ItemRow[]).flatMap((row) => {
        const { kind, id, reference, title, url, state, isReplaced, labels, milestone, due } = asFields(
          row,
        ) as Partial<ItemRow>
        if (isReplaced || !asText(reference) || !asText(title) || typeof url !== 'string' || !Array.isArray(labels))
          return []
        const optional = { milestone: asText(milestone), due: asDate(due) }
        const one: TrackedItem = {
          id: `${kind} ${id}`,
          title: asText(title) as string,
          url,
          state: state === 'closed' ? 'closed' : 'opened',
          labels,
          ...present(optional),
        }
        return [[asText(reference) as string, one] as const]
      }),
    ),
    milestones: new Map(
      (milestones as MilestoneRow[]).flatMap((row) => {
        const { title, due } = asFields(row)
        const day = asDate(due)
        return asText(title) && day ? [[asText(title) as string, day] as const] : []
      }),
    ),
    files: asFields(files),
  }
}
