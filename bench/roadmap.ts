import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { withDefaults } from '../plugins/core/model/options.ts'
import { roadmapOf } from '../plugins/core/model/planning/roadmap.ts'
import { roadmapContent } from '../plugins/roadmap/content.ts'
import { readHandbook } from '../plugins/sources/data-files.ts'
import { openBrowser } from '../test/support/browser.ts'
import { directionSnapshot, manyItems } from '../test/support/direction-snapshot.ts'
import { servedSite } from '../test/support/served-site.ts'

/**
 * Measure the roadmap of the example with many issues and epics: time to put it together and to draw it, its size, and how soon
 * a browser answers.
 *
 * npm run bench:roadmap -- [ITEMS] [FOLDER]  With a folder, the snapshot is written into it, to build a site of it.
 */
const project = join(import.meta.dirname, '..')
const [count = '2000', folder] = process.argv.slice(2)
const options = withDefaults({ gitlab: { groups: ['acme'] } })
const today = '2026-11-23'
const { taxonomy } = readHandbook(project, options, today)
const snapshot = directionSnapshot(manyItems(taxonomy, Number(count)))
if (folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'gitlab.json'), JSON.stringify(snapshot))
}
const handbook = readHandbook(project, options, today, { snapshot, problems: [] })

const [roadmap, collecting] = timed(() => roadmapOf(handbook))
const [page, drawing] = timed(
  () => roadmapContent({ handbook, href: (url) => url, addressOf: ({ key }) => `/direction/${key}/` }).text,
)
const waits = [
  ['first filter', '[name=stage][value=create]', 'field.checked = true', ' (target: under 100 ms)'],
  ['other groups', '[name=by]', 'field.value = "category"', ''],
  ['board', '[name=view]', 'field.value = "board"', ''],
] as const
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`
console.log(`Roadmap of ${count} issues and epics, with the example's maturity`)
console.log(`  entries ${roadmap.entries.length}, ${roadmap.undated.length} without a time, ${roadmap.earlier} earlier`)
console.log(`  model   ${collecting.toFixed(0)} ms, page ${drawing.toFixed(0)} ms`)
console.log(`  size    ${kilobytes(page.length)}, ${kilobytes(gzipSync(page).length)} gzip (target: under 400 KB)`)
await tellOfBrowser()

/** What a reader waits for, each on a page that has just been opened. */
async function tellOfBrowser(): Promise<void> {
  const asset = (path: string): [string, string] => [
    `/assets/handbook/${path.split('/').at(-1)}`,
    readFileSync(join(project, 'plugins', path), 'utf8'),
  ]
  const assets = ['theme/handbook.css', 'theme/filters.js', 'roadmap/roadmap.css', 'roadmap/roadmap.js'].map(asset)
  const html = `<!doctype html><link rel="stylesheet" href="/assets/handbook/handbook.css"><div class="page-content">${page}</div>`
  const site = await servedSite(new Map([['/', html], ...assets]))
  const browser = await openBrowser()
  try {
    for (const [what, selector, change, target] of waits) {
      const opened = await browser.newPage()
      await opened.goto(site.origin, { waitUntil: 'networkidle' })
      console.log(`  ${what.padEnd(16)} ${(await waited(opened, selector, change)).toFixed(0)} ms${target}`)
      await opened.close()
    }
  } finally {
    await browser.close()
    await site.close()
  }
}

/** Milliseconds from a choice to the next frame. */
function waited(opened: Page, selector: string, change: string): Promise<number> {
  return opened.evaluate<number>(`new Promise((done) => {
    const field = document.querySelector('form ${selector}')
    const start = performance.now()
    ${change}
    field.dispatchEvent(new Event('change', { bubbles: true }))
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
  })`)
}

function timed<Value>(make: () => Value): [Value, milliseconds: number] {
  const start = performance.now()
  const value = make()
  return [value, performance.now() - start]
}
