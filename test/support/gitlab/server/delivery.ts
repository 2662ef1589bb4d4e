import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Fate } from '../faults/plan.ts'
import type { Answer } from './ask.ts'

const commonHeaders = {
  'cache-control': 'max-age=0, private, must-revalidate',
  vary: 'Origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'x-gitlab-meta': '{"correlation_id":"double","version":"1"}',
  'strict-transport-security': 'max-age=63072000',
}

/**
 * The answer with a weak tag, or 304 when the caller has the same body already.
 *
 * Rails does so for every GET that was answered with 200.
 */
export function tagged(answer: Answer, request: IncomingMessage): Answer {
  const whole = { ...answer, headers: { ...commonHeaders, ...answer.headers } }
  if (answer.status !== 200 || request.method === 'POST') return whole
  const etag = `W/"${createHash('md5').update(answer.body).digest('hex')}"`
  const known = (request.headers['if-none-match'] ?? '').split(/,\s*/)
  const headers = { ...whole.headers, etag }
  return known.includes(etag) ? { status: 304, headers, body: '' } : { ...whole, headers }
}

/** Send an answer, as slowly and as incompletely as the faults want it. */
export async function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  fate: Fate,
): Promise<void> {
  const slow = fate.get('slow')
  if (slow) await pause(slow.delay ?? 1000, undefined, { ref: false })
  if (fate.has('reset')) return void request.socket.destroy()
  const body = Buffer.from(request.method === 'HEAD' ? '' : answer.body)
  const hasBody = answer.status !== 304
  response.writeHead(answer.status, { ...answer.headers, ...(hasBody ? { 'content-length': body.length } : {}) })
  const half = Math.floor(body.length / 2)
  const midway = fate.get('slow-mid-body')
  if (hasBody && (midway || fate.has('reset-mid-body'))) {
    await written(response, body.subarray(0, half))
    if (fate.has('reset-mid-body')) return void request.socket.destroy()
    await pause(midway?.delay ?? 1000, undefined, { ref: false })
    return void response.end(body.subarray(half))
  }
  response.end(hasBody ? body : undefined)
}

/** Wait until the bytes have left, so that the caller has them before the connection is cut. */
function written(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.write(bytes, () => resolve())
  })
}
