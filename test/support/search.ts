import type { Page } from 'playwright-core'

/** Where the first result leads, on the page of the search; Enter brings readers there once everything is found. */
export async function foundFirst(page: Page, words: string): Promise<string | null> {
  const field = page.locator('[data-search-page] input[name=q]')
  await field.fill(words)
  await field.press('Enter')
  const first = page.locator('.search-title:focus')
  await first.waitFor()
  return first.getAttribute('href')
}
