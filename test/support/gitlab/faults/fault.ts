/** What can go wrong, and what a caller then sees. */
export const faultKinds = {
  'rate-limit-text': '429 in plain text, "Retry later", with Retry-After and RateLimit headers',
  'rate-limit-json': '429 in JSON, without any header that tells when to come back',
  'error-500': '500 in JSON',
  'error-502': "502 as a proxy's HTML page",
  'error-503': '503 in plain text, with Retry-After when `retryAfter` is given',
  reset: 'the connection is cut before the answer',
  'reset-mid-body': 'the connection is cut in the middle of the body',
  'truncated-json': 'a body that is complete for HTTP, yet half a JSON text',
  'login-page': '200 with an HTML page to sign in',
  'html-as-json': 'HTML under the content type application/json',
  'object-for-list': '200 with an object where a list belongs',
  'wrong-list': '200 with a list of things of other shapes',
  'not-modified': '304, whether or not anybody asked on a condition',
  redirect: '301 to another path of the double, which answers as the first one would',
  'redirect-elsewhere': '301 to another origin, which writes down what it receives',
  'link-elsewhere': 'a Link header whose pages lie at another origin',
  'expired-token': '401 as for a token that has expired',
  slow: 'the answer comes `delay` milliseconds late',
  'slow-mid-body': 'the second half of the body comes `delay` milliseconds late',
  'empty-first-page': 'page 1 is empty, and its link leads on to all that there is',
  'missing-totals': 'no totals and no last page, as in lists of more than 10,000',
  shift: 'later pages start `by` items too early, as when items were added meanwhile; too late when negative',
} as const

export type FaultKind = keyof typeof faultKinds

export interface Fault {
  kind: FaultKind
  /** Regular expression; only requests whose method, path and query fit count, such as `GET /api/v4/.*page=2`. */
  match?: string
  /** The first request that meets the fault, among those that fit, from 1. Default: 1. */
  nth?: number
  /** How many requests meet it. Default: all from there on. */
  count?: number
  /** Milliseconds, of the slow ones. Default: 1000. */
  delay?: number
  /** Seconds that a refusal asks to wait. Default: 1 for 429, none for 503. */
  retryAfter?: number
  /** Items, of `shift`. Default: 3. */
  by?: number
}

const fields = {
  kind: 'string',
  match: 'string',
  nth: 'number',
  count: 'number',
  delay: 'number',
  retryAfter: 'number',
  by: 'number',
}

/**
 * Check a fault that came from outside.
 *
 * @throws Error  that lists what is known.
 */
export function asFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null) throw new Error('A fault is an object such as {"kind":"error-500"}.')
  for (const [name, field] of Object.entries(value)) {
    const wanted = fields[name as keyof typeof fields]
    if (!wanted) throw new Error(`A fault has no "${name}". It has: ${Object.keys(fields).join(', ')}.`)
    if (typeof field !== wanted) throw new Error(`"${name}" of a fault is a ${wanted}.`)
  }
  const fault = value as Fault
  if (!(fault.kind in faultKinds)) {
    throw new Error(`There is no fault "${fault.kind}". There are: ${Object.keys(faultKinds).join(', ')}.`)
  }
  new RegExp(fault.match ?? '')
  return fault
}

/**
 * Read a fault from a command line: `kind`, or `kind:nth=2,count=1`.
 *
 * @throws Error  that lists what is known.
 */
export function parseFault(text: string): Fault {
  const [, kind = '', rest = ''] = /^([^:]*):?(.*)$/.exec(text) ?? []
  const pairs = rest === '' ? [] : rest.split(',').map((pair) => pair.split('='))
  return asFault({
    kind,
    ...Object.fromEntries(pairs.map(([name, value]) => [name, name === 'match' ? value : Number(value)])),
  })
}
