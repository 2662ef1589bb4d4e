import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { emptyMemory } from '../../../plugins/sources/gitlab/memory.ts'
import { type GitLabDouble, type Product, productOf, startGitLab, tokens } from '../../support/gitlab/index.ts'
import {
  anHourLater,
  publicReferences,
  pullAgain,
  pullFrom,
  referencesIn,
  refused,
  stageLabels,
  withIssue,
} from './support.ts'

const test = suite('sources/gitlab/pull')

const product = productOf({ issues: 600 })
const double = await startGitLab({ product })
test.after(() => double.close())
test.before.each(() => {
  double.serve(product)
  double.log.clear()
})

const first = await pullFrom(double)

/** An issue that everybody can see. */
const seen = product.issues.find(
  ({ labels, confidential, projectId }) => labels.includes('direction') && !confidential && projectId === 278964,
) as Product['issues'][number]

async function withDouble(settings: Parameters<typeof startGitLab>[0], act: (other: GitLabDouble) => Promise<void>) {
  const other = await startGitLab(settings)
  try {
    await act(other)
  } finally {
    await other.close()
  }
}

test('brings all that everybody may see, and nothing else', async () => {
  const { snapshot, hidden, notes } = await pullFrom(double)

  assert.equal(referencesIn(snapshot), publicReferences(product))
  assert.equal(hidden, { confidential: 30, withheld: 10 })
  assert.equal(notes, [])
  assert.is(double.log.requests.length, 9)
})

test('tells of what came and cannot be shown', async () => {
  double.serve(withIssue(product, seen.id, { title: ' ' }))
  const { snapshot, hidden, notes } = await pullFrom(double)

  assert.is(snapshot.items.length, first.snapshot.items.length - 1)
  assert.equal(hidden, { confidential: 30, withheld: 10 })
  assert.equal(notes, [
    '1 issue of tidemark-example cannot be shown: GitLab tells no title, or no address that leads to an issue or epic.',
  ])
})

test('tells of milestones, releases and colours what the product says', async () => {
  const { milestones, releases, labels } = first.snapshot
  const own = product.milestones.filter(({ groupId }) => groupId === 9970)

  assert.equal(
    milestones.map(({ id }) => id).sort(),
    own.map(({ id }) => id),
  )
  assert.equal(
    milestones.find(({ title }) => title === '19.7'),
    {
      id: 490020,
      title: '19.7',
      start: '2026-11-14',
      due: '2026-12-11',
      url: milestones.find(({ id }) => id === 490020)?.url,
    },
  )
  assert.is(releases.length, product.releases.filter(({ projectId }) => projectId === 278964).length)
  assert.is(labels.direction, product.labels.find(({ name }) => name === 'direction')?.color)
})

test('counts merged merge requests by stage, in the current milestone and the two before it', () => {
  const titleOf = (id: number | null) => product.milestones.find((one) => one.id === id)?.title
  const count = (milestone: string, ...labels: string[]) =>
    product.mergeRequests.filter(
      (one) =>
        one.state === 'merged' &&
        titleOf(one.milestoneId) === milestone &&
        labels.every((label) => one.labels.includes(label)),
    ).length

  assert.equal(
    first.snapshot.merged,
    ['19.5', '19.6', '19.7'].flatMap((milestone) =>
      stageLabels.map((label) => ({
        milestone,
        label,
        count: count(milestone, label),
        community: count(milestone, label, 'Community contribution'),
      })),
    ),
  )
  assert.ok(first.snapshot.merged.some(({ count }) => count > 0))
})

test('the same data gives the same snapshot, whatever was pulled before', async () => {
  assert.equal((await pullFrom(double)).snapshot, first.snapshot)
})

test('after twenty changes it takes six requests to have them all', async () => {
  const ids = double.touch(20, '2026-11-23T12:30:00.000Z')
  const { snapshot, requests } = await pullAgain(double, first)
  const whole = await pullFrom(double, { now: anHourLater })

  assert.is(requests.length, 6)
  assert.equal(snapshot, { ...whole.snapshot, completeAt: first.snapshot.completeAt })
  assert.ok(snapshot.items.some(({ id, title }) => ids.includes(id) && title.endsWith('(changed)')))
})

test('what GitLab says it has not changed is not sent again', async () => {
  double.log.clear()
  await pullAgain(double, first)

  assert.equal(
    double.log.requests.filter(({ status }) => status === 304).map(({ path }) => path.replace('/api/v4/', '')),
    ['groups/tidemark-example/milestones', 'projects/tidemark-example%2Fproduct/releases'],
  )
})

const vanishings: [how: string, change: object][] = [
  ['has lost its label', { labels: ['devops::plan'], updatedAt: '2026-11-23T12:30:00.000Z' }],
  ['has become confidential', { confidential: true, updatedAt: '2026-11-23T12:30:00.000Z' }],
  [
    'was moved to a project that only members see',
    { projectId: 278967, iid: 9001, updatedAt: '2026-11-23T12:30:00.000Z' },
  ],
  ['was moved to a project that nobody sees', { projectId: 278968, iid: 9001, updatedAt: '2026-11-23T12:30:00.000Z' }],
]
for (const [how, change] of vanishings) {
  test(`an issue that ${how} is gone with the next pull`, async () => {
    double.serve(withIssue(product, seen.id, change))
    const { snapshot } = await pullAgain(double, first)

    assert.equal(referencesIn(snapshot), publicReferences(double.product))
    assert.not.ok(snapshot.items.some(({ kind, id }) => kind === 'issue' && id === seen.id))
  })
}

test('an issue or an epic that was deleted is gone with the next pull', async () => {
  const epic = product.epics.find(({ labels, confidential }) => labels.includes('direction') && !confidential)
  for (const other of [
    { ...product, issues: product.issues.filter(({ id }) => id !== seen.id) },
    { ...product, epics: product.epics.filter((one) => one !== epic) },
  ]) {
    double.serve(other)
    const { snapshot } = await pullAgain(double, first)

    assert.equal(referencesIn(snapshot), publicReferences(other))
  }
})

test('a project that is closed to the public takes its items along, though none of them changed', async () => {
  const closed: Product = {
    ...product,
    projects: product.projects.map((one) => (one.id === 278966 ? { ...one, readers: 'members' as const } : one)),
  }
  double.serve(closed)
  const { snapshot, memory, requests } = await pullAgain(double, first)
  const next = await pullAgain(double, { snapshot, memory })

  assert.equal(referencesIn(snapshot), publicReferences(closed))
  assert.equal([requests.length, next.requests.length], [6, 6])
  assert.equal(next.snapshot.items, snapshot.items)
})

test('a new issue of a closed project stays out, and costs no whole pull', async () => {
  const closed = product.issues.filter(({ projectId, confidential }) => projectId === 278967 && !confidential)
  const [one] = closed.filter(({ labels }) => labels.includes('direction')) as [Product['issues'][number]]
  double.serve({ ...product, issues: product.issues.filter(({ id }) => id !== one.id) })
  const before = await pullFrom(double)
  double.serve(withIssue(product, one.id, { updatedAt: '2026-11-23T12:30:00.000Z' }))
  const { snapshot, requests, hidden } = await pullAgain(double, before)

  assert.equal([requests.length, hidden.withheld], [6, 10])
  assert.equal(snapshot.items, first.snapshot.items)
})

test('the memory names no place and no item that is withheld', () => {
  const text = JSON.stringify([...first.memory.withheld, ...first.memory.closed, ...first.memory.known])

  assert.not.match(text, 'security/advisories')
  assert.is(first.memory.withheld.size, 10)
})

test('only milestones that have begun since are counted again', async () => {
  double.log.clear()
  const { snapshot } = await pullAgain(double, first, { now: '2026-11-23T13:00:00.000Z' })
  const counts = double.log.requests.filter(({ graphql }) => graphql?.query.includes('mergeRequests'))

  assert.is(counts.length, 0)
  assert.equal(snapshot.merged, first.snapshot.merged)
})

test('more stages than one query can count take several', async () => {
  const labels = Array.from({ length: 20 }, (_, index) => `devops::stage${index}`)
  const { snapshot } = await pullFrom(double, { stageLabels: () => labels })
  const queries = double.log.requests.filter(({ graphql }) => graphql?.query.includes('mergeRequests'))

  assert.is(snapshot.merged.length, 60)
  assert.is(queries.length, 5)
})

test('a group below another one is a group like any other; milestones of those above count', async () => {
  const group = 'tidemark-example/infrastructure'
  const { snapshot } = await pullFrom(double, { given: { groups: [group], projects: [] } })

  assert.equal(
    referencesIn(snapshot),
    publicReferences(product).filter((reference) => reference.startsWith(group)),
  )
  assert.is(snapshot.milestones.length, product.milestones.length)
})

test('a group and one below it together give each item once, and no count twice in the list', async () => {
  const groups = ['tidemark-example', 'tidemark-example/infrastructure']
  const { snapshot, memory } = await pullFrom(double, { given: { groups } })
  const again = await pullAgain(double, { snapshot, memory }, { given: { groups } })

  assert.equal(snapshot.items, first.snapshot.items)
  assert.is(snapshot.merged.length, 9)
  assert.equal(again.snapshot.merged, snapshot.merged)
})

test('a project or group that does not exist is told by its path, and nothing is pulled', async () => {
  const missing: [object, string][] = [
    [
      { projects: ['tidemark-example/nothing'] },
      'GitLab knows no /api/v4/projects/tidemark-example%2Fnothing/releases, or hides it (404).',
    ],
    [{ groups: ['nobody/here'] }, 'GitLab knows no /api/v4/groups/nobody%2Fhere/'],
  ]
  for (const [given, message] of missing) {
    const error = await refused(pullFrom(double, { given }))

    assert.is(error.code, 'gitlab/not-found')
    assert.match(error.message, message)
  }
})

test('tokens that do not serve are told as such, after one answer each', async () => {
  for (const token of [tokens.expired, tokens.revoked, tokens.narrow, 'glpat-nobody']) {
    double.log.clear()
    const error = await refused(pullFrom(double, { token }))

    assert.is(error.code, 'gitlab/unauthorized')
    assert.match(error.message, /^GitLab refuses the token \(40[13]\)\.$/)
    assert.ok(double.log.requests.length <= 6)
    assert.not.match(`${error.message}${error.help}${error.stack}`, token)
  }
})

test('where the plan has no epics, issues alone are pulled, without an error', async () => {
  for (const [tier, notes] of [
    ['free', []],
    ['ce', ['tidemark-example has no epics: its plan does not include them.']],
  ] as const) {
    await withDouble({ product, tier }, async (other) => {
      const pulled = await pullFrom(other)

      assert.equal(
        referencesIn(pulled.snapshot),
        publicReferences(product).filter((reference) => reference.includes('#')),
      )
      assert.equal(pulled.notes, [...notes])
    })
  }
})

test('more than ten thousand issues, which GitLab does not count, all come', async () => {
  const many = productOf({ issues: 17_000, epics: 20, mergeRequests: 20 })
  await withDouble({ product: many }, async (other) => {
    const { snapshot, memory } = await pullFrom(other)
    const again = await pullAgain(other, { snapshot, memory })

    assert.equal(referencesIn(snapshot), publicReferences(many))
    assert.equal(again.snapshot.items, snapshot.items)
    assert.is(again.requests.length, 6)
  })
})

test('files of another project come as they are; what it does not have is a note', async () => {
  const files = { 'tidemark-example/handbook': { main: { 'data/stages.yml': 'stages: {}\n' } } }
  double.serve({ ...product, files })
  const taxonomy = { project: 'tidemark-example/handbook' }
  const asked: object[] = []
  const { snapshot, notes } = await pullFrom(double, {
    given: { taxonomy },
    files: ['stages', 'features'],
    stageLabels: (files) => {
      asked.push({ ...files })
      return []
    },
  })

  assert.equal(snapshot.files, { stages: 'stages: {}\n' })
  assert.equal(notes, ['tidemark-example/handbook has no data/features.yml.'])
  assert.equal(asked, [{ stages: 'stages: {}\n' }])
})

test('a file that is gone is told, and what was pulled before serves; a project that is gone is an error', async () => {
  const taxonomy = { project: 'tidemark-example/handbook' }
  const wish = { given: { taxonomy }, files: ['stages'] }
  const withFiles = (files: Record<string, string>) =>
    double.serve({ ...product, files: { 'tidemark-example/handbook': { main: files } } })
  withFiles({ 'data/stages.yml': 'stages: {}\n' })
  const before = await pullFrom(double, wish)
  withFiles({ 'data/other.yml': '' })
  const after = await pullAgain(double, before, wish)
  double.serve(product)
  const error = await refused(pullAgain(double, before, wish))

  assert.equal(after.snapshot.files, { stages: 'stages: {}\n' })
  assert.equal(after.lost, [
    'tidemark-example/handbook has no data/stages.yml any more: what was pulled before serves.',
  ])
  assert.is(error.code, 'gitlab/not-found')
})

test('each step is told when it is done', async () => {
  const told: string[] = []
  await pullFrom(double, { onStep: ({ kind }, done, total) => told.push(`${done}/${total} ${kind}`) })

  assert.equal(
    told.map((line) => line.split(' ')[0]),
    ['1/6', '2/6', '3/6', '4/6', '5/6', '6/6'],
  )
  assert.equal(
    told
      .slice(4)
      .map((line) => line.split(' ')[1])
      .sort(),
    ['merged', 'places'],
  )
})

test('a base without memory, such as a committed snapshot, leads to the same', async () => {
  const { snapshot } = await pullAgain(double, { snapshot: first.snapshot, memory: emptyMemory() })

  assert.equal(snapshot.items, first.snapshot.items)
})

test('the token goes with each request as a bearer, and to GitLab alone', async () => {
  await pullFrom(double)

  assert.equal([...new Set(double.log.requests.map(({ token }) => token?.header))], ['authorization'])
  assert.equal(double.otherRequests, [])
})

test.run()
