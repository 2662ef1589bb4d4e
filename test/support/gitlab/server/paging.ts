import { keysetRefusal } from './access.ts'
import { type Answer, type Ask, invalid, json } from './ask.ts'
import { hashParam, listParam, type Params, queryOf, textParam } from './params.ts'

/** What a list is asked with when the caller says nothing; GitLab repeats these in its links. */
export type Defaults = Record<string, string>

/** Records beyond which GitLab counts no longer: https://docs.gitlab.com/api/rest/#pagination-response-headers */
const countLimit = 10_000

/**
 * One page of a list, with the headers that GitLab writes.
 *
 * Source: https://docs.gitlab.com/api/rest/#offset-based-pagination and `lib/gitlab/pagination/offset_header_builder.rb`.
 *
 * @param items     All items, filtered and sorted.
 * @param defaults  Parameters that GitLab's links repeat though nobody sent them.
 */
export function pageOf<Item>(
  ask: Ask,
  items: readonly Item[],
  defaults: Defaults,
  draw: (item: Item) => unknown,
): Answer {
  if (ask.params.pagination === 'keyset') return keysetRefusal
  const asked = pageNumbers(ask.params)
  if ('status' in asked) return asked
  const { page, perPage } = asked
  const { emptyFirstPage, missingTotals, shift } = ask.quirks
  const before = emptyFirstPage ? 1 : 0
  const pages = Math.max(1, Math.ceil(items.length / perPage) + before)
  const start = Math.max(0, (page - 1 - before) * perPage - (page > 1 + before ? shift : 0))
  const shown = page <= before ? [] : items.slice(start, start + perPage)
  const numbers = { page, perPage, pages, total: items.length, isCounted: !missingTotals && items.length <= countLimit }
  return json(shown.map(draw), 200, offsetHeaders(ask, numbers, defaults))
}

interface PageNumbers {
  page: number
  perPage: number
}

export function pageNumbers(params: Params): PageNumbers | Answer {
  const { page = '1', per_page: perPage = '20' } = params
  for (const [name, value] of Object.entries({ page, per_page: perPage })) {
    if (typeof value !== 'string' || !/^-?\d+$/.test(value)) return invalid(`${name} is invalid`)
  }
  if (perPage === '0') return invalid('per_page has a value not allowed')
  return { page: Math.max(1, Number(page)), perPage: Math.min(100, Math.max(1, Number(perPage))) }
}

interface Numbers extends PageNumbers {
  pages: number
  total: number
  isCounted: boolean
}

function offsetHeaders(ask: Ask, numbers: Numbers, defaults: Defaults): Record<string, string> {
  const { page, perPage, pages, total, isCounted } = numbers
  const next = page < pages ? page + 1 : undefined
  const previous = page > 1 ? Math.min(page - 1, pages) : undefined
  const link = (rel: string, to: number): string =>
    `<${pageAddress(ask, { ...defaults, per_page: '20' }, { page: String(to) })}>; rel="${rel}"`
  return {
    link: [
      ...(previous ? [link('prev', previous)] : []),
      ...(next ? [link('next', next)] : []),
      link('first', 1),
      ...(isCounted ? [link('last', pages)] : []),
    ].join(', '),
    'x-next-page': String(next ?? ''),
    'x-page': String(page),
    'x-per-page': String(perPage),
    'x-prev-page': String(previous ?? ''),
    ...(isCounted ? { 'x-total': String(total), 'x-total-pages': String(pages) } : {}),
  }
}

/** Links carry the id of the path, every default and every parameter that was sent, except a token. */
export function pageAddress(ask: Ask, defaults: Defaults, changes: Params): string {
  const { private_token: _, ...sent } = withLists(ask.params)
  const id = ask.segments[1] as string
  const origin = ask.quirks.linkOrigin ?? `http://${ask.headers.host}`
  return `${origin}${ask.path}?${queryOf({ ...defaults, ...sent, id, ...changes })}`
}

/** A list that is paged by keyset only when asked; see `keysetPageOf`. */
export function wantsKeyset(params: Params): boolean {
  return textParam(params, 'pagination') === 'keyset'
}

/** Names that were sent with commas come back as lists. */
function withLists(params: Params): Params {
  const not = hashParam(params, 'not')
  return {
    ...params,
    ...(params.labels === undefined ? {} : { labels: listParam(params, 'labels') }),
    ...(not.labels === undefined ? {} : { not: { ...not, labels: listParam(not, 'labels') } }),
  }
}
