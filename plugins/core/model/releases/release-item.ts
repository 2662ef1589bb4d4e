import type { Source } from '../../problems/data-file.ts'
import { asTexts } from '../fields.ts'
import type { Offering, Tier } from '../product/availability.ts'
import { type Rename, resolveEntity } from '../product/renames.ts'
import type { Category, Entity, EntityKind, Stage, Taxonomy } from '../product/taxonomy.ts'

/** What sort of change an item tells of. */
export const itemTypes = [
  { key: 'feature', name: 'Feature' },
  { key: 'enhancement', name: 'Enhancement' },
  { key: 'performance', name: 'Performance' },
  { key: 'bug-fix', name: 'Bug fixes' },
  { key: 'security', name: 'Security' },
  { key: 'known-issue', name: 'Known issue' },
  { key: 'breaking-change', name: 'Breaking change' },
  { key: 'deprecation', name: 'Deprecation' },
  { key: 'removal', name: 'Removal' },
  { key: 'upgrade', name: 'Upgrade note' },
  { key: 'other', name: 'Other' },
] as const

export type ItemType = (typeof itemTypes)[number]['key']

/** How prominent an item is, most prominent first. */
export const itemLevels = ['top', 'primary', 'secondary', 'tertiary'] as const
export type ItemLevel = (typeof itemLevels)[number]

/** How finished a feature is, least finished first. */
export const itemStatuses = [
  { key: 'experiment', name: 'Experiment' },
  { key: 'beta', name: 'Beta' },
  { key: 'limited_availability', name: 'Limited availability' },
  { key: 'ga', name: 'Generally available' },
] as const
type ItemStatus = (typeof itemStatuses)[number]['key']

/** One thing that a release brings, whatever format it was written in. */
export interface ReleaseItem {
  title: string
  /** Name within its release, for addresses and anchors. */
  slug: string
  type: ItemType
  level: ItemLevel
  /** Lowest first; empty when the source names none. */
  tiers: Tier[]
  offerings: Offering[]
  /** What must be bought besides a tier; absent when the source names nothing. */
  addOns?: string[]
  stage?: Stage
  /** As the source names the stage. */
  stageText?: string
  categories: Category[]
  /** As the source names the categories. */
  categoryTexts: string[]
  /** Address, or path from the item's folder. */
  documentation?: string
  /** Addresses of issues, epics, merge requests and boards, and of lists of them. */
  workItems: string[]
  /** Order within its section, lowest first. */
  weight: number
  status?: ItemStatus
  impact?: string
  action?: string
  feedbackIssue?: string
  /** When something goes or went away, in words. */
  due?: string
  media: { src: string; alt: string; caption?: string }[]
  contributors: { name: string; url?: string }[]
  /** `VERSION/SLUG` of the item that it follows up. */
  replaces?: string
  /** Markdown. */
  body: string
  /** Line of its page on which the Markdown begins, from 1; absent for YAML. */
  bodyLine?: number
  source: Source
  /** Its own Markdown page: path from the site's root, and address when it is written. */
  page?: { path: string; url?: string }
  /** The page of its release, from the site's root, where that tells it in its text, and the line of its heading there. */
  within?: { path: string; line: number }
}

/** Order of items that say nothing about it. */
export const defaultWeight = 50

/** The lowest tier that has an item; absent when its source names none. */
export function lowestTier({ tiers }: Pick<ReleaseItem, 'tiers'>): Tier | undefined {
  return tiers[0]
}

/** The add-ons that a value names, as a part of an item. */
export function addOnsOf(value: unknown): Pick<ReleaseItem, 'addOns'> {
  const addOns = asTexts(value)
  return addOns.length > 0 ? { addOns } : {}
}

/**
 * The anchor of an item, made from its title as GitLab's release posts make it, so that old links stay: lower case, hyphens for
 * spaces, all other marks dropped. Letters of other scripts stay.
 *
 * @param used  Anchors that are taken; the new one is added.
 */
export function uniqueSlug(title: string, type: ItemType, used: Set<string>): string {
  const marks = type === 'deprecation' || type === 'removal' ? /[^\p{L}\p{N}_-]/gu : /[^\p{L}\p{N}-]/gu
  return uniqueName(title.toLowerCase().replace(/\s/g, '-').replace(/-{2,}/g, '-').replace(marks, '') || 'item', used)
}

/** The name, or the first of `name-2`, `name-3` and so on that is not taken; it is taken from now on. */
export function uniqueName(wanted: string, used: Set<string>): string {
  let name = wanted
  for (let count = 2; used.has(name); count++) name = `${wanted}-${count}`
  used.add(name)
  return name
}

/** What items name in the taxonomy: by key or name, in any case, or by an old name with one heir. */
export interface Namings {
  stage(text: string | undefined): Stage | undefined
  categories(texts: readonly string[]): Category[]
}

/** Look names up in a taxonomy, each once. */
export function namingsIn(taxonomy: Taxonomy, renames: readonly Rename[]): Namings {
  const known = new Map<string, Entity | undefined>()
  const find = (kind: EntityKind, text: string): Entity | undefined => {
    const key = `${kind} ${text}`
    if (!known.has(key)) known.set(key, meant(taxonomy, renames, kind, text))
    return known.get(key)
  }
  return {
    stage: (text) => (text === undefined ? undefined : (find('stage', text) as Stage | undefined)),
    categories: (texts) => [
      ...new Set(texts.flatMap((text) => (find('category', text) as Category | undefined) ?? [])),
    ],
  }
}

function meant(taxonomy: Taxonomy, renames: readonly Rename[], kind: EntityKind, text: string): Entity | undefined {
  const resolution = resolveEntity(taxonomy, renames, kind, text)
  if (resolution.found) return resolution.found
  if (resolution.why === 'case') return resolution.meant
  return resolution.why === 'renamed' && resolution.meant.length === 1 ? resolution.meant[0] : undefined
}
