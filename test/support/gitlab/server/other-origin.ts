import type { IncomingHttpHeaders } from 'node:http'
import { type Listening, listen } from './listen.ts'

/** A request that came to the other origin, with everything it carried. */
export interface StrayRequest {
  method: string
  /** Path and query. */
  target: string
  headers: IncomingHttpHeaders
}

export interface OtherOrigin extends Listening {
  readonly requests: readonly StrayRequest[]
}

/** A server at another port that takes down what it receives, and answers with an empty list for the careless. */
export async function otherOrigin(): Promise<OtherOrigin> {
  const requests: StrayRequest[] = []
  const listening = await listen(
    ({ method = '', url = '', headers }, response) => {
      requests.push({ method, target: url, headers })
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('[]')
    },
    0,
    false,
  )
  return { ...listening, requests }
}
