import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Cycle,
  cycleOf,
  cyclesFrom,
  cyclesOfYear,
  releaseOf,
} from '../../../../plugins/core/model/planning/timeline.ts'
import { readTimeline, type TimelineData } from '../../../../plugins/core/model/planning/timeline-rules.ts'
import { asVersion, type Version } from '../../../../plugins/core/model/product/version.ts'
import { text, yamlOf } from '../../support.ts'

const test = suite('core/model/planning/timeline')

const gitlab = readTimeline(undefined)
const timelineOf = (source: string): TimelineData => readTimeline(yamlOf(source).value)
const cycle = (version: string, timeline = gitlab): Cycle => cycleOf(asVersion(version) as Version, timeline) as Cycle
const line = ({ version, start, due, release }: Cycle): string => `${version.text} ${start} ${due} ${release}`
const eventLines = ({ events }: Cycle): string[] =>
  events.map(({ date, key, moved }) => `${date} ${key}${moved ? ` (${moved})` : ''}`)

test('a year has the days that GitLab published for 2026', () => {
  assert.equal(cyclesOfYear(2026, gitlab).map(line), [
    '18.8 2025-12-13 2026-01-09 2026-01-15',
    '18.9 2026-01-10 2026-02-13 2026-02-19',
    '18.10 2026-02-14 2026-03-13 2026-03-19',
    '18.11 2026-03-14 2026-04-10 2026-04-16',
    '19.0 2026-04-11 2026-05-15 2026-05-21',
    '19.1 2026-05-16 2026-06-12 2026-06-18',
    '19.2 2026-06-13 2026-07-10 2026-07-16',
    '19.3 2026-07-11 2026-08-14 2026-08-20',
    '19.4 2026-08-15 2026-09-11 2026-09-17',
    '19.5 2026-09-12 2026-10-09 2026-10-15',
    '19.6 2026-10-10 2026-11-13 2026-11-19',
    '19.7 2026-11-14 2026-12-11 2026-12-17',
  ])
})

test('releases were on the 22nd until the rule changed, with 16.6', () => {
  assert.equal(cyclesOfYear(2023, gitlab).slice(-4).map(line), [
    '16.4 2023-08-18 2023-09-17 2023-09-22',
    '16.5 2023-09-18 2023-10-17 2023-10-22',
    '16.6 2023-10-18 2023-11-10 2023-11-16',
    '16.7 2023-11-11 2023-12-15 2023-12-21',
  ])
})

test('the last day of a milestone tells its release, where the rules give one that ends then', () => {
  const days = ['2022-06-17', '2026-11-13', '2017-10-07', '9999-12-31']

  assert.equal(
    days.map((due) => releaseOf(due, gitlab)),
    ['2022-06-22', '2026-11-19', undefined, undefined],
  )
})

test('majors of GitLab came when they came', () => {
  const releases = ['8.0', '9.0', '10.4', '12.0', '13.0', '13.12', '14.0', '14.5', '14.10', '15.0']

  assert.equal(
    releases.map((version) => `${version} ${cycle(version).release}`),
    [
      '8.0 2015-09-22',
      '9.0 2017-03-22',
      '10.4 2018-01-22',
      '12.0 2019-06-22',
      '13.0 2020-05-22',
      '13.12 2021-05-22',
      '14.0 2021-06-22',
      '14.5 2021-11-22',
      '14.10 2022-04-22',
      '15.0 2022-05-22',
    ],
  )
  assert.equal(
    cyclesOfYear(2021, gitlab).map(({ version }) => version.text),
    ['13.8', '13.9', '13.10', '13.11', '13.12', '14.0', '14.1', '14.2', '14.3', '14.4', '14.5', '14.6'],
  )
})

test('every day of a cycle by the third Thursday', () => {
  assert.equal(eventLines(cycle('19.1')), [
    '2026-04-27 draft',
    '2026-05-04 plan',
    '2026-05-11 scope',
    '2026-05-18 kickoff',
    '2026-05-25 reviews',
    '2026-05-27 retrospective',
    '2026-06-12 cut-off',
    '2026-06-17 clean-up',
    '2026-06-18 release',
    '2026-06-24 direction',
  ])
})

test('every day of a cycle by the 22nd, over the end of a year, with weekends', () => {
  assert.equal(eventLines(cycle('15.8')), [
    '2022-12-02 draft',
    '2022-12-13 scope',
    '2022-12-19 kickoff',
    '2022-12-26 retrospective',
    '2023-01-17 cut-off',
    '2023-01-20 clean-up',
    '2023-01-22 release',
    '2023-01-26 direction',
  ])
})

test('the milestone is still current between its cut-off and its release', () => {
  assert.equal(cyclesFrom('2026-12-15', 2, gitlab).map(line), [
    '19.7 2026-11-14 2026-12-11 2026-12-17',
    '19.8 2026-12-12 2027-01-15 2027-01-21',
  ])
  assert.is(cyclesFrom('2026-12-17', 1, gitlab)[0]?.version.text, '19.8')
})

test('a site counts its own versions', () => {
  const timeline = timelineOf(text`
    versions: { version: '4.2', month: 2026-03, major_month: 1 }
  `)

  assert.equal(cyclesOfYear(2027, timeline).slice(0, 2).map(line), [
    '5.0 2026-12-12 2027-01-15 2027-01-21',
    '5.1 2027-01-16 2027-02-12 2027-02-18',
  ])
})

test('exceptions win, and the next milestone begins after a cut-off that moved', () => {
  const timeline = timelineOf(text`
    exceptions:
      - version: '19.7'
        days: { kickoff: 2026-11-18, release: 2026-12-16, cut-off: 2026-12-10 }
  `)

  assert.is(line(cycle('19.7', timeline)), '19.7 2026-11-14 2026-12-10 2026-12-16')
  assert.ok(eventLines(cycle('19.7', timeline)).includes('2026-11-18 kickoff (exception)'))
  assert.is(cycle('19.8', timeline).start, '2026-12-11')
})

test('what falls on a holiday waits for the next working day; cut-off and release stay', () => {
  const timeline = timelineOf(text`
    holidays:
      - { date: 2026-05-18, name: Founders' day }
      - { date: 2026-06-12 }
      - { date: 2026-06-18 }
      - { date: 2026-05-25, name: Spring break }
      - { date: 2026-05-26, name: Spring break }
  `)

  assert.equal(
    eventLines(cycle('19.1', timeline)).filter((one) => /kickoff|reviews|cut-off|release$/.test(one)),
    [
      "2026-05-19 kickoff (Founders' day)",
      '2026-05-27 reviews (Spring break)',
      '2026-06-12 cut-off',
      '2026-06-18 release',
    ],
  )
})

test('a site has rules of its own', () => {
  const timeline = timelineOf(text`
    versions: { version: '1.0', month: 2026-01, major_month: 1 }
    rules:
      - name: On the first
        from: 2026-01
        release: { day: 1 }
        start: { after: previous-due, days: 1 }
        due: { after: release, days: -3 }
        events:
          - { key: party, name: Party, roles: [Everybody], on: { day: 31, month: 0, weekend: before } }
  `)

  assert.is(line(cycle('1.1', timeline)), '1.1 2025-12-30 2026-01-29 2026-02-01')
  assert.equal(eventLines(cycle('1.0', timeline)), ['2026-01-30 party'])
})

test('the 31st is the last day of a shorter month', () => {
  const timeline = timelineOf(text`
    versions: { version: '1.0', month: 2026-01, major_month: 1 }
    rules:
      - name: On the last day
        from: 2026-01
        release: { day: 31 }
        start: { after: previous-due, days: 1 }
        due: { after: release, days: 0 }
        events: []
  `)

  assert.equal(cyclesOfYear(2026, timeline).slice(0, 4).map(line), [
    '1.0 2026-01-01 2026-01-31 2026-01-31',
    '1.1 2026-02-01 2026-02-28 2026-02-28',
    '1.2 2026-03-01 2026-03-31 2026-03-31',
    '1.3 2026-04-01 2026-04-30 2026-04-30',
  ])
})

test('there is no cycle before the first rule', () => {
  const timeline = timelineOf('versions: { version: "1.0", month: 2012-01, major_month: 1 }')

  assert.is(cycleOf(asVersion('0.1') as Version, timeline), undefined)
  assert.equal(cyclesOfYear(2009, gitlab), [])
})

test.run()
