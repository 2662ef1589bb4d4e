import { HandbookError } from '../../core/problems/problem.ts'

/** An answer whose body is JSON that has been read. */
interface Reply {
  status: number
  headers: Headers
  body: unknown
}

/** A request as it is told to people: never with its token. */
export interface RequestRecord {
  method: string
  /** Path and query. */
  path: string
  status: number
  /** How often it was sent. */
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
  /** Called after each answer. */
  onReply?: (record: RequestRecord) => void
}

/** Sends requests that only read. */
export interface Transport {
  get(url: URL, headers?: Record<string, string>): Promise<Reply>
  /** GraphQL: a query, which changes nothing and can be sent again. */
  query(url: URL, body: object): Promise<Reply>
}

/** How many requests are under way at once. */
const concurrency = 4
/** How many can follow each other at once, and how many a second can in the long run. */
const burst = 60
const perSecond = 10
const mostTries = 5
/** Longest wait that GitLab may ask for, in milliseconds. */
const longestWait = 60_000
const mostRedirects = 3

/**
 * Send requests in one queue, patiently: 429, errors of the server and of the network are tried again, after the time that
 * GitLab asks for or a growing one. Redirects are followed on the same origin only, so that the token never leaves it.
 */
export function openTransport(settings: TransportSettings): Transport {
  const { host, token, timeout = 30_000, onReply = () => {} } = settings
  const pause = settings.pause ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)))
  const origin = new URL(host).origin
  const enter = gate(pause)

  async function send(url: URL, init: RequestInit): Promise<Reply> {
    const record = { method: init.method ?? 'GET', path: url.pathname + url.search }
    for (let tries = 1; ; tries++) {
      const outcome = await enter(() => once(url, init, timeout))
      if ('reply' in outcome) onReply({ ...record, status: outcome.reply.status, tries })
      const verdict = judge(outcome)
      if (verdict === 'sound') return (outcome as { reply: Reply }).reply
      if (verdict instanceof HandbookError) throw verdict
      if (tries >= mostTries) throw verdict.error
      await pause(verdict.wait ?? backOff(tries))
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
  }
}

type Outcome = { reply: Reply; text: string; isJson: boolean; url: URL } | { failure: unknown; url: URL }

/** One request and its whole body, or why there is none. */
async function once(url: URL, init: RequestInit, timeout: number): Promise<Outcome> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeout) })
    const text = await response.text()
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
    const reply = { status: response.status, headers: response.headers, body: isJson ? parsed(text) : undefined }
    return { reply, text, isJson, url }
  } catch (failure) {
    return { failure, url }
  }
}

const notJson = Symbol('not JSON')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return notJson
  }
}

/** What an outcome is worth: sound, final, or to be tried again. */
function judge(outcome: Outcome): 'sound' | HandbookError | { error: HandbookError; wait?: number } {
  const what = named(outcome.url)
  if ('failure' in outcome) {
    const error = new HandbookError(
      'gitlab/unavailable',
      `GitLab did not answer ${what}: ${reasonOf(outcome.failure)}.`,
    )
    return { error }
  }
  const { status, headers, body } = outcome.reply
  if (status === 401 || (status === 403 && isScope(body)))
    return new HandbookError('gitlab/unauthorized', `GitLab refuses the token (${status}).`)
  if (status === 403) return new HandbookError('gitlab/not-found', `GitLab does not let the token read ${what} (403).`)
  if (status === 404) return new HandbookError('gitlab/not-found', `GitLab knows no ${what}, or hides it (404).`)
  if (status === 429) {
    const wait = retryAfter(headers)
    const error = new HandbookError(
      'gitlab/rate-limited',
      `GitLab asks to wait${wait === undefined ? '' : ` ${Math.ceil(wait / 1000)} seconds`} before ${what}.`,
    )
    if (wait !== undefined && wait > longestWait) return error
    return { error, ...(wait === undefined ? {} : { wait }) }
  }
  if (status >= 500)
    return { error: new HandbookError('gitlab/unavailable', `GitLab answered ${what} with the error ${status}.`) }
  if ((status >= 300 && status < 400) || status === 204) return 'sound'
  if (status >= 400) return new HandbookError('gitlab/unexpected', `GitLab answered ${what} with ${status}.`)
  if (body === notJson)
    return { error: new HandbookError('gitlab/unexpected', `The answer to ${what} is cut off, or no JSON.`) }
  if (!outcome.isJson)
    return new HandbookError(
      'gitlab/unexpected',
      `The answer to ${what} is no JSON but ${headers.get('content-type')}.`,
    )
  return 'sound'
}

function isScope(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body && body.error === 'insufficient_scope'
}

/** Why a request failed, without its address: that could hold anything. */
function reasonOf(failure: unknown): string {
  const { name, cause } = failure as { name?: string; cause?: { code?: string } }
  if (name === 'TimeoutError') return 'it took too long'
  return cause?.code === undefined ? 'the connection broke' : `the connection failed (${cause.code})`
}

/** Milliseconds that GitLab asks to wait; nothing when it does not say. */
function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined
}

/** Half a second, a second, two and so on, each up to half as long again so that many builds do not come at once. */
function backOff(tries: number): number {
  return 500 * 2 ** (tries - 1) * (1 + Math.random() / 2)
}

/** A request as messages name it: its path. */
function named({ pathname }: URL): string {
  return pathname
}

/** Let tasks in one after the other: so many at once, and so many a second. */
function gate(pause: (milliseconds: number) => Promise<void>): <Value>(task: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = []
  let running = 0
  let tokens = burst
  let filled = performance.now()
  return async (task) => {
    // Whoever leaves hands the place over to the next in line.
    if (running >= concurrency) await new Promise<void>((enter) => waiting.push(enter))
    else running++
    try {
      const now = performance.now()
      tokens = Math.min(burst, tokens + ((now - filled) / 1000) * perSecond) - 1
      filled = now
      if (tokens < 0) await pause((-tokens / perSecond) * 1000)
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
