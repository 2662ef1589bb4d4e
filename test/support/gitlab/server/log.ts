import type { FaultKind } from '../faults/fault.ts'
import type { TokenTrace } from './access.ts'

/** One request as the double saw it. Tokens are never in it. */
export interface LoggedRequest {
  /** Counts from 1. */
  number: number
  method: string
  /** As sent, without the query. */
  path: string
  /** As sent, with the value of `private_token` taken out. */
  query: string
  /** 0 when the connection was cut before an answer. */
  status: number
  token?: TokenTrace
  /** What was made to go wrong. */
  faults: FaultKind[]
  /** Whether the caller sent `If-None-Match`. */
  isConditional: boolean
  /** Requests under way when this one came, itself counted. */
  concurrent: number
  /** Length of the body that was meant to be sent. */
  bytes: number
  userAgent: string
  /** What was asked, of a GraphQL request. */
  graphql?: { query: string; variables: unknown }
}

export interface RequestLog {
  readonly requests: readonly LoggedRequest[]
  clear(): void
}

/** A query that is safe to write down. */
export function withoutToken(query: string): string {
  return query.replace(/((?:private|job|access)_token=)[^&]*/g, '$1[taken-out]')
}
