import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { get, linkTo, listIn, query } from '../asking.ts'
import { type FaultKind, faultKinds, type GitLabDouble, startGitLab, tokens } from '../index.ts'

const test = suite('gitlab/faults')
const path = 'groups/9970/milestones'
let double: GitLabDouble

test.before(async () => {
  double = await startGitLab()
})
test.before.each(() => {
  double.faults.clear()
  double.log.clear()
})
test.after(() => double.close())

async function statuses(count: number, to = path): Promise<number[]> {
  const found: number[] = []
  for (let index = 0; index < count; index++) found.push((await get(double.url, to)).status)
  return found
}

/** Why a request failed, as undici names it. */
async function failure(to = path): Promise<string | undefined> {
  try {
    await get(double.url, to)
    return undefined
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } }
    return cause?.code ?? message
  }
}

// https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
test('429 in text tells when to come back', async () => {
  double.faults.set({ kind: 'rate-limit-text', retryAfter: 7 })

  const { status, text, headers } = await get(double.url, path)

  assert.is(status, 429)
  assert.is(text, 'Retry later\n')
  assert.is(headers.get('content-type'), 'text/plain')
  assert.is(headers.get('retry-after'), '7')
  assert.is(headers.get('ratelimit-remaining'), '0')
  assert.ok(headers.get('ratelimit-reset'))
})

test('429 in JSON does not', async () => {
  double.faults.set({ kind: 'rate-limit-json' })

  const { status, body, headers } = await get(double.url, path)

  assert.is(status, 429)
  assert.equal(body, { message: { error: 'This endpoint has been requested too many times. Try again later.' } })
  assert.is(headers.get('retry-after'), null)
  assert.is(headers.get('ratelimit-limit'), null)
})

for (const [kind, status, type] of [
  ['error-500', 500, 'application/json'],
  ['error-502', 502, 'text/html'],
  ['error-503', 503, 'text/plain'],
] as const) {
  test(`${kind} once, then all is well`, async () => {
    double.faults.set({ kind, count: 1 })

    const first = await get(double.url, path)

    assert.is(first.status, status)
    assert.is(first.headers.get('content-type'), type)
    assert.equal(await statuses(2), [200, 200])
  })
}

test('the connection is cut, before the answer and in its middle', async () => {
  double.faults.set({ kind: 'reset', count: 1 }, { kind: 'reset-mid-body', nth: 2, count: 1 })

  assert.is(await failure(), 'UND_ERR_SOCKET')
  assert.is(await failure(), 'UND_ERR_SOCKET')
  assert.is(await failure(), undefined)
  assert.equal(
    double.log.requests.map(({ status }) => status),
    [0, 200, 200],
  )
})

test('half a JSON text comes as a whole answer', async () => {
  const whole = await get(double.url, path)
  double.faults.set({ kind: 'truncated-json' })

  const half = await get(double.url, path)

  assert.is(half.status, 200)
  assert.is(half.body, undefined)
  assert.is(half.text, whole.text.slice(0, half.text.length))
  assert.is(half.headers.get('content-length'), String(Buffer.byteLength(half.text)))
})

test('a page to sign in, as HTML and as JSON', async () => {
  double.faults.set({ kind: 'login-page', count: 1 }, { kind: 'html-as-json', nth: 2 })

  const html = await get(double.url, path)
  const json = await get(double.url, path)

  assert.is(html.headers.get('content-type'), 'text/html; charset=utf-8')
  assert.is(json.headers.get('content-type'), 'application/json')
  assert.equal([html.status, json.status], [200, 200])
  assert.match(html.text, '<!DOCTYPE html>')
  assert.is(json.text, html.text)
})

test('other shapes than asked for', async () => {
  double.faults.set({ kind: 'object-for-list', count: 1 }, { kind: 'wrong-list', nth: 2 })

  assert.equal((await get(double.url, path)).body, { message: 'not a list' })
  assert.equal((await get(double.url, path)).body, [1, 'two', null, { name: 3 }, []])
})

test('304 to someone who has nothing', async () => {
  double.faults.set({ kind: 'not-modified' })

  const { status, text } = await get(double.url, path)

  assert.is(status, 304)
  assert.is(text, '')
})

test('301 to another path, which answers', async () => {
  const plain = await get(double.url, `${path}?per_page=2`)
  double.faults.set({ kind: 'redirect', count: 1 })

  const { status, headers } = await get(double.url, `${path}?per_page=2`)
  const location = headers.get('location') as string
  const followed = await fetch(location)

  assert.is(status, 301)
  assert.is(new URL(location).origin, double.url)
  assert.is.not(new URL(location).pathname, `/api/v4/${path}`)
  assert.equal(await followed.json(), plain.body)
})

test('301 to another origin, which takes down what it receives', async () => {
  double.faults.set({ kind: 'redirect-elsewhere' })

  await fetch(`${double.url}/api/v4/${path}?per_page=2`, { headers: { 'private-token': tokens.member } })

  const [stray] = double.otherRequests
  assert.is(stray?.target, `/api/v4/${path}?per_page=2`)
  assert.is(stray?.headers['private-token'], tokens.member)
})

test('links to another origin', async () => {
  double.faults.set({ kind: 'link-elsewhere' })

  assert.ok(linkTo('next', await get(double.url, `${path}?per_page=2`))?.startsWith(double.otherUrl))
})

test('a token expires midway', async () => {
  double.faults.set({ kind: 'expired-token', nth: 3 })

  assert.equal(await statuses(4), [200, 200, 401, 401])
})

test('a late answer, and a late second half', async () => {
  double.faults.set({ kind: 'slow', delay: 40, count: 1 }, { kind: 'slow-mid-body', delay: 60_000, nth: 2 })
  const start = performance.now()
  await get(double.url, path)
  const elapsed = performance.now() - start

  const caller = new AbortController()
  const half = await fetch(`${double.url}/api/v4/${path}`, { signal: caller.signal })
  const first = await half.body?.getReader().read()
  caller.abort()

  assert.ok(elapsed >= 39)
  assert.is(half.status, 200)
  assert.is(first?.value?.length, Math.floor(Number(half.headers.get('content-length')) / 2))
})

test('an empty first page leads on to everything', async () => {
  const all = listIn(await get(double.url, `${path}?per_page=100`))
  double.faults.set({ kind: 'empty-first-page' })
  const pages: unknown[][] = []
  let next: string | undefined = `${path}?per_page=20`
  while (next) {
    const reply = await get(double.url, next)
    pages.push(listIn(reply))
    next = linkTo('next', reply)?.replace(`${double.url}/api/v4/`, '')
  }

  assert.equal(pages[0], [])
  assert.equal(pages.flat(), all)
})

test('totals go missing in small lists too', async () => {
  double.faults.set({ kind: 'missing-totals' })

  const reply = await get(double.url, path)

  assert.is(reply.headers.get('x-total'), null)
  assert.is(linkTo('last', reply), undefined)
  assert.is(reply.headers.get('x-next-page'), '2')
})

test('items move between pages: some come twice, or some never', async () => {
  const ids = async (): Promise<unknown[]> => {
    const pages = [await get(double.url, `${path}?per_page=10`), await get(double.url, `${path}?per_page=10&page=2`)]
    return pages.flatMap(listIn).map(({ id }) => id)
  }
  const plain = await ids()
  double.faults.set({ kind: 'shift', by: 3 })
  const twice = await ids()
  double.faults.set({ kind: 'shift', by: -3 })
  const missed = await ids()

  assert.equal(twice, [...plain.slice(0, 10), ...plain.slice(7, 17)])
  assert.equal(missed.slice(0, 17), [...plain.slice(0, 10), ...plain.slice(13)])
})

test('a fault keeps to the requests it names', async () => {
  double.faults.set({ kind: 'error-500', match: 'GET /api/v4/groups/9970/labels.*page=2', nth: 2, count: 1 })

  assert.equal(await statuses(2), [200, 200])
  assert.equal(await statuses(3, 'groups/9970/labels?page=2'), [200, 500, 200])
})

test('two that take the place of an answer come one after the other; others join in', async () => {
  double.faults.set({ kind: 'rate-limit-text', count: 1 }, { kind: 'error-502', count: 1 }, { kind: 'missing-totals' })

  assert.equal(await statuses(3), [429, 502, 200])
  assert.equal(
    double.log.requests.map(({ faults }) => faults),
    [['rate-limit-text', 'missing-totals'], ['error-502', 'missing-totals'], ['missing-totals']],
  )
})

test('every kind, alone and beside every other, ends in an answer or a cut', async () => {
  const kinds = Object.keys(faultKinds) as FaultKind[]
  const ends = new Set<string>()
  for (const [index, one] of kinds.entries()) {
    for (const other of kinds.slice(index)) {
      double.faults.set({ kind: one, delay: 0 }, { kind: other, delay: 0 })
      ends.add((await failure()) ?? 'answered')
    }
  }

  assert.equal([...ends].sort(), ['UND_ERR_SOCKET', 'answered'])
})

test('GraphQL meets them too', async () => {
  const text = '{ currentUser { username } }'
  double.faults.set({ kind: 'error-502', match: 'POST /api/graphql', count: 1 }, { kind: 'object-for-list', nth: 2 })

  assert.is((await query(double.url, text)).status, 502)
  assert.equal((await query(double.url, text)).body, { data: null })
})

test('every answer can be late', async () => {
  const late = await startGitLab({ latency: 30 })
  const start = performance.now()
  await get(late.url, path)
  await late.close()

  assert.ok(performance.now() - start >= 29)
})

test.run()
