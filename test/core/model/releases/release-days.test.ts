import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readMvps, readReleaseDays } from '../../../../plugins/core/model/releases/release-days.ts'
import { dataFileOf, text } from '../../support.ts'

const test = suite('core/model/releases/release-days')

const daysOf = (...sources: string[]): [string, string][] => [
  ...readReleaseDays(sources.map((source) => dataFileOf('releases.yml', source))),
]

test('reads a list of releases', () => {
  assert.equal(daysOf('- { version: "15.10", date: 2023-03-22 }\n- { version: "15.9", date: "2023-02-22" }'), [
    ['15.10', '2023-03-22'],
    ['15.9', '2023-02-22'],
  ])
})

test('reads the same rows below `releases`', () => {
  assert.equal(daysOf('releases:\n  - { version: "15.5", date: "2022-10-22", manager: ada }'), [['15.5', '2022-10-22']])
})

test('takes the first file that tells', () => {
  assert.equal(
    daysOf(
      '- { version: "15.5", date: 2022-10-20 }',
      'releases: [{ version: "15.5", date: 2022-10-22 }, { version: "15.6", date: 2022-11-22 }]',
    ),
    [
      ['15.5', '2022-10-20'],
      ['15.6', '2022-11-22'],
    ],
  )
})

test('leaves rows without a version or a day of the calendar to the schema', () => {
  assert.equal(
    daysOf(text`
      - { version: "15.5", date: tbd }
      - { version: "15.6", date: 2022-02-31 }
      - { version: "15.7" }
      - { version: next, date: 2022-12-22 }
      - { date: 2022-12-22 }
      - text
      -
    `),
    [],
  )
  assert.equal(daysOf('releases: none'), [])
  assert.equal([...readReleaseDays([undefined, undefined])], [])
})

test('knows a version that YAML took for a whole number', () => {
  assert.equal(daysOf('- { version: 16.0, date: 2023-05-22 }'), [['16.0', '2023-05-22']])
})

test('reads the contributors who were thanked above all, in their order', () => {
  const mvps = readMvps(
    dataFileOf(
      'mvps.yml',
      text`
        - { version: "15.5", name: Ada Moss, gitlab: ada, date: "October 22, 2022", post: /releases/15-5/ }
        - { version: "15.4", name: Ben Ray }
        - { version: "15.3", name: [Cleo Park, Dee Fox], gitlab: [cleo, dee] }
      `,
    ),
  )

  assert.equal(
    mvps.map(({ source, version, ...rest }) => ({ version: version.text, ...rest, at: source?.path })),
    [
      { version: '15.5', name: 'Ada Moss', handle: 'ada', url: '/releases/15-5/', at: [0] },
      { version: '15.4', name: 'Ben Ray', at: [1] },
      { version: '15.3', name: 'Cleo Park', handle: 'cleo', at: [2] },
      { version: '15.3', name: 'Dee Fox', handle: 'dee', at: [2] },
    ],
  )
})

test('leaves rows without a version or a name to the schema', () => {
  assert.equal(readMvps(dataFileOf('mvps.yml', '- { name: Ada }\n- { version: "15.4" }\n- ada\n-')), [])
  assert.equal(readMvps(dataFileOf('mvps.yml', 'ada: 15.4')), [])
  assert.equal(readMvps(undefined), [])
})

test.run()
