import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { mergedReports } from '../../plugins/cli/merged-reports.ts'
import { wantedShard } from '../../plugins/cli/shard-option.ts'
import { baselineOf } from '../../plugins/core/model/baseline.ts'
import type { Problem } from '../../plugins/core/problems/problem.ts'
import { reportFormats } from '../../plugins/core/reports/formats.ts'
import { jsonReport } from '../../plugins/core/reports/json.ts'
import { checkSite, type SiteCheck } from '../../plugins/site-check.ts'
import { freshProblems } from '../../plugins/sources/baseline-file.ts'
import { readHandbook } from '../../plugins/sources/data-files.ts'
import { readOptions } from '../../plugins/sources/options-file.ts'
import type { Shard } from '../../plugins/sources/shard.ts'
import { type SiteFiles, siteFolder } from '../support/built-site.ts'
import { handbook } from '../support/command.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('cli/shard')

const day = '2026-11-23'
const page = (fields: string, text = 'Text\n'): string => `---\n${fields}\n---\n${text}`

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
/** Pages that link in a ring, each to an anchor that is there, one that is not, one that is included, and a page that is gone. */
const ring: SiteFiles = Object.fromEntries(
  range(24).map((number) => {
    const next = `/ring/${(number % 24) + 1}/`
    const links = `[a](${next}#here) [b](${next}#gone) [c](${next}#part) [d](/gone/${number}/) ![e](no.png)`
    return [`src/ring/${number}.md`, page(`title: ${number}`, `## Here\n\n${links}\n\n{{% include "part.md" %}}\n`)]
  }),
)

const site: SiteFiles = {
  ...smallProduct,
  ...ring,
  'handbook.config.json': '{ "markdown": { "hugo": true } }',
  'src/_includes/part.md': '## Part\n',
  'layouts/part.md': '## Part\n',
  'src/bare.md': 'No front matter\n',
  'src/titel.md': page('titel: A'),
  'src/ignored.md': page('title: B', '<!-- handbook-ignore link/broken: soon -->\n[x](/nowhere/)\n'),
  'src/unused.md': page('title: C', '<!-- handbook-ignore link/broken: soon -->\n'),
  'src/twice.md': page('title: D\npermalink: /same/', '[x](/same/#two) [y](/same/#three)\n## Two\n'),
  'src/twice-too.md': page('title: E\npermalink: /same/', '[x](/same/#two) [y](/same/#three)\n## Three\n'),
  'src/moved.md': page('title: F\naliases: [/same/, /old/]\nredirect_to: /lost/'),
  'src/to-bytes.md': page('title: G', '[x](/bytes/) [y](/bytes/#a) [z](/elsewhere/)\n'),
}

/** All checks of a site: the whole, and by parts. */
async function checksOf(root: string, totals: readonly number[], headsOnly = false) {
  const { options } = readOptions(root, undefined)
  const look = (shard?: Shard): Promise<SiteCheck> =>
    checkSite(root, readHandbook(root, options, day, { problems: [] }), {
      onPage: () => {},
      headsOnly,
      ...(shard ? { shard } : {}),
    })
  const whole = await look()
  const parts: SiteCheck[][] = []
  for (const total of totals) {
    const found: SiteCheck[] = []
    for (const index of range(total)) found.push(await look({ index, total }))
    parts.push(found)
  }
  return { whole, parts }
}

const told = (problems: readonly Problem[]): string[] => problems.map((problem) => JSON.stringify(problem)).sort()

function assertSame({ whole, parts }: Awaited<ReturnType<typeof checksOf>>): void {
  for (const checks of parts) {
    assert.equal(told(checks.flatMap(({ problems }) => problems)), told(whole.problems), `${checks.length} parts`)
    assert.equal(checks.flatMap(({ pages }) => pages).sort(), whole.pages)
  }
}

for (const headsOnly of [false, true]) {
  test(`all parts together tell what one check tells, each problem once${headsOnly ? ', of heads too' : ''}`, async () => {
    const { root, write, remove } = siteFolder(site)
    write({ 'src/bytes.md': Buffer.from('---\ntitle: H\npermalink: /elsewhere/\n---\n\xff\n', 'latin1') as never })
    const checks = await checksOf(root, [2, 3, 7], headsOnly)
    remove()

    assertSame(checks)
    assert.ok(checks.whole.problems.length > (headsOnly ? 3 : 70))
  })
}

test('each part knows what the baseline knows of its files', async () => {
  const { root, write, remove } = siteFolder(site)
  const before = await checksOf(root, [])
  write({
    'handbook.baseline.json': JSON.stringify(baselineOf(before.whole.problems)),
    'src/titel.md': page('title: A'),
    'src/new.md': page('titel: B'),
  })
  const { whole, parts } = await checksOf(root, [3])
  const [all, ...shares] = [whole, ...parts.flat()].map(({ problems, isOwn }) => freshProblems(root, problems, isOwn))
  remove()

  assert.equal(told(shares.flatMap(({ fresh }) => fresh)), told(all?.fresh ?? []))
  assert.equal(told(shares.flatMap(({ stale }) => stale)), told(all?.stale ?? []))
  assert.equal([all?.fresh.length, all?.stale.length], [2, 1])
})

test('a part tells its size; GitLab names it by its job', () => {
  const { root, remove } = siteFolder({ 'src/a.md': page('title: A'), 'src/b.md': page('title: B') })
  const { code, out } = handbook(['check', '--root', root, '--today', day, '--shard'], {
    env: { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '2' },
  })
  remove()

  assert.is(code, 0)
  assert.is(out, 'No problems in part 2 of 2: 1 of 2 pages.\n')
})

/** Writes the JSON report of each part, and gives their paths. */
function reportsOf(root: string, checks: readonly SiteCheck[]): string[] {
  return checks.map(({ problems, pages, sitePages }, index) => {
    const counts = { ownPages: pages.length, sitePages, known: 1, untouched: 0 }
    const part = { index: index + 1, total: checks.length, pages, ...counts }
    const file = join(root, `part-${index + 1}.json`)
    writeFileSync(file, jsonReport({ problems, pages, part, version: '1', hash: (text) => text }))
    return file
  })
}

test('the reports of all parts become the one of the whole, in every format', async () => {
  const { root, remove } = siteFolder(site)
  const { whole, parts } = await checksOf(root, [3])
  const { known, sitePages, ...merged } = mergedReports(reportsOf(root, parts[0] ?? []).reverse())
  remove()

  const run = { version: '1', hash: (text: string) => text }
  assert.equal([known, sitePages], [3, whole.sitePages])
  for (const [format, write] of Object.entries(reportFormats)) {
    const { problems, pages } = whole
    assert.is(write({ ...run, ...merged }), write({ ...run, problems, pages }), format)
  }
})

test('parts that are missing, there twice, of another number or of another state are refused', async () => {
  const { root, write, remove } = siteFolder({ 'src/a.md': page('title: A'), 'src/b.md': page('title: B') })
  const { whole, parts } = await checksOf(root, [3])
  const [a = '', b = '', c = ''] = reportsOf(root, parts[0] ?? [])
  const text = readFileSync(c, 'utf8')
  const other = join(root, 'other.json')
  const fault = (content: string | undefined, files: string[]): string => {
    if (content !== undefined) write({ 'other.json': content })
    try {
      return `merged ${mergedReports(files).sitePages}`
    } catch (error) {
      return (error as Error).message.replaceAll(`${root}/`, '')
    }
  }
  const faults = [
    fault(undefined, [a, c]),
    fault(undefined, [a, b, a]),
    fault(text.replace('"total": 3', '"total": 4'), [a, b, other]),
    fault(text.replace('"sitePages": 2', '"sitePages": 3'), [a, b, other]),
    fault('{', [a, b, other]).replace(/JSON: .*/, 'JSON'),
    fault('{}', [other]),
    fault(jsonReport({ ...whole, version: '1', hash: (text) => text }), [other]),
    fault(undefined, [join(root, 'no.json')]),
    fault(undefined, [a, b, c]),
  ]
  remove()

  assert.equal(faults, [
    'Of 3 parts, there is no report of 2.',
    'Part 1 of 3 is there twice: part-1.json and part-1.json.',
    'other.json is of 4 parts, and part-1.json of 3.',
    'The reports are of different states of the site: their pages do not add up.',
    'other.json is not JSON',
    'other.json is not a report: There is no `version`.',
    'other.json is not the report of a part.',
    'There is no file no.json.',
    'merged 2',
  ])
})

test('--merge ends as the whole check would', () => {
  const { root, remove } = siteFolder({ 'src/a.md': page('titel: A') })
  const files = ['1', '2'].map((index) => join(root, `part-${index}.json`))
  for (const [index, file] of files.entries()) {
    const problem = { code: 'schema/renamed-key', severity: 'error', message: 'No.', file: 'src/a.md' } as const
    const [problems, pages] = index === 0 ? [[problem], ['src/a.md']] : [[], []]
    const part = { index: index + 1, total: 2, pages, ownPages: pages.length, sitePages: 1, known: 0, untouched: 0 }
    writeFileSync(file, jsonReport({ problems, pages, part, version: '1', hash: (text) => text }))
  }
  const { code, out } = handbook(['check', '--root', root, '--merge', ...files])
  remove()

  assert.is(code, 1)
  assert.is(out, 'src/a.md error schema/renamed-key No.\n\n1 error in 1 page and the data.\n')
})

test('a part is named by a value, or by the variables of the job', () => {
  assert.is(wantedShard(undefined, { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }), undefined)
  assert.equal(wantedShard(true, { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }), { index: 2, total: 5 })
  assert.equal(wantedShard('3/5', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }), { index: 3, total: 5 })
  assert.equal(wantedShard(true, { CI_NODE_TOTAL: '1' }), { index: 1, total: 1 })
})

test('a part that is none is a wrong usage', () => {
  for (const value of ['6/5', '0/5', 'two', '1/5000']) {
    assert.throws(() => wantedShard(value, {}), new RegExp(`^--shard is "${value}"\\.$`))
  }
  assert.throws(() => wantedShard(true, { CI_NODE_TOTAL: '5', CI_NODE_INDEX: '' }), /ask for the part "\/5"/)
})

test.run()
