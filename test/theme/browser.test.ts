import type { Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite } from '../support/built-site.ts'
import { servedSite } from '../support/served-site.ts'
import { type VisitedSite, visitedSite } from '../support/visited-site.ts'

const test = suite('theme/browser')

const part = (title: string) => `## ${title}\n\n${'Sails are set. '.repeat(150)}\n\n`
const files = {
  'handbook.config.json':
    '{ "search": false, "site": { "title": "Acme", "repository": "https://gitlab.com/acme/handbook" } }',
  'src/index.md': '---\ntitle: Home\n---\nText\n',
  'src/how/index.md': `---\ntitle: How\n---\n${part('One')}${part('Two')}${part('Three')}`,
  'src/how/wide.md': `---\ntitle: Wide\n---\n## Table\n\n| ${'Column with words | '.repeat(14)}\n| ${'--- | '.repeat(14)}\n| ${'x | '.repeat(14)}\n\n| a |\n| --- |\n| b |\n\n\`\`\`\nnpm ci\n\`\`\`\n`,
  'src/ja.md':
    '---\ntitle: 計画\nlang: ja\n---\n<p id="text" style="width: 3.5em">コンピューターはいろいろなファイルをつくっていきました。きょうもチャットでセッションをひらいて、ゆっくりしゃべっています。</p>\n\n' +
    `| 要点 | ${'説明の列 | '.repeat(4)}\n| ${'--- | '.repeat(5)}\n| ユーザーの調査 | ${'Introduction この列にはとても長い説明がいくつも続いて書かれています。 | '.repeat(4)}\n`,
}

const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 700 }

let site: VisitedSite
test.before(async () => {
  const built = await builtSite(files)
  assert.is(built.error, undefined)
  site = await visitedSite(await servedSite(built.pages), { viewport: wide, reducedMotion: 'reduce' })
})
test.after(() => site?.close())

const visit: VisitedSite['visit'] = (...how) => site.visit(...how)
const ground = (page: Page): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor')
const focused = (page: Page): Promise<string> =>
  page.evaluate('(document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent).trim()')
const edge = (page: Page, selector: string, side: string): Promise<number> =>
  page.evaluate(`document.querySelector('${selector}').getBoundingClientRect().${side}`)
const white = 'rgb(255, 255, 255)'

test('the switch turns the colours, keeps them on the next page, and lets go where the system agrees', () =>
  visit('/', async (page) => {
    const button = page.getByRole('button', { name: 'Dark colours' })
    assert.is(await ground(page), white)
    assert.is(await button.getAttribute('aria-pressed'), 'false')

    await button.click()
    assert.is.not(await ground(page), white)
    assert.is(await button.getAttribute('aria-pressed'), 'true')
    await page.goto('/how/')
    assert.is.not(await ground(page), white)

    await page.getByRole('button', { name: 'Dark colours' }).click()
    assert.is(await ground(page), white)
    assert.is(await page.evaluate('localStorage.length'), 0)
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.is.not(await ground(page), white)
  }))

test('the chosen colours are there before anything is drawn', () =>
  visit('/', async (page) => {
    await page.evaluate("localStorage.setItem('handbook:scheme', 'dark')")
    await page.route('**/handbook.js', (route) => route.abort())
    await page.goto('/how/')
    assert.is.not(await ground(page), white)
  }))

test('where storage is refused, the switch works on its page', () =>
  visit('/', async (page) => {
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    )
    await page.goto('/how/')
    await page.getByRole('button', { name: 'Dark colours' }).click()
    assert.is.not(await ground(page), white)
  }))

test('on a phone the menu opens by keyboard, shows the place, and closes with Escape and when focus leaves', () =>
  visit(
    '/how/wide/',
    async (page) => {
      const side = page.locator('.side')
      assert.not.ok(await side.isVisible())

      await page.locator('.menu > summary').focus()
      await page.keyboard.press('Enter')
      assert.ok(await side.isVisible())
      assert.is(await side.locator('[aria-current="page"]').innerText(), 'Wide')
      await page.keyboard.press('Tab')
      assert.is(await focused(page), 'How')

      await page.keyboard.press('Escape')
      assert.not.ok(await side.isVisible())
      assert.is(await focused(page), 'Menu')

      await page.keyboard.press('Enter')
      for (const _ of ['How', 'Wide', '計画']) await page.keyboard.press('Tab')
      assert.ok(await side.isVisible())
      await page.keyboard.press('Tab')
      assert.not.ok(await side.isVisible())
    },
    { viewport: phone },
  ))

test('without scripts the navigation, the contents and the boxes are there, and the switch is not', async () => {
  await visit(
    '/how/',
    async (page) => {
      assert.ok(await page.locator('.side').isVisible())
      assert.ok(await page.getByRole('link', { name: 'Two', exact: true }).isVisible())
      assert.not.ok(await page.locator('.scheme-switch').isVisible())
      await page.setViewportSize(phone)
      assert.not.ok(await page.locator('.side').isVisible())
      await page.locator('.menu > summary').click()
      assert.ok(await page.locator('.side').isVisible())
    },
    { javaScriptEnabled: false },
  )
})

test('the table of contents follows the reader', () =>
  visit('/how/', async (page) => {
    const here = (name: string): Promise<void> => page.locator('.toc [aria-current]', { hasText: name }).waitFor()

    await page.evaluate("document.getElementById('two').scrollIntoView()")
    await here('Two')
    await page.evaluate('scrollTo(0, 1e6)')
    await here('Three')
    await page.evaluate('scrollTo(0, 0)')
    await here('One')
    assert.is(await page.locator('.toc [aria-current]').count(), 1)
  }))

test('on a phone the contents are closed, and close again when one is chosen', () =>
  visit(
    '/how/',
    async (page) => {
      const link = page.locator('.toc').getByRole('link', { name: 'Three' })
      assert.not.ok(await link.isVisible())
      await page.locator('.toc > summary').click()
      await link.click()
      assert.not.ok(await link.isVisible())
      assert.is(new URL(page.url()).hash, '#three')
    },
    { viewport: phone },
  ))

test('a heading that is jumped to is not behind the header', () =>
  visit('/how/#two', async (page) => {
    const top = await edge(page, '#two', 'top')
    const header = await edge(page, '.site-header', 'bottom')
    assert.ok(top >= header && top < header + 100, `${top}, ${header}`)
  }))

test('a heading shows its link to pointers and to keyboards', () =>
  visit('/how/', async (page) => {
    const link = page.getByRole('link', { name: 'Link to One' })
    const opacity = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.querySelector('.heading-link')).opacity")
    assert.is(await opacity(), '0')
    await page.locator('#one').hover()
    assert.is(await opacity(), '1')
    await page.mouse.move(0, 0)
    await link.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    assert.is(await opacity(), '1')
  }))

test('a wide table scrolls in its box by keyboard; one that fits is no stop', () =>
  visit('/how/wide/', async (page) => {
    const [first, second] = await page.getByRole('group', { name: 'Table: Table' }).all()
    await second?.and(page.locator(':not([tabindex])')).waitFor()
    assert.is(await first?.getAttribute('tabindex'), '0')
    await first?.focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction('document.activeElement.scrollLeft > 0')
    assert.is(await page.evaluate('document.documentElement.scrollWidth'), wide.width)
  }))

test('a listing is copied, and says so', () =>
  visit(
    '/how/wide/',
    async (page) => {
      await page.getByRole('button', { name: 'Copy code' }).click()
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
      assert.is(await page.evaluate('navigator.clipboard.readText()'), 'npm ci\n')
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ))

test('paper shows the page alone, in dark ink', () =>
  visit(
    '/how/',
    async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      for (const hidden of ['.site-header', '.side', '.toc', '.page-end', '.skip-link'])
        assert.not.ok(await page.locator(hidden).isVisible(), hidden)
      assert.ok(await page.locator('h1').isVisible())
      assert.is(await ground(page), white)
      assert.is(Math.round(await edge(page, 'main', 'left')), 0)
    },
    { colorScheme: 'dark' },
  ))

test('on paper a wide table breaks its words rather than being cut off', () =>
  visit(
    '/how/wide/',
    async (page) => {
      assert.ok((await page.evaluate<number>('document.querySelector("table").scrollWidth')) > 680)
      await page.emulateMedia({ media: 'print' })
      assert.is(await page.evaluate('document.documentElement.scrollWidth'), 680)
    },
    { viewport: { width: 680, height: 960 } },
  ))

test('a Japanese line never begins with a small kana, a long sound or a stop', () =>
  visit('/ja/', async (page) => {
    const lines = await page.evaluate<string[]>(`(() => {
      const text = document.getElementById('text').firstChild
      const range = document.createRange()
      const lines = []
      let top
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        const box = range.getBoundingClientRect()
        if (top === undefined || box.top > top + 5) lines.push('')
        top = box.top
        lines.push(lines.pop() + text.data[at])
      }
      return lines
    })()`)
    assert.ok(lines.length > 5, lines.join('\\n'))
    assert.equal(
      lines.filter((line) => /^[ぁぃぅぇぉっゃゅょァィゥェォッャュョー、。]/.test(line)),
      [],
    )
  }))

test('the columns of a Japanese table are never one letter wide, nor are words of other languages torn', () =>
  visit('/ja/', async (page) => {
    await page.setViewportSize(phone)
    const narrowest = await page.evaluate<number>(
      `Math.min(...[...document.querySelectorAll('main td')].map((cell) => cell.getBoundingClientRect().width))`,
    )
    assert.ok(narrowest > 60, `${narrowest}`)
    const broken = await page.evaluate<number>(`[...document.querySelectorAll('main td')].filter((cell) => {
      const range = document.createRange()
      range.setStart(cell.firstChild, 0)
      range.setEnd(cell.firstChild, Math.min(12, cell.firstChild.length))
      return cell.textContent.startsWith('Introduction') && range.getClientRects().length > 1
    }).length`)
    assert.is(broken, 0)
    assert.is(await page.evaluate('document.documentElement.scrollWidth'), phone.width)
  }))

test('what is focused can be seen below the header', () =>
  visit('/how/wide/', async (page) => {
    await page.setViewportSize({ width: 1280, height: 420 })
    await page.evaluate('scrollTo(0, 1e6)')
    const hidden: string[] = []
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Shift+Tab')
      const [top, bottom, name] = await page.evaluate<[number, number, string]>(
        '(() => { const one = document.activeElement; const box = one.getBoundingClientRect(); return [one.closest(".site-header, .skip-link") ? 1e6 : box.top, document.querySelector(".site-header").getBoundingClientRect().bottom, one.outerHTML.slice(0, 80)] })()',
      )
      if (name.startsWith('<body')) break
      if (top < bottom - 1) hidden.push(name)
    }
    assert.equal(hidden, [])
  }))

test('what is pressed is at least 24 pixels high and wide', () =>
  visit(
    '/how/wide/',
    async (page) => {
      await page.locator('.menu > summary').click()
      const small = await page.evaluate<string[]>(
        `[...document.querySelectorAll('.site-header :is(a, button, summary), .toc summary, .read-on-links a, .feedback p a, .copy')]
          .filter((one) => one.checkVisibility())
          .filter((one) => { const { width, height } = one.getBoundingClientRect(); return width < 24 || height < 24 })
          .map((one) => one.outerHTML)`,
      )
      assert.equal(small, [])
    },
    { viewport: phone },
  ))

test.run()
