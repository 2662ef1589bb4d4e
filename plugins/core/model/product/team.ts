import type { DataFile } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import { asFields, asText, asTexts } from '../fields.ts'
import { present } from './taxonomy.ts'

/** Somebody who works here. */
export interface TeamMember {
  name: string
  /** By which others of the file mean them. */
  slug?: string
  /** At GitLab, without `@`. */
  handle?: string
  /** As text. */
  role?: string
  /** Slug of the manager. */
  manager?: string
  departments: string[]
}

/** By what a text can mean somebody, or several. */
export type TeamKey = 'member' | 'handle' | 'slug' | 'role' | 'department'

/** Everybody, in the order of the file. */
export interface Team {
  members: readonly TeamMember[]
  /** Whom a text means; case makes no difference. Nobody when there is no such name. */
  find(key: TeamKey, text: string): readonly TeamMember[]
  /** All that can be written in its place. */
  names(key: TeamKey): string[]
  reportsOf(manager: TeamMember): readonly TeamMember[]
}

/** Read `team.yml`; vacancies are nobody. */
export function readTeam(file: DataFile | undefined): Team | undefined {
  const rows = file?.yaml.value
  if (!Array.isArray(rows)) return undefined
  const members = rows.map(asFields).flatMap((fields): TeamMember[] => {
    const name = asText(fields.name)
    if (name === undefined || (asText(fields.type) ?? 'person') !== 'person') return []
    const optional = {
      slug: asText(fields.slug),
      handle: asText(fields.gitlab)?.replace(/^@/, ''),
      role: asText(fields.role)?.replace(/<[^<>]*>/g, ''),
      manager: asText(fields.reports_to),
    }
    return [{ name, ...present(optional), departments: asTexts(fields.departments) }]
  })
  const indexes = new Map<TeamKey, Map<string, TeamMember[]>>()
  const index = (key: TeamKey): Map<string, TeamMember[]> => {
    const known = indexes.get(key) ?? indexed(members, key)
    indexes.set(key, known)
    return known
  }
  const reports = grouped(members, ({ manager }) => manager ?? '')
  return {
    members,
    find: (key, text) => index(key).get(folded(key, text)) ?? [],
    names: (key) => [...new Set(members.flatMap((member) => keysOf(member, key)))],
    reportsOf: ({ slug }) => (slug === undefined ? [] : (reports.get(slug) ?? [])),
  }
}

function indexed(members: readonly TeamMember[], key: TeamKey): Map<string, TeamMember[]> {
  const found = new Map<string, TeamMember[]>()
  for (const member of members) {
    for (const text of new Set(keysOf(member, key).map((one) => folded(key, one))))
      found.set(text, [...(found.get(text) ?? []), member])
  }
  return found
}

function keysOf({ name, slug, handle, role, departments }: TeamMember, key: TeamKey): string[] {
  if (key === 'department') return departments
  const text = { member: name, slug, handle, role }[key]
  return text === undefined ? [] : [text]
}

function folded(key: TeamKey, text: string): string {
  return (key === 'handle' ? text.replace(/^@/, '') : text).trim().toLowerCase()
}
