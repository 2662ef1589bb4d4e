import { asFault } from '../faults/fault.ts'
import type { FaultPlan } from '../faults/plan.ts'
import { type Answer, invalid, json } from './ask.ts'
import type { RequestLog } from './log.ts'

export interface Controls {
  faults: FaultPlan
  log: RequestLog
  touch(count: number): number[]
}

const help = {
  'GET /__double/log': 'the requests so far',
  'DELETE /__double/log': 'forget them',
  'GET /__double/faults': 'the faults that are switched on',
  'POST /__double/faults': 'switch on one fault, or a list of them, instead of those before',
  'DELETE /__double/faults': 'switch all off',
  'POST /__double/touch': 'change issues, such as {"count": 20}; answers with their ids',
}

/** Answer a request to `/__double`, which steers the double and is in no log. */
export function controlAnswer(method: string, path: string, body: string, controls: Controls): Answer {
  try {
    const sent: unknown = body === '' ? undefined : JSON.parse(body)
    return answers(controls, sent)[`${method} ${path}`]?.() ?? json(help, path === '/__double' ? 200 : 404)
  } catch (error) {
    return invalid((error as Error).message)
  }
}

function answers({ faults, log, touch }: Controls, sent: unknown): Record<string, () => Answer> {
  return {
    'GET /__double/log': () => json(log.requests),
    'DELETE /__double/log': () => {
      log.clear()
      return json(log.requests)
    },
    'GET /__double/faults': () => json(faults.active),
    'POST /__double/faults': () => {
      faults.set(...(Array.isArray(sent) ? sent : [sent]).map(asFault))
      return json(faults.active, 201)
    },
    'DELETE /__double/faults': () => {
      faults.clear()
      return json(faults.active)
    },
    'POST /__double/touch': () => json(touch(countIn(sent)), 201),
  }
}

function countIn(sent: unknown): number {
  const { count = 1 } = (sent ?? {}) as { count?: unknown }
  if (Number.isInteger(count) && (count as number) > 0) return count as number
  throw new Error('"count" is a whole number above 0.')
}
