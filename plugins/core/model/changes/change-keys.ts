import { present } from '../product/taxonomy.ts'
import type { Belonging, ChangeEvent } from './change-event.ts'

/**
 * The events with the keys that their entities have after the last of them, so that what happened under an old key is found.
 *
 * @param events  Newest first.
 */
export function withLastKeys(events: readonly ChangeEvent[]): ChangeEvent[] {
  const heirs = new Map<string, string>()
  const heirOf = (kind: string, key: string): string => heirs.get(`${kind}:${key}`) ?? key
  return events.map((event) => {
    const { entity, field, before } = event
    const key = heirOf(entity.kind, entity.key)
    const told = heirs.size === 0 ? event : { ...event, entity: { ...entity, key }, ...homes(event, heirOf) }
    if (field === 'key' && before !== undefined && !event.after?.includes(', '))
      heirs.set(`${entity.kind}:${before}`, key)
    return told
  })
}

function homes({ section, stage, category }: Belonging, heirOf: (kind: string, key: string) => string): Belonging {
  return present({
    section: section && heirOf('section', section),
    stage: stage && heirOf('stage', stage),
    category: category && heirOf('category', category),
  })
}
