import { allArguments, argument } from '../core/model/markdown/shortcode-arguments.ts'
import { isTeamKey, namedThings } from '../core/model/markdown/shortcode-data.ts'
import { rolePattern } from '../core/model/product/role-pattern.ts'
import type { TeamMember } from '../core/model/product/team.ts'
import { type Html, html, link } from '../theme/html.ts'
import type { Draw, Drawing, Drawn, DrawnData } from './shortcode-drawing.ts'

/** People by their names. */
export const names: Draw = (drawing) => listed(drawing, (name) => name, shownName)

/** People by what they are called at GitLab. */
export const handles: Draw = (drawing) => listed(drawing, atSign, shownName)

/** The same, with what they do here. */
export const membersAndRoles: Draw = (drawing) => listed(drawing, atSign, shownWithRole)

/** People by what others in the data call them. */
export const slugs: Draw = (drawing) => listed(drawing, (name) => name, shownName)

export const managerOf: Draw = ({ call, data }) => {
  const name = argument(call, 'name', 0)
  if (name === undefined) return undefined
  const [member] = data?.team?.find('member', name) ?? []
  const [manager] = member?.manager === undefined ? [] : (data?.team?.find('slug', member.manager) ?? [])
  return [person(manager && data ? shownName(manager, data) : `Manager of ${name}`).text, '']
}

/** A manager, and who reports to them: those whose role fits `team`, where that is given. */
export const teamOfManager: Draw = (drawing) => {
  const { call, data } = drawing
  const [thing] = namedThings(call)
  const managers = thing && isTeamKey(thing.kind) ? (data?.team?.find(thing.kind, thing.name) ?? []) : []
  if (managers.length === 0) return unknownTeam(drawing)
  const fits = rolePattern(argument(call, 'team', 1) ?? '')
  if (!fits) return undefined
  const reports = managers.flatMap((manager) => data?.team?.reportsOf(manager) ?? [])
  return members(
    [...managers, ...reports.filter((member) => fits(member.role ?? '') || member.departments.some(fits))],
    drawing,
  )
}

/** Those whose role fits a pattern and who report to another manager than the one that is named. */
export const counterparts: Draw = (drawing) => {
  const { call, data } = drawing
  const fits = rolePattern(argument(call, 'role') ?? '')
  if (!fits || !data) return undefined
  const managers = namedThings(call).flatMap(({ name }) => data.team?.find('role', name) ?? [])
  const others = new Set([...managers, ...managers.flatMap((manager) => data.team?.reportsOf(manager) ?? [])])
  const all = data.team?.members.filter((member) => fits(member.role ?? '') && !others.has(member)) ?? []
  return all.length > 0 ? members(all, drawing) : unknownTeam(drawing)
}

export const teamOfDepartments: Draw = (drawing) => {
  const all = allArguments(drawing.call).flatMap((name) => drawing.data?.team?.find('department', name) ?? [])
  return all.length > 0 ? members(all, drawing) : unknownTeam(drawing)
}

function listed(
  { call, data }: Drawing,
  plain: (name: string) => string,
  shown: (member: TeamMember, data: DrawnData) => Html,
): Drawn | undefined {
  const things = namedThings(call)
  if (things.length === 0) return undefined
  const people = things.map(({ kind, name }) => {
    const [member] = isTeamKey(kind) ? (data?.team?.find(kind, name) ?? []) : []
    return person(member && data ? shown(member, data) : plain(name)).text
  })
  return [people.join(', '), '']
}

/** Nobody knows who is in it: what the call says of it is shown. */
function unknownTeam({ call, isBlock }: Drawing): Drawn | undefined {
  const all = allArguments(call)
  if (all.length === 0) return undefined
  const text = html`Team: ${all.join(', ')}`.text
  return [isBlock ? `<p class="members">${text}</p>\n` : text, '']
}

function members(all: readonly TeamMember[], { isBlock, data }: Drawing): Drawn | undefined {
  if (!data) return undefined
  const once = [...new Set(all)]
  if (!isBlock) return [once.map((member) => person(shownName(member, data)).text).join(', '), '']
  const rows = once.map(
    (member) => html`<tr><th scope="row">${person(shownName(member, data))}</th><td>${member.role}</td></tr>\n`,
  )
  const head = html`<thead><tr><th scope="col">Name</th><th scope="col">Role</th></tr></thead>`
  return [html`<table class="members">${head}<tbody>\n${rows}</tbody></table>\n`.text, '']
}

function person(shown: string | Html): Html {
  return html`<span class="member">${shown}</span>`
}

function shownName({ name, handle }: TeamMember, { profileOf }: DrawnData): Html {
  return link(handle === undefined ? undefined : profileOf(handle), name)
}

function shownWithRole(member: TeamMember, data: DrawnData): Html {
  return html`${shownName(member, data)}${member.role !== undefined && html` (${member.role})`}`
}

function atSign(handle: string): string {
  return `@${handle.replace(/^@/, '')}`
}
