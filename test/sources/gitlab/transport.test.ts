import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openTransport, type RequestRecord, type Transport } from '../../../plugins/sources/gitlab/transport.ts'
import { noPauses, refused } from './support.ts'

const test = suite('sources/gitlab/transport')

type Answer = { status?: number; headers?: Record<string, string>; body?: string }

interface Scene {
  transport: Transport
  url: URL
  /** Milliseconds that were to be waited for. */
  asked: number[]
  records: RequestRecord[]
  /** What the server received. */
  received: IncomingMessage[]
}

/** Ask a server that gives these answers one after the other, the last one for good. */
async function asking(answers: Answer[], act: (scene: Scene) => Promise<void>): Promise<void> {
  const received: IncomingMessage[] = []
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { status = 200, headers = {}, body = '[]' } = answers[Math.min(received.length, answers.length - 1)] as Answer
    received.push(request)
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { asked, pause } = noPauses()
  const records: RequestRecord[] = []
  const transport = openTransport({ host, token: 'glpat-x', pause, onReply: (record) => records.push(record) })
  try {
    await act({ transport, url: new URL(`${host}/api/v4/things?page=1`), asked, records, received })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const refusal = (headers: Record<string, string>): Answer => ({
  status: 429,
  headers: { 'content-type': 'text/plain', ...headers },
  body: 'Retry later\n',
})

test('waits as long as GitLab asks for, and no longer', async () => {
  await asking([refusal({ 'retry-after': '7' }), {}], async ({ transport, url, asked, records }) => {
    const { status } = await transport.get(url)

    assert.is(status, 200)
    assert.equal(asked, [7000])
    assert.equal(records, [
      { method: 'GET', path: '/api/v4/things?page=1', status: 429, tries: 1 },
      { method: 'GET', path: '/api/v4/things?page=1', status: 200, tries: 2 },
    ])
  })
})

test('a time to come back at is as good as a number of seconds', async () => {
  const at = new Date(Date.now() + 20_000).toUTCString()
  await asking([refusal({ 'retry-after': at }), {}], async ({ transport, url, asked }) => {
    await transport.get(url)

    assert.ok(asked[0] !== undefined && asked[0] > 15_000 && asked[0] <= 20_000)
  })
})

test('gives up at once when the wait is longer than a minute', async () => {
  await asking([refusal({ 'retry-after': '61' })], async ({ transport, url, asked, received }) => {
    const { code, message } = await refused(transport.get(url))

    assert.equal([code, message], ['gitlab/rate-limited', 'GitLab asks to wait 61 seconds before /api/v4/things.'])
    assert.equal([asked, received.length], [[], 1])
  })
})

test('an error of the server is waited for as it asks, too', async () => {
  await asking([{ status: 503, headers: { 'retry-after': '3' } }, {}], async ({ transport, url, asked }) => {
    await transport.get(url)

    assert.equal(asked, [3000])
  })
})

test('without a time, waits grow, each somewhat at random, and five tries are enough', async () => {
  await asking([refusal({})], async ({ transport, url, asked, received }) => {
    await refused(transport.get(url))

    assert.is(received.length, 5)
    assert.equal(
      asked.map((wait, index) => wait >= 500 * 2 ** index && wait <= 750 * 2 ** index),
      [true, true, true, true],
    )
  })
})

test('when GitLab says that few requests are left, the next ones wait until there are more', async () => {
  const reset = Math.floor(Date.now() / 1000) + 30
  const limits = { 'ratelimit-limit': '100', 'ratelimit-remaining': '2', 'ratelimit-reset': `${reset}` }
  await asking([{ headers: limits }, {}], async ({ transport, url, asked }) => {
    await transport.get(url)
    await transport.get(url)

    assert.is(asked.length, 1)
    assert.ok(asked[0] !== undefined && asked[0] > 25_000 && asked[0] <= 31_000)
  })
})

test('while many requests are left, nobody waits', async () => {
  const limits = { 'ratelimit-limit': '2000', 'ratelimit-remaining': '1999', 'ratelimit-reset': '9999999999' }
  await asking([{ headers: limits }], async ({ transport, url, asked, received }) => {
    await Promise.all(Array.from({ length: 90 }, () => transport.get(url)))

    assert.equal([received.length, asked], [90, []])
  })
})

test('beyond a hundred requests at once, they are spread over time', async () => {
  await asking([{}], async ({ transport, url, asked }) => {
    await Promise.all(Array.from({ length: 160 }, () => transport.get(url)))

    assert.ok(asked.length > 0)
  })
})

test('redirects on the same origin are followed with the token, three times at most', async () => {
  const moved = { status: 301, headers: { location: '/moved' } }
  await asking([moved, moved, moved, {}], async ({ transport, url, received }) => {
    await transport.get(url)

    assert.equal(
      received.map((request) => request.headers.authorization),
      Array(4).fill('Bearer glpat-x'),
    )
  })
  await asking([moved], async ({ transport, url }) => {
    assert.is((await refused(transport.get(url))).message, 'GitLab sends /api/v4/things on and on.')
  })
})

test('a redirect to nowhere is no answer', async () => {
  for (const location of ['http://', 'ftp://127.0.0.1/x', 'https://127.0.0.1/x']) {
    await asking([{ status: 302, headers: { location } }], async ({ transport, url, received }) => {
      assert.is((await refused(transport.get(url))).code, 'gitlab/redirect')
      assert.is(received.length, 1)
    })
  }
})

test('when it is closed, nothing more is sent', async () => {
  await asking([{}], async ({ transport, url, received }) => {
    await transport.get(url)
    transport.close()
    const outcomes = await Promise.allSettled([transport.get(url), transport.get(url)])

    assert.equal(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
    assert.is(received.length, 1)
  })
})

test('a host that nobody answers at is told with the reason', async () => {
  const { pause } = noPauses()
  const transport = openTransport({ host: 'http://127.0.0.1:1', token: 'glpat-x', pause })
  const { code, message } = await refused(transport.get(new URL('http://127.0.0.1:1/api/v4/groups')))

  assert.is(code, 'gitlab/unavailable')
  assert.match(message, /^GitLab did not answer \/api\/v4\/groups: the connection (failed|broke)/)
})

test.run()
