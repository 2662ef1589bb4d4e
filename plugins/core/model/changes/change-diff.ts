import { asDate } from '../fields.ts'
import { present } from '../product/taxonomy.ts'
import { byEntity, type ChangeCommit, type ChangeDraft, type ChangeEvent, daysBetween } from './change-event.ts'
import { itemEvents, milestoneEvents } from './change-items.ts'
import { type Moves, movesBetween } from './change-moves.ts'
import { pageEvents } from './change-pages.ts'
import { bareKey, belongingOf, entitiesIn, entityOf, type Found, groupsOfCategories } from './change-places.ts'
import { isSpelling } from './change-spelling.ts'
import type { ProductState, Tracked } from './change-state.ts'

/**
 * Tell what a commit changed, in stable order. What the state before did not know at all, such as a file that had not been
 * read, is no change.
 *
 * @param pagePaths  Old to new paths of the pages that the commit renames.
 */
export function changesBetween(
  before: ProductState,
  after: ProductState,
  commit: ChangeCommit,
  pagePaths: ReadonlyMap<string, string> = new Map(),
): ChangeEvent[] {
  const moves = new Map(kinds.map((kind) => [kind, movesBetween(before, after, kind)]))
  const drafts = [
    ...kinds.flatMap((kind) => entityDrafts(kind, before, after, moves)),
    ...groupDrafts(before, after, moves),
    ...pageEvents(before, after, pagePaths),
    ...itemEvents(before, after),
    ...milestoneEvents(before, after),
  ]
  return drafts.map((draft) => eventOf(draft, commit)).sort(byEntity)
}

const kinds = ['section', 'stage', 'group', 'category'] as const

function eventOf({ where, ...draft }: ChangeDraft, { hash, date }: ChangeCommit): ChangeEvent {
  const { entity, change, field } = draft
  const id = [hash.slice(0, 12), entity.kind, where ?? entity.key, field ?? change].join(':')
  return { id, date, ...present(draft), commit: hash } as ChangeEvent
}

type AllMoves = ReadonlyMap<Found['kind'], Moves>

function entityDrafts(kind: Found['kind'], before: ProductState, after: ProductState, moves: AllMoves): ChangeDraft[] {
  const [old, now] = [entitiesIn(before, kind), entitiesIn(after, kind)]
  if (!old || !now || old === now) return []
  const { to, gone, fresh } = moves.get(kind) as Moves
  const whole = (id: string, state: ProductState, change: 'added' | 'removed'): ChangeDraft => ({
    entity: entityOf({ kind, id }, state),
    change,
    isMaterial: true,
    ...belongingOf({ kind, id }, state),
  })
  const kept: ChangeDraft[] = []
  for (const [id, one] of now) {
    const was = old.get(id)
    if (was !== undefined && was !== one) kept.push(...fieldDrafts({ kind, id }, was, one, after, moves))
  }
  return [
    ...gone.map((id) => whole(id, before, 'removed')),
    ...fresh.map((id) => whole(id, after, 'added')),
    ...[...to].flatMap(([id, heirs]) => renamed({ kind, id }, heirs, old, after, moves)),
    ...kept,
  ]
}

/** A key that has become another one, or several. */
function renamed(
  { kind, id }: Found,
  heirs: readonly string[],
  old: ReadonlyMap<string, Tracked>,
  after: ProductState,
  moves: AllMoves,
): ChangeDraft[] {
  const [heir] = heirs as [string]
  const now = { kind, id: heir }
  const draft = { entity: entityOf(now, after), change: 'moved' as const, isMaterial: true, ...belongingOf(now, after) }
  const [from, to] = [bareKey(kind, id), heirs.map((one) => bareKey(kind, one)).join(', ')]
  const key = from === to ? [] : [{ ...draft, field: 'key', before: from, after: to, where: from }]
  const isMerged = heirs.length > 1 || old.has(heir)
  if (isMerged) return key
  const was = old.get(id) as Tracked
  const home = kind === 'group' ? homeDraft(draft, stageIn(id), stageIn(heir), 'stage', moves) : []
  return [...key, ...home, ...fieldDrafts(now, was, entitiesIn(after, kind)?.get(heir) as Tracked, after, moves)]
}

function stageIn(group: string): string {
  return group.slice(0, group.indexOf('/'))
}

/** A move from one home to another, unless the home only has another key now. */
function homeDraft(
  draft: Omit<ChangeDraft, 'field'>,
  before: string | undefined,
  after: string | undefined,
  kind: 'section' | 'stage',
  moves: AllMoves,
): ChangeDraft[] {
  const followed = before === undefined ? undefined : moves.get(kind)?.to.get(before)
  if (before === after || (followed?.length === 1 && followed[0] === after)) return []
  return [{ ...draft, change: 'moved', field: kind, before, after, isMaterial: true }]
}

/** Fields that say no more than how something is found or described. */
const cosmetic: ReadonlySet<string> = new Set(['description', 'direction', 'documentation', 'label'])

function fieldDrafts(found: Found, was: Tracked, now: Tracked, after: ProductState, moves: AllMoves): ChangeDraft[] {
  const draft = { entity: entityOf(found, after), change: 'changed' as const, ...belongingOf(found, after) }
  const names =
    was.name === now.name
      ? []
      : [{ ...draft, field: 'name', before: was.name, after: now.name, isMaterial: !isSpelling(was.name, now.name) }]
  const fields = [...new Set([...Object.keys(was.values), ...Object.keys(now.values)])]
  return [
    ...names,
    ...fields.flatMap((field): ChangeDraft[] => {
      const [old, value] = [was.values[field], now.values[field]]
      if (old === value) return []
      if (field === 'section' || field === 'stage')
        return homeDraft({ ...draft, isMaterial: true }, old, value, field, moves)
      return [
        { ...draft, field, before: old, after: value, days: daysMoved(old, value), isMaterial: !cosmetic.has(field) },
      ]
    }),
  ]
}

function daysMoved(before: string | undefined, after: string | undefined): number | undefined {
  return asDate(before) && asDate(after) ? daysBetween(before as string, after as string) : undefined
}

/** Categories that other groups list now. */
function groupDrafts(before: ProductState, after: ProductState, moves: AllMoves): ChangeDraft[] {
  if (!before.groups || !after.groups || before.groups === after.groups || !after.categories) return []
  const renamedGroups = new Map(
    [...(moves.get('group')?.to ?? [])].map(([id, heirs]) => [
      bareKey('group', id),
      heirs.map((heir) => bareKey('group', heir)),
    ]),
  )
  const [old, now] = [groupsOfCategories(before), groupsOfCategories(after)]
  return [...after.categories.keys()].flatMap((id): ChangeDraft[] => {
    const wasKnown = before.categories?.has(id) ?? false
    const groups = old.get(id) ?? []
    const followed = [...new Set(groups.flatMap((group) => renamedGroups.get(group) ?? [group]))].sort().join(', ')
    const listed = (now.get(id) ?? []).join(', ')
    if (!wasKnown || followed === listed) return []
    const values = { before: groups.join(', ') || undefined, after: listed || undefined }
    const found = { kind: 'category' as const, id }
    const entity = entityOf(found, after)
    return [{ entity, change: 'moved', field: 'group', ...values, isMaterial: true, ...belongingOf(found, after) }]
  })
}
