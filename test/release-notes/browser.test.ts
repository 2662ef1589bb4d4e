import type { Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { asVersion, type Version } from '../../plugins/core/model/product/version.ts'
import { type PlanEntry, type UpgradePlan, upgradePlan } from '../../plugins/core/model/releases/upgrade-plan.ts'
import { releasesOf } from '../core/support.ts'
import { builtSite } from '../support/built-site.ts'
import { servedSite } from '../support/served-site.ts'
import { smallReleases } from '../support/small-releases.ts'
import { type VisitedSite, visitedSite } from '../support/visited-site.ts'

const test = suite('release-notes/browser')

const today = '2026-12-17'

let site: VisitedSite
test.before(async () => {
  site = await visitedSite(await servedSite((await builtSite(smallReleases, { today })).pages))
})
test.after(() => site?.close())

const visit: VisitedSite['visit'] = (...how) => site.visit(...how)
const titles = (page: Page): Promise<string[]> =>
  page.locator('#items > li > a').filter({ visible: true }).allInnerTexts()
const announced = (page: Page): Promise<string> => page.getByRole('status').innerText()
const stateOf = (page: Page): string => new URL(page.url()).search

const all = [
  'Epics in a tree',
  'Epics in a tree',
  'Tokens expire',
  'Wiki search',
  'New address',
  'Of nobody',
  'Plain boards',
  'Bug fixes',
  'Lanes on boards',
  'Stop the workers first',
]

/** Choose a value in a group of checkboxes. */
async function check(page: Page, group: string, value: RegExp): Promise<void> {
  const details = page.locator('details', { has: page.locator('summary', { hasText: group }) })
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
  await details.getByRole('checkbox', { name: value }).check()
}

test('the explorer shows everything at first, and says how much that is', () =>
  visit('/releases/explorer/', async (page) => {
    assert.equal(await titles(page), all)
    assert.is(await announced(page), '10 of 10 items')
    assert.is(stateOf(page), '')
  }))

test('values of one field are alternatives, and fields narrow each other', () =>
  visit('/releases/explorer/', async (page) => {
    await check(page, 'Stage', /^Plan/)
    assert.equal(await titles(page), ['Epics in a tree', 'Epics in a tree', 'Lanes on boards'])

    await check(page, 'Stage', /^Create/)
    assert.equal(await titles(page), ['Epics in a tree', 'Epics in a tree', 'Wiki search', 'Lanes on boards'])

    await check(page, 'Lowest tier', /^Premium/)
    assert.equal(await titles(page), ['Epics in a tree', 'Wiki search'])
    assert.is(await announced(page), '2 of 10 items')
    assert.is(stateOf(page), '?stage=plan&stage=create&tier=premium')
  }))

test('any filter can suffice, but the range of versions always holds', () =>
  visit('/releases/explorer/', async (page) => {
    await check(page, 'Stage', /^Create/)
    await check(page, 'Lowest tier', /^Ultimate/)
    assert.equal(await titles(page), [])
    assert.is(await announced(page), '0 of 10 items')

    await page.getByLabel('any filter').check()
    assert.equal(await titles(page), ['Epics in a tree', 'Wiki search', 'Of nobody'])

    await page.getByLabel('To version').selectOption('15.10')
    assert.equal(await titles(page), ['Wiki search', 'Of nobody'])
  }))

test('words are looked for in titles, texts and marks, in any case', () =>
  visit('/releases/explorer/', async (page) => {
    await page.getByLabel('Text').fill('BOARDS lanes')
    assert.equal(await titles(page), ['Lanes on boards'])
    await page.getByLabel('Text').fill('harbour')
    assert.equal(await titles(page), ['Of nobody'])
    assert.is(stateOf(page), '?q=harbour')
    await page.getByLabel('Text').fill('submarine')
    assert.is(await announced(page), '0 of 10 items')
  }))

test('a range of versions counts 15.10 after 15.9', () =>
  visit('/releases/explorer/', async (page) => {
    await page.getByLabel('From version').selectOption('15.10')
    await page.getByLabel('To version').selectOption('15.10')
    assert.equal(await titles(page), ['Wiki search', 'New address', 'Of nobody', 'Plain boards', 'Bug fixes'])
    await page.getByLabel('From version').selectOption('15.9')
    await page.getByLabel('To version').selectOption('15.9')
    assert.equal(await titles(page), ['Lanes on boards', 'Stop the workers first'])
  }))

test('the state is in the address: it can be shared, and the back button takes back one step', () =>
  visit('/releases/explorer/?stage=create&type=feature&match=any', async (page) => {
    const shared = ['Epics in a tree', 'Epics in a tree', 'Wiki search', 'Of nobody', 'Lanes on boards']
    assert.equal(await titles(page), shared)
    assert.ok(await page.getByRole('checkbox', { name: /^Create/ }).isChecked())
    assert.ok(await page.getByLabel('any filter').isChecked())

    await page.getByLabel('all filters').check()
    assert.equal(await titles(page), ['Wiki search'])
    await page.goBack()
    assert.equal(await titles(page), shared)
    assert.is(stateOf(page), '?stage=create&type=feature&match=any')
    await page.goForward()
    assert.equal(await titles(page), ['Wiki search'])
  }))

test('what the address asks for in vain finds nothing, and breaks nothing', () =>
  visit('/releases/explorer/?category=%3Cscript%3E&from=x&q=%5B&nonsense=1', async (page) => {
    assert.match(await announced(page), /^\d+ of 10 items$/)
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.waitForFunction('document.querySelector("output").textContent === "10 of 10 items"')
    assert.is(stateOf(page), '?nonsense=1')
  }))

test('filters are cleared at once, limits included', () =>
  visit('/releases/explorer/?stage=create&to=15.10&q=x', async (page) => {
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.waitForFunction('document.querySelector("output").textContent === "10 of 10 items"')
    assert.equal(await titles(page), all)
    assert.is(stateOf(page), '')
  }))

test('the number of items is announced to those who do not see it', () =>
  visit('/releases/explorer/', async (page) => {
    assert.is(await page.getByRole('status').getAttribute('aria-live'), 'polite')
  }))

test('without scripts the list is complete, and no form pretends to work', () =>
  visit(
    '/releases/explorer/?stage=create',
    async (page) => {
      assert.equal(await titles(page), all)
      assert.not.ok(await page.locator('form').isVisible())
    },
    { javaScriptEnabled: false },
  ))

const parts = ['act', 'gone', 'fresh', 'ahead'] as const
type Plan = Record<keyof UpgradePlan, string[]>

/** The plan that a page shows: version and title of each entry that can be seen. */
async function shownPlan(page: Page): Promise<Plan> {
  const entriesOf = async (part: string): Promise<string[]> => {
    const entries = page.locator(`section:has(#${part}) li[data-entry]`).filter({ visible: true })
    const texts = await entries.evaluateAll((all) =>
      all.map((entry) => [...entry.querySelectorAll('.note:first-child, a')].slice(0, 2).map((one) => one.textContent)),
    )
    return texts.map(([version, title]) => `${version} ${title}`)
  }
  const plans = await Promise.all(parts.map(async (part) => [part, await entriesOf(part)]))
  return Object.fromEntries(plans) as Plan
}

const versions = ['15.9', '15.10', '16.0', '16.1']

/** The plan by the model, read from the same files. */
function modelPlan(from: string, to: string): Plan {
  const { '_data/stages.yml': stages = '', '_data/categories.yml': categories = '' } = smallReleases
  const releases = releasesOf(
    smallReleases,
    { stages, categories, releases: smallReleases['_data/releases.yml'] as string },
    { today },
  )
  const plan = upgradePlan(releases, asVersion(from) as Version, asVersion(to) as Version)
  const textOf = ({ version, deprecation, item }: PlanEntry): string => `${version.text} ${(deprecation ?? item).title}`
  return Object.fromEntries(parts.map((part) => [part, plan[part].map(textOf)])) as Plan
}

test('for every pair of versions the planner shows what the model says', () =>
  visit('/releases/upgrade/', async (page) => {
    let entries = 0
    for (const from of versions) {
      for (const to of versions) {
        await page.getByLabel('From version').selectOption(from)
        await page.getByLabel('To version').selectOption(to)
        const plan = await shownPlan(page)
        assert.equal(plan, modelPlan(from, to), `${from} to ${to}`)
        entries += Object.values(plan).flat().length
      }
    }
    assert.ok(entries > 30, `${entries} entries in all`)
  }))

test('for every version the page without scripts shows what the planner does', async () => {
  for (const from of versions.slice(0, -1)) {
    await visit(
      `/releases/upgrade/${from}/`,
      async (page) => assert.equal(await shownPlan(page), modelPlan(from, '16.1'), from),
      { javaScriptEnabled: false },
    )
  }
})

test('the planner opens on the last step, and keeps the versions in the address', () =>
  visit('/releases/upgrade/', async (page) => {
    assert.equal(await shownPlan(page), modelPlan('16.0', '16.1'))
    await page.getByLabel('From version').selectOption('15.9')
    const shared = page.url()
    await page.goto('about:blank')
    await page.goto(shared)
    assert.equal(await shownPlan(page), modelPlan('15.9', '16.1'))
  }))

test('deprecations are found by who must act, and what is told of the others is hidden with them', () =>
  visit('/releases/deprecations/', async (page) => {
    await check(page, 'Who acts', /^Owner/)
    assert.is(await announced(page), '1 of 3 entries')
    assert.equal(await page.locator('#timeline tbody th a').filter({ visible: true }).allInnerTexts(), ['Plain boards'])
    assert.equal(await page.locator('section.release-item h2').filter({ visible: true }).allInnerTexts(), [
      'Plain boards',
    ])
  }))

test('no page is wider than a phone', async () => {
  for (const url of [
    '/releases/',
    '/releases/16/acme-16-0-released/',
    '/releases/explorer/',
    '/releases/upgrade/',
    '/releases/deprecations/',
  ])
    await visit(url, async (page) => assert.is(await page.evaluate('document.documentElement.scrollWidth'), 390, url), {
      viewport: { width: 390, height: 844 },
    })
})

test.run()
