import { HandbookError } from '../../core/problems/problem.ts'

/** An answer whose body is JSON that has been read. */
export interface Reply {
  status: number
  headers: Headers
  body: unknown
}

/** What came of one request: an answer with its whole body, or the reason why there is none. */
export type Outcome = { url: URL; reply: Reply } | { url: URL; failure: unknown }

/** Longest wait that GitLab may ask for, in milliseconds. */
const longestWait = 60_000

/** Stands for a body that says it is JSON, and is not. */
export const notJson: unique symbol = Symbol('not JSON')

/** A failure that may pass: worth another try, perhaps after the time that GitLab asks for. */
export interface Passing {
  error: HandbookError
  /** Milliseconds. */
  wait?: number
  /** It concerns every request, and not this one alone. */
  isLimit?: true
}

/** What an outcome is worth: sound, final, or to be tried again. */
export function judge(outcome: Outcome): 'sound' | HandbookError | Passing {
  const what = named(outcome.url)
  if ('failure' in outcome) return passing('gitlab/unavailable', `GitLab did not answer ${what}: ${reasonOf(outcome)}.`)
  const { status, headers, body } = outcome.reply
  if (status === 401 || (status === 403 && isScope(body)))
    return new HandbookError('gitlab/unauthorized', `GitLab refuses the token (${status}).`)
  if (status === 403) return new HandbookError('gitlab/not-found', `GitLab does not let the token read ${what} (403).`)
  if (status === 404)
    return new HandbookError('gitlab/not-found', `GitLab knows no ${what}, or hides it (404).`, { cause: body })
  if (status === 429) return limited(what, retryAfter(headers))
  if (status >= 500) {
    const wait = retryAfter(headers)
    const error = new HandbookError('gitlab/unavailable', `GitLab answered ${what} with the error ${status}.`)
    if (wait !== undefined && wait > longestWait) return error
    return { error, ...(wait === undefined ? {} : { wait }) }
  }
  if ((status >= 300 && status < 400) || status === 204) return 'sound'
  if (status >= 400) return new HandbookError('gitlab/unexpected', `GitLab answered ${what} with ${status}.`)
  if (body === notJson) return passing('gitlab/unexpected', `The answer to ${what} is cut off, or no JSON.`)
  if (body !== undefined) return 'sound'
  const type = (headers.get('content-type') ?? 'nothing that is named').slice(0, 80)
  return new HandbookError('gitlab/unexpected', `The answer to ${what} is no JSON but ${type}.`)
}

function limited(what: string, wait: number | undefined): HandbookError | Passing {
  const seconds = wait === undefined ? '' : ` ${Math.ceil(wait / 1000)} seconds`
  const error = new HandbookError('gitlab/rate-limited', `GitLab asks to wait${seconds} before ${what}.`)
  if (wait !== undefined && wait > longestWait) return error
  return { error, isLimit: true, ...(wait === undefined ? {} : { wait }) }
}

function passing(code: HandbookError['code'], message: string): Passing {
  return { error: new HandbookError(code, message) }
}

function isScope(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body && body.error === 'insufficient_scope'
}

/** Why a request failed, without its address: that could hold anything. */
function reasonOf({ failure }: { failure: unknown }): string {
  const { name, cause } = failure as { name?: string; cause?: { code?: string } }
  if (name === 'TimeoutError') return 'it took too long'
  return cause?.code === undefined ? 'the connection broke' : `the connection failed (${cause.code})`
}

/** Milliseconds that GitLab asks to wait, given in seconds or as a time; nothing when it does not say. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after')
  if (text === null) return undefined
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}

/**
 * Milliseconds until GitLab lets more requests in, when it says that few are left.
 * https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 *
 * @param few  How many are few.
 */
export function waitForMore(headers: Headers, few: number): number | undefined {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers.get(`ratelimit-${name}`) ?? Number.NaN),
  ) as [number, number, number]
  if (!(limit > few && remaining < few)) return undefined
  const wait = reset * 1000 - (Date.parse(headers.get('date') ?? '') || Date.now())
  return wait > 0 && wait <= longestWait ? wait : undefined
}

/** A request as messages name it: its path. */
export function named({ pathname }: URL): string {
  return pathname
}
