import type { Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { accessibilityFaults } from '../support/browser.ts'
import { builtSite } from '../support/built-site.ts'
import { directionSnapshot } from '../support/direction-snapshot.ts'
import { servedSite } from '../support/served-site.ts'
import { smallProduct } from '../support/small-product.ts'
import { type VisitedSite, visitedSite } from '../support/visited-site.ts'

const test = suite('roadmap/browser')

const files = {
  ...smallProduct,
  'handbook.config.json': '{ "gitlab": { "groups": ["acme"] } }',
  '_data/gitlab.json': JSON.stringify(
    directionSnapshot([
      { id: 1, title: 'Both', start: '2026-11-01', due: '2027-01-31', labels: ['devops::create', 'devops::plan'] },
      { id: 2, title: 'Paid', due: '2027-04-30', labels: ['Category:Wiki', 'GitLab Premium'] },
      { id: 3, title: 'Done', state: 'closed', closed: '2026-10-02', labels: ['Category:Wiki'] },
    ]),
  ),
}

let site: VisitedSite
test.before(async () => {
  site = await visitedSite(await servedSite((await builtSite(files)).pages))
})
test.after(() => site?.close())

const visit: VisitedSite['visit'] = (query, ...how) => site.visit(`/direction/roadmap/${query}`, ...how)

const all = [
  'Plan 3: Epics: Viable, Both, Issue Boards: Complete',
  'Create 3: Both, Paid, Done',
  'Run 1: Clusters: Minimal',
]

/** The groups that are shown, with their entries. */
async function shown(page: Page): Promise<string[]> {
  const bodies = await page.locator('#roadmap tbody').filter({ visible: true }).all()
  return Promise.all(
    bodies.map(async (body) => {
      const entries = await body.locator('[data-entry] th a').filter({ visible: true }).allTextContents()
      return `${await body.locator('.roadmap-group').textContent()}: ${entries.join(', ')}`
    }),
  )
}

const status = (page: Page): Promise<string> => page.locator('output').innerText()
const query = (page: Page): string => new URL(page.url()).search

test('with scripts off every entry is there, and the form is not', () =>
  visit(
    '?status=shipped',
    async (page) => {
      assert.equal(await shown(page), all)
      assert.not.ok(await page.locator('form').isVisible())
    },
    { javaScriptEnabled: false },
  ))

test('filters show what fits, count what stands in two groups once, and stand in the address', () =>
  visit('', async (page) => {
    assert.equal(await shown(page), all)
    assert.is(await status(page), '6 of 6 entries')

    await page.locator('summary', { hasText: 'Kind' }).click()
    await page.getByLabel('Issue (3)').check()
    assert.equal(await shown(page), ['Plan 1: Both', 'Create 3: Both, Paid, Done'])
    assert.is(await status(page), '3 of 6 entries')
    await page.locator('summary', { hasText: 'Tier' }).click()
    await page.getByLabel('Premium (1)').check()
    assert.equal(await shown(page), ['Create 1: Paid'])
    assert.is(query(page), '?kind=issue&tier=premium')

    await page.goBack()
    assert.is(await status(page), '3 of 6 entries')
    await page.reload()
    assert.is(await status(page), '3 of 6 entries')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.locator('output', { hasText: '6 of 6 entries' }).waitFor()
    assert.equal(await shown(page), all)
    assert.is(query(page), '')
  }))

test('the address of a part leads to that part', () =>
  visit('?category=wiki&level=complete', async (page) => {
    assert.equal(await shown(page), ['Create 2: Paid, Done'])
  }))

test('entries stand in the groups that readers choose, and back', () =>
  visit('', async (page) => {
    await page.getByLabel('Group by').selectOption('category')
    assert.equal(await shown(page), [
      'Issue Boards 1: Issue Boards: Complete',
      'Epics 1: Epics: Viable',
      'Wiki 2: Paid, Done',
      'Clusters 1: Clusters: Minimal',
      'Without a category 1: Both',
    ])
    await page.getByLabel('Group by').selectOption('section')
    assert.equal(await shown(page), [
      'Dev 5: Epics: Viable, Both, Issue Boards: Complete, Paid, Done',
      'Ops 1: Clusters: Minimal',
    ])
    assert.is(query(page), '?by=section')
    await page.goBack()
    await page.goBack()
    assert.equal(await shown(page), all)
  }))

test('the same entries as now, next and later', () =>
  visit('?view=board&stage=plan', async (page) => {
    assert.is(await page.getByLabel('Group by').isVisible(), false)
    assert.is(await page.getByLabel('Zoom').isVisible(), false)
    assert.equal(await shown(page), ['Now 2: Epics: Viable, Both', 'Next 1: Issue Boards: Complete'])
    assert.equal(await accessibilityFaults(page), [])
    await page.getByLabel('View').selectOption('timeline')
    assert.equal(await shown(page), ['Plan 3: Epics: Viable, Both, Issue Boards: Complete', 'Create 1: Both'])
  }))

test('zoom shows months, quarters or years, and what is no zoom is quarters', () =>
  visit('?zoom=nonsense', async (page) => {
    const scale = (): Promise<string | null> =>
      page.locator('.roadmap-scale').filter({ visible: true }).locator('span').first().textContent()
    const width = async (): Promise<number> => (await page.locator('td.roadmap-axis').first().boundingBox())?.width ?? 0
    assert.is(await scale(), '2026 Q2')
    const before = await width()
    await page.getByLabel('Zoom').selectOption('months')
    assert.is(await scale(), '2026-04')
    assert.ok((await width()) > before)
    await page.getByLabel('Zoom').selectOption('years')
    assert.is(await scale(), '2026')
    assert.is(query(page), '?zoom=years')
  }))

test('arrow keys go from entry to entry that is shown, Enter opens', () =>
  visit('?kind=maturity', async (page) => {
    const focused = (): Promise<string> => page.locator(':focus').innerText()
    await page.getByRole('link', { name: 'Epics: Viable' }).focus()
    const places: string[] = []
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await page.keyboard.press(key)
      places.push(await focused())
    }
    assert.equal(places, [
      'Issue Boards: Complete',
      'Clusters: Minimal',
      'Clusters: Minimal',
      'Issue Boards: Complete',
      'Epics: Viable',
      'Clusters: Minimal',
    ])
    await page.keyboard.press('Enter')
    await page.waitForURL('**/direction/run/clusters/')
  }))

test('on the board, left and right go from column to column', () =>
  visit('?view=board', async (page) => {
    await page.getByRole('link', { name: 'Epics: Viable' }).focus()
    await page.keyboard.press('ArrowRight')
    assert.is(await page.locator(':focus').innerText(), 'Issue Boards: Complete')
    await page.keyboard.press('ArrowLeft')
    assert.is(await page.locator(':focus').innerText(), 'Epics: Viable')
  }))

test('it is a table for screen readers, with names for rows and columns, in wide and narrow windows', async () => {
  for (const width of [1280, 390])
    await visit(
      '?kind=issue&stage=create',
      async (page) => {
        assert.is(await page.getByRole('table', { name: 'The roadmap, as of 2026-11-23' }).count(), 1)
        assert.equal(await page.getByRole('columnheader').allTextContents(), ['What', 'Status', 'When'])
        assert.is(await page.getByRole('rowheader', { name: /^Paid/ }).count(), 1)
        assert.equal(await accessibilityFaults(page), [])
        assert.is(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
      },
      { viewport: { width, height: 900 } },
    )
})

test('nothing is wrong in the dark', () =>
  visit('', async (page) => assert.equal(await accessibilityFaults(page), []), { colorScheme: 'dark' }))

test('on paper there is the table without the form, in the width of the sheet', () =>
  visit('?zoom=months', async (page) => {
    await page.emulateMedia({ media: 'print' })
    assert.equal(await shown(page), all)
    assert.not.ok(await page.locator('form').isVisible())
    assert.is(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
  }))

test.run()
