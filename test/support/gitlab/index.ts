import type { Fault } from './faults/fault.ts'
import { type FaultPlan, faultPlan } from './faults/plan.ts'
import { type Product, productOf } from './product/product.ts'
import { touchedNow } from './product/touched.ts'
import { handlerOf } from './server/handling.ts'
import { listen } from './server/listen.ts'
import type { LoggedRequest, RequestLog } from './server/log.ts'
import { otherOrigin, type StrayRequest } from './server/other-origin.ts'
import { type RateLimit, rateCounter } from './server/rate.ts'
import { type Tier, worldOf } from './server/world.ts'

export { type Fault, type FaultKind, faultKinds, parseFault } from './faults/fault.ts'
export type { FaultPlan } from './faults/plan.ts'
export type { LabelTree } from './product/labels.ts'
export { type Product, productOf } from './product/product.ts'
export { plantedPrivate, plantedSecret } from './product/secrets.ts'
export { tokenHash, tokens } from './server/access.ts'
export type { LoggedRequest, RequestLog } from './server/log.ts'

export interface DoubleSettings {
  /** What it tells. Default: `productOf()`, a small one. */
  product?: Product
  /** Faults that are switched on from the start. Default: none. */
  faults?: readonly Fault[]
  /** Milliseconds that every answer is late. Default: 0. */
  latency?: number
  /** The plan of the group; `free` has no epics, weights and health, and `ce` not even their GraphQL types. Default: ultimate. */
  tier?: Tier
  /** Beyond it requests are refused with 429, as GitLab.com does. Default: 2,000 a minute, told in headers but not enforced. */
  rateLimit?: RateLimit
  /** On loopback. Default: 0, a free one. */
  port?: number
  /** Keep the process alive until it is closed. Default: false, so that a test that fails before that ends all the same. */
  stays?: boolean
}

export interface GitLabDouble {
  /** Such as `http://127.0.0.1:4321`; the APIs lie below at `/api/v4` and `/api/graphql`. */
  url: string
  /** The other origin, to which `redirect-elsewhere` and `link-elsewhere` lead. */
  otherUrl: string
  /** Whatever came to the other origin, tokens included: it should be nothing. */
  otherRequests: readonly StrayRequest[]
  /** Every request to the APIs, in order of arrival. */
  log: RequestLog
  faults: FaultPlan
  /** What it tells now. */
  readonly product: Product
  /**
   * Change some issues as users would, so that `updated_after` finds them.
   *
   * @param at  When, as an ISO time. Default: now, or a second after the latest change when that is later.
   * @returns   Their ids.
   */
  touch(count: number, at?: string): number[]
  /** Tell of another product from now on. */
  serve(product: Product): void
  close(): Promise<void>
}

/**
 * Start a GitLab that lives in this process and speaks HTTP on loopback: REST v4 and GraphQL, written from GitLab's
 * documentation, over a generated product.
 *
 *     const double = await startGitLab({ product: productOf({ issues: 300, secrets: true }) })
 *     double.faults.set({ kind: 'rate-limit-text', nth: 2, count: 1 })
 *     … something that asks double.url with tokens.member …
 *     assert.is(double.log.requests.length, 7)
 *     await double.close()
 *
 * **Who sees what.** `tokens` lists the tokens it knows. Without one, public things are there, without confidential
 * items and internal notes; private groups and projects answer 404 or null. One project (`…/board`) nobody may read:
 * its items are left out by REST, and make pages of GraphQL shorter than asked for. A job's token counts for releases,
 * merge requests and repository files only.
 *
 * **Faults** (`faultKinds` explains each) can be bound to requests by `match`, `nth` and `count`, and several can be on
 * at once; `faults/plan.ts` tells how they meet. All but `reset` send a whole HTTP answer, so that nothing hangs.
 *
 * **Lists** are answered as GitLab would: pages by offset with totals up to 10,000 records, keyset on project issues,
 * links that repeat every parameter, weak tags with 304.
 *
 * Close it when done: `test.after(() => double.close())`.
 */
export async function startGitLab(settings: DoubleSettings = {}): Promise<GitLabDouble> {
  const { product = productOf(), faults: first = [], latency = 0, tier = 'ultimate', port = 0 } = settings
  const { stays = false, rateLimit } = settings
  const faults = faultPlan()
  faults.add(...first)
  const requests: LoggedRequest[] = []
  const log = { requests, clear: () => void requests.splice(0) }
  const elsewhere = await otherOrigin()
  let world = worldOf(product, tier, '')
  const serve = (other: Product): void => {
    world = worldOf(other, tier, listening.url)
  }
  const touch = (count: number, at?: string): number[] => {
    const { product, ids } = touchedNow(world.product, count, at)
    serve(product)
    return ids
  }

  const handle = handlerOf({
    faults,
    log,
    requests,
    touch,
    latency,
    nextRate: rateCounter(rateLimit ?? { limit: 2000, seconds: 60 }),
    isRateHeld: rateLimit !== undefined,
    world: () => world,
    origins: () => ({ own: listening.url, other: elsewhere.url }),
  })
  const listening = await listen(
    (request, response) => {
      handle(request, response).catch((error: Error) => {
        console.error(error)
        response.destroy()
      })
    },
    port,
    stays,
  )
  serve(product)

  return {
    url: listening.url,
    otherUrl: elsewhere.url,
    otherRequests: elsewhere.requests,
    log,
    faults,
    get product() {
      return world.product
    },
    touch,
    serve,
    close: async () => {
      await Promise.all([listening.close(), elsewhere.close()])
    },
  }
}
