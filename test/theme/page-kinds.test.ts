import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { accessibilityFaults, faultsInBothColours } from '../support/browser.ts'
import { builtSite } from '../support/built-site.ts'
import { directionSnapshot } from '../support/direction-snapshot.ts'
import { htmlFaults } from '../support/html-faults.ts'
import { servedSite } from '../support/served-site.ts'
import { smallProduct } from '../support/small-product.ts'
import { smallReleases } from '../support/small-releases.ts'
import { smallSchool } from '../support/small-school.ts'
import { type VisitedSite, visitedSite } from '../support/visited-site.ts'

const test = suite('theme/page-kinds')

const prose = `---
title: Planning
owner: "@ada"
last_reviewed: 2024-01-31
tags: [planning]
---
## Words

A [link](/how/), \`code\`, and ${'a_very_long_word_'.repeat(12)}

> Somebody said so.

- one
- two

| ${'A column with a long name | '.repeat(9)}
| ${'--- | '.repeat(9)}
| ${'x | '.repeat(9)}

### Code

\`\`\`js
${'const answer = 42; '.repeat(20)}
\`\`\`

<details><summary>More</summary>

Hidden at first.

</details>
`

const files = {
  ...smallSchool,
  ...smallReleases,
  ...smallProduct,
  'handbook.config.json':
    '{ "site": { "title": "Acme", "url": "https://acme.example", "repository": "https://gitlab.com/acme/handbook" }, "gitlab": { "groups": ["acme"] } }',
  '_data/gitlab.json': JSON.stringify(
    directionSnapshot([
      { id: 1, title: 'Both', start: '2026-11-01', due: '2027-01-31', labels: ['devops::create', 'devops::plan'] },
      { id: 2, title: 'Paid', due: '2027-04-30', labels: ['Category:Wiki', 'GitLab Premium'] },
    ]),
  ),
  'src/how/index.md': '---\ntitle: How we work\nweight: 1\n---\n## Why\n\nText\n\n## How\n\nText\n',
  'src/how/plan.md': prose,
  'src/how/ja.md':
    '---\ntitle: 計画の立て方\nlang: ja\ntags: [planning]\n---\n## 四つの見通し\n\n私たちは四つの距離で計画します。\n\n## 変更\n\n約束ではありません。\n',
  'src/how/he.md': '---\ntitle: תכנון\nlang: he\n---\n## מטרה\n\nטקסט.\n\n## דרך\n\nטקסט.\n',
  'src/job-families/pm.md': '---\ntitle: Product manager\n---\n## Levels\n\nText\n',
}

/** One page of each kind. */
const kinds: Record<string, string> = {
  home: '/',
  page: '/how/plan/',
  folder: '/how/',
  japanese: '/how/ja/',
  hebrew: '/how/he/',
  job: '/job-families/pm/',
  direction: '/direction/',
  stage: '/direction/plan/',
  category: '/direction/create/wiki/',
  maturity: '/direction/maturity/',
  'maturity-health': '/direction/maturity/health/',
  'direction-health': '/direction/health/',
  roadmap: '/direction/roadmap/',
  timeline: '/direction/timeline/',
  kickoff: '/direction/kickoff/',
  releases: '/releases/',
  explorer: '/releases/explorer/',
  upgrade: '/releases/upgrade/',
  deprecations: '/releases/deprecations/',
  release: '/releases/16/acme-16-0-released/',
  'release-in-data': '/releases/15.10/',
  'release-item': '/releases/16/acme-16-0-released/tokens/',
  'release-item-in-data': '/releases/15.9/lanes-on-boards/',
  'releases-of-stage': '/releases/stage/plan/',
  'upgrade-without-scripts': '/releases/upgrade/15.9/',
  readiness: '/releases/readiness/',
  contributors: '/releases/contributors/',
  learning: '/learn/',
  path: '/learn/paths/first-voyage/',
  module: '/learn/modules/tie-knots/',
  unit: '/learn/units/clouds/',
  'unit-in-markdown': '/learn/why-knots/',
  questions: '/learn/units/sky-check/',
  achievements: '/learn/achievements/',
  matrix: '/learn/competencies/',
  roles: '/learn/roles/',
  role: '/learn/roles/skipper/',
  search: '/search/',
}

let built: Awaited<ReturnType<typeof builtSite>>
let site: VisitedSite

test.before(async () => {
  built = await builtSite(files)
  site = await visitedSite(await servedSite(built.pages))
})
test.after(() => site?.close())

/** How far what can be seen has moved on a page, as browsers count it. */
const shiftSum = 'window.shifts.reduce((sum, one) => sum + one, 0)'
const twoFrames = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'
const watchShifts =
  "window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })"

test('there is a page of each kind', () => {
  assert.is(built.error, undefined)
  assert.equal(
    Object.values(kinds).filter((url) => !built.pages.has(url)),
    [],
  )
})

test('every page is valid HTML', async () => {
  for (const [url, page] of built.pages) if (url.endsWith('/')) assert.equal(await htmlFaults(page), [], url)
})

test('no kind of page moves while it loads, is wider than the window at 400 %, or has anything for axe to find', async () => {
  const faults: string[] = []
  await site.visit('/', async (page) => {
    await page.addInitScript(watchShifts)
    for (const [kind, url] of Object.entries(kinds)) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(url)
      await page.evaluate(twoFrames)
      const shift = await page.evaluate<number>(shiftSum)
      if (shift > 0.001) faults.push(`${url} moves by ${shift}`)
      await page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
      faults.push(...(await faultsInBothColours(page)).map((fault) => `${url} ${fault}`))
      await page.setViewportSize({ width: 320, height: 256 })
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      if (width > 320) faults.push(`${url} is ${width} wide`)
      if (!['home', 'page', 'category', 'roadmap'].includes(kind)) continue
      await page.setViewportSize({ width: 390, height: 800 })
      const find = async (how: string) =>
        faults.push(...(await accessibilityFaults(page)).map((fault) => `${url} ${how}: ${fault}`))
      await find('narrow')
      await page.locator('.menu > summary').click()
      await find('with its menu open')
    }
  })
  assert.equal(faults, [])
})

test('what the address asks for and what the browser has kept move nothing either', async () => {
  const faults: string[] = []
  await site.visit('/how/', async (page) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.addInitScript(watchShifts)
    await page.addInitScript(
      `localStorage.setItem('handbook-learning /learn/', '{"done":{"clouds":"2026-11-01"},"last":{"uid":"knots","url":"/learn/","title":"Knots"}}')`,
    )
    for (const url of [
      '/direction/roadmap/?view=board',
      '/direction/roadmap/?kind=issue',
      '/releases/explorer/?tier=premium&tier=ultimate',
      '/releases/upgrade/?after=15.11&to=16.0',
      '/search/?q=wiki&kind=Direction',
      '/learn/',
      '/learn/?q=knot',
      '/learn/paths/first-voyage/',
      '/learn/units/clouds/',
    ]) {
      await page.goto(url)
      await page.waitForFunction("!document.querySelector('[data-settles]:not([data-settled])')")
      await page.evaluate(twoFrames)
      const shift = await page.evaluate<number>(shiftSum)
      if (shift > 0.001) faults.push(`${url} moves by ${shift}`)
    }
  })
  assert.equal(faults, [])
})

test('a list that no script comes to arrange is shown whole', () =>
  site.visit('/how/', async (page) => {
    await page.route('**/filters.js', (route) => route.abort())
    await page.goto('/releases/upgrade/')
    await page.locator('#plan li').first().waitFor({ state: 'visible' })
  }))

test.run()
