import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  competencyOfTopic,
  levelRank,
  nameOf,
  readVocabulary,
} from '../../../../plugins/core/model/learning/learning-vocabulary.ts'
import { dataFileOf } from '../../support.ts'
import { sailing } from './learning-support.ts'

const test = suite('core/model/learning/learning-vocabulary')

test('declares three levels and four slots by itself', () => {
  const { levels, slots, roles } = readVocabulary(undefined)

  assert.equal(
    levels.map(({ key }) => key),
    ['beginner', 'intermediate', 'advanced'],
  )
  assert.equal(
    slots.map(({ key }) => key),
    ['quick', 'deeper', 'course', 'book'],
  )
  assert.equal(roles, [])
})

test('takes the levels of the site in their order', () => {
  const vocabulary = readVocabulary(
    dataFileOf('learning.yml', 'levels: [{ key: deck, name: Deck }, { key: bridge, name: Bridge }]'),
  )

  assert.is(levelRank(vocabulary, 'bridge'), 1)
  assert.is(levelRank(vocabulary, 'beginner'), undefined)
})

test('knows topics by their competency, and names by their keys', () => {
  const vocabulary = readVocabulary(dataFileOf('learning.yml', sailing.learning))

  assert.is(competencyOfTopic(vocabulary, 'bends')?.key, 'knots')
  assert.is(competencyOfTopic(vocabulary, 'clouds'), undefined)
  assert.is(nameOf(vocabulary.roles, 'cook'), 'Cook')
  assert.is(nameOf(vocabulary.roles, 'pilot'), 'pilot')
})

test.run()
