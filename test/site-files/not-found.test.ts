import type { Browser, Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { accessibilityFaults, openBrowser } from '../support/browser.ts'
import { buildIn, siteFolder } from '../support/built-site.ts'
import { type ServedSite, servedFolder } from '../support/served-site.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('site-files/not-found')

const folder = siteFolder({
  ...smallProduct,
  'handbook.config.json': '{ "search": {} }',
  '_data/renames.yml': '- type: category\n  kind: moved\n  from: old_wiki\n  name: Old Wiki\n  to: [wiki]\n',
  'src/how/planning.md': '---\ntitle: How we plan\n---\nText\n',
  'src/how/index.md': '---\ntitle: How we work\n---\nText\n',
})
let site: ServedSite
let browser: Browser

test.before(async () => {
  const { error, said } = await buildIn(folder.root, { write: true, pathPrefix: '/book' })
  assert.is(error, undefined, said)
  site = await servedFolder(`${folder.root}/_site`, '/book')
  browser = await openBrowser()
})
test.after(async () => {
  await browser?.close()
  await site?.close()
  folder.remove()
})

async function visit(address: string, run: (page: Page) => Promise<void>, javaScriptEnabled = true): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled })
  try {
    const page = await context.newPage()
    const answer = await page.goto(`${site.origin}/book${address}`)
    assert.is(answer?.status(), 404)
    await run(page)
  } finally {
    await context.close()
  }
}

test('an address with a slip leads to the pages that are nearest', () =>
  visit('/hwo/planing/', async (page) => {
    const nearest = page.getByRole('status').getByRole('link').first()
    await nearest.waitFor()
    assert.is(await nearest.textContent(), 'How we plan')
    assert.is(await nearest.getAttribute('href'), '/book/how/planning/')
    assert.is(
      await page.getByRole('main').getByRole('link', { name: 'Search all pages' }).getAttribute('href'),
      `${site.origin}/book/search/?q=planing`,
    )
    assert.equal(await accessibilityFaults(page), [])
  }))

test('an old name of a category leads to what it is now', () =>
  visit('/handbook/product/old-wiki/', async (page) => {
    await page.getByText('“Old Wiki” is now Wiki.').waitFor()
  }))

test('without scripts there are the search and the parts of the site', () =>
  visit(
    '/nowhere/',
    async (page) => {
      const links = await page.getByRole('main').getByRole('link').allTextContents()
      assert.ok(links.includes('Search all pages'))
      assert.ok(links.includes('How we work'))
    },
    false,
  ))

test.run()
