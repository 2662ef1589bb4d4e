import { createHash } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { get, listIn } from '../asking.ts'
import { type GitLabDouble, productOf, startGitLab } from '../index.ts'
import * as shapes from '../shapes.ts'

const test = suite('gitlab/rest')
const sections = 'dev:\n  name: Dev ☂\n'
let double: GitLabDouble

test.before(async () => {
  const files = { 'tidemark-example/handbook': { main: { 'data/sections.yml': sections, 'README.md': '# Hi\n' } } }
  double = await startGitLab({ product: productOf({ files }) })
})
test.after(() => double.close())

const lists: [path: string, shape: shapes.Shape][] = [
  ['groups/9970/milestones', shapes.groupMilestone],
  ['groups/9970/issues', shapes.issue],
  ['groups/9970/issues?with_labels_details=true&labels=direction', withLabels()],
  ['projects/278964/issues', shapes.issue],
  ['projects/278964/issues?pagination=keyset&order_by=created_at&sort=asc', shapes.issue],
  ['groups/9970/epics', shapes.epic],
  ['groups/9970/releases', shapes.release],
  ['groups/9970/releases?simple=true', shapes.simpleRelease],
  ['projects/278964/releases', shapes.release],
  ['groups/9970/labels', shapes.groupLabel],
  ['groups/9970/labels?with_counts=true', withCounts()],
  ['groups/9970/merge_requests', shapes.mergeRequest],
  ['projects/278964/merge_requests?state=merged', shapes.mergeRequest],
  ['projects/278964/issues/1/notes', shapes.note],
  ['projects/278965/repository/tree?ref=main&recursive=true', shapes.treeEntry],
]
for (const [path, shape] of lists) {
  test(`/${path} has the documented fields, and no others`, async () => {
    const reply = await get(double.url, path)

    assert.is(reply.status, 200)
    assert.ok(listIn(reply).length > 0)
    assert.equal(shapes.misfits(reply.body, [shape]), [])
  })
}

function withLabels(): shapes.Shape {
  const { subscribed: _, ...label } = shapes.groupLabel
  return { ...shapes.issue, labels: [label] }
}

function withCounts(): shapes.Shape {
  const counts = { open_issues_count: 'integer', closed_issues_count: 'integer', open_merge_requests_count: 'integer' }
  return { ...shapes.groupLabel, ...counts }
}

test('a plan without epics has issues without paid fields', async () => {
  const free = await startGitLab({ tier: 'free' })
  const reply = await get(free.url, 'groups/9970/issues')
  await free.close()

  const { weight, epic, epic_iid, iteration, health_status, ...rest } = shapes.issue
  assert.equal(shapes.misfits(reply.body, [rest]), [])
})

test('a file comes in base64 with its checksum, and raw', async () => {
  const path = 'projects/tidemark-example%2Fhandbook/repository/files/data%2Fsections.yml'

  const file = await get(double.url, `${path}?ref=main`)
  const raw = await get(double.url, `${path}/raw`)

  assert.equal(shapes.misfits(file.body, shapes.repositoryFile), [])
  const { content, content_sha256, size } = file.body as Record<string, string>
  assert.is(Buffer.from(content as string, 'base64').toString(), sections)
  assert.is(content_sha256, createHash('sha256').update(sections).digest('hex'))
  assert.is(size, Buffer.byteLength(sections))
  assert.is(file.headers.get('x-gitlab-content-sha256'), content_sha256)
  assert.is(raw.text, sections)
})

test('a file that is not there, at no such branch, or without a branch', async () => {
  const path = 'projects/278965/repository/files/data%2Fnone.yml'

  assert.equal((await get(double.url, `${path}?ref=main`)).body, { message: '404 File Not Found' })
  assert.equal((await get(double.url, `${path}?ref=none`)).body, { message: '404 Commit Not Found' })
  assert.equal((await get(double.url, path)).body, { error: 'ref is missing, ref is empty' })
})

test('a tree lists one folder, or everything below it', async () => {
  const paths = async (query: string): Promise<unknown[]> =>
    listIn(await get(double.url, `projects/278965/repository/tree?${query}`)).map(({ path }) => path)

  assert.equal(await paths(''), ['README.md', 'data'])
  assert.equal(await paths('path=data'), ['data/sections.yml'])
  assert.equal(await paths('recursive=true'), ['README.md', 'data', 'data/sections.yml'])
})

test('a group and a project answer to id and path, and a former path leads on', async () => {
  const group = await get(double.url, 'groups/tidemark-example%2Finfrastructure')
  const project = await get(double.url, 'projects/278964')
  const moved = await get(double.url, 'projects/tidemark-example%2Fold-product/issues?state=opened')

  assert.is((group.body as { id: number }).id, 9971)
  assert.is((project.body as { path_with_namespace: string }).path_with_namespace, 'tidemark-example/product')
  assert.is(moved.status, 301)
  assert.is(moved.headers.get('location'), `${double.url}/api/v4/projects/278964/issues?state=opened`)
})

test('who I am and what this is', async () => {
  const { scopes, active } = (await get(double.url, 'personal_access_tokens/self')).body as Record<string, unknown>
  assert.equal({ scopes, active }, { scopes: ['read_api'], active: true })
  assert.is((await get(double.url, 'user')).status, 200)
  assert.equal((await get(double.url, 'version')).body, { version: '19.6.0-ee', revision: '3cc1f8a2b0d' })
  assert.is((await get(double.url, 'metadata', { token: null })).status, 401)
})

test('nothing else is there', async () => {
  assert.equal((await get(double.url, 'groups/9970/nonsense')).body, { error: '404 Not Found' })
})

test.run()
