import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { get, linkTo, listIn } from '../asking.ts'
import { type GitLabDouble, productOf, startGitLab } from '../index.ts'

// https://docs.gitlab.com/api/rest/#pagination
const test = suite('gitlab/paging')
let double: GitLabDouble

test.before(async () => {
  double = await startGitLab({ product: productOf({ issues: 130 }) })
})
test.after(() => double.close())

test('a page has 20 items and headers that count; links repeat every parameter, the id and the defaults', async () => {
  const reply = await get(
    double.url,
    'groups/tidemark-example/issues?page=2&labels=direction,devops::plan&not[labels]=type::bug&per_page=3',
  )

  const { headers } = reply
  assert.is(listIn(reply).length, 3)
  assert.is(headers.get('x-page'), '2')
  assert.is(headers.get('x-per-page'), '3')
  assert.is(headers.get('x-prev-page'), '1')
  assert.is(headers.get('x-next-page'), '3')
  assert.is(Number(headers.get('x-total-pages')), Math.ceil(Number(headers.get('x-total')) / 3))
  assert.is(
    linkTo('next', reply),
    `${double.url}/api/v4/groups/tidemark-example/issues?id=tidemark-example&labels%5B%5D=devops%3A%3Aplan&labels%5B%5D=direction&non_archived=true&not%5Blabels%5D%5B%5D=type%3A%3Abug&order_by=created_at&page=3&per_page=3&sort=desc&state=all&with_labels_details=false`,
  )
  assert.equal(headers.get('link')?.match(/rel="\w+"/g), ['rel="prev"', 'rel="next"', 'rel="first"', 'rel="last"'])
})

test('the last page names no next one', async () => {
  const first = await get(double.url, 'groups/9970/issues?per_page=100')
  const last = await get(double.url, 'groups/9970/issues?per_page=100&page=2')

  assert.is(first.headers.get('x-next-page'), '2')
  assert.is(last.headers.get('x-next-page'), '')
  assert.is(linkTo('next', last), undefined)
  assert.is(listIn(first).length + listIn(last).length, Number(last.headers.get('x-total')))
})

test('links lead through everything once', async () => {
  const ids: unknown[] = []
  let next: string | undefined = `${double.url}/api/v4/groups/9970/issues?per_page=25&order_by=updated_at`
  while (next) {
    const reply = await get(double.url, next.replace(`${double.url}/api/v4/`, ''))
    ids.push(...listIn(reply).map(({ id }) => id))
    next = linkTo('next', reply)
  }

  const visible = double.product.issues.filter(({ projectId }) => projectId !== 278968)
  assert.is(new Set(ids).size, ids.length)
  assert.is(ids.length, visible.length)
})

test('no more than 100 a page; numbers that are none are refused', async () => {
  assert.is(listIn(await get(double.url, 'groups/9970/issues?per_page=5000')).length, 100)
  assert.equal((await get(double.url, 'groups/9970/issues?per_page=x')).body, { error: 'per_page is invalid' })
  assert.equal((await get(double.url, 'groups/9970/issues?per_page=0')).body, {
    error: 'per_page has a value not allowed',
  })
})

test('a page beyond the end is empty', async () => {
  const reply = await get(double.url, 'groups/9970/issues?page=999')

  assert.equal(reply.body, [])
  assert.is(reply.headers.get('x-next-page'), '')
})

test('more than 10,000 records are not counted', async () => {
  const [issue] = double.product.issues
  const issues = Array.from(
    { length: 10_001 },
    (_, index) => ({ ...(issue as object), id: index, iid: index }) as never,
  )
  const large = await startGitLab({ product: { ...double.product, issues } })
  const reply = await get(large.url, 'groups/9970/issues')
  await large.close()

  assert.is(reply.headers.get('x-total'), null)
  assert.is(reply.headers.get('x-total-pages'), null)
  assert.is(reply.headers.get('x-next-page'), '2')
  assert.is(linkTo('last', reply), undefined)
})

test('the issues of a project can be paged by keyset: a link to the next page, and nothing else', async () => {
  const ids: unknown[] = []
  let path: string | undefined = 'projects/278964/issues?pagination=keyset&order_by=updated_at&sort=asc&per_page=30'
  while (path) {
    const reply = await get(double.url, path)
    assert.is(reply.headers.get('x-total'), null)
    assert.is(reply.headers.get('x-next-page'), null)
    ids.push(...listIn(reply).map(({ id }) => id))
    path = linkTo('next', reply)?.replace(`${double.url}/api/v4/`, '')
  }

  const expected = double.product.issues.filter(({ projectId }) => projectId === 278964)
  assert.is(new Set(ids).size, expected.length)
})

test('other lists refuse keyset', async () => {
  const reply = await get(double.url, 'groups/9970/issues?pagination=keyset&order_by=created_at')

  assert.is(reply.status, 405)
  assert.equal(reply.body, { error: 'Keyset pagination is not yet available for this type of request' })
})

test('merge requests are counted by asking for one', async () => {
  const reply = await get(double.url, 'groups/9970/merge_requests?state=merged&labels=devops::plan&per_page=1')

  const { mergeRequests } = double.product
  const expected = mergeRequests.filter(({ state, labels }) => state === 'merged' && labels.includes('devops::plan'))
  assert.is(listIn(reply).length, 1)
  assert.is(reply.headers.get('x-total'), String(expected.length))
})

test('an answer has a weak tag, and the same answer is not sent again', async () => {
  const first = await get(double.url, 'groups/9970/milestones')
  const etag = first.headers.get('etag') as string
  const again = await get(double.url, 'groups/9970/milestones', { headers: { 'if-none-match': etag } })
  const other = await get(double.url, 'groups/9970/milestones?page=2', { headers: { 'if-none-match': etag } })

  assert.match(etag, /^W\/"[0-9a-f]{32}"$/)
  assert.is(first.headers.get('cache-control'), 'max-age=0, private, must-revalidate')
  assert.is(again.status, 304)
  assert.is(again.text, '')
  assert.is(other.status, 200)
})

test.run()
