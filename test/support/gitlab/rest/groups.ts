import type { Group, Project } from '../product/places.ts'
import { type Answer, type Ask, json, refusal } from '../server/ask.ts'
import { groupFor, projectFor, type World } from '../server/world.ts'

/** `GET /groups/:id`: https://docs.gitlab.com/api/groups/#retrieve-a-group */
export function getGroup(ask: Ask, world: World): Answer {
  const group = groupFor(world, ask.segments[1] as string, ask.viewer)
  return group ? json(groupEntity(world, group)) : refusal(404, '404 Group Not Found')
}

/** `GET /projects/:id`: https://docs.gitlab.com/api/projects/#retrieve-a-project */
export function getProject(ask: Ask, world: World): Answer {
  const project = projectFor(world, ask.segments[1] as string, ask.viewer)
  return project ? json(projectEntity(world, project)) : refusal(404, '404 Project Not Found')
}

function visibility({ readers }: Group | Project): string {
  return readers === 'everyone' ? 'public' : 'private'
}

function groupEntity(world: World, group: Group): unknown {
  return {
    id: group.id,
    web_url: `${world.url}/groups/${group.path}`,
    name: group.name,
    path: group.path.split('/').at(-1),
    description: '',
    visibility: visibility(group),
    share_with_group_lock: false,
    project_creation_level: 'developer',
    subgroup_creation_level: 'maintainer',
    request_access_enabled: true,
    full_name: group.path,
    full_path: group.path,
    created_at: '2019-01-03T01:56:19.539Z',
    parent_id: group.parentId,
    avatar_url: null,
    archived: false,
  }
}

function projectEntity(world: World, project: Project): unknown {
  const group = world.groups.get(project.groupId)
  return {
    id: project.id,
    description: null,
    name: project.name,
    name_with_namespace: `${group?.name} / ${project.name}`,
    path: project.path.split('/').at(-1),
    path_with_namespace: project.path,
    created_at: '2019-01-03T01:56:19.539Z',
    default_branch: 'main',
    topics: [],
    web_url: `${world.url}/${project.path}`,
    avatar_url: null,
    forks_count: 0,
    star_count: 0,
    last_activity_at: '2026-11-01T08:00:00.000Z',
    visibility: visibility(project),
    archived: false,
    namespace: {
      id: project.groupId,
      name: group?.name,
      path: group?.path.split('/').at(-1),
      kind: 'group',
      full_path: group?.path,
      parent_id: group?.parentId ?? null,
      avatar_url: null,
      web_url: `${world.url}/groups/${group?.path}`,
    },
  }
}
