import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Readers } from '../product/places.ts'
import { type Answer, invalid, json, refusal } from './ask.ts'

/** Tokens that the double knows. All are made up. */
export const tokens = {
  /** A member of every group, with the scope `read_api`. */
  member: 'glpat-double-member-read-api',
  /** Signed in, yet a member of nothing: sees what the public sees. */
  outsider: 'glpat-double-outsider-read-api',
  /** A member whose token has the scope `read_user` only. */
  narrow: 'glpat-double-member-read-user',
  expired: 'glpat-double-expired',
  revoked: 'glpat-double-revoked',
  /** A CI/CD job's token. It counts on few endpoints; all others answer as if there were none. */
  job: 'glcbt-double-job',
} as const

export interface Viewer {
  kind: 'anonymous' | 'member' | 'outsider' | 'narrow' | 'job'
  scopes: string[]
}

/** Where a token stood, and a fingerprint of it. */
export interface TokenTrace {
  header: 'private-token' | 'authorization' | 'job-token' | 'query'
  /** The first 12 hexadecimal digits of its SHA-256. */
  hash: string
}

interface Credentials {
  token: string
  header: TokenTrace['header']
}

export function tokenTrace(headers: IncomingHttpHeaders, query: URLSearchParams): TokenTrace | undefined {
  const found = credentials(headers, query)
  return found && { header: found.header, hash: tokenHash(found.token) }
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 12)
}

/** https://docs.gitlab.com/api/rest/authentication/ */
function credentials(headers: IncomingHttpHeaders, query: URLSearchParams): Credentials | undefined {
  const bearer = /^Bearer\s+(.*)$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return { token: bearer, header: 'authorization' }
  const own = headers['private-token']
  if (typeof own === 'string') return { token: own, header: 'private-token' }
  const job = headers['job-token']
  if (typeof job === 'string') return { token: job, header: 'job-token' }
  const asked = query.get('private_token')
  return asked === null ? undefined : { token: asked, header: 'query' }
}

/** Who asks, or the answer that turns them away. */
export function viewerOf(headers: IncomingHttpHeaders, query: URLSearchParams): Viewer | Answer {
  const found = credentials(headers, query)
  if (!found || found.token === '') return { kind: 'anonymous', scopes: [] }
  // A job's token counts for nothing in other headers, and other tokens for nothing in its header.
  if (found.token.startsWith('glcbt-')) {
    if (found.token !== tokens.job) return refusal(401, '401 Unauthorized')
    return { kind: 'job', scopes: [] }
  }
  if (found.header === 'job-token') return refusal(401, '401 Unauthorized')
  switch (found.token) {
    case tokens.member:
      return { kind: 'member', scopes: ['read_api'] }
    case tokens.outsider:
      return { kind: 'outsider', scopes: ['read_api'] }
    case tokens.narrow:
      return { kind: 'narrow', scopes: ['read_user'] }
    case tokens.expired:
      return refusedToken('Token is expired. You can either do re-authorization or token refresh.')
    case tokens.revoked:
      return refusedToken('Token was revoked. You have to re-authorize from the user.')
    default:
      return refusal(401, '401 Unauthorized')
  }
}

export function refusedToken(description: string): Answer {
  return json({ error: 'invalid_token', error_description: description }, 401, {
    'www-authenticate': 'Bearer realm="Protected by OAuth 2.0", error="invalid_token"',
  })
}

/** The answer to a token whose scope does not reach this endpoint. */
export function scopeRefusal({ kind, scopes }: Viewer, wanted: readonly string[]): Answer | undefined {
  if (kind === 'anonymous' || kind === 'job' || wanted.some((scope) => scopes.includes(scope))) return undefined
  const error = 'insufficient_scope'
  const text = 'The request requires higher privileges than provided by the access token.'
  return json({ error, error_description: text, scope: wanted.join(' ') }, 403)
}

export function canRead({ kind }: Viewer, readers: Readers): boolean {
  return readers === 'everyone' || (readers === 'members' && kind === 'member')
}

export function isMember({ kind }: Viewer): boolean {
  return kind === 'member'
}

/** A job's token means nothing where the endpoint does not take it: the caller counts as nobody. */
export function withoutJob(viewer: Viewer): Viewer {
  return viewer.kind === 'job' ? { kind: 'anonymous', scopes: [] } : viewer
}

export const keysetRefusal: Answer = invalid('Keyset pagination is not yet available for this type of request', 405)
