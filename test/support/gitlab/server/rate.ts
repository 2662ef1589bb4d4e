import type { IncomingHttpHeaders } from 'node:http'

/** How many requests a caller may send in a span of time. */
export interface RateLimit {
  limit: number
  /** Length of the span. */
  seconds: number
}

/** Counts requests in spans of fixed length, as Rack::Attack does. */
export function rateCounter({ limit, seconds }: RateLimit): () => Rate {
  let span = 0
  let observed = 0
  return () => {
    const now = Math.floor(Date.now() / 1000)
    const current = Math.floor(now / seconds)
    if (current !== span) [span, observed] = [current, 0]
    observed++
    return { limit, observed, reset: (current + 1) * seconds, wait: (current + 1) * seconds - now }
  }
}

export interface Rate {
  limit: number
  /** Requests of this span, this one counted. */
  observed: number
  /** When the next span begins, in seconds since 1970. */
  reset: number
  /** Seconds until then. */
  wait: number
}

/** https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers */
export function rateHeaders({ limit, observed, reset }: Rate, headers: IncomingHttpHeaders): Record<string, string> {
  const isSignedIn = headers.authorization !== undefined || headers['private-token'] !== undefined
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-name': isSignedIn ? 'throttle_authenticated_api' : 'throttle_unauthenticated_api',
    'ratelimit-observed': String(observed),
    'ratelimit-remaining': String(Math.max(0, limit - observed)),
    'ratelimit-reset': String(reset),
    'ratelimit-resettime': new Date(reset * 1000).toUTCString(),
  }
}
