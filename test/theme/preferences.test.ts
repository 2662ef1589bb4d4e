import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { accessibilityFaults } from '../support/browser.ts'
import { builtSite } from '../support/built-site.ts'
import { servedSite } from '../support/served-site.ts'
import { smallProduct } from '../support/small-product.ts'
import { smallReleases } from '../support/small-releases.ts'
import { type VisitedSite, visitedSite } from '../support/visited-site.ts'

const test = suite('theme/preferences')

const addresses = ['/how/', '/direction/create/wiki/', '/direction/maturity/', '/releases/explorer/', '/search/']

let site: VisitedSite

test.before(async () => {
  const built = await builtSite({
    ...smallProduct,
    ...smallReleases,
    'src/how.md': '---\ntitle: How\n---\n## One\n\n> [!NOTE]\n> Text\n\n- [x] done\n\n## Two\n\nText\n',
  })
  assert.is(built.error, undefined)
  site = await visitedSite(await servedSite(built.pages))
})
test.after(() => site?.close())

test('with forced colours pages can be read, and boxes, the page that is open and what is focused can be told without colours of our own', () =>
  site.visit(
    '/how/',
    async (page) => {
      for (const address of addresses) {
        await page.goto(address)
        assert.equal(await accessibilityFaults(page, ['color-contrast', 'link-in-text-block']), [], address)
        const flat = await page.evaluate<
          string[]
        >(`[...document.querySelectorAll('input[type=search], select, .level, .mark, .callout')]
          .filter((one) => one.checkVisibility({ visibilityProperty: true }))
          .filter((one) => !['Top', 'Left'].some((side) => parseFloat(getComputedStyle(one)['border' + side + 'Width']) > 0))
          .map((one) => one.outerHTML.slice(0, 80))`)
        assert.equal(flat, [], address)
      }
      await page.goto('/direction/create/wiki/')
      const underlined = (selector: string): Promise<string> =>
        page.evaluate(`getComputedStyle(document.querySelector('.side ${selector}')).textDecorationLine`)
      assert.equal(
        [await underlined('[aria-current]'), await underlined('a:not([aria-current])')],
        ['underline', 'none'],
      )
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      assert.is.not(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), 'none')
    },
    { forcedColors: 'active' },
  ))

test('with reduced motion nothing moves by itself and jumps do not glide', () =>
  site.visit(
    '/how/',
    async (page) => {
      for (const address of addresses) {
        await page.goto(address)
        const moving = await page.evaluate<string[]>(`[...document.querySelectorAll('*')].filter((one) => {
          const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one)
          return scrollBehavior === 'smooth' || [transitionDuration, animationDuration].some((time) => time.split(', ').some((one) => parseFloat(one) > 0))
        }).map((one) => one.outerHTML.slice(0, 80))`)
        assert.equal(moving, [], address)
      }
    },
    { reducedMotion: 'reduce' },
  ))

test.run()
