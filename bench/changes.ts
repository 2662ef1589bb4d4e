import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withDefaults } from '../plugins/core/model/options.ts'
import { readHistory } from '../plugins/sources/git-history.ts'

/**
 * Time how the history of a site is read: all of it, again with nothing new, and with ten new commits. The repository is
 * scripted: 140 categories in 30 groups, of which each commit changes one entry, a page, or now and then the snapshot of 500
 * items.
 */
const { values } = parseArgs({ options: { commits: { type: 'string', default: '5000' } } })
const count = Number(values.commits)
const root = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
const options = withDefaults({})
const dates = Array.from({ length: 140 }, (_, index) => day(index * 20))
const owners = Array.from({ length: 30 }, (_, index) => `Group ${index}`)
const reviewed = Array.from({ length: 60 }, () => day(0))
const milestones = Array.from({ length: 500 }, (_, index) => index % 12)

try {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', root])
  for (let from = 0; from < count; from += 250) importCommits(from, Math.min(from + 250, count))
  // As in a clone.
  execFileSync('git', ['repack', '-adq'], { cwd: root })
  await timed(`${count} commits, no cache (target: under 5 s)`)
  await timed('again, nothing new')
  importCommits(count, count + 10)
  await timed('again, ten new commits')
} finally {
  rmSync(root, { recursive: true, force: true })
}

async function timed(what: string): Promise<void> {
  const start = performance.now()
  const before = process.cpuUsage()
  const history = await readHistory(root, options)
  if ('unknown' in history) throw new Error(history.unknown)
  const { events, asked } = history
  const seconds = ((performance.now() - start) / 1000).toFixed(2)
  const { user, system } = process.cpuUsage(before)
  const cpu = ((user + system) / 1_000_000).toFixed(2)
  const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0)
  console.log(
    `${what}: ${seconds} s (CPU without git ${cpu} s), ${events.length} events, ${asked} versions of files read, peak ${memory} MB`,
  )
}

/** Hand commits over to git in one stream, as it would come from another system. */
function importCommits(from: number, to: number): void {
  const parts: string[] = []
  for (let index = from; index < to; index++) {
    const who = `Ada <ada@example.com> ${1_500_000_000 + index * 40_000} +0000`
    parts.push(`commit refs/heads/main\ncommitter ${who}\ndata 1\nx\n`)
    if (index > 0 && index === from) parts.push('from refs/heads/main^0\n')
    for (const [path, text] of Object.entries(index === 0 ? everything() : change(index))) {
      parts.push(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`)
    }
    parts.push('\n')
  }
  const stream = join(root, '.git/stream')
  writeFileSync(stream, parts.join(''))
  execFileSync('sh', ['-c', 'git fast-import --quiet < .git/stream'], { cwd: root })
}

function everything(): Record<string, string> {
  const pages = reviewed.map((_, index): [string, string] => [pagePath(index), page(index)])
  return {
    '_data/sections.yml': 'dev:\n  name: Dev\nops:\n  name: Ops\n',
    '_data/stages.yml': stages(),
    '_data/categories.yml': categories(),
    '_data/gitlab.json': snapshot(),
    ...Object.fromEntries(pages),
  }
}

function change(index: number): Record<string, string> {
  if (index % 50 === 7) {
    milestones[index % 500] = (index % 12) + 1
    return { '_data/gitlab.json': snapshot() }
  }
  if (index % 10 === 3) {
    owners[index % 30] = `Group ${index}`
    return { '_data/stages.yml': stages() }
  }
  if (index % 5 === 1) {
    reviewed[index % 60] = day(index)
    return { [pagePath(index % 60)]: page(index % 60) }
  }
  dates[index % 140] = day(index)
  return { '_data/categories.yml': categories() }
}

function categories(): string {
  return dates
    .map((complete, index) =>
      [
        `category_${index}:`,
        `  name: Category ${index}`,
        `  stage: stage_${index % 10}`,
        `  direction: /direction/category-${index}/`,
        '  description: What this category lets people do, said in one sentence of the usual length, and a bit more.',
        '  marketing: true',
        '  maturity: viable',
        '  available: 2019-01-17',
        '  viable: 2020-02-20',
        `  complete: ${complete}`,
        '  documentation: https://docs.example.com/user/category/',
        '  priority_level: high',
        '',
      ].join('\n'),
    )
    .join('')
}

function stages(): string {
  const group = (index: number): string =>
    `      group_${index}:\n        name: ${owners[index]}\n        categories: [${[0, 1, 2, 3, 4].map((n) => `category_${index + n * 30}`).join(', ')}]\n`
  const stage = (index: number): string =>
    `  stage_${index}:\n    display_name: Stage ${index}\n    section: ${index % 2 ? 'dev' : 'ops'}\n    groups:\n${[0, 1, 2].map((n) => group(index + n * 10)).join('')}`
  return `stages:\n${Array.from({ length: 10 }, (_, index) => stage(index)).join('')}`
}

function pagePath(index: number): string {
  return `src/direction/category-${index}.md`
}

function page(index: number): string {
  return `---\ntitle: Category ${index}\ncategory: category_${index}\nlast_reviewed: ${reviewed[index]}\n---\n\n${'Some words of prose. '.repeat(200)}\n`
}

function snapshot(): string {
  const items = milestones.map((milestone, index) => ({
    kind: 'issue',
    id: index,
    reference: `acme/app#${index}`,
    title: `Item ${index}`,
    url: `https://gitlab.example/acme/app/-/issues/${index}`,
    state: 'opened',
    labels: ['direction', `Category:Category ${index % 140}`],
    milestone: `19.${milestone}`,
  }))
  const due = (n: number): string => day(n * 30)
  return JSON.stringify({
    milestones: Array.from({ length: 13 }, (_, n) => ({ id: n, title: `19.${n}`, due: due(n) })),
    items,
    files: {},
  })
}

function day(offset: number): string {
  return new Date(Date.UTC(2021, 0, 1) + (offset % 3000) * 86_400_000).toISOString().slice(0, 10)
}
