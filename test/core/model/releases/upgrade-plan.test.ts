import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { asVersion, type Version } from '../../../../plugins/core/model/product/version.ts'
import { itemId, type Releases } from '../../../../plugins/core/model/releases/releases.ts'
import {
  type PlanEntry,
  partOf,
  planEntries,
  type UpgradePlan,
  upgradePlan,
} from '../../../../plugins/core/model/releases/upgrade-plan.ts'
import { releasesOf } from '../../support.ts'

const test = suite('core/model/releases/upgrade-plan')

const post = (version: string, name: string): string => `_data/release_posts/${version}/${name}.yml`
const feature = (name: string): string => `features: { secondary: [{ name: ${name}, description: x }] }`
const breaking = (name: string): string =>
  `---\ntitle: ${name}\ntype: breaking-change\nimpact: x\naction: y\n---\nText.\n`
const deprecation = (title: string, announced: string, removal: string, fields = ''): string =>
  `- { title: ${title}, announcement_milestone: "${announced}", removal_milestone: "${removal}", body: x, ${fields} }\n`

const releases = releasesOf({
  [post('15_9', 'a')]: feature('Ropes'),
  [post('15_10', 'a')]: feature('Nets'),
  [post('15_10', 'b')]: 'upgrades: [{ description: Stop the pumps. }]',
  [post('15_11', 'a')]: 'deprecations: [{ feature_name: Told below }, { feature_name: Only here, description: Soon. }]',
  'src/releases/boats-16-0-released/keel.md': breaking('Keel'),
  [post('16_0', 'a')]: 'removals: [{ feature_name: TOLD BELOW }, { feature_name: Barrels, description: x }]',
  [post('16_1', 'a')]: feature('Lamps'),
  [post('16_1', 'b')]: 'upgrades: [{ description: Read the chart. }]',
  '_data/deprecations/a.yml':
    deprecation('Told below', '15.11', '16.0', 'breaking_change: true, impact: low') +
    deprecation('Anchors', '15.9', '16.0', 'breaking_change: true, impact: critical') +
    deprecation('Quiet', '15.10', '16.0', 'breaking_change: false') +
    deprecation('By hand', '15.10', '16.0', 'breaking_change: false, manual_task: true, impact: medium') +
    deprecation('Later', '16.0', '17.0', 'breaking_change: true'),
})

test('tells what lies between, by part: what to do by impact and then oldest first, the rest newest first', () => {
  assert.equal(planOf('15.9', '16.1'), {
    act: [
      '16.0 Anchors goes',
      '16.0 By hand goes',
      '16.0 Told below goes',
      '15.10 Stop the pumps',
      '16.0 Keel',
      '16.1 Read the chart',
    ],
    gone: ['16.0 Barrels', '16.0 Quiet goes'],
    fresh: ['16.1 Lamps', '15.10 Nets'],
    ahead: ['16.0 Later is announced', '15.11 Only here'],
  })
})

test('tells once what both the release and the deprecations tell, whatever its text', () => {
  const issue = 'issue_url: https://boats.example/7'
  const both = releasesOf({
    [post('16_0', 'a')]:
      `removals: [{ feature_name: Keel, description: Gone. }, { feature_name: No more oars, ${issue}, description: Gone. }]`,
    [post('16_1', 'a')]: `removals: [{ feature_name: Oars are back, ${issue}, description: No. }]`,
    '_data/deprecations/a.yml': deprecation('Keel', '15.9', '16.0') + deprecation('Oars', '15.9', '16.0', issue),
  })

  assert.equal(
    planEntries(both).map(({ version, item, deprecation }) => `${version.text} ${(item ?? deprecation)?.title}`),
    ['16.1 Oars are back', '16.0 Keel', '16.0 Oars', '15.9 Keel', '15.9 Oars'],
  )
})

test('keeps the announcement in a release where the deprecations tell of the removal alone', () => {
  const apart = releasesOf({
    [post('15_9', 'a')]: 'deprecations: [{ feature_name: Keel, description: Soon. }]',
    '_data/deprecations/a.yml': '- { title: Keel, removal_milestone: "16.0", body: x }',
  })

  assert.equal(
    planEntries(apart).map((entry) => `${entry.version.text} ${partOf(entry)}`),
    ['16.0 gone', '15.9 ahead'],
  )
})

test('tells once what goes away in the version that announces it', () => {
  const atOnce = releasesOf({ '_data/deprecations/a.yml': deprecation('Keel', '16.0', '16.0') })

  assert.equal(
    planEntries(atOnce).map(({ version }) => version.text),
    ['16.0'],
  )
})

test('counts the version to come in, and the one that runs out', () => {
  assert.equal(planOf('15.9', '15.10'), {
    act: ['15.10 Stop the pumps'],
    gone: [],
    fresh: ['15.10 Nets'],
    ahead: ['15.10 Quiet is announced', '15.10 By hand is announced'],
  })
})

test('what is announced and removed on the way is told once, as removed', () => {
  const { act, ahead } = planOf('15.10', '16.0')

  assert.ok(act.includes('16.0 Told below goes'))
  assert.equal(ahead, ['16.0 Later is announced', '15.11 Only here'])
})

test('a name that the deprecations tell in full is told by them alone', () => {
  const named = planEntries(releases).filter((one) => textOf(one).toLowerCase().includes('told below'))

  assert.equal(named.map(textOf), ['16.0 Told below goes', '15.11 Told below is announced'])
})

test('no way, and the way back, hold nothing', () => {
  for (const [from, to] of [
    ['16.1', '16.1'],
    ['16.1', '15.9'],
    ['16.1', '17.5'],
  ] as const) {
    const { act, fresh, ahead } = planOf(from, to)
    const gone = to === '17.5' ? ['17.0 Later goes'] : []
    assert.equal([act, fresh, ahead], [gone, [], []])
  }
})

test('the plans of two ways tell together what the plan of both tells', () => {
  const both = planOf('15.9', '16.1')
  const first = planOf('15.9', '15.11')
  const second = planOf('15.11', '16.1')

  for (const part of ['act', 'gone', 'fresh'] as const)
    assert.equal([...first[part], ...second[part]].sort(), [...both[part]].sort())
})

test('every entry has its part', () => {
  const parts = new Map<string, number>()
  for (const one of planEntries(releases)) parts.set(partOf(one), (parts.get(partOf(one)) ?? 0) + 1)

  assert.equal(Object.fromEntries(parts), { act: 7, gone: 2, fresh: 3, ahead: 6 })
})

function planOf(from: string, to: string): Record<keyof UpgradePlan, string[]> {
  const plan = upgradePlan(releases as Releases, asVersion(from) as Version, asVersion(to) as Version)
  return {
    act: plan.act.map(textOf),
    gone: plan.gone.map(textOf),
    fresh: plan.fresh.map(textOf),
    ahead: plan.ahead.map(textOf),
  }
}

function textOf(entry: PlanEntry): string {
  const { version, deprecation } = entry
  if (!deprecation) {
    assert.ok(itemId(entry.release, entry.item).startsWith(`${version.text}/`))
    return `${version.text} ${entry.item.title}`
  }
  return `${version.text} ${deprecation.title} ${version === deprecation.removal ? 'goes' : 'is announced'}`
}

test.run()
