import { GraphQLError } from 'graphql'
import type { Viewer } from '../server/access.ts'
import { cursorAt, inOrder, type Order, startAfter } from '../server/order.ts'
import type { World } from '../server/world.ts'

/** Who asks, and of what. */
export interface Scene {
  world: World
  viewer: Viewer
}

export interface PageArguments {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
}

/** https://docs.gitlab.com/api/graphql/#limits */
export const pageLimit = 100

/**
 * One page of a connection.
 *
 * As in GitLab, a page is cut first and what the viewer may not read is dropped after that, so that a page may hold fewer
 * nodes than were asked for, or none, while more follow.
 *
 * @param items     All items, in any order.
 * @param canRead   Which of them the viewer may read.
 */
export function connection<Item>(
  items: readonly Item[],
  order: Order<Item>,
  args: PageArguments,
  draw: (item: Item) => unknown,
  canRead: (item: Item) => boolean = () => true,
): object {
  const all = inOrder(items, order)
  const { start, end } = span(all, order, args)
  const cut = all.slice(start, end)
  const shown = cut.filter(canRead)
  const cursor = (item: Item | undefined): string | null => (item ? cursorAt(item, order) : null)
  return {
    nodes: () => shown.map(draw),
    edges: () => shown.map((item) => ({ cursor: cursor(item), node: draw(item) })),
    count: () => items.filter(canRead).length,
    pageInfo: {
      startCursor: cursor(cut[0]),
      endCursor: cursor(cut.at(-1)),
      hasPreviousPage: start > 0,
      hasNextPage: end < all.length,
    },
  }
}

function span<Item>(all: readonly Item[], order: Order<Item>, args: PageArguments): { start: number; end: number } {
  const { first, last, after, before } = args
  if (typeof first === 'number' && typeof last === 'number') {
    throw new GraphQLError('Can only provide either `first` or `last`, not both')
  }
  if ((first ?? 0) < 0 || (last ?? 0) < 0) throw new GraphQLError('`first` and `last` cannot be negative')
  const from = after ? place(all, order, after) : 0
  const to = before ? place(all, order, before) - 1 : all.length
  if (typeof last === 'number') return { start: Math.max(from, to - Math.min(last, pageLimit)), end: to }
  return { start: from, end: Math.min(to, from + Math.min(first ?? pageLimit, pageLimit)) }
}

function place<Item>(all: readonly Item[], order: Order<Item>, cursor: string): number {
  const start = startAfter(all, order, cursor)
  if (start === undefined) throw new GraphQLError('Please provide a valid cursor')
  return start
}

/** The order of a list that keeps the one it has. */
export function listed<Item>(items: readonly Item[]): Order<Item> {
  const places = new Map(items.map((item, index) => [item, index]))
  return { fieldOf: () => 0, idOf: (item) => places.get(item) ?? 0, direction: 'asc' }
}
