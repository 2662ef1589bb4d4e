import { type Answer, type Ask, invalid, json } from './ask.ts'
import { cursorAt, type Order, startAfter } from './order.ts'
import { type Defaults, pageAddress, pageNumbers } from './paging.ts'
import { textParam } from './params.ts'

/**
 * One page after a cursor. The only header is a link to the next page; it is missing where the list ends.
 *
 * Source: https://docs.gitlab.com/api/rest/#keyset-based-pagination
 *
 * @param items  All items in their order.
 */
export function keysetPageOf<Item>(
  ask: Ask,
  items: readonly Item[],
  order: Order<Item>,
  defaults: Defaults,
  draw: (item: Item) => unknown,
): Answer {
  const asked = pageNumbers(ask.params)
  if ('status' in asked) return asked
  const cursor = textParam(ask.params, 'cursor')
  const start = cursor === undefined ? 0 : startAfter(items, order, cursor)
  if (start === undefined) return invalid('cursor is invalid')
  const shown = items.slice(start, start + asked.perPage)
  const last = shown.at(-1)
  // A full page may be the last: then the link leads to an empty one.
  const hasNext = last !== undefined && shown.length === asked.perPage
  const next = hasNext && pageAddress(ask, { ...defaults, per_page: '20' }, { cursor: cursorAt(last, order) })
  return json(shown.map(draw), 200, next ? { link: `<${next}>; rel="next"` } : {})
}
