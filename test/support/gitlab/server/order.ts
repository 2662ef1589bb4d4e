/** A total order of items: by a field, ties by id in the same direction, items without a value last. */
export interface Order<Item> {
  fieldOf(item: Item): string | number | null
  idOf(item: Item): number
  direction: 'asc' | 'desc'
}

interface Place {
  value: string | number | null
  id: number
}

export function inOrder<Item>(items: readonly Item[], order: Order<Item>): Item[] {
  return [...items].sort((a, b) => compare(placeOf(a, order), placeOf(b, order), order.direction))
}

function placeOf<Item>(item: Item, { fieldOf, idOf }: Order<Item>): Place {
  return { value: fieldOf(item), id: idOf(item) }
}

function compare(a: Place, b: Place, direction: 'asc' | 'desc'): number {
  const sign = direction === 'asc' ? 1 : -1
  if (a.value === b.value) return sign * (a.id - b.id)
  if (a.value === null) return 1
  if (b.value === null) return -1
  return a.value < b.value ? -sign : sign
}

/** A cursor that names the place of an item, so that it leads on even when the item has moved since. */
export function cursorAt<Item>(item: Item, order: Order<Item>): string {
  const { value, id } = placeOf(item, order)
  return Buffer.from(JSON.stringify({ value, id: String(id) })).toString('base64url')
}

/** Where the items after a cursor begin; undefined when the cursor is none of ours. */
export function startAfter<Item>(items: readonly Item[], order: Order<Item>, cursor: string): number | undefined {
  const place = readCursor(cursor)
  if (!place) return undefined
  const start = items.findIndex((item) => compare(placeOf(item, order), place, order.direction) > 0)
  return start < 0 ? items.length : start
}

function readCursor(cursor: string): Place | undefined {
  try {
    const { value, id } = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as { value?: unknown; id?: unknown }
    const isPlace = value === null || typeof value === 'string' || typeof value === 'number'
    return isPlace && typeof id === 'string' ? { value, id: Number(id) } : undefined
  } catch {
    return undefined
  }
}
