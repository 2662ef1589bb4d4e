import { either, suggest } from '../../problems/suggest.ts'
import { type Rename, resolveEntity } from '../product/renames.ts'
import { type EntityKind, entitiesOf, type Taxonomy } from '../product/taxonomy.ts'
import type { Team, TeamKey } from '../product/team.ts'
import type { ShortcodeCall } from './shortcodes.ts'

/** What a name in a call means. */
export type NamedKind = TeamKey | EntityKind

/** A name in a call. */
export interface NamedThing {
  kind: NamedKind
  /** As it is written. */
  name: string
}

interface Naming {
  kind: NamedKind
  /** Names of the argument that holds it; else the first argument does. Absent: every argument is one. */
  argument?: readonly string[]
}

const namings: Readonly<Record<string, Naming>> = {
  'member-by-name': { kind: 'member' },
  'member-by-gitlab': { kind: 'handle' },
  'member-and-role-by-gitlab': { kind: 'handle' },
  'group-by-slugs': { kind: 'slug' },
  'team-by-manager-slug': { kind: 'slug', argument: ['manager', 'manager-slug', 'slug'] },
  'team-by-manager-role': { kind: 'role', argument: ['manager-role', 'role', 'manager'] },
  'team-by-departments': { kind: 'department' },
  'engineering/stable-counterparts': {
    kind: 'role',
    argument: ['manager-role', 'direct-manager-role', 'manager_role', 'direct_manager_role'],
  },
  'manager-by-report-name': { kind: 'member', argument: ['name'] },
  section: { kind: 'section', argument: ['name', 'key'] },
  stage: { kind: 'stage', argument: ['name', 'key'] },
  group: { kind: 'group', argument: ['name', 'key'] },
  category: { kind: 'category', argument: ['name', 'key'] },
  'product/section-group-table': { kind: 'group', argument: ['name', 'group'] },
}

/** What a call names that the data can tell more of. */
export function namedThings({ name, positional, named }: ShortcodeCall): NamedThing[] {
  const naming = Object.hasOwn(namings, name) ? namings[name] : undefined
  if (!naming) return []
  const { kind, argument } = naming
  const first = argument?.map((one) => named[one]).find((value) => value !== undefined) ?? positional[0]
  const texts = argument ? [first ?? ''] : [...positional, ...Object.values(named)]
  return texts.flatMap((text) => (text.trim() === '' ? [] : [{ kind, name: text.trim() }]))
}

/** What calls of a shortcode name; nothing for all others. */
export function namedBy(shortcode: string): NamedKind | undefined {
  return Object.hasOwn(namings, shortcode) ? namings[shortcode]?.kind : undefined
}

/** Whether people are meant, of whom `team.yml` tells. */
export function isTeamKey(kind: string | undefined): kind is TeamKey {
  return kind !== undefined && Object.hasOwn(people, kind)
}

/** The data that names are looked up in. */
export interface NamedData {
  team?: Team
  taxonomy: Taxonomy
  renames: readonly Rename[]
}

/** What is wrong with a name; nothing when the data knows it, or has nothing of its kind. */
export type NameCheck = (thing: NamedThing) => { message: string; expected: string[] } | undefined

const people: Record<TeamKey, string> = {
  member: 'There is nobody called',
  handle: 'There is nobody with the handle',
  slug: 'There is nobody with the slug',
  role: 'There is nobody with the role',
  department: 'There is nobody in the department',
}

export function nameCheck({ team, taxonomy, renames }: NamedData): NameCheck {
  return ({ kind, name }) => {
    if (isTeamKey(kind)) {
      if (!team || team.find(kind, name).length > 0) return undefined
      return fault(`${people[kind]} \`${name}\` in team.yml`, suggest(name, team.names(kind)))
    }
    if (!entitiesOf(taxonomy).some((entity) => entity.kind === kind)) return undefined
    const resolution = resolveEntity(taxonomy, renames, kind, name)
    if (resolution.found || resolution.why === 'case') return undefined
    const expected = resolution.why === 'renamed' ? resolution.meant.map((one) => one.name) : resolution.suggestions
    return fault(`There is no ${kind} \`${name}\``, expected)
  }
}

function fault(message: string, expected: string[]): { message: string; expected: string[] } {
  const hint = expected.length > 0 ? ` Did you mean ${either(expected.map((one) => `\`${one}\``))}?` : ''
  return { message: `${message}.${hint}`, expected }
}
