import type { DirectionItem } from './direction-items.ts'

/** Direction items by what texts call them: their addresses, and full references such as `acme/app#12`. */
export type NamedItems = ReadonlyMap<string, DirectionItem>

export function namedItems(items: readonly DirectionItem[]): NamedItems {
  const named = new Map<string, DirectionItem>()
  for (const item of items) {
    const key = keyOfAddress(item.url)
    if (key !== undefined) named.set(key, item)
    named.set(item.reference, item)
  }
  return named
}

/** An item that a text names, and where it does so first. */
export interface Naming {
  item: DirectionItem
  start: number
  end: number
}

const addresses = /https?:\/\/[^\s<>()[\]"'`|]+/g
const references = /(?<![\w/.&#!-])\w[\w.-]*(?:\/[\w.-]+)*[#&]\d+(?!\w)/g

/** The items that a text names by address or full reference; each once. */
export function itemsNamedIn(text: string, named: NamedItems): Naming[] {
  if (named.size === 0) return []
  const found = new Map<DirectionItem, Naming>()
  const note = (match: RegExpExecArray | RegExpMatchArray, key: string | undefined): void => {
    const item = key === undefined ? undefined : named.get(key)
    const start = match.index as number
    if (item && start < (found.get(item)?.start ?? Number.POSITIVE_INFINITY))
      found.set(item, { item, start, end: start + match[0].length })
  }
  for (const match of text.matchAll(addresses)) note(match, keyOfAddress(match[0]))
  for (const match of text.matchAll(references)) note(match, match[0])
  return [...found.values()].sort((a, b) => a.start - b.start)
}

/** Host, path and number; issues have several addresses. */
function keyOfAddress(address: string): string | undefined {
  const match = /^https?:\/\/([^/]+)\/(.+?)(?:\/-)?\/(?:issues|epics|work_items)\/(\d+)(?!\d)/.exec(address)
  return match ? `${match[1]?.toLowerCase()}/${match[2]}#${match[3]}` : undefined
}
