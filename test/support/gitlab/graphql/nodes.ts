import type { Label } from '../product/labels.ts'
import type { Milestone } from '../product/milestones.ts'
import { connection, listed, type PageArguments, type Scene } from './connection.ts'

export function gid(type: string, id: number | string): string {
  return `gid://gitlab/${type}/${id}`
}

/** Text as a page would show it; the double knows no Markdown. */
export function asHtml(text: string | null): string {
  const escaped = (text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<p data-sourcepos="1:1-1:1" dir="auto">${escaped}</p>`
}

/** https://docs.gitlab.com/api/graphql/reference/#usercore */
export function userNode({ world }: Scene, id: number): object | null {
  const user = world.people.get(id)
  if (!user) return null
  const { username, name, email } = user
  return {
    id: gid('User', id),
    username,
    name,
    publicEmail: email,
    avatarUrl: null,
    state: 'active',
    webPath: `/${username}`,
    webUrl: `${world.url}/${username}`,
  }
}

export function usersField(scene: Scene, ids: readonly number[]): (args: PageArguments) => object {
  return (args) => connection(ids, listed(ids), args, (id) => userNode(scene, id))
}

/** https://docs.gitlab.com/api/graphql/reference/#label */
export function labelNode({ id, name, color, textColor, description }: Label): object {
  return {
    id: gid('GroupLabel', id),
    title: name,
    color,
    textColor,
    description,
    descriptionHtml: description ?? '',
    createdAt: '2019-01-03T01:56:19Z',
    updatedAt: '2019-01-03T01:56:19Z',
  }
}

export function labelsField({ world }: Scene, names: readonly string[]): (args: PageArguments) => object {
  const labels = names.flatMap((name) => world.labels.get(name) ?? [])
  return (args) => connection(labels, listed(labels), args, labelNode)
}

/** https://docs.gitlab.com/api/graphql/reference/#milestone */
export function milestoneNode({ world }: Scene, milestone: Milestone): object {
  const { id, iid, title, description, state, startDate, dueDate, createdAt, updatedAt, groupId } = milestone
  const { today } = world.product
  const group = world.groups.get(groupId)
  return {
    id: gid('Milestone', id),
    iid,
    title,
    description,
    state,
    startDate,
    dueDate,
    expired: dueDate !== null && dueDate < today,
    upcoming: startDate !== null && startDate > today,
    createdAt,
    updatedAt,
    groupMilestone: true,
    projectMilestone: false,
    subgroupMilestone: group?.parentId !== null,
    webPath: `/groups/${group?.path}/-/milestones/${iid}`,
    stats: () => milestoneStats(world.product.issues, id),
  }
}

function milestoneStats(issues: readonly { milestoneId: number | null; state: string }[], id: number): object {
  const inside = issues.filter(({ milestoneId }) => milestoneId === id)
  return { totalIssuesCount: inside.length, closedIssuesCount: inside.filter(({ state }) => state === 'closed').length }
}

export function milestoneField(scene: Scene, id: number | null): object | null {
  const milestone = id === null ? undefined : scene.world.milestones.get(id)
  return milestone ? milestoneNode(scene, milestone) : null
}

export function health(value: string | null): string | null {
  return value === null ? null : value.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
