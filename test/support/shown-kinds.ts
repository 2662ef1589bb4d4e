import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { builtSite, type SiteFiles } from './built-site.ts'
import { project } from './command.ts'
import { directionSnapshot } from './direction-snapshot.ts'
import { servedSite } from './served-site.ts'
import { smallProduct } from './small-product.ts'
import { smallReleases } from './small-releases.ts'
import { smallSchool } from './small-school.ts'

const files: SiteFiles = {
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
  'src/how/index.md': '---\ntitle: How we work\nweight: 1\n---\n## Why\n\nText\n',
  'src/how/plan.md': `---
title: Planning
owner: "@ada"
last_reviewed: 2024-01-31
tags: [planning]
---
## Words

A [link](/how/), some \`code\`, and a paragraph that goes on ${'and on '.repeat(30)}until its end.

> Somebody said so.

> [!WARNING]
> Mind the gap.

| Column | Another | Third |
| --- | --- | --- |
| one | two | three |
| four | five | six |

## Code

\`\`\`js
const answer = 42
\`\`\`

- [x] done
- [ ] to do
`,
}

/** One page of each main kind. */
const shownKinds = {
  home: '/',
  page: '/how/plan/',
  category: '/direction/create/wiki/',
  maturity: '/direction/maturity/',
  roadmap: '/direction/roadmap/',
  explorer: '/releases/explorer/',
  release: '/releases/16/acme-16-0-released/',
  path: '/learn/paths/first-voyage/',
} as const

const views = {
  light: { width: 1280, height: 1000, colorScheme: 'light' },
  dark: { width: 1280, height: 1000, colorScheme: 'dark' },
  phone: { width: 390, height: 1000, colorScheme: 'light' },
} as const

type ShownKind = keyof typeof shownKinds
type View = keyof typeof views

/** Where it is kept how a kind of pages looks. */
export function lookFile(kind: ShownKind, view: View): string {
  return join(project, `test/theme/looks/${kind}-${view}.txt`)
}

/** Show each main kind of pages in light, in dark and on a phone, with letters that are the same on every machine. */
export async function showKinds(
  browser: Browser,
  look: (page: Page, kind: ShownKind, view: View) => Promise<void>,
): Promise<void> {
  const built = await builtSite(files)
  const site = await servedSite(withTestFont(built.pages))
  const page = await browser.newPage({ baseURL: site.origin, reducedMotion: 'reduce' })
  try {
    for (const [kind, url] of Object.entries(shownKinds)) {
      for (const [view, { width, height, colorScheme }] of Object.entries(views)) {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme })
        await page.goto(url)
        await page.evaluate('document.fonts.ready.then(() => undefined)')
        await look(page, kind as ShownKind, view as View)
      }
    }
  } finally {
    await page.close()
    await site.close()
  }
}

/** With letters that are the same on every machine. */
function withTestFont(pages: ReadonlyMap<string, string>): Map<string, string> {
  const file = new URL(import.meta.resolve('@fontsource/varela/files/varela-latin-400-normal.woff2'))
  const face = `@font-face { font-family: test; src: url(data:font/woff2;base64,${readFileSync(file, 'base64')}) }`
  const style = '/assets/handbook/handbook.css'
  // Browsers guess the height of what is far down until they have drawn it, and that is a matter of time.
  const letters = `${face}\n:root { --body: test; --mono: test }\n* { content-visibility: visible !important }`
  return new Map([...pages, [style, `${pages.get(style)}\n${letters}`]])
}
