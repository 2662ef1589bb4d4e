import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { competencyMatrix } from '../../../../plugins/core/model/learning/competency-matrix.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/competency-matrix')

const shape = (units: string): unknown[] =>
  competencyMatrix(learningOf({ ...sailing, units })).map(({ competency, rows, filled, total }) => [
    competency.key,
    `${filled}/${total}`,
    rows.map(({ topic, cells, others }) => [
      topic?.key ?? '',
      cells.map((cell) => cell.map(({ uid }) => uid).join(' ')).join('|'),
      others.map(({ uid }) => uid).join(' '),
    ]),
  ])

test('shows what there is by topic and slot, and every empty slot', () => {
  assert.equal(shape(sailing.units), [
    [
      'knots',
      '1/8',
      [
        ['loops', 'bowline|||', ''],
        ['bends', '|||', ''],
      ],
    ],
    ['weather', '0/4', [['', '|||', '']]],
  ])
})

test('keeps resources without a topic or a slot', () => {
  const units = `
- { uid: splices, title: Splices, kind: article, competencies: [knots], slot: book }
- { uid: hitches, title: Hitches, kind: article, topics: [bends] }
- { uid: fog, title: Fog, kind: article, competencies: [weather], slot: deeper }
`

  assert.equal(shape(units), [
    [
      'knots',
      '0/8',
      [
        ['loops', '|||', ''],
        ['bends', '|||', 'hitches'],
        ['', '|||splices', ''],
      ],
    ],
    ['weather', '1/4', [['', '|fog||', '']]],
  ])
})

test('names the modules that build a competency', () => {
  assert.equal(
    competencyMatrix(learningOf(sailing)).map(({ modules }) => modules.map(({ uid }) => uid)),
    [['tie-knots'], ['read-sky']],
  )
})

test.run()
