import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { twinOfHtml } from '../plugins/site-files/twin.ts'
import { project } from './corpus.ts'
import { buildsOf, told } from './search-share.ts'

/** Time whole builds of a site with many release notes: the older half in YAML, the newer half in Markdown. */
const rounds = 3
const counts = { items: 2000, releases: 60, deprecations: 120 }
const target = { seconds: 6, megabytes: 350 }

const stages = ['plan', 'create', 'verify', 'deliver', 'observe', 'scan']
const categories = ['Boards', 'Code Review', 'Runner Core', 'Feature Flags', 'Logging', 'Dependency Scanning']
const tiers = [['Free', 'Premium', 'Ultimate'], ['Premium', 'Ultimate'], ['Ultimate']]
const text = `People who plan together see the same list, in the same order, on every screen. A change shows within a second, and who
made it. The [documentation](https://docs.example.com/lists) tells how lists are shared.

- Lists keep their order when somebody else adds to them.
- \`Ctrl+Z\` takes back the last move, even after a **reload**.

Administrators can turn this off for a group. Nothing changes for projects that have no lists of their own.`

const root = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
try {
  layOut()
  const runs = await buildsOf(root, rounds)
  const files = readdirSync(join(root, '_site'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  console.log(
    `${counts.items} items in ${counts.releases} releases, ${counts.deprecations} deprecations: ${files.length} files, ${rounds} rounds`,
  )
  console.log(told(runs, target))
  console.log(twinOfLongPage(readFileSync(join(root, '_site/releases/explorer/index.html'), 'utf8')))
} finally {
  if (process.env.KEEP === undefined) rmSync(root, { recursive: true, force: true })
  else console.log(root)
}

/** The twin of a page must not take the square of its length. */
function twinOfLongPage(page: string): string {
  const main = page.slice(page.indexOf('<main'), page.lastIndexOf('</main>'))
  const seconds = (times: number): number => {
    const start = performance.now()
    twinOfHtml(`<main>${main.repeat(times)}</main>`, (address) => address)
    return (performance.now() - start) / 1000
  }
  seconds(1)
  const [once, fourTimes] = [seconds(1), seconds(4)]
  return `  twins   ${once.toFixed(2)} s for a page of ${(main.length / 1e6).toFixed(1)} MB, ${(fourTimes / once).toFixed(1)} times as long for one four times as long`
}

function layOut(): void {
  for (const file of ['sections.yml', 'stages.yml', 'categories.yml'])
    cpSync(join(project, '_data', file), join(root, '_data', file), { recursive: true })
  for (const folder of ['dist', 'plugins', 'schemas'])
    if (existsSync(join(project, folder))) cpSync(join(project, folder), join(root, folder), { recursive: true })
  for (const file of ['.eleventy.js', 'package.json']) cpSync(join(project, file), join(root, file))
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  write('handbook.config.json', '{ "site": { "title": "Bench", "url": "https://bench.example" } }')
  write('src/index.md', '---\ntitle: Home\n---\nHello\n')
  const versions = Array.from({ length: counts.releases }, (_, index) => [1 + Math.floor(index / 12), index % 12])
  const days = versions.map(([major = 0, minor = 0]) => `${2021 + major}-${String(minor + 1).padStart(2, '0')}-15`)
  write(
    '_data/releases.yml',
    versions.map((one, index) => `- { version: "${one.join('.')}", date: "${days[index]}" }\n`).join(''),
  )
  for (const [index, version] of versions.entries()) {
    if (index < counts.releases / 2) continue
    write(
      `src/releases/${version[0]}/bench-${version.join('-')}-released/index.md`,
      `---\ntitle: Bench ${version.join('.')}\ndate: ${days[index]}\n---\n`,
    )
  }
  for (let index = 0; index < counts.items; index++) writeItem(index, versions[index % counts.releases] as number[])
  for (let index = 0; index < counts.deprecations; index++) {
    const major = 2 + (index % 4)
    write(
      `_data/deprecations/${index}.yml`,
      `- title: Old way ${index}\n  announcement_milestone: "${major - 1}.${index % 8}"\n  removal_milestone: "${major}.0"\n  breaking_change: true\n  impact: high\n  resolution_role: Admin\n  body: Use the new way.\n`,
    )
  }
}

function writeItem(index: number, version: number[]): void {
  const stage = index % stages.length
  const title = `Shared lists on every screen, part ${index}`
  const own = tiers[index % tiers.length] as string[]
  if (index % counts.releases < counts.releases / 2) {
    const body = text.replaceAll('\n', '\n        ')
    write(
      `_data/release_posts/${version.join('_')}/item-${index}.yml`,
      `features:\n  secondary:\n    - name: ${title}\n      available_in: [${own.join(', ').toLowerCase()}]\n      stage: ${stages[stage]}\n      categories: [${categories[stage]}]\n      documentation_link: https://docs.example.com/${index}\n      issue_url: https://gitlab.com/bench/bench/-/issues/${index}\n      description: |\n        ${body}\n`,
    )
  } else {
    write(
      `src/releases/${version[0]}/bench-${version.join('-')}-released/item-${index}.md`,
      `---\ntitle: ${title}\ntier: [${own.join(', ')}]\noffering: [gitlab_com, self_managed]\nstage: ${stages[stage]}\ncategories: [${categories[stage]}]\ndocumentation_link: https://docs.example.com/${index}\nwork_item: https://gitlab.com/bench/bench/-/issues/${index}\n---\n\n${text}\n`,
    )
  }
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
