import { HandbookError } from '../../core/problems/problem.ts'
import { concurrency, openGate } from './gate.ts'
import { judge, named, notJson, type Outcome, type Reply, waitForMore } from './verdict.ts'

/** A request as it is told to people: never with its token. */
export interface RequestRecord {
  method: string
  /** Path and query. */
  path: string
  /** 0 when no answer came. */
  status: number
  /** How often it was sent so far. */
  tries: number
}

export interface TransportSettings {
  /** Scheme and host of the instance, perhaps with a path. */
  host: string
  token: string
  /** How long to wait; tests do not. Default: as long as asked. */
  pause?: (milliseconds: number) => Promise<void>
  /** Milliseconds for one request, its body included. Default: 30,000. */
  timeout?: number
  /** Called after each request. */
  onReply?: (record: RequestRecord) => void
}

/** Sends requests that only read. */
export interface Transport {
  get(url: URL, headers?: Record<string, string>): Promise<Reply>
  /** GraphQL: a query, which changes nothing and can be sent again. */
  query(url: URL, body: object): Promise<Reply>
  /** Send nothing any more, and wait for no answer. */
  close(): void
}

const mostTries = 5
const mostRedirects = 3

/**
 * Send requests in one queue, patiently: 429, errors of the server and of the network are tried again, after the time that
 * GitLab asks for or a growing one. Redirects are followed on the same origin only, so that the token never leaves it.
 */
export function openTransport(settings: TransportSettings): Transport {
  const { host, token, timeout = 30_000, onReply = () => {} } = settings
  const pause = settings.pause ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)))
  const origin = new URL(host).origin
  const gate = openGate(pause)
  const closed = new AbortController()

  async function send(url: URL, init: RequestInit): Promise<Reply> {
    const record = { method: init.method ?? 'GET', path: url.pathname + url.search }
    for (let tries = 1; ; tries++) {
      const outcome = await gate.enter(() =>
        once(url, init, AbortSignal.any([closed.signal, AbortSignal.timeout(timeout)])),
      )
      onReply({ ...record, status: 'reply' in outcome ? outcome.reply.status : 0, tries })
      const verdict = judge(outcome)
      if (verdict === 'sound') {
        const { reply } = outcome as { reply: Reply }
        const wait = waitForMore(reply.headers, concurrency)
        if (wait !== undefined) gate.hold(wait)
        return reply
      }
      if (verdict instanceof HandbookError) throw verdict
      if (tries >= mostTries) throw verdict.error
      const wait = verdict.wait ?? backOff(tries)
      if (verdict.isLimit) gate.hold(wait)
      else await pause(wait)
    }
  }

  /** Follow redirects by hand: only so can their target be looked at first. */
  async function follow(url: URL, init: RequestInit): Promise<Reply> {
    let at = url
    for (let count = 0; ; count++) {
      const reply = await send(at, init)
      const location = reply.headers.get('location')
      if (reply.status < 300 || reply.status >= 400 || reply.status === 304) return reply
      const next = location !== null && URL.canParse(location, at.href) ? new URL(location, at) : undefined
      if (next?.origin !== origin)
        throw new HandbookError(
          'gitlab/redirect',
          `GitLab sends ${named(at)} to ${next?.origin ?? 'nowhere'}, which is not asked.`,
        )
      if (count >= mostRedirects) throw new HandbookError('gitlab/unexpected', `GitLab sends ${named(url)} on and on.`)
      at = next
    }
  }

  const authorization = { authorization: `Bearer ${token}` }
  return {
    get: (url, headers = {}) => follow(url, { method: 'GET', headers: { ...headers, ...authorization } }),
    query: (url, body) =>
      follow(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization },
        body: JSON.stringify(body),
      }),
    close: () => {
      gate.close()
      closed.abort()
    },
  }
}

/** One request and its whole body, or why there is none. */
async function once(url: URL, init: RequestInit, signal: AbortSignal): Promise<Outcome> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal })
    const text = await response.text()
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
    const reply = { status: response.status, headers: response.headers, body: isJson ? parsed(text) : undefined }
    return { url, reply }
  } catch (failure) {
    return { url, failure }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return notJson
  }
}

/** Half a second, a second, two and so on, each up to half as long again so that many builds do not come at once. */
function backOff(tries: number): number {
  return 500 * 2 ** (tries - 1) * (1 + Math.random() / 2)
}
