/** Who may read: anyone, the members of the private part, or nobody whose token the double knows. */
export type Readers = 'everyone' | 'members' | 'nobody'

export interface Group {
  id: number
  path: string
  name: string
  parentId: number | null
  readers: Readers
}

export interface Project {
  id: number
  path: string
  name: string
  groupId: number
  readers: Readers
  /** Addresses it had before it was moved; GitLab answers them with 301. */
  formerPaths: string[]
}

export interface Places {
  groups: Group[]
  projects: Project[]
}

/** One tree: a top group, a public subgroup and a private one, and a project that no token can read. */
export function placesUnder(top: string): Places {
  const group = (id: number, path: string, name: string, parentId: number | null, readers: Readers): Group => {
    return { id, path, name, parentId, readers }
  }
  const project = (id: number, path: string, name: string, groupId: number, readers: Readers): Project => {
    return { id, path: `${top}/${path}`, name, groupId, readers, formerPaths: [`${top}/old-${path.replace('/', '-')}`] }
  }
  return {
    groups: [
      group(9970, top, 'Product', null, 'everyone'),
      group(9971, `${top}/infrastructure`, 'Infrastructure', 9970, 'everyone'),
      group(9972, `${top}/security`, 'Security', 9970, 'members'),
    ],
    projects: [
      project(278964, 'product', 'Product', 9970, 'everyone'),
      project(278965, 'handbook', 'Handbook', 9970, 'everyone'),
      project(278966, 'infrastructure/runner', 'Runner', 9971, 'everyone'),
      project(278967, 'security/advisories', 'Advisories', 9972, 'members'),
      project(278968, 'board', 'Board', 9970, 'nobody'),
    ],
  }
}
