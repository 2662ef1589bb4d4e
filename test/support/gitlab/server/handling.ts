import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Fate, FaultPlan, faultPlan } from '../faults/plan.ts'
import { type Origins, pagingQuirks, replacement, spoilt, tooMany } from '../faults/replies.ts'
import { failure, graphAnswer, readOperations } from '../graphql/endpoint.ts'
import { tokenTrace, viewerOf } from './access.ts'
import { type Answer, refusal } from './ask.ts'
import { type Controls, controlAnswer } from './control.ts'
import { deliver, tagged } from './delivery.ts'
import { bodyOf } from './listen.ts'
import { type LoggedRequest, withoutToken } from './log.ts'
import { parseParams } from './params.ts'
import { type Rate, rateHeaders } from './rate.ts'
import { restAnswer } from './routes.ts'
import type { World } from './world.ts'

/** What the double is made of while it runs. */
export interface Running extends Controls {
  faults: FaultPlan & ReturnType<typeof faultPlan>
  requests: LoggedRequest[]
  /** Milliseconds. */
  latency: number
  nextRate(): Rate
  isRateHeld: boolean
  world(): World
  origins(): Origins
}

/** Takes a request from the door to the last byte of its answer. */
export function handlerOf(running: Running): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { faults, requests, latency } = running
  let underWay = 0
  return async (request, response) => {
    const { method = '', url = '' } = request
    const body = await bodyOf(request)
    if (url.startsWith('/__double')) {
      return deliver(request, response, controlAnswer(method, url.replace(/[?].*$/, ''), body, running), new Map())
    }
    underWay++
    const fate = faults.fateOf(`${method} ${url}`)
    const entry = logged(request, body, fate, { number: requests.length + 1, concurrent: underWay })
    requests.push(entry)
    try {
      if (latency > 0) await pause(latency, undefined, { ref: false })
      const answer = tagged(await answerTo(running, request, body, fate), request)
      entry.status = fate.has('reset') ? 0 : answer.status
      entry.bytes = Buffer.byteLength(answer.body)
      await deliver(request, response, answer, fate)
    } finally {
      underWay--
    }
  }
}

async function answerTo(running: Running, request: IncomingMessage, body: string, fate: Fate): Promise<Answer> {
  const { origins, nextRate, isRateHeld, world } = running
  // `redirect` sends people to /moved, where everything is as it was.
  const target = new URL((request.url ?? '').replace(/^\/moved/, ''), origins().own)
  const replaced = replacement(fate, `${target.pathname}${target.search}`, origins())
  if (replaced) return replaced
  const rate = nextRate()
  const headers = rateHeaders(rate, request.headers)
  if (isRateHeld && rate.observed > rate.limit) return tooMany(rate.wait, headers)
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
    quirks: pagingQuirks(fate, origins()),
  }
  const answer = isGraph ? await graphAnswer(ask, world()) : restAnswer(ask, world())
  return spoilt({ ...answer, headers: { ...answer.headers, ...headers } }, fate)
}

function logged(
  { method = '', url = '', headers }: IncomingMessage,
  body: string,
  fate: Fate,
  counts: { number: number; concurrent: number },
): LoggedRequest {
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  const token = tokenTrace(headers, new URLSearchParams(query))
  const [operation] = path.endsWith('/api/graphql') ? (readOperations(body) ?? []) : []
  return {
    ...counts,
    method,
    path,
    query: withoutToken(query),
    status: 0,
    ...(token ? { token } : {}),
    faults: [...fate.keys()],
    isConditional: headers['if-none-match'] !== undefined,
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
