import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from './faults/fault.ts'
import { type Fate, type FaultPlan, faultPlan } from './faults/plan.ts'
import { pagingQuirks, replacement, spoilt, tooMany } from './faults/replies.ts'
import { failure, graphAnswer, readOperations } from './graphql/endpoint.ts'
import { type Product, productOf } from './product/product.ts'
import { lastChange, touched } from './product/touched.ts'
import { tokenTrace, viewerOf } from './server/access.ts'
import { type Answer, refusal } from './server/ask.ts'
import { controlAnswer } from './server/control.ts'
import { deliver, tagged } from './server/delivery.ts'
import { bodyOf, listen } from './server/listen.ts'
import { type LoggedRequest, type RequestLog, withoutToken } from './server/log.ts'
import { otherOrigin, type StrayRequest } from './server/other-origin.ts'
import { parseParams } from './server/params.ts'
import { type RateLimit, rateCounter, rateHeaders } from './server/rate.ts'
import { restAnswer } from './server/routes.ts'
import { type Tier, worldOf } from './server/world.ts'

export { type Fault, type FaultKind, faultKinds, parseFault } from './faults/fault.ts'
export type { FaultPlan } from './faults/plan.ts'
export type { LabelTree } from './product/labels.ts'
export { type Product, productOf } from './product/product.ts'
export { plantedPrivate, plantedSecret } from './product/secrets.ts'
export { tokenHash, tokens } from './server/access.ts'
export type { LoggedRequest, RequestLog } from './server/log.ts'

export interface DoubleSettings {
  /** What it tells. Default: `productOf()`, a small one. */
  product?: Product
  /** Faults that are switched on from the start. Default: none. */
  faults?: readonly Fault[]
  /** Milliseconds that every answer is late. Default: 0. */
  latency?: number
  /** The plan of the group; `free` has no epics, weights and health, and `ce` not even their GraphQL types. Default: ultimate. */
  tier?: Tier
  /** Beyond it requests are refused with 429, as GitLab.com does. Default: 2,000 a minute, told in headers but not enforced. */
  rateLimit?: RateLimit
  /** On loopback. Default: 0, a free one. */
  port?: number
}

export interface GitLabDouble {
  /** Such as `http://127.0.0.1:4321`; the APIs lie below at `/api/v4` and `/api/graphql`. */
  url: string
  /** The other origin, to which `redirect-elsewhere` and `link-elsewhere` lead. */
  otherUrl: string
  /** Whatever came to the other origin, tokens included: it should be nothing. */
  otherRequests: readonly StrayRequest[]
  /** Every request to the APIs, in order of arrival. */
  log: RequestLog
  faults: FaultPlan
  /** What it tells now. */
  readonly product: Product
  /**
   * Change some issues as users would, so that `updated_after` finds them.
   *
   * @param at  When, as an ISO time. Default: now, or a second after the latest change when that is later.
   * @returns   Their ids.
   */
  touch(count: number, at?: string): number[]
  /** Tell of another product from now on. */
  serve(product: Product): void
  close(): Promise<void>
}

/**
 * Start a GitLab that lives in this process and speaks HTTP on loopback: REST v4 and GraphQL, written from GitLab's
 * documentation, over a generated product.
 *
 *     const double = await startGitLab({ product: productOf({ issues: 300, secrets: true }) })
 *     double.faults.set({ kind: 'rate-limit-text', nth: 2, count: 1 })
 *     … something that asks double.url with tokens.member …
 *     assert.is(double.log.requests.length, 7)
 *     await double.close()
 *
 * **Who sees what.** `tokens` lists the tokens it knows. Without one, public things are there, without confidential
 * items and internal notes; private groups and projects answer 404 or null. One project (`…/board`) nobody may read:
 * its items are left out by REST, and make pages of GraphQL shorter than asked for. A job's token counts for releases,
 * merge requests and repository files only.
 *
 * **Faults** (`faultKinds` explains each) can be bound to requests by `match`, `nth` and `count`, and several can be on
 * at once; `faults/plan.ts` tells how they meet. All but `reset` send a whole HTTP answer, so that nothing hangs.
 *
 * **Lists** are answered as GitLab would: pages by offset with totals up to 10,000 records, keyset on project issues,
 * links that repeat every parameter, weak tags with 304.
 *
 * Close it, or the process stays alive.
 */
export async function startGitLab(settings: DoubleSettings = {}): Promise<GitLabDouble> {
  const { product = productOf(), faults: first = [], latency = 0, tier = 'ultimate', port = 0 } = settings
  const faults = faultPlan()
  faults.add(...first)
  const requests: LoggedRequest[] = []
  const log = { requests, clear: () => void requests.splice(0) }
  const elsewhere = await otherOrigin()
  const nextRate = rateCounter(settings.rateLimit ?? { limit: 2000, seconds: 60 })
  let world = worldOf(product, tier, '')
  let underWay = 0

  const touch = (
    count: number,
    at = laterOf(new Date().toISOString(), secondAfter(lastChange(world.product))),
  ): number[] => {
    const { product, ids } = touched(world.product, count, at)
    world = worldOf(product, tier, listening.url)
    return ids
  }

  async function answerTo(request: IncomingMessage, target: URL, body: string, fate: Fate): Promise<Answer> {
    const origins = { own: listening.url, other: elsewhere.url }
    const replaced = replacement(fate, `${target.pathname}${target.search}`, origins)
    if (replaced) return replaced
    const rate = nextRate()
    const headers = rateHeaders(rate, request.headers)
    if (settings.rateLimit && rate.observed > rate.limit) return tooMany(rate.wait, headers)
    const viewer = viewerOf(request.headers, target.searchParams)
    const isGraph = target.pathname === '/api/graphql'
    if ('status' in viewer) return isGraph ? failure('Invalid token', 401) : viewer
    const [, rest] = /^\/api\/v4\/(.+?)\/?$/.exec(target.pathname) ?? []
    if (rest === undefined && !isGraph) return refusal(404, '404 Not Found')
    const ask = {
      method: request.method ?? '',
      segments: (rest ?? '').split('/').map(decoded),
      path: target.pathname,
      params: parseParams(target.searchParams),
      headers: request.headers,
      viewer,
      body,
      quirks: pagingQuirks(fate, origins),
    }
    const answer = isGraph ? await graphAnswer(ask, world) : restAnswer(ask, world)
    return spoilt({ ...answer, headers: { ...answer.headers, ...headers } }, fate)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request
    const body = await bodyOf(request)
    if (url.startsWith('/__double')) {
      const answer = controlAnswer(method, url.replace(/[?].*$/, ''), body, { faults, log, touch })
      return deliver(request, response, answer, new Map())
    }
    underWay++
    const fate = faults.fateOf(`${method} ${url}`)
    const entry = logged(request, body, fate, requests.length + 1, underWay)
    requests.push(entry)
    try {
      if (latency > 0) await pause(latency, undefined, { ref: false })
      const target = new URL(url.replace(/^\/moved/, ''), listening.url)
      const answer = tagged(await answerTo(request, target, body, fate), request)
      entry.status = fate.has('reset') ? 0 : answer.status
      entry.bytes = Buffer.byteLength(answer.body)
      await deliver(request, response, answer, fate)
    } finally {
      underWay--
    }
  }

  const listening = await listen((request, response) => {
    handle(request, response).catch((error: Error) => {
      console.error(error)
      response.destroy()
    })
  }, port)
  world = worldOf(product, tier, listening.url)

  return {
    url: listening.url,
    otherUrl: elsewhere.url,
    otherRequests: elsewhere.requests,
    log,
    faults,
    get product() {
      return world.product
    },
    touch,
    serve: (other) => {
      world = worldOf(other, tier, listening.url)
    },
    close: async () => {
      await Promise.all([listening.close(), elsewhere.close()])
    },
  }
}

function logged(request: IncomingMessage, body: string, fate: Fate, number: number, concurrent: number): LoggedRequest {
  const { method = '', url = '', headers } = request
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  const token = tokenTrace(headers, new URLSearchParams(query))
  const [operation] = path.endsWith('/api/graphql') ? (readOperations(body) ?? []) : []
  return {
    number,
    method,
    path,
    query: withoutToken(query),
    status: 0,
    ...(token ? { token } : {}),
    faults: [...fate.keys()],
    isConditional: headers['if-none-match'] !== undefined,
    concurrent,
    bytes: 0,
    userAgent: headers['user-agent'] ?? '',
    ...(operation ? { graphql: { query: operation.query, variables: operation.variables ?? {} } } : {}),
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other
}

function secondAfter(time: string): string {
  return new Date(Date.parse(time) + 1000).toISOString()
}
