import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ChangeEvent } from '../../plugins/core/model/changes/change-event.ts'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { type History, historyProblems, historyUntil, readHistory } from '../../plugins/sources/git-history.ts'
import { siteFolder } from '../support/built-site.ts'
import { eventfulHistory, scriptedHistory } from '../support/scripted-history.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('sources/git-history')

const options = withDefaults({})

/** The history of a site that is known to have one. */
async function read(root: string): Promise<History> {
  const history = await readHistory(root, options)
  if ('unknown' in history) throw new Error(history.unknown)
  return history
}

/** An event in one line; `~` marks a cosmetic one. */
function line({ date, entity, change, field, before, after, days, isMaterial, ...rest }: ChangeEvent): string {
  const { section = '', stage = '', category = '' } = rest
  const values = before === undefined && after === undefined ? '' : ` ${before ?? '∅'} → ${after ?? '∅'}`
  const home = [section, stage, category].filter(Boolean).join('/')
  return `${date} ${isMaterial ? '' : '~'}${entity.kind} ${entity.key} "${entity.name}" ${change}${field ? ` ${field}` : ''}${values}${days === undefined ? '' : ` (${days})`} in ${home}`
}

const expected = [
  '2026-10-20 category wiki "Wiki" removed page in dev/plan/wiki',
  '2026-10-10 ~category wiki "Wiki" changed page text in dev/plan/wiki',
  '2026-10-10 category wiki "Wiki" moved stage create → plan in dev/plan/wiki',
  '2026-10-01 item acme/app#1 "Nested epics" removed in dev/plan/planning',
  '2026-10-01 milestone 19.1 "Milestone 19.1" changed due 2026-06-12 → 2026-06-19 (7) in ',
  '2026-09-20 item acme/app#1 "Nested epics" changed milestone 19.1 → 19.2 (28) in dev/plan/planning',
  '2026-09-20 item acme/app#2 "Roadmaps of epics" changed state opened → closed in dev/plan/planning',
  '2026-09-20 ~item acme/app#2 "Roadmaps of epics" changed title Roadmap of epics → Roadmaps of epics in dev/plan/planning',
  '2026-09-20 item acme/app#3 "Epic boards" added ∅ → 19.2 in dev/plan/planning',
  '2026-09-10 category planning "Epics" moved key epics → planning in dev/plan/planning',
  '2026-09-09 category alerts "alerts" changed maturity lovable → viable in ops/run/alerts',
  '2026-09-09 category epics "Epics" changed viable 2026-12-17 → 2027-03-18 (91) in dev/plan/epics',
  '2026-04-01 category snippets "Snippets" added in dev/create/snippets',
  '2026-03-10 category snippets "Snippets" removed in dev/create/snippets',
  '2026-03-01 ~category wiki "Wiki" reviewed last_reviewed 2026-01-02 → 2026-03-01 in dev/create/wiki',
  '2026-03-01 ~category wiki "Wiki" moved page src/direction/wiki.md → src/direction/create/wiki.md in dev/create/wiki',
  '2026-02-20 ~category alerts "alerts" changed description ∅ → Tells  who is on call. in ops/run/alerts',
  '2026-02-20 ~category alerts "alerts" changed name Alerts → alerts in ops/run/alerts',
  '2026-02-10 category epics "Epics" changed viable 2026-10-15 → 2026-12-17 (63) in dev/plan/epics',
  '2026-01-20 category boards "Issue Boards" changed maturity viable → complete in dev/plan/boards',
]

test('tells exactly what became of a product: levels, slips, renames, removals and returns, edits and a merge', async () => {
  const { root, remove } = eventfulHistory()

  const { events, since, isCut } = await read(root)
  remove()

  assert.equal(events.map(line), expected)
  assert.equal([since, isCut], ['2026-01-10', false])
})

test('names are stable, unlike each other, and tell nobody’s name', async () => {
  const { root, remove } = eventfulHistory()

  const { events } = await read(root)
  rmSync(join(root, '.cache'), { recursive: true })
  const again = await read(root)
  remove()

  assert.is(new Set(events.map(({ id }) => id)).size, events.length)
  assert.equal(again, { ...again, events })
  assert.match(events[2]?.id as string, /^[0-9a-f]{12}:category:wiki:stage$/)
  assert.not.match(JSON.stringify(events), /secret/i)
})

test('a second run reads only what is new, and comes to the same as one that reads everything', async () => {
  const { root, git, commit, remove } = eventfulHistory()
  const head = git('rev-parse', 'HEAD')
  git('checkout', '--quiet', 'HEAD~3')
  const first = await read(root)
  git('checkout', '--quiet', head)
  const second = await read(root)
  const third = await read(root)
  commit('2026-10-30', { 'src/unrelated.md': '---\ntitle: Other\n---\n' })
  const fourth = await read(root)
  rmSync(join(root, '.cache'), { recursive: true })
  const whole = await read(root)
  remove()

  assert.equal(
    [first, second, third, fourth, whole].map(({ asked }) => asked),
    [17, 3, 0, 0, 20],
  )
  assert.equal(second.events.map(line), expected)
  assert.equal(fourth.events, second.events)
  assert.equal(whole.events, second.events)
})

for (const [what, spoil] of [
  ['torn', (text: string) => text.slice(0, text.length / 2)],
  ['changed by another hand', (text: string) => text.replace('lovable', 'planned')],
  ['empty', () => ''],
  ['of another shape', () => '{"key":"x","history":[]}'],
] as const) {
  test(`a cache that is ${what} is not used`, async () => {
    const { root, remove } = eventfulHistory()
    const file = join(root, '.cache/handbook/changes.json')
    const { asked } = await read(root)
    writeFileSync(file, spoil(readFileSync(file, 'utf8')))

    const again = await read(root)
    remove()

    assert.is(again.asked, asked)
    assert.equal(again.events.map(line), expected)
  })
}

test('a cache of another repository, or of a branch that was left, is not used', async () => {
  const { root, git, commit, remove } = eventfulHistory()
  await read(root)
  git('checkout', '--quiet', '-b', 'other', 'HEAD~2')
  commit('2026-11-01', {
    '_data/sections.yml':
      'dev:\n  name: Development and design\n  description: Everything before the release.\nops:\n  name: Ops\n',
  })

  const { events, asked } = await read(root)
  remove()

  assert.is(asked, 19)
  assert.equal(events.map(line).slice(0, 2), [
    '2026-11-01 section dev "Development and design" changed name Dev → Development and design in dev',
    ...expected.slice(3, 4),
  ])
})

test('a cache that cannot be written costs time and nothing else', async () => {
  const { root, remove } = eventfulHistory()
  writeFileSync(join(root, '.cache'), 'a file in the way')

  const { events } = await read(root)
  remove()

  assert.equal(events.map(line), expected)
})

test('a shallow clone begins where it is cut, and says so; what is fetched later is read', async () => {
  const { root, remove } = eventfulHistory()
  const clone = siteFolder({})
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: clone.root, stdio: 'ignore' })
  git('clone', '--quiet', '--depth', '3', `file://${root}`, '.')
  const cut = await read(clone.root)
  git('fetch', '--quiet', '--unshallow')
  const whole = await read(clone.root)
  clone.remove()
  remove()

  assert.equal(cut.events.map(line), expected.slice(0, 3))
  assert.equal([cut.since, cut.isCut], ['2026-10-01', true])
  assert.equal(historyProblems(cut, '_data'), [
    {
      code: 'history/cut',
      severity: 'info',
      message: 'The clone begins on 2026-10-01: what changed before is not told.',
      file: '_data',
      help: 'Run `git fetch --unshallow`; in GitLab CI/CD, set the variable GIT_DEPTH to 0.',
    },
  ])
  assert.equal(whole.events.map(line), expected)
  assert.equal(historyProblems(whole, '_data'), [])
})

test('what an earlier pipeline has read stays known in a later shallow clone', async () => {
  const { root, remove } = eventfulHistory()
  const { events } = await read(root)
  const clone = siteFolder({})
  execFileSync('git', ['clone', '--quiet', '--depth', '3', `file://${root}`, '.'], { cwd: clone.root })
  mkdirSync(join(clone.root, '.cache/handbook'), { recursive: true })
  const cache = '.cache/handbook/changes.json'
  writeFileSync(join(clone.root, cache), readFileSync(join(root, cache)))

  const there = await read(clone.root)
  clone.remove()
  remove()

  assert.equal(there, { events, since: '2026-01-10', isCut: false, asked: 0 })
})

test('how a user has set up git makes no difference', async () => {
  const { root, git, remove } = eventfulHistory()
  const settings = {
    'log.showRoot': 'false',
    'log.diffMerges': 'off',
    'log.showSignature': 'true',
    'log.decorate': 'full',
    'diff.relative': 'true',
    'diff.renames': 'false',
    'color.ui': 'always',
  }
  for (const [name, value] of Object.entries(settings)) git('config', name, value)

  const { events } = await read(root)
  remove()

  assert.equal(events.map(line), expected)
})

test('says why there is no history', async () => {
  const folder = siteFolder(smallProduct)
  const nowhere = await readHistory(folder.root, options)
  folder.remove()
  const { root, remove } = scriptedHistory(smallProduct)
  const withoutCommit = await readHistory(root, options)
  const path = process.env.PATH
  process.env.PATH = ''
  const withoutGit = await readHistory(root, options)
  process.env.PATH = path
  remove()

  assert.equal(nowhere, { unknown: 'the site is in no git repository' })
  assert.equal(withoutGit, { unknown: 'git is not installed' })
  assert.equal(withoutCommit, { unknown: 'there is no commit yet' })
})

test('a site in a folder of the repository is told as one at its root', async () => {
  const history = scriptedHistory()
  const inside = Object.fromEntries(Object.entries(smallProduct).map(([path, text]) => [`site/${path}`, text]))
  history.commit('2026-01-10', inside)
  const categories = smallProduct['_data/categories.yml'] as string
  history.commit('2026-02-10', {
    'site/_data/categories.yml': categories.replace('maturity: lovable', 'maturity: viable'),
    '_data/categories.yml': 'other:\n  name: Not of this site\n',
  })

  const { events } = await read(join(history.root, 'site'))
  history.remove()

  assert.equal(events.map(line), [
    '2026-02-10 category alerts "Alerts" changed maturity lovable → viable in ops/run/alerts',
  ])
})

test('a past day knows nothing of what came later', async () => {
  const { root, remove } = eventfulHistory()

  const { events } = historyUntil(await read(root), '2026-03-01')
  remove()

  assert.equal(events.map(line), expected.slice(-6))
})

test.run()
