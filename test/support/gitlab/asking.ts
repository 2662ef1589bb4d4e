import { tokens } from './index.ts'

export interface Reply {
  status: number
  headers: Headers
  text: string
  /** The body as JSON; undefined when it is none. */
  body: unknown
}

export interface AskSettings {
  /** Default: the member's. Null sends none. */
  token?: string | null
  headers?: Record<string, string>
}

/** Ask the REST API for a path below `/api/v4`, without following redirects. */
export function get(
  url: string,
  path: string,
  { token = tokens.member, headers = {} }: AskSettings = {},
): Promise<Reply> {
  const sent = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers }
  return reply(fetch(`${url}/api/v4/${path}`, { headers: sent, redirect: 'manual' }))
}

/** Ask the GraphQL API. */
export function query(
  url: string,
  text: string,
  variables: Record<string, unknown> = {},
  { token = tokens.member }: AskSettings = {},
): Promise<Reply> {
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  }
  return reply(
    fetch(`${url}/api/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) }),
  )
}

async function reply(sent: Promise<Response>): Promise<Reply> {
  const response = await sent
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: jsonIn(text) }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The list in a body. */
export function listIn({ body }: Reply): Record<string, unknown>[] {
  if (!Array.isArray(body)) throw new Error(`Not a list: ${JSON.stringify(body)?.slice(0, 200)}`)
  return body as Record<string, unknown>[]
}

/** The page that a Link header names. */
export function linkTo(rel: string, { headers }: Reply): string | undefined {
  return new RegExp(`<([^>]*)>; rel="${rel}"`).exec(headers.get('link') ?? '')?.[1]
}
