import { type GeneratedPage, generatedPage } from '../generated-pages.ts'
import { changeAddresses } from './addresses.ts'
import { changesContent, monthContent, monthName } from './content.ts'
import { type ChangesContext, monthsTold } from './context.ts'
import { changeFeeds } from './feeds.ts'
import { slipsContent } from './slips.ts'

/** Whether there is anything to tell: a history, of a product. */
function hasAny({ handbook, history }: ChangesContext): boolean {
  return history !== undefined && handbook.taxonomy.stages.length > 0
}

/** The pages about what changed; none without a history. */
export function changePages(context: ChangesContext): GeneratedPage[] {
  const { handbook } = context
  if (!hasAny(context)) return []
  const at = changeAddresses(handbook.options.direction.basePath)
  return [
    generatedPage({
      url: at.home,
      title: 'What changed',
      weight: 5,
      description: 'What changed in the direction, by month and section.',
      render: () => changesContent(context).text,
    }),
    generatedPage({
      url: at.slips,
      title: 'How promises moved',
      description: 'Every promised level and milestone: the first promise, how often and how far it moved.',
      render: () => slipsContent(context).text,
    }),
    ...monthsTold(context).map((month) =>
      generatedPage({
        url: at.month(month),
        title: `What changed in ${monthName(month)}`,
        isUnlisted: true,
        render: () => monthContent(month, context).text,
      }),
    ),
  ]
}

/** Feeds and data. */
export function changeFiles(context: ChangesContext): GeneratedPage[] {
  if (!hasAny(context)) return []
  const { json } = changeAddresses(context.handbook.options.direction.basePath)
  const files = [...changeFeeds(context), { url: json, render: () => changesJson(context) }]
  return files.map(({ url, render }) => generatedPage({ url, title: url, render }))
}

/** The changes of the months that are told. Format: `schemas/changes.schema.json`. */
function changesJson(context: ChangesContext): string {
  const { history } = context
  const from = `${monthsTold(context).at(-1)}-01`
  const events = history?.events.filter(({ date }) => date >= from)
  const content = { version: 1, from, since: history?.since, isCut: history?.isCut, events }
  return `${JSON.stringify(content, null, 2)}\n`
}
