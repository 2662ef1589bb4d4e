import { refusedToken } from '../server/access.ts'
import { type Answer, json, type PagingQuirks } from '../server/ask.ts'
import { rateHeaders } from '../server/rate.ts'
import type { Fate } from './plan.ts'

/** Where a request can be sent away to. */
export interface Origins {
  own: string
  other: string
}

const loginPage =
  '<!DOCTYPE html>\n<html lang="en"><head><title>Sign in · GitLab</title></head><body><form>Username</form></body></html>\n'

/** The answer that takes the place of the real one; undefined when none does. */
export function replacement(fate: Fate, target: string, origins: Origins): Answer | undefined {
  const moved = (to: string): Answer =>
    json({ message: `This resource has been moved permanently to ${to}` }, 301, { location: to })
  for (const [kind, fault] of fate) {
    switch (kind) {
      case 'rate-limit-text':
        return tooMany(fault.retryAfter ?? 1)
      case 'rate-limit-json':
        return json({ message: { error: 'This endpoint has been requested too many times. Try again later.' } }, 429)
      case 'error-500':
        return json({ message: '500 Internal Server Error' }, 500)
      case 'error-502':
        return {
          status: 502,
          headers: { 'content-type': 'text/html' },
          body: '<html><h1>502 Bad Gateway</h1></html>\n',
        }
      case 'error-503':
        return unavailable(fault.retryAfter)
      case 'login-page':
        return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: loginPage }
      case 'not-modified':
        return { status: 304, headers: { etag: 'W/"00000000000000000000000000000000"' }, body: '' }
      case 'redirect':
        return moved(`${origins.own}/moved${target}`)
      case 'redirect-elsewhere':
        return moved(`${origins.other}${target}`)
      case 'expired-token':
        return refusedToken('Token is expired. You can either do re-authorization or token refresh.')
    }
  }
  return undefined
}

/** What Rack::Attack answers; the headers of its limit are those of an API limit of 60. */
export function tooMany(seconds: number, limits: Record<string, string> = usedUp(seconds)): Answer {
  const headers = { 'content-type': 'text/plain', 'retry-after': String(seconds), ...limits }
  return { status: 429, headers, body: 'Retry later\n' }
}

function usedUp(seconds: number): Record<string, string> {
  const reset = Math.floor(Date.now() / 1000) + seconds
  return rateHeaders({ limit: 60, observed: 61, reset, wait: seconds }, { authorization: '' })
}

function unavailable(retryAfter: number | undefined): Answer {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return { status: 503, headers: { 'content-type': 'text/plain', ...headers }, body: 'Service Unavailable\n' }
}

/** What the faults make of paging. */
export function pagingQuirks(fate: Fate, origins: Origins): PagingQuirks {
  return {
    emptyFirstPage: fate.has('empty-first-page'),
    missingTotals: fate.has('missing-totals'),
    shift: fate.has('shift') ? (fate.get('shift')?.by ?? 3) : 0,
    ...(fate.has('link-elsewhere') ? { linkOrigin: origins.other } : {}),
  }
}

/** The real answer with a body that is not what it says. */
export function spoilt(answer: Answer, fate: Fate): Answer {
  if (answer.status !== 200) return answer
  const isGraph = answer.body.startsWith('{"data"')
  if (fate.has('object-for-list')) return { ...answer, body: isGraph ? '{"data":null}' : '{"message":"not a list"}' }
  if (fate.has('wrong-list')) return { ...answer, body: '[1,"two",null,{"name":3},[]]' }
  if (fate.has('html-as-json')) return { ...answer, body: loginPage }
  if (fate.has('truncated-json')) return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }
  return answer
}
