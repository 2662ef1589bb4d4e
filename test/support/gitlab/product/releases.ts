import { timeOn } from './calendar.ts'
import type { Milestone } from './milestones.ts'
import type { User } from './people.ts'
import type { Project } from './places.ts'
import type { Hide } from './secrets.ts'

export interface Release {
  projectId: number
  tag: string
  name: string
  description: string
  createdAt: string
  releasedAt: string
  isUpcoming: boolean
  authorId: number
  milestoneIds: number[]
  /** 40 hexadecimal digits. */
  commit: string
  authorEmail: string
  links: { id: number; name: string; path: string; type: 'other' | 'package' | 'image' | 'runbook' }[]
}

/** Releases of the product for each milestone up to the next one, some with a patch, and fewer of the runner. */
export function releasesOf(
  today: string,
  milestones: readonly Milestone[],
  projects: readonly Project[],
  people: readonly User[],
  hide: Hide,
): Release[] {
  const [product, , runner] = projects as [Project, Project, Project]
  const dated = milestones.filter(({ releaseDate }) => releaseDate !== null)
  const next = dated.findIndex(({ releaseDate }) => (releaseDate as string) > today)
  return dated.slice(0, next + 1).flatMap((milestone, index) => {
    const make = (project: Project, tag: string, second: number): Release =>
      releaseOf({ project, tag, milestone, second, number: index, today, hide, author: people[0] as User })
    return [
      make(product, `v${milestone.title}.0`, 43_200),
      ...(index % 4 === 1 ? [make(product, `v${milestone.title}.1`, 80_000)] : []),
      ...(index % 2 === 0 ? [make(runner, `runner-${milestone.title}.0`, 50_000)] : []),
    ]
  })
}

interface ReleaseWishes {
  project: Project
  tag: string
  milestone: Milestone
  /** Of the day of the release. */
  second: number
  number: number
  today: string
  hide: Hide
  author: User
}

function releaseOf({ project, tag, milestone, second, number, today, hide, author }: ReleaseWishes): Release {
  const date = milestone.releaseDate as string
  const email = hide('release', 'release', tag.replaceAll('.', '-'), 'author-email')
  return {
    projectId: project.id,
    tag,
    name: `${project.name} ${tag.replace(/^\D+/, '')}`,
    description: `## New in ${milestone.title}\n\n- a <b>list</b> of {{ features }}\n`,
    createdAt: timeOn(date < today ? date : today, second - 600),
    releasedAt: timeOn(date, second),
    isUpcoming: date > today,
    authorId: author.id,
    milestoneIds: tag.endsWith('.0') ? [milestone.id] : [],
    commit: (number + project.id).toString(16).padStart(40, 'a'),
    authorEmail: `${email}@example.com`,
    links: number % 3 === 0 ? [{ id: number + 1, name: 'Release notes', path: `/notes/${tag}`, type: 'other' }] : [],
  }
}
