import { bareKey, entitiesIn, type Found } from './change-places.ts'
import type { ProductState } from './change-state.ts'

/** What became of keys that are gone, and which keys are really new. */
export interface Moves {
  /** Old key to the keys that took its place. */
  to: ReadonlyMap<string, readonly string[]>
  /** Gone without a successor. */
  gone: readonly string[]
  /** New without a predecessor. */
  fresh: readonly string[]
}

/**
 * Tell renamed keys from removed and added ones: `renames.yml` knows them, a group keeps its key in another stage, and what
 * keeps its name is the same under another key.
 */
export function movesBetween(before: ProductState, after: ProductState, kind: Found['kind']): Moves {
  const [old, now] = [entitiesIn(before, kind), entitiesIn(after, kind)]
  if (!old || !now || old === now) return { to: new Map(), gone: [], fresh: [] }
  const lost = onlyIn(old, now)
  const fresh = new Set(onlyIn(now, old))
  const to = new Map<string, string[]>()
  for (const id of lost) {
    const heirs = listedHeirs(id, after, kind) ?? sameKey(id, fresh, kind) ?? sameName(id)
    if (heirs) to.set(id, heirs)
    for (const heir of heirs ?? []) fresh.delete(heir)
  }
  return { to, gone: lost.filter((id) => !to.has(id)), fresh: [...fresh] }

  function sameName(id: string): string[] | undefined {
    const name = old?.get(id)?.name
    const [first, ...others] = [...fresh].filter((other) => now?.get(other)?.name === name)
    return first !== undefined && others.length === 0 ? [first] : undefined
  }
}

function onlyIn(some: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): string[] {
  const found: string[] = []
  for (const id of some.keys()) if (!others.has(id)) found.push(id)
  return found
}

function listedHeirs(id: string, after: ProductState, kind: Found['kind']): string[] | undefined {
  const key = bareKey(kind, id)
  const rename = after.renames.find(({ type, from }) => type === kind && (from === key || from === id))
  const now = [...(entitiesIn(after, kind)?.keys() ?? [])]
  const heirs = rename?.to.flatMap((one) => now.find((other) => other === one || bareKey(kind, other) === one) ?? [])
  return heirs && heirs.length > 0 ? heirs : undefined
}

/** A group whose stage has changed. */
function sameKey(id: string, fresh: ReadonlySet<string>, kind: Found['kind']): string[] | undefined {
  if (kind !== 'group') return undefined
  const [first, ...others] = [...fresh].filter((other) => bareKey(kind, other) === bareKey(kind, id))
  return first !== undefined && others.length === 0 ? [first] : undefined
}
