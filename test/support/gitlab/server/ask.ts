import type { IncomingHttpHeaders } from 'node:http'
import type { Viewer } from './access.ts'
import type { Params } from './params.ts'

/** A request after the door: who asks, what for, and how the answer is to be spoilt. */
export interface Ask {
  method: string
  /** Decoded pieces of the path below `/api/v4`. */
  segments: string[]
  /** The path as it was sent, without the query. */
  path: string
  params: Params
  headers: IncomingHttpHeaders
  viewer: Viewer
  body: string
  quirks: PagingQuirks
}

/** What faults do to paging. */
export interface PagingQuirks {
  emptyFirstPage: boolean
  missingTotals: boolean
  /** How many items later pages start too early (positive: duplicates) or too late (negative: misses). */
  shift: number
  /** Origin that the Link header names instead of the double's own. */
  linkOrigin?: string
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) }
}

/** An error in the form of GitLab's own messages: https://docs.gitlab.com/api/rest/troubleshooting/ */
export function refusal(status: number, message: string): Answer {
  return json({ message }, status)
}

/** An error in the form of the parameter checks. */
export function invalid(error: string, status = 400): Answer {
  return json({ error }, status)
}
