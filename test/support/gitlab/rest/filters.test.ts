import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { get, listIn } from '../asking.ts'
import { type GitLabDouble, productOf, startGitLab } from '../index.ts'
import type { Issue } from '../product/issues.ts'

const test = suite('gitlab/filters')
let double: GitLabDouble

test.before(async () => {
  double = await startGitLab({ product: productOf({ issues: 90 }) })
})
test.after(() => double.close())

async function found(path: string): Promise<unknown[]> {
  const reply = await get(double.url, `${path}${path.includes('?') ? '&' : '?'}per_page=100`)
  return listIn(reply).map(({ id }) => id)
}

/** Ids of the readable issues that fit, newest first. */
function expected(fits: (issue: Issue) => boolean): number[] {
  const { issues } = double.product
  return issues
    .filter((issue) => issue.projectId !== 278968 && fits(issue))
    .map(({ id }) => id)
    .reverse()
}

function titleOf({ milestoneId }: Issue): string | undefined {
  return double.product.milestones.find(({ id }) => id === milestoneId)?.title
}

// https://docs.gitlab.com/api/issues/#list-group-issues
const cases: [query: string, fits: (issue: Issue) => boolean][] = [
  ['labels=direction', ({ labels }) => labels.includes('direction')],
  ['labels=direction,devops::plan', ({ labels }) => labels.includes('direction') && labels.includes('devops::plan')],
  [
    'labels[]=direction&labels[]=GitLab+Premium',
    ({ labels }) => labels.includes('direction') && labels.includes('GitLab Premium'),
  ],
  ['labels=None', ({ labels }) => labels.length === 0],
  ['labels=any', ({ labels }) => labels.length > 0],
  ['not[labels]=direction', ({ labels }) => !labels.includes('direction')],
  ['milestone=Backlog', (issue) => titleOf(issue) === 'Backlog'],
  ['milestone=19.7', (issue) => titleOf(issue) === '19.7'],
  ['milestone=None', ({ milestoneId }) => milestoneId === null],
  ['milestone=No+Milestone', ({ milestoneId }) => milestoneId === null],
  ['milestone=Any', ({ milestoneId }) => milestoneId !== null],
  ['not[milestone]=Backlog', (issue) => titleOf(issue) !== 'Backlog'],
  ['milestone_id=Started', (issue) => titleOf(issue) === '19.7'],
  ['state=opened', ({ state }) => state === 'opened'],
  ['state=closed', ({ state }) => state === 'closed'],
  ['confidential=true', ({ confidential }) => confidential],
  ['confidential=false', ({ confidential }) => !confidential],
  ['updated_after=2026-06-01T00:00:00Z', ({ updatedAt }) => updatedAt >= '2026-06-01'],
  ['updated_before=2026-06-01T00:00:00Z', ({ updatedAt }) => updatedAt <= '2026-06-01'],
  ['search=EXPORT', ({ title, description }) => `${title}${description}`.toLowerCase().includes('export')],
  ['iids[]=3&iids[]=4', ({ iid }) => iid === 3 || iid === 4],
  ['scope=created_by_me', () => false],
]
for (const [query, fits] of cases) {
  test(`issues with ${query}`, async () => {
    assert.equal(await found(`groups/9970/issues?${query}`), expected(fits))
  })
}

test('a subgroup tells of its own projects, a project of itself', async () => {
  assert.equal(
    await found('groups/9971/issues'),
    expected(({ projectId }) => projectId === 278966),
  )
  assert.equal(
    await found('projects/278964/issues'),
    expected(({ projectId }) => projectId === 278964),
  )
})

test('sorted by change, oldest first', async () => {
  const list = listIn(await get(double.url, 'groups/9970/issues?order_by=updated_at&sort=asc&per_page=100'))
  const times = list.map(({ updated_at }) => updated_at)

  assert.equal(times, [...times].sort())
})

test('values that GitLab does not know are refused', async () => {
  const error = async (query: string): Promise<unknown> => (await get(double.url, `groups/9970/issues?${query}`)).body

  assert.equal(await error('state=open'), { error: 'state does not have a valid value' })
  assert.equal(await error('order_by=nothing'), { error: 'order_by does not have a valid value' })
  assert.equal(await error('updated_after=soon'), { error: 'updated_after is invalid' })
  assert.equal(await error('iids[0]=1&iids[1]=2'), { error: 'iids is invalid' })
  assert.equal(await error('milestone=a&milestone_id=None'), {
    error: 'milestone_id, milestone are mutually exclusive',
  })
})

// https://docs.gitlab.com/api/group_milestones/#list-group-milestones
test('milestones by state, number, title, search and day; expired ones stay active', async () => {
  const titles = async (query: string): Promise<unknown[]> =>
    listIn(await get(double.url, `groups/9970/milestones?per_page=100&${query}`)).map(({ title }) => title)

  assert.equal(await titles('containing_date=2026-11-23'), ['19.7', 'Next big thing'].slice(0, 1))
  assert.equal(await titles('title=Backlog'), ['Backlog'])
  assert.equal(await titles('search=backL'), ['Backlog'])
  assert.equal(await titles('iids[]=1&iids[]=2'), ['18.0', '18.1'])
  assert.equal((await titles('state=active')).slice(0, 4), ['19.4', '19.5', '19.6', '19.7'])
  assert.ok((await titles('state=closed')).includes('19.3'))
  assert.not.ok((await titles('')).includes('Infrastructure quarter'))
  assert.ok((await titles('include_descendants=true')).includes('Infrastructure quarter'))
  assert.equal(await titles('start_date=2026-12-20&end_date=2026-12-21&search=19'), ['19.8'])
  assert.equal(await titles('updated_after=2030-01-01T00:00:00Z'), [])
})

test('epics by label, state and group', async () => {
  const { epics } = double.product
  const ids = (fits: (epic: (typeof epics)[number]) => boolean): number[] =>
    epics
      .filter(fits)
      .map(({ id }) => id)
      .reverse()

  assert.equal(
    await found('groups/9970/epics?labels=direction'),
    ids(({ labels }) => labels.includes('direction')),
  )
  assert.equal(
    await found('groups/9970/epics?state=closed'),
    ids(({ state }) => state === 'closed'),
  )
  assert.equal(
    await found('groups/9971/epics'),
    ids(({ groupId }) => groupId === 9971),
  )
  assert.equal(
    await found('groups/9970/epics?include_descendant_groups=false'),
    ids(({ groupId }) => groupId === 9970),
  )
})

test('a change is found by its time, and by nothing earlier', async () => {
  const ids = double.touch(5, '2026-11-24T10:00:00.000Z').filter((id) => {
    return double.product.issues.some((issue) => issue.id === id && issue.projectId !== 278968)
  })

  assert.equal((await found('groups/9970/issues?updated_after=2026-11-24T10:00:00Z')).sort(), ids)
  assert.equal(await found('groups/9970/issues?updated_after=2026-11-24T10:00:01Z'), [])
})

test.run()
