import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LearningItem } from '../../../../plugins/core/model/learning/learning.ts'
import { learningJsonLd } from '../../../../plugins/core/model/learning/learning-json-ld.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/learning-json-ld')

const describe = (uid: string, site: { url?: string } = { url: 'https://sea.example' }) => {
  const learning = learningOf({
    ...sailing,
    paths: sailing.paths.replace('owner: Ada Moss', 'prerequisites_text: A boat'),
  })
  return learningJsonLd(learning.byUid.get(uid) as LearningItem, {
    site: { title: 'Sea school', lang: 'en', ...site },
    basePath: '/learn/',
    vocabulary: learning.vocabulary,
    itemOf: (one) => learning.byUid.get(one),
  })
}

test('describes a path as a course, with what search engines ask of one', () => {
  assert.equal(describe('first-voyage'), {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': 'https://sea.example/learn/paths/first-voyage/',
    url: 'https://sea.example/learn/paths/first-voyage/',
    name: 'First voyage',
    description: 'From the quay to the open sea.',
    inLanguage: 'en',
    teaches: ['Tie a bowline'],
    provider: { '@type': 'Organization', name: 'Sea school', url: 'https://sea.example' },
    coursePrerequisites: ['A boat'],
    hasCourseInstance: [{ '@type': 'CourseInstance', courseMode: 'online', courseWorkload: 'PT39M' }],
    hasPart: [
      { '@type': 'LearningResource', name: 'Tie knots', url: 'https://sea.example/learn/modules/tie-knots/' },
      { '@type': 'LearningResource', name: 'Read the sky', url: 'https://sea.example/learn/modules/read-sky/' },
    ],
  })
})

test('describes a unit as a learning resource', () => {
  assert.equal(describe('bowline'), {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    '@id': 'https://sea.example/learn/units/bowline/',
    url: 'https://sea.example/learn/units/bowline/',
    name: 'The bowline',
    inLanguage: 'en',
    learningResourceType: 'video',
    timeRequired: 'PT10M',
    isPartOf: [{ '@type': 'LearningResource', name: 'Tie knots', url: 'https://sea.example/learn/modules/tie-knots/' }],
  })
})

test('gives no addresses while the site has none', () => {
  assert.not.match(JSON.stringify(describe('tie-knots', {})), /"url"|"@id"/)
})

test.run()
