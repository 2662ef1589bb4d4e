import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LearningItem } from '../../../../plugins/core/model/learning/learning.ts'
import {
  catalogueItems,
  catalogueJson,
  facetsOf,
  unitsWithin,
} from '../../../../plugins/core/model/learning/learning-catalogue.ts'
import { schemaProblems } from '../../../../plugins/core/problems/schema-problems.ts'
import { suiteSchema } from '../../../../plugins/sources/schemas.ts'
import { linesOf, yamlOf } from '../../support.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/learning-catalogue')

const school = learningOf({
  ...sailing,
  units: `${sailing.units}- { uid: tide-tables, title: Tide tables, kind: external, topics: [bends], access: internal, roles: [cook] }\n`,
})
const item = (uid: string): LearningItem => school.byUid.get(uid) as LearningItem

test('lists paths, modules, and units that are in no module', () => {
  assert.equal(
    catalogueItems(school).map(({ uid }) => uid),
    ['first-voyage', 'tie-knots', 'read-sky', 'tide-tables'],
  )
})

test('finds a path by what it says itself, else by what its parts say', () => {
  assert.equal(facetsOf(item('first-voyage'), school), {
    roles: ['skipper'],
    levels: ['beginner', 'intermediate'],
    competencies: ['knots', 'weather'],
    subjects: [],
    formats: ['article', 'video', 'reading', 'knowledge_check'],
    access: 'public',
  })
  assert.equal(facetsOf(item('tide-tables'), school), {
    roles: ['cook'],
    levels: [],
    competencies: ['knots'],
    subjects: [],
    formats: ['external'],
    access: 'internal',
  })
})

test('takes the access of the part that the fewest may use', () => {
  const units = sailing.units.replace('minutes: 20', 'access: limited')

  const learning = learningOf({ ...sailing, units })

  assert.is(facetsOf(learning.paths[0] as LearningItem, learning).access, 'limited')
})

test('knows the units that must be done', () => {
  assert.equal(unitsWithin(item('first-voyage')), ['why-knots', 'bowline', 'clouds', 'sky-check'])
  assert.equal(unitsWithin(item('clouds')), ['clouds'])
})

test('the catalogue as data obeys its schema', () => {
  const json = catalogueJson(school, '2026-05-10', '/learn/', (url) => `https://sea.example${url}`)

  const yaml = yamlOf(JSON.stringify(json))
  assert.equal(linesOf(schemaProblems(suiteSchema('learning-catalogue'), yaml.value, 'catalogue.json', yaml.place)), [])
  assert.equal((json.units as object[])[1], {
    uid: 'bowline',
    title: 'The bowline',
    url: 'https://sea.example/learn/units/bowline/',
    resource: 'https://knots.example/bowline',
    minutes: 10,
    levels: [],
    roles: [],
    competencies: ['knots'],
    subjects: [],
    kind: 'video',
    access: 'public',
    prerequisites: [],
  })
})

test.run()
