import type { Epic } from '../product/epics.ts'
import type { Issue } from '../product/issues.ts'
import type { Label } from '../product/labels.ts'
import type { Milestone } from '../product/milestones.ts'
import type { User } from '../product/people.ts'
import type { Group, Project, Readers } from '../product/places.ts'
import type { Product } from '../product/product.ts'
import { canRead, type Viewer } from './access.ts'

/** The plan that the group is on. `ce` is the free edition without any of the paid code. */
export type Tier = 'ce' | 'free' | 'premium' | 'ultimate'

/** A product with what is needed to answer fast. It is built anew whenever the product changes. */
export interface World {
  product: Product
  tier: Tier
  /** The double's own origin, which it writes into addresses. */
  url: string
  groups: ReadonlyMap<number, Group>
  projects: ReadonlyMap<number, Project>
  milestones: ReadonlyMap<number, Milestone>
  epics: ReadonlyMap<number, Epic>
  issues: ReadonlyMap<number, Issue>
  people: ReadonlyMap<number, User>
  labels: ReadonlyMap<string, Label>
  /** Lists that were filtered and sorted before, so that their pages come fast. */
  lists: Map<string, readonly unknown[]>
}

export function worldOf(product: Product, tier: Tier, url: string): World {
  return {
    product,
    tier,
    url,
    groups: byId(product.groups),
    projects: byId(product.projects),
    milestones: byId(product.milestones),
    epics: byId(product.epics),
    issues: byId(product.issues),
    people: byId(product.people),
    labels: new Map(product.labels.map((label) => [label.name, label])),
    lists: new Map(),
  }
}

function byId<Item extends { id: number }>(items: readonly Item[]): Map<number, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

/**
 * A list that is made once for all its pages.
 *
 * @param wishes  Everything that the list depends on.
 */
export function remembered<Item>({ lists }: World, wishes: unknown[], make: () => readonly Item[]): readonly Item[] {
  const key = JSON.stringify(wishes)
  const list = (lists.get(key) as readonly Item[] | undefined) ?? make()
  lists.set(key, list)
  return list
}

/** A group by id or path, if the viewer may know of it. */
export function groupFor({ product }: World, idOrPath: string, viewer: Viewer): Group | undefined {
  return product.groups.find(
    ({ id, path, readers }) => (String(id) === idOrPath || path === idOrPath) && canRead(viewer, readers),
  )
}

/** A project by id or path, if the viewer may know of it. */
export function projectFor({ product }: World, idOrPath: string, viewer: Viewer): Project | undefined {
  return product.projects.find(
    ({ id, path, readers }) => (String(id) === idOrPath || path === idOrPath) && canRead(viewer, readers),
  )
}

/** Ids of a group and of all groups below it. */
export function groupTree({ product }: World, { path }: Group): Set<number> {
  const inside = product.groups.filter((group) => group.path === path || group.path.startsWith(`${path}/`))
  return new Set(inside.map(({ id }) => id))
}

/** Ids of the groups above a group, itself left out. */
export function groupAncestors({ product }: World, { path }: Group): Set<number> {
  return new Set(product.groups.filter((group) => path.startsWith(`${group.path}/`)).map(({ id }) => id))
}

/** Ids of the projects anywhere below a group, whoever may read them. */
export function projectsUnder(world: World, group: Group): Set<number> {
  const inside = groupTree(world, group)
  return new Set(world.product.projects.filter(({ groupId }) => inside.has(groupId)).map(({ id }) => id))
}

/** Who may read an item; confidential ones are for members. */
function readersOf(home: { readers: Readers } | undefined, confidential: boolean): Readers {
  if (!home || home.readers === 'nobody') return 'nobody'
  return confidential ? 'members' : home.readers
}

/** May the viewer see this issue or epic? */
export function canSee(world: World, viewer: Viewer, item: Issue | Epic): boolean {
  const home = 'projectId' in item ? world.projects.get(item.projectId) : world.groups.get(item.groupId)
  return canRead(viewer, readersOf(home, item.confidential))
}
