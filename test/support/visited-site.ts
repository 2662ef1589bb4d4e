import type { BrowserContextOptions, Page, Response } from 'playwright-core'
import * as assert from 'uvu/assert'
import { openBrowser } from './browser.ts'
import type { ServedSite } from './served-site.ts'

export interface VisitedSite extends ServedSite {
  /** Visit an address as somebody new. A script that fails fails the test. */
  visit(
    address: string,
    run: (page: Page, answer: Response | null) => Promise<void>,
    settings?: BrowserContextOptions,
  ): Promise<void>
}

/**
 * Open a browser for the visitors of a site; it closes with the site.
 *
 * @param usual  How visitors come when they say nothing else.
 */
export async function visitedSite(site: ServedSite, usual: BrowserContextOptions = {}): Promise<VisitedSite> {
  const browser = await openBrowser().catch(async (error) => {
    await site.close()
    throw error
  })
  return {
    origin: site.origin,
    async visit(address, run, settings) {
      const context = await browser.newContext({ baseURL: site.origin, ...usual, ...settings })
      const faults: string[] = []
      try {
        const page = await context.newPage()
        page.on('pageerror', (error) => faults.push(error.message))
        await run(page, await page.goto(address))
        assert.equal(faults, [])
      } finally {
        await context.close()
      }
    },
    async close() {
      await browser.close()
      await site.close()
    },
  }
}
