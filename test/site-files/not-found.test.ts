import type { Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { accessibilityFaults } from '../support/browser.ts'
import { buildIn, siteFolder } from '../support/built-site.ts'
import { servedFolder } from '../support/served-site.ts'
import { smallProduct } from '../support/small-product.ts'
import { type VisitedSite, visitedSite } from '../support/visited-site.ts'

const test = suite('site-files/not-found')

const folder = siteFolder({
  ...smallProduct,
  'handbook.config.json': '{ "search": {} }',
  '_data/renames.yml': '- type: category\n  kind: moved\n  from: old_wiki\n  name: Old Wiki\n  to: [wiki]\n',
  'src/how/planning.md': '---\ntitle: How we plan\n---\nText\n',
  'src/how/index.md': '---\ntitle: How we work\n---\nText\n',
})
let site: VisitedSite

test.before(async () => {
  const { error, said } = await buildIn(folder.root, { write: true, pathPrefix: '/book' })
  assert.is(error, undefined, said)
  site = await visitedSite(await servedFolder(`${folder.root}/_site`, '/book'))
})
test.after(async () => {
  await site?.close()
  folder.remove()
})

const visit = (address: string, run: (page: Page) => Promise<void>, javaScriptEnabled = true): Promise<void> =>
  site.visit(
    `/book${address}`,
    async (page, answer) => {
      assert.is(answer?.status(), 404)
      await run(page)
    },
    { javaScriptEnabled },
  )

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
