import { MergeRequests } from '@gitbeaker/rest'
import { asFields } from '../../core/model/fields.ts'
import type { MergedRow } from '../../core/model/gitlab/snapshot.ts'
import { HandbookError } from '../../core/problems/problem.ts'
import { type Asking, onePage, resourceOptions } from './asking.ts'
import { graphql, isForRest, TooComplex } from './graphql.ts'

interface Pair {
  milestone: string
  label: string
}

/**
 * How many merge requests with each label were merged in each milestone, and how many of them came from the community. All
 * counts come with one query, or with few when GitLab finds it too complex; never the merge requests themselves.
 */
export async function mergedCounts(
  asking: Asking,
  group: string,
  milestones: readonly string[],
  labels: readonly string[],
): Promise<MergedRow[]> {
  const pairs = milestones.flatMap((milestone) => labels.map((label) => ({ milestone, label })))
  try {
    return await byGraph(asking, group, pairs)
  } catch (error) {
    if (!isForRest(error)) throw error
    return byTotals(asking, group, pairs)
  }
}

/** Most pairs in one query: GitLab reckons about 16 points for each, and allows 250. */
const atOnce = 14

async function byGraph(asking: Asking, group: string, pairs: readonly Pair[]): Promise<MergedRow[]> {
  const some = Array.from({ length: Math.ceil(pairs.length / atOnce) }, (_, index) =>
    pairs.slice(index * atOnce, (index + 1) * atOnce),
  )
  return (await Promise.all(some.map((pairs) => countsOf(asking, group, pairs)))).flat()
}

async function countsOf(asking: Asking, group: string, pairs: readonly Pair[]): Promise<MergedRow[]> {
  const { transport, settings } = asking
  const variables: Record<string, unknown> = { group }
  const fields = pairs.map(({ milestone, label }, index) => {
    Object.assign(variables, {
      [`m${index}`]: milestone,
      [`a${index}`]: [label],
      [`c${index}`]: [label, settings.labels.community],
    })
    const of = (labels: string) =>
      `mergeRequests(state: merged, includeSubgroups: true, milestoneTitle: $m${index}, labelName: $${labels}${index}) { count }`
    return `all${index}: ${of('a')} community${index}: ${of('c')}`
  })
  const declared = pairs.map((_, index) => `$m${index}: String, $a${index}: [String], $c${index}: [String]`)
  const query = `query ($group: ID!, ${declared.join(', ')}) { group(fullPath: $group) { ${fields.join(' ')} } }`
  try {
    const answer = asFields((await graphql(transport, settings.host, query, variables)).group)
    const countOf = (name: string): number => countIn(asFields(answer[name]).count)
    return pairs.map((pair, index) => ({
      ...pair,
      count: countOf(`all${index}`),
      community: countOf(`community${index}`),
    }))
  } catch (error) {
    if (!(error instanceof TooComplex) || pairs.length === 1) throw error
    const half = Math.ceil(pairs.length / 2)
    const halves = [pairs.slice(0, half), pairs.slice(half)]
    return (await Promise.all(halves.map((some) => countsOf(asking, group, some)))).flat()
  }
}

/** No count is no zero. */
function countIn(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new HandbookError('gitlab/unexpected', 'The answer to a GraphQL query holds no count of merge requests.')
}

/** Where GraphQL does not serve: the totals of lists of which nothing is read. */
async function byTotals(asking: Asking, group: string, pairs: readonly Pair[]): Promise<MergedRow[]> {
  const api = new MergeRequests(resourceOptions({ ...asking, known: new Map() }, { row: () => undefined }))
  const count = async (milestone: string, labels: string): Promise<number> => {
    const wish = { groupId: group, state: 'merged', scope: 'all', milestone, labels }
    const { paginationInfo } = await onePage((page) => api.all({ ...wish, ...page } as never), {
      page: 1,
      perPage: 1,
      showExpanded: true,
    })
    return countIn(paginationInfo.total)
  }
  const { community } = asking.settings.labels
  return Promise.all(
    pairs.map(async ({ milestone, label }) => ({
      milestone,
      label,
      count: await count(milestone, label),
      community: await count(milestone, `${label},${community}`),
    })),
  )
}
