import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type LearningInterest, relatedLearning } from '../../../../plugins/core/model/learning/related-learning.ts'
import { categoryIn, groupIn, sectionIn, stageIn, taxonomyOf } from '../../support.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/related-learning')

const taxonomy = taxonomyOf({
  sections: 'fleet: { name: Fleet }',
  stages:
    'stages: { sail: { display_name: Sailing, section: fleet, groups: { crew: { name: Crew, categories: [masts] } } } }',
  categories: 'masts: { name: Masts, stage: sail }\nropes: { name: Ropes, stage: sail }',
})

const learning = learningOf({
  ...sailing,
  paths: sailing.paths.replace('owner: Ada Moss', 'stages: [sail]'),
  modules: sailing.modules.replace('level: beginner', 'categories: [masts]'),
})

const related = (interest: Partial<LearningInterest>): string[] =>
  relatedLearning(learning, { uids: [], entities: [], roles: [], competencies: [], ...interest }).map(({ uid }) => uid)

test('shows what a page names, first and once', () => {
  assert.equal(related({ uids: ['clouds', 'tie-knots', 'nothing'], entities: [categoryIn(taxonomy, 'masts')] }), [
    'clouds',
    'tie-knots',
  ])
})

test('shows what is about an entity; for a category that nothing is about, what is about its stage', () => {
  assert.equal(related({ entities: [categoryIn(taxonomy, 'masts')] }), ['tie-knots'])
  assert.equal(related({ entities: [categoryIn(taxonomy, 'ropes')] }), ['first-voyage'])
  assert.equal(related({ entities: [groupIn(taxonomy, 'crew')] }), ['tie-knots'])
  assert.equal(related({ entities: [stageIn(taxonomy, 'sail')] }), ['first-voyage', 'tie-knots'])
  assert.equal(related({ entities: [sectionIn(taxonomy, 'fleet')] }), ['first-voyage'])
})

test('shows what builds a competency, and what is for a role', () => {
  assert.equal(related({ competencies: ['weather'] }), ['read-sky'])
  assert.equal(related({ roles: ['cook'] }), ['tie-knots'])
})

test('shows nothing for a page that has nothing to do with it', () => {
  assert.equal(related({}), [])
})

test.run()
