import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { MilestoneRow } from '../../../../plugins/core/model/gitlab/snapshot.ts'
import { buildHandbook, type Handbook } from '../../../../plugins/core/model/handbook.ts'
import { withDefaults } from '../../../../plugins/core/model/options.ts'
import { roadmapEntriesOf, roadmapOf } from '../../../../plugins/core/model/planning/roadmap.ts'
import { axisOf, placeOf, spanOf, ticksOf } from '../../../../plugins/core/model/planning/roadmap-axis.ts'
import type { RoadmapEntry } from '../../../../plugins/core/model/planning/roadmap-entry.ts'
import { timeOf } from '../../../../plugins/core/model/planning/roadmap-time.ts'
import { directionSnapshot, manyItems } from '../../../support/direction-snapshot.ts'
import { dataFileOf, handbookOf, sectionIn, stageIn } from '../../support.ts'

const test = suite('core/model/planning/roadmap')

const data = {
  sections: 'dev: {name: Dev}',
  stages: `
stages:
  plan: {display_name: Plan, section: dev, groups: {boards: {name: Boards, categories: [boards]}}}
  create: {display_name: Create, section: dev}`,
  categories: `
boards: {name: Boards, stage: plan, marketing: true, maturity: viable, available: 2020-01-16, viable: 2026-05-21, complete: 2027-02-18}
secret: {name: Secret, stage: plan, maturity: planned, available: 2027-02-18}
late: {name: Late, stage: create, marketing: true, maturity: planned, available: 2026-10-15}`,
}
const milestones: MilestoneRow[] = [
  { id: 1, title: '19.6', start: '2026-10-10', due: '2026-11-13' },
  { id: 2, title: '19.7', start: '2026-11-14', due: '2026-12-11' },
  { id: 3, title: '19.8', start: '2026-12-12', due: '2027-01-15' },
  { id: 4, title: '19.9', start: '2027-01-16', due: '2027-02-12' },
  { id: 5, title: '19.10', start: '2027-02-13', due: '2027-03-12' },
  { id: 6, title: 'Backlog' },
]

function handbookWith(
  items: Parameters<typeof directionSnapshot>[0],
  deprecations: string[] = [],
  today = '2026-11-23',
): Handbook {
  const files = Object.fromEntries(Object.entries(data).map(([name, text]) => [name, dataFileOf(`${name}.yml`, text)]))
  const announced = deprecations.map((text, index) => dataFileOf(`deprecations/${index}.yml`, text))
  const options = withDefaults({ gitlab: { groups: ['acme'] } })
  const snapshot = directionSnapshot(items, milestones)
  return buildHandbook({ ...files, deprecations: announced }, [], options, today, snapshot)
}

const lineOf = ({ id, status, horizon, time }: RoadmapEntry): string =>
  `${id} ${status} ${horizon} ${time.start ?? ''}..${time.end ?? ''}`

const itemLines = (...items: Parameters<typeof directionSnapshot>[0][number][]): string[] =>
  roadmapOf(handbookWith(items))
    .entries.filter(({ kind }) => kind === 'issue' || kind === 'epic')
    .map(lineOf)

test('without GitLab, moves and removals make the roadmap; categories that are not public stay out', () => {
  const deprecations = [
    dataFileOf(
      'a.yml',
      '- {title: "The `v1` API", announcement_milestone: "4.6", removal_milestone: "5.0", removal_date: 2027-05-20}',
    ),
  ]
  const handbook = handbookOf(data, { today: '2026-11-23', files: { deprecations } })

  assert.equal(roadmapOf(handbook).entries.map(lineOf), [
    'maturity-late-minimal at-risk now ..2026-10-15',
    'maturity-boards-complete planned next ..2027-02-18',
    'removal-the-v1-api planned later ..2027-05-20',
    'maturity-boards-viable shipped shipped ..2026-05-21',
  ])
  assert.is(roadmapOf(handbook).earlier, 1)
})

test('an issue has the days of its milestone, and its own before those', () => {
  assert.equal(
    itemLines(
      { id: 1, milestone: '19.7' },
      { id: 2, milestone: '19.8', due: '2026-12-31' },
      { id: 3, milestone: '19.10', start: '2027-02-20' },
      { id: 4, start: '2027-06-01' },
      { id: 5, start: '2027-06-09', due: '2027-06-01' },
    ),
    [
      'issue-1 in-progress now 2026-11-14..2026-12-11',
      'issue-2 planned next ..2026-12-31',
      'issue-3 planned next 2027-02-20..2027-03-12',
      'issue-4 planned later 2027-06-01..',
      'issue-5 planned later ..2027-06-01',
    ],
  )
})

test('titles are told without the marks of code', () => {
  const titles = roadmapOf(
    handbookWith([{ id: 1, milestone: '19.7', title: 'Remove `NET_*` from `nets`' }]),
  ).entries.map(({ title }) => title)

  assert.ok(titles.includes('Remove NET_* from nets'))
})

test('now is the current milestone, next are the three after it', () => {
  assert.equal(roadmapOf(handbookWith([])).horizons, { now: '2026-12-11', next: '2027-03-12' })
  assert.equal(
    itemLines({ id: 1, due: '2026-12-11' }, { id: 2, due: '2026-12-12' }, { id: 3, due: '2027-03-13' }).map((line) =>
      line.split(' ').slice(0, 3),
    ),
    [
      ['issue-1', 'planned', 'now'],
      ['issue-2', 'planned', 'next'],
      ['issue-3', 'planned', 'later'],
    ],
  )
})

test('what is open after its last day is at risk, as is what GitLab says to be; what is closed is shipped on its day', () => {
  assert.equal(
    itemLines(
      { id: 1, milestone: '19.6' },
      { id: 2, milestone: '19.9', health: 'at_risk' },
      { id: 3, milestone: '19.9', health: 'needs_attention' },
      { id: 4, milestone: '19.9', state: 'closed', closed: '2026-11-20' },
    ),
    [
      'issue-1 at-risk now 2026-10-10..2026-11-13',
      'issue-2 at-risk next 2027-01-16..2027-02-12',
      'issue-3 planned next 2027-01-16..2027-02-12',
      'issue-4 shipped shipped ..2026-11-20',
    ],
  )
})

test('a milestone that GitLab does not list has the days of its version, where the rules are those of the product', () => {
  // 20.0 comes in May 2027 by GitLab's rules, which the listed milestones follow.
  assert.equal(itemLines({ id: 1, milestone: '20.0' }), ['issue-1 planned later 2027-04-10..2027-05-14'])
})

test('every issue, epic, move and removal is an entry, undated or counted as earlier', () => {
  const handbook = handbookWith(
    [
      { id: 1, milestone: '19.7' },
      { id: 2, milestone: 'Backlog' },
      { id: 3 },
      { id: 4, state: 'closed', closed: '2026-03-31' },
      { id: 5, state: 'closed', closed: '2026-04-01' },
      { id: 6, milestone: '9999.9' },
    ],
    [
      '- {title: Far, announcement_milestone: "19.6", removal_milestone: "9999.0"}',
      '- {title: Old, announcement_milestone: "14.6", removal_milestone: "15.0"}',
    ],
  )
  const { entries, undated, earlier, since } = roadmapOf(handbook)

  assert.is(since, '2026-04-01')
  assert.equal(
    undated.map(({ id }) => id),
    ['issue-2', 'issue-3', 'issue-6', 'removal-far'],
  )
  assert.equal(
    entries.filter(({ kind }) => kind === 'issue').map(({ id }) => id),
    ['issue-1', 'issue-5'],
  )
  // Before: the issue, the category's first level, the removal.
  assert.is(earlier, 3)
  assert.is(entries.length + undated.length + earlier, 6 + 4 + 2)
})

test('what belongs to two stages is one entry of both, and of their section once', () => {
  const handbook = handbookWith([{ id: 1, milestone: '19.7', labels: ['devops::create', 'devops::plan'] }])
  const roadmap = roadmapOf(handbook)
  const idsOf = (entity: Parameters<typeof roadmapEntriesOf>[0]): string[] =>
    roadmapEntriesOf(entity, roadmap).flatMap(({ id }) => (id.startsWith('issue') ? [id] : []))

  assert.equal(idsOf(stageIn(handbook.taxonomy, 'plan')), ['issue-1'])
  assert.equal(idsOf(stageIn(handbook.taxonomy, 'create')), ['issue-1'])
  assert.equal(idsOf(sectionIn(handbook.taxonomy, 'dev')), ['issue-1'])
})

test('thousands of items are all there', () => {
  const handbook = handbookWith([])
  const many = handbookWith(manyItems(handbook.taxonomy, 2000))
  const { entries, undated, earlier } = roadmapOf(many)

  assert.is(entries.length + undated.length + earlier, 2000 + 4)
})

test('an axis has whole quarters, two before today and at least four from today on, three years at most', () => {
  assert.equal(axisOf([], '2026-04-01', '2026-11-23'), { start: '2026-04-01', months: 18 })
  assert.equal(axisOf([timeOf(undefined, '2028-01-01')], '2026-04-01', '2026-11-23').months, 24)
  assert.equal(axisOf([timeOf(undefined, '2121-01-01')], '2026-04-01', '2026-11-23').months, 45)
})

test('a day lies where it is in its month, months are alike, and what is beyond the axis lies at its ends', () => {
  const axis = { start: '2026-10-01', months: 10 }

  assert.is(placeOf('2026-10-01', axis), 0)
  assert.is(placeOf('2026-11-16', axis), 15)
  assert.is(placeOf('2020-01-01', axis), 0)
  assert.is(placeOf('2031-01-01', axis), 100)
  assert.equal(spanOf({ start: '2026-11-01', end: '2026-12-31' }, axis), { from: 10, width: 20 })
  assert.equal(spanOf({ start: '2026-11-01', end: '9999-12-31' }, axis), { from: 10, width: 90 })
  assert.equal(ticksOf({ start: '2026-10-01', months: 6 }).quarters, [
    { name: '2026 Q4', months: 3 },
    { name: '2027 Q1', months: 3 },
  ])
  assert.equal(ticksOf({ start: '2026-10-01', months: 6 }).years, [
    { name: '2026', months: 3 },
    { name: '2027', months: 3 },
  ])
})

test('time zones do not matter', () => {
  const before = process.env.TZ
  const readings = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((zone) => {
    process.env.TZ = zone
    const { entries } = roadmapOf(handbookWith([{ id: 1, milestone: '19.7' }]))
    return entries.map((entry) => [lineOf(entry), spanOf(entry.time, { start: '2026-04-01', months: 18 })])
  })
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before

  assert.equal(readings[0], readings[1])
})

test.run()
