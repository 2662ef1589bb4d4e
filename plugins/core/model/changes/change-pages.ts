import type { Belonging, ChangeDraft, ChangedEntity } from './change-event.ts'
import { belongingOf, entityOf, pageSubject } from './change-places.ts'
import { isSpelling } from './change-spelling.ts'
import type { ProductState, TrackedPage } from './change-state.ts'

/** What has become of direction pages. */
export function pageEvents(
  before: ProductState,
  after: ProductState,
  paths: ReadonlyMap<string, string>,
): ChangeDraft[] {
  if (before.pages === after.pages) return []
  const comeFrom = new Map([...paths].map(([old, now]) => [now, old]))
  const gone = [...before.pages].filter(([path]) => !after.pages.has(path) && !paths.has(path))
  return [
    ...gone.map(
      ([path, page]): ChangeDraft => ({
        ...told(path, page, before),
        change: 'removed',
        field: 'page',
        isMaterial: true,
      }),
    ),
    ...[...after.pages].flatMap(([path, page]): ChangeDraft[] => {
      const old = before.pages.has(path) ? path : (comeFrom.get(path) ?? path)
      const was = before.pages.get(old)
      if (was === page) return []
      const draft = told(path, page, after)
      if (!was) return [{ ...draft, change: 'added', field: 'page', isMaterial: true }]
      const moved: ChangeDraft[] =
        old === path ? [] : [{ ...draft, change: 'moved', field: 'page', before: old, after: path, isMaterial: false }]
      return [...moved, ...edits(draft, was, page)]
    }),
  ]
}

type Told = Belonging & { entity: ChangedEntity; where: string }

function told(path: string, page: TrackedPage, state: ProductState): Told {
  const found = pageSubject(page, state)
  const entity = found ? entityOf(found, state) : { kind: 'page' as const, key: path, name: page.title }
  return { entity, ...(found ? belongingOf(found, state) : {}), where: path }
}

function edits(draft: Told, was: TrackedPage, now: TrackedPage): ChangeDraft[] {
  const found: ChangeDraft[] = []
  const add = (field: string, before: string | undefined, after: string | undefined, isMaterial: boolean): void => {
    if (before !== after) found.push({ ...draft, change: 'changed', field, before, after, isMaterial })
  }
  if (now.reviewed !== was.reviewed && now.reviewed !== undefined) {
    const values = { before: was.reviewed, after: now.reviewed }
    found.push({ ...draft, change: 'reviewed', field: 'last_reviewed', ...values, isMaterial: false })
  }
  add('page title', was.title, now.title, !isSpelling(was.title, now.title))
  add('page description', was.description, now.description, false)
  if (was.words !== now.words) found.push({ ...draft, change: 'changed', field: 'page text', isMaterial: false })
  return found
}
