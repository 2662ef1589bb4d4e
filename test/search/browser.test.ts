import type { Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { accessibilityFaults } from '../support/browser.ts'
import { buildIn, siteFolder } from '../support/built-site.ts'
import { foundFirst } from '../support/search.ts'
import { servedFolder } from '../support/served-site.ts'
import { smallProduct } from '../support/small-product.ts'
import { type VisitedSite, visitedSite } from '../support/visited-site.ts'

const test = suite('search/browser')

const page = (title: string, text: string, more = '') => `---\ntitle: ${title}\n${more}---\n${text}\n`
const files = {
  ...smallProduct,
  'handbook.config.json': '{ "site": { "url": "https://handbook.acme.example/docs", "title": "Acme" } }',
  'src/how/index.md': page('How we work', 'Everything about lanterns.'),
  'src/how/lanterns.md': page(
    'Lanterns',
    'How to hang a lantern, and why `<img src=x onerror=alert(1)>` is text.\n\n## Oil for lanterns\n\nWhale oil is out.',
  ),
  'src/how/secret.md': page('Secret lantern', 'Nobody finds this lantern.', 'noindex: true\n'),
  'src/how/moved.md': page('Moved lantern', '', 'redirect_to: /how/lanterns/\n'),
  'src/harbours/index.md': page(
    'Harbours',
    'All of them, and who runs them, in a long list of words that say nothing else.',
  ),
  'src/piers/pier.md': page('Piers of 1.2', 'The list of a harbour.'),
  'src/quays/quay/index.md': page('Quay of 1.2', 'A quay.'),
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      [`src/far/away/a${index}.md`, page(`Harbour ${index} harbour`, 'Harbour, harbour.')],
      [`src/far/quay/b${index}.md`, page(`Quay and quay of ${index}`, 'Quay, quay.')],
    ]).flat(),
  ),
  'src/ar.md': page('منارة', 'كل شيء عن المنارات.', 'lang: ar\n'),
  'src/ja.md': page('灯台', '灯台のすべて。', 'lang: ja\n'),
  'src/fr.md': page('Mode d’emploi', 'Tout sur les bougies.', 'lang: fr\n'),
}

const prefix = '/docs'
const folder = siteFolder(files)
let site: VisitedSite
let said = ''

test.before(async () => {
  const built = await buildIn(folder.root, { write: true, pathPrefix: prefix })
  said = built.error ?? built.said
  site = await visitedSite(await servedFolder(`${folder.root}/_site`, prefix))
})
test.after(async () => {
  await site?.close()
  folder.remove()
})

const visit: VisitedSite['visit'] = (address, ...how) => site.visit(`${prefix}${address}`, ...how)
const titles = (page: Page) => page.locator('.search-title').allTextContents()
const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()
const path = (page: Page) => page.url().slice(site.origin.length + prefix.length)

test('a build says how many pages it indexed', () => {
  assert.match(said, /^\[handbook\] Search: \d+ pages indexed in \d+\.\d s\.$/m)
})

test('the slash opens the search, arrows move, Enter goes, Escape closes and gives the focus back', () =>
  visit('/how/', async (page) => {
    const entry = page.getByRole('link', { name: 'Search' })
    await entry.focus()
    await page.keyboard.press('/')
    const dialog = page.getByRole('dialog', { name: 'Search' })
    await dialog.waitFor()
    await page.keyboard.type('lantern')
    await status(page, '2 pages')
    assert.equal((await titles(page)).sort(), ['How we work', 'Lanterns'])
    assert.ok(await dialog.locator('summary', { hasText: 'Kind' }).isVisible())
    assert.equal(await accessibilityFaults(page), [])

    await page.keyboard.press('Escape')
    assert.not.ok(await dialog.isVisible())
    assert.ok(await page.evaluate('document.activeElement.matches("[data-search]")'))

    await page.keyboard.press('Enter')
    await dialog.waitFor()
    await page.keyboard.type('whale oil')
    await status(page, '1 page')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowDown')
    assert.is(await page.evaluate('document.activeElement.textContent'), 'Oil for lanterns')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/how/lanterns/#oil-for-lanterns')
  }))

test('of all pages with a word, the page of that name comes first', () =>
  visit('/search/', async (page) => {
    const expected = {
      harbour: '/harbours/',
      Harbours: '/harbours/',
      quay: '/quays/quay/',
      lantern: '/how/lanterns/',
      oil: '/how/lanterns/',
      wiki: '/direction/create/wiki/',
      maturity: '/direction/maturity/',
      roadmap: '/direction/roadmap/',
      direction: '/direction/',
    }
    const found: Record<string, string | undefined> = {}
    for (const asked of Object.keys(expected)) found[asked] = (await foundFirst(page, asked))?.slice(prefix.length)
    assert.equal(found, expected)
  }))

test('Enter in the field goes to the first result', () =>
  visit('/', async (page) => {
    await page.keyboard.press('/')
    await page.keyboard.type('hang')
    await status(page, '1 page')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/docs/how/lanterns/')
  }))

test('a result shows where it stands and what fits, as text', () =>
  visit('/search/?q=hang', async (page) => {
    await status(page, '1 page')
    assert.is(await page.locator('.search-above').textContent(), 'How we work')
    assert.match((await page.locator('.search-excerpt').textContent()) as string, '<img src=x onerror=alert(1)>')
    assert.equal(await page.locator('.search-excerpt mark').allTextContents(), ['hang'])
    assert.is(await page.locator('.search-results img').count(), 0)
  }))

test('pages that ask not to be found, or have moved, are not found', () =>
  visit('/search/?q=nobody', async (page) => {
    await status(page, 'No page fits.')
    await page.getByLabel('Search all pages').fill('moved')
    await status(page, 'No page fits.')
  }))

test('pages in another language are found', () =>
  visit('/search/?q=bougies', async (page) => {
    await status(page, '1 page')
    assert.equal(await titles(page), ['Mode d’emploi'])
  }))

test('words of a language without spaces are found in a site of that language', async () => {
  const folder = siteFolder({
    'handbook.config.json': '{ "site": { "lang": "ja" } }',
    'src/index.md': page('手引き', '日本語の検索について。'),
  })
  const built = await buildIn(folder.root, { write: true })
  const japanese = await servedFolder(`${folder.root}/_site`)
  try {
    assert.is(built.error, undefined)
    await site.visit(`${japanese.origin}/search/?q=検索`, async (page) => {
      await status(page, '1 ページ')
      assert.equal(await titles(page), ['手引き'])
    })
  } finally {
    await japanese.close()
    folder.remove()
  }
})

test('filters stand in the address, count what fits, and the way back leads through them', () =>
  visit('/search/', async (page) => {
    const field = page.getByLabel('Search all pages')
    await field.fill('maturity')
    await page.locator('summary', { hasText: 'Stage' }).click()
    const plan = page.getByRole('checkbox', { name: /^Plan \(/ })
    await plan.waitFor()
    const counted = Number(/\((\d+)\)/.exec((await plan.locator('..').textContent()) as string)?.[1])
    await plan.check()
    await status(page, `${counted} page`)
    assert.is(path(page), '/search/?q=maturity&stage=Plan')
    assert.ok(await page.getByRole('checkbox', { name: /^Create \([1-9]/ }).isVisible())
    assert.equal(await accessibilityFaults(page), [])

    await page.reload()
    await status(page, `${counted} page`)
    assert.is(await field.inputValue(), 'maturity')
    await page.goBack()
    assert.is(path(page), '/search/?q=maturity')
    await page.getByRole('checkbox', { name: /^Plan \(/, checked: false }).waitFor()
  }))

test('a search that cannot be loaded says so', () =>
  visit('/how/', async (page) => {
    await page.route('**/pagefind/*', (route) => route.abort())
    await page.keyboard.press('/')
    await page.keyboard.type('lantern')
    await status(page, 'The search could not be loaded. See all parts of the site.')
  }))

test('readers can switch the key off', () =>
  visit('/how/', async (page) => {
    await page.keyboard.press('/')
    await page.getByLabel('Open with the key /').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    assert.not.ok(await page.getByRole('dialog').isVisible())
  }))

test('without scripts the page of the search lists the parts of the site', () =>
  visit(
    '/how/',
    async (page) => {
      await page.getByRole('link', { name: 'Search' }).click()
      assert.is(path(page), '/search/')
      assert.not.ok(await page.getByLabel('Search all pages').isVisible())
      assert.ok(await page.getByLabel('Search handbook.acme.example with DuckDuckGo').isVisible())
      assert.equal(await page.locator('.search-parts a', { hasText: 'Lanterns' }).count(), 1)
    },
    { javaScriptEnabled: false },
  ))

test('on phones the word of the search stands in one line, and a long title leaves the buttons their room', () =>
  visit(
    '/ja/',
    async (page) => {
      await page.evaluate('document.querySelector(".site-title").textContent = "Lanternkeepersunderstandings"')
      assert.ok(((await page.locator('[data-search]').boundingBox())?.height as number) < 48)
      assert.is((await page.locator('[data-scheme-switch]').boundingBox())?.width, 36)
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
    },
    { viewport: { width: 320, height: 600 } },
  ))

test('on phones the title of the site keeps its words whole', () =>
  visit(
    '/',
    async (page) => {
      await page.evaluate('document.querySelector(".site-title").textContent = "Lanternly handbook"')
      const { height } = (await page.locator('.site-title').boundingBox()) ?? { height: 0 }
      assert.ok(height < 60, `two lines, not ${height} pixels`)
    },
    { viewport: { width: 320, height: 600 } },
  ))

test('on a page from right to left, the words of the theme keep their full stop behind them', () =>
  visit('/ar/', async (page) => {
    const [first, last] = await page.evaluate<[number, number]>(`(() => {
      const text = document.querySelector('.site-footer p')
      const at = (node, offset) => {
        const range = document.createRange()
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        return range.getBoundingClientRect().x
      }
      return [at(text.firstChild, 0), at(text.lastChild, text.lastChild.length - 1)]
    })()`)
    assert.ok(first < last)
  }))

test.run()
