import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite } from '../support/built-site.ts'
import { servedSite } from '../support/served-site.ts'
import { smallSchool } from '../support/small-school.ts'
import { type VisitedSite, visitedSite } from '../support/visited-site.ts'

const test = suite('learning-paths/browser')

let site: VisitedSite
test.before(async () => {
  site = await visitedSite(await servedSite((await builtSite(smallSchool)).pages))
})
test.after(() => site?.close())

const visit: VisitedSite['visit'] = (...how) => site.visit(...how)
const shown = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).filter({ visible: true }).allInnerTexts()

test('what is done stays done after a reload, and counts on every page', () =>
  visit('/learn/units/bowline/', async (page) => {
    await page.getByRole('button', { name: 'Mark as done' }).click()
    await page.reload()
    assert.match(await page.locator('[data-done] [role=status]').innerText(), /^Done on \d{4}-\d\d-\d\d\.$/)

    await page.goto('/learn/paths/first-voyage/')
    assert.equal(await shown(page, '.progress-bar span'), ['1 of 4 done', '1 of 2 done'])
    assert.equal(await shown(page, '.units .is-done a'), ['The bowline'])

    await page.goto('/learn/units/bowline/')
    await page.getByRole('button', { name: 'Not done after all' }).click()
    await page.goto('/learn/paths/first-voyage/')
    assert.equal(await shown(page, '.progress-bar span'), [])
  }))

test('offers to go on where somebody stopped: at the open unit, after it is done at the next', () =>
  visit('/learn/', async (page) => {
    assert.equal(await shown(page, '.resume'), [])
    await page.goto('/learn/units/bowline/')
    await page.goto('/learn/')
    assert.equal(await shown(page, '.resume'), ['Go on where you stopped: The bowline'])

    await page.getByRole('link', { name: 'The bowline' }).first().click()
    await page.getByRole('button', { name: 'Mark as done' }).click()
    await page.goto('/learn/')
    await page.locator('.resume a').click()
    assert.is(new URL(page.url()).pathname, '/learn/units/clouds/')
  }))

test('an achievement shows when everything for it is done', () =>
  visit('/learn/', async (page) => {
    for (const unit of ['why-knots', 'units/bowline', 'units/clouds', 'units/sky-check']) {
      await page.goto(`/learn/${unit}/`)
      await page.getByRole('button', { name: 'Mark as done' }).click()
    }
    await page.goto('/learn/achievements/')
    assert.is(await page.locator('.achievement.is-done h2').innerText(), 'Sailor')
  }))

test('progress goes to another browser as a file, adds to what is there, and can be forgotten', async () => {
  let file = ''
  await visit('/learn/units/soup/', async (page) => {
    await page.getByRole('button', { name: 'Mark as done' }).click()
    await page.goto('/learn/')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as a file' }).click()
    const saved = await download
    assert.is(saved.suggestedFilename(), 'learning-progress.json')
    file = readFileSync(await saved.path(), 'utf8')
  })

  await visit('/learn/units/clouds/', async (page) => {
    await page.getByRole('button', { name: 'Mark as done' }).click()
    await page.goto('/learn/')
    const kept = page.locator('[data-kept]')
    const give = (text: string) =>
      page
        .locator('[data-import]')
        .setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await give(file)
    await kept.getByText('2 units are done.').waitFor()

    await give(
      '{ "version": 1, "done": { "bowline": "2026-01-02", "../x": "2026-01-02", "soup": 5 }, "last": { "uid": "x", "url": "javascript:alert(1)" } }',
    )
    await kept.getByText('3 units are done.').waitFor()
    await give('not JSON')
    await kept.getByText('The file holds no progress').waitFor()
    assert.is(await page.locator('.resume a').getAttribute('href'), '/learn/units/sky-check/')

    page.once('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: 'Forget everything' }).click()
    await kept.getByText('0 units are done.').waitFor()
  })
})

test('a browser that keeps nothing says so, and everything else works', () =>
  visit('/learn/', async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new Error('The operation is insecure.')
        },
      })
    })
    await page.goto('/learn/units/bowline/')
    await page.getByRole('button', { name: 'Mark as done' }).click()
    assert.match(await page.locator('[data-done] [role=status]').innerText(), 'This browser keeps nothing')
    await page.goto('/learn/?role=cook')
    assert.equal(await shown(page, '.catalogue > li a'), ['The galley: </script><script>alert(1)</script>'])
  }))

test('a browser whose storage is full goes on with what the open page knows, and says so', () =>
  visit('/learn/units/bowline/', async (page) => {
    await page.evaluate(
      "void (Storage.prototype.setItem = () => { throw new DOMException('Too much.', 'QuotaExceededError') })",
    )
    await page.getByRole('button', { name: 'Mark as done' }).click()
    assert.match(
      await page.locator('[data-done] [role=status]').innerText(),
      /^Done on .*\. This browser keeps nothing: it counts until you leave the page\.$/,
    )
    await page.getByRole('button', { name: 'Not done after all' }).click()
    await page.getByRole('button', { name: 'Mark as done' }).waitFor()
  }))

test('something is done on the day that it is where the reader is', () =>
  visit(
    '/learn/units/bowline/',
    async (page) => {
      await page.clock.setFixedTime('2026-11-23T20:00:00Z')
      await page.getByRole('button', { name: 'Mark as done' }).click()
      assert.is(await page.locator('[data-done] [role=status]').innerText(), 'Done on 2026-11-24.')
    },
    { timezoneId: 'Asia/Tokyo' },
  ))

test('what another page has left in the storage does no harm', () =>
  visit('/learn/', async (page) => {
    for (const text of [
      '{',
      '[]',
      '"x"',
      '{"done":null,"last":7}',
      '{"done":{"bowline":"<b>"},"last":{"url":"//evil.example"}}',
    ]) {
      await page.evaluate(`localStorage.setItem('handbook-learning /learn/', ${JSON.stringify(text)})`)
      await page.reload()
      assert.match(await page.locator('[data-kept]').innerText(), '0 units are done.')
      assert.equal(await shown(page, '.resume'), [])
    }
  }))

test('a knowledge check can be passed with the keyboard alone', () =>
  visit('/learn/units/sky-check/', async (page) => {
    const status = page.locator('.question [role=status]')
    const focus = () => page.evaluate<string>('document.activeElement?.textContent?.trim() ?? ""')
    const tabTo = async (text: string) => {
      for (let presses = 0; presses < 60 && (await focus()) !== text; presses++) await page.keyboard.press('Tab')
      assert.is(await focus(), text)
    }
    assert.equal(await shown(page, '.question details'), [])

    await tabTo('Check the answer')
    await page.keyboard.press('Enter')
    assert.is(await status.first().innerText(), 'Choose an answer first.')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowDown')
    await tabTo('Check the answer')
    await page.keyboard.press('Enter')
    assert.is(await status.first().innerText(), 'Not quite.')
    assert.match((await shown(page, '.question details')).join(), 'They carry much water.')

    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowUp')
    await tabTo('Check the answer')
    await page.keyboard.press('Space')
    assert.is(await status.first().innerText(), 'Right.')

    await tabTo('Answers and explanations')
    for (const key of ['Tab', 'Space', 'Tab', 'Space', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
    assert.is(await status.last().innerText(), 'Right.')
    assert.match(await page.locator('[data-done] [role=status]').innerText(), 'Done on')
  }))

test('filters narrow the catalogue, stand in the address, and come back from it', () =>
  visit('/learn/', async (page) => {
    const found = () => shown(page, '.catalogue > li > a')
    assert.is((await found()).length, 6)

    await page.getByLabel('Competency').selectOption('knots')
    assert.equal(await found(), ['First voyage', 'Tie knots', 'Tide tables'])
    assert.is(new URL(page.url()).search, '?competency=knots')
    await page.getByLabel('Time').selectOption('60')
    assert.equal(await found(), ['First voyage', 'Tie knots'])
    await page.getByLabel('Words').fill('quay OPEN')
    assert.equal(await found(), ['First voyage'])
    assert.is(await page.locator('output').innerText(), '1 of 6 entries')
    assert.equal(await shown(page, '[data-entries] h2'), ['Paths'])

    await page.reload()
    assert.equal(await found(), ['First voyage'])
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.locator('output', { hasText: '6 of 6 entries' }).waitFor()
    assert.is(new URL(page.url()).search, '')
    await page.goto('/learn/?level=nonsense&format=exercise')
    assert.equal(await found(), ['The galley: </script><script>alert(1)</script>', 'Cook soup'])
  }))

test('without scripts, the path, the answers and the whole catalogue are there, and no control that does nothing', () =>
  visit(
    '/learn/',
    async (page) => {
      assert.is((await shown(page, '.catalogue > li')).length, 6)
      assert.equal(await shown(page, '.filters, .resume, [data-progress-tools], button'), [])

      await page.goto('/learn/paths/first-voyage/')
      assert.equal(await shown(page, '.units a'), ['Why knots', 'The bowline', 'Clouds', 'Do you know the sky?'])
      for (const unit of ['Why knots', 'The bowline', 'Clouds', 'Do you know the sky?']) {
        if (unit === 'Why knots') await page.getByRole('link', { name: unit }).click()
        else await page.locator('.neighbours [rel=next]').click()
        assert.is(await page.locator('h1').innerText(), unit)
      }
      await page.locator('.question summary').first().click()
      assert.match(await page.locator('.question details').first().innerText(), 'They carry much water.')
      assert.equal(await shown(page, 'button'), [])
    },
    { javaScriptEnabled: false },
  ))

test('nothing is asked of any other site', () =>
  visit('/', async (page) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    for (const address of ['/learn/', '/learn/paths/first-voyage/', '/learn/units/sky-check/']) await page.goto(address)
    assert.equal([...new Set(asked)], [site.origin])
  }))

test.run()
