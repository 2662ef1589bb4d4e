import { type GitLabSettings, gitlabSettings } from '../../../plugins/core/model/gitlab/gitlab-settings.ts'
import type { Snapshot } from '../../../plugins/core/model/gitlab/snapshot.ts'
import { HandbookError } from '../../../plugins/core/problems/problem.ts'
import { emptyMemory, type PullMemory } from '../../../plugins/sources/gitlab/memory.ts'
import { type Pulled, type PullStart, pull } from '../../../plugins/sources/gitlab/pull.ts'
import { type GitLabDouble, type Product, tokens } from '../../support/gitlab/index.ts'

/** The time of a first pull from the double, and of one an hour later. */
export const now = '2026-11-23T12:00:00.000Z'
export const anHourLater = '2026-11-23T13:00:00.000Z'

/** Stages of the double's small product. */
export const stageLabels = ['devops::create', 'devops::plan', 'devops::run']

export function settingsFor({ url }: Pick<GitLabDouble, 'url'>, given: object = {}): GitLabSettings {
  const fields = { groups: ['tidemark-example'], projects: ['tidemark-example/product'], ...given }
  return { ...(gitlabSettings(fields) as GitLabSettings), host: url }
}

/** What was asked to be waited for, in milliseconds; nobody waits. */
export function noPauses(): { asked: number[]; pause(milliseconds: number): Promise<void> } {
  const asked: number[] = []
  return {
    asked,
    pause: async (milliseconds) => {
      asked.push(milliseconds)
    },
  }
}

export type Wish = Partial<Omit<PullStart, 'settings'>> & { given?: object }

/** Pull from the double without ever waiting. */
export function pullFrom(double: Pick<GitLabDouble, 'url'>, { given = {}, ...wish }: Wish = {}): Promise<Pulled> {
  return pull({
    settings: settingsFor(double, given),
    token: tokens.member,
    memory: emptyMemory(),
    files: [],
    stageLabels: () => stageLabels,
    now,
    transport: noPauses(),
    ...wish,
  })
}

/** A pull that starts from another one, an hour later. */
export function pullAgain(
  double: Pick<GitLabDouble, 'url'>,
  { snapshot, memory }: { snapshot: Snapshot; memory: PullMemory },
  wish: Wish = {},
): Promise<Pulled> {
  return pullFrom(double, { previous: snapshot, memory, now: anHourLater, ...wish })
}

/** How a pull is refused; a test fails where it is not. */
export async function refused(pulling: Promise<unknown>): Promise<HandbookError> {
  try {
    await pulling
  } catch (error) {
    if (error instanceof HandbookError) return error
    throw error
  }
  throw new Error('Nothing was refused')
}

/** References of everything with the direction label that everybody may see, as the product itself tells them. */
export function publicReferences({ issues, epics, projects, groups }: Product): string[] {
  const isOpen = ({ labels, confidential }: { labels: string[]; confidential: boolean }): boolean =>
    labels.includes('direction') && !confidential
  return [
    ...issues.filter(isOpen).flatMap(({ projectId, iid }) => {
      const home = projects.find(({ id }) => id === projectId)
      return home?.readers === 'everyone' ? [`${home.path}#${iid}`] : []
    }),
    ...epics.filter(isOpen).flatMap(({ groupId, iid }) => {
      const home = groups.find(({ id }) => id === groupId)
      return home?.readers === 'everyone' ? [`${home.path}&${iid}`] : []
    }),
  ].sort()
}

export function referencesIn({ items }: Pick<Snapshot, 'items'>): string[] {
  return items.map(({ reference }) => reference).sort()
}

/** The product with one issue changed. */
export function withIssue(product: Product, id: number, change: object): Product {
  return { ...product, issues: product.issues.map((issue) => (issue.id === id ? { ...issue, ...change } : issue)) }
}
