import type { Fault, FaultKind } from './fault.ts'

/** The faults that are switched on. */
export interface FaultPlan {
  /** Switch on one more. */
  add(...faults: Fault[]): void
  /** Switch on these alone; counting begins anew. */
  set(...faults: Fault[]): void
  clear(): void
  readonly active: readonly Fault[]
}

/** What is to happen to one request. */
export type Fate = ReadonlyMap<FaultKind, Fault>

interface Counted {
  fault: Fault
  pattern: RegExp
  seen: number
}

/** These take the place of an answer, so that a request meets only one of them. */
const replacements: ReadonlySet<FaultKind> = new Set([
  'rate-limit-text',
  'rate-limit-json',
  'error-500',
  'error-502',
  'error-503',
  'reset',
  'login-page',
  'not-modified',
  'redirect',
  'redirect-elsewhere',
  'expired-token',
])

/**
 * Faults with their counters.
 *
 * Each counts for itself the requests that fit it. One that takes the place of the answer makes others of that sort wait:
 * they do not count the request. So two of them with a `count` of 1 hit two requests, one after the other.
 */
export function faultPlan(): FaultPlan & { fateOf(request: string): Fate } {
  let all: Counted[] = []
  const counted = (fault: Fault): Counted => ({ fault, pattern: new RegExp(fault.match ?? ''), seen: 0 })
  return {
    add: (...faults) => void all.push(...faults.map(counted)),
    set: (...faults) => {
      all = faults.map(counted)
    },
    clear: () => {
      all = []
    },
    get active() {
      return all.map(({ fault }) => fault)
    },
    fateOf(request) {
      const fate = new Map<FaultKind, Fault>()
      let isReplaced = false
      for (const one of all) {
        const { kind, nth = 1, count = Number.POSITIVE_INFINITY } = one.fault
        if (!one.pattern.test(request) || (isReplaced && replacements.has(kind))) continue
        one.seen++
        if (one.seen < nth || one.seen >= nth + count) continue
        isReplaced ||= replacements.has(kind)
        fate.set(kind, one.fault)
      }
      return fate
    },
  }
}
