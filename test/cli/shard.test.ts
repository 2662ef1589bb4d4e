import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { wantedShard } from '../../plugins/cli/shard-option.ts'
import { baselineOf } from '../../plugins/core/model/baseline.ts'
import type { Problem } from '../../plugins/core/problems/problem.ts'
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

test('a part is named by a value, or by the variables of the job', () => {
  assert.is(wantedShard(undefined, { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }), undefined)
  assert.equal(wantedShard(true, { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }), { index: 2, total: 5 })
  assert.equal(wantedShard('3/5', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }), { index: 3, total: 5 })
  assert.is(wantedShard(true, { CI_NODE_TOTAL: '1' }), undefined)
})

test('a part that is none is a wrong usage', () => {
  for (const value of ['6/5', '0/5', 'two', '1/5000']) {
    assert.throws(() => wantedShard(value, {}), new RegExp(`^--shard is "${value}"\\.$`))
  }
  assert.throws(() => wantedShard(true, { CI_NODE_TOTAL: '5', CI_NODE_INDEX: '' }), /ask for the part "\/5"/)
})

test.run()
