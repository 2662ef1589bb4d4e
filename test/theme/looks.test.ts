import { mkdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openBrowser } from '../support/browser.ts'
import { project } from '../support/command.ts'
import { type LookFault, lookFaults, looksOf, readLooks } from '../support/looks.ts'
import { lookFile, showKinds } from '../support/shown-kinds.ts'

const test = suite('theme/looks')

/** Pictures of what looks otherwise than it did, for people to look at; git ignores them. */
const pictures = join(project, '.cache/test-pictures/differences')

test('the main kinds of pages look as they did, in light, in dark and on a phone', async () => {
  const said: string[] = []
  const browser = await openBrowser()
  try {
    await showKinds(browser, async (page, kind, view) => {
      const faults = lookFaults(readLooks(readFileSync(lookFile(kind, view), 'utf8')), await looksOf(page))
      if (faults.length === 0) return
      const picture = join(pictures, `${kind}-${view}.png`)
      await takeWithFaults(page, faults, picture)
      said.push(`${kind} (${view}), see ${relative(project, picture)}`, ...faults.map(({ text }) => `  ${text}`))
    })
  } finally {
    await browser.close()
  }
  const help = 'If that is meant, `npm run pictures -- tests` writes down how pages look now.'
  assert.is(said.length, 0, [...said, help].join('\n'))
})

test('a look that is another is told with what it was', () => {
  const was = readLooks('main h1 | 1 | 320 100 600 40 | 29,35,48 - -\nmain p | 2 | 320 200 600 80 | 29,35,48 - -\n')
  const is = readLooks('main h1 | 1 | 324 105 590 40 | 58,79,196 - -\nmain div | 1 | 320 200 600 80 | 29,35,48 - -\n')
  const lower = readLooks('main h1 | 2 | 320 160 600 40 | 29,35,48 - -\nmain p | 2 | 320 200 600 80 | 29,35,48 - -\n')

  assert.equal(lookFaults(was, was), [])
  assert.equal(
    lookFaults(was, is).map(({ text }) => text),
    ['main p is gone', 'main h1: colours were 29,35,48 - -, are 58,79,196 - -', 'main div is new'],
  )
  assert.equal(lookFaults(was, lower), [
    {
      text: 'main h1: there were 1, there are 2; was at 320,100 with 600 × 40, is at 320,160 with 600 × 40',
      boxes: [
        [320, 100, 600, 40],
        [320, 160, 600, 40],
      ],
    },
  ])
})

/** A picture with red boxes around what is different: dashed where it was. */
async function takeWithFaults(page: Page, faults: readonly LookFault[], path: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const marks = faults.flatMap(({ boxes }) =>
    boxes.map((box, index) => ({ box, line: index === 0 ? 'dashed' : 'solid' })),
  )
  await page.evaluate(`for (const { box: [left, top, width, height], line } of ${JSON.stringify(marks)}) {
    const mark = document.createElement('div')
    mark.dataset.mark = ''
    mark.style.cssText = 'position:absolute;z-index:99;left:' + left + 'px;top:' + top + 'px;width:' + width + 'px;height:' + height + 'px;border:2px ' + line + ' red'
    document.body.append(mark)
  }`)
  await page.screenshot({ path, fullPage: true })
  await page.evaluate("for (const mark of document.querySelectorAll('[data-mark]')) mark.remove()")
}

test.run()
