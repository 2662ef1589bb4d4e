import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Achievement } from '../../../../plugins/core/model/learning/learning-achievements.ts'
import { openBadge } from '../../../../plugins/core/model/learning/open-badges.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/open-badges')

const site = { siteUrl: 'https://sea.example', siteTitle: 'Sea school', basePath: '/learn/' }

test('defines an achievement as Open Badges 3.0 has it', () => {
  const achievements = `${sailing.achievements.trimEnd()}
  image: /images/sailor.svg
  alignment: [{ name: Seamanship, url: 'https://skills.example/seamanship' }]
`
  const [sailor] = learningOf({ achievements }).achievements

  assert.equal(openBadge(sailor as Achievement, site), {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'https://sea.example/learn/achievements/sailor.json',
    type: ['Achievement'],
    achievementType: 'LearningProgram',
    creator: { id: 'https://sea.example/', type: ['Profile'], name: 'Sea school', url: 'https://sea.example/' },
    name: 'Sailor',
    description: 'Has sailed out and come back.',
    criteria: {
      id: 'https://sea.example/learn/achievements/#achievement-sailor',
      narrative: 'Finish the path.',
    },
    image: { id: 'https://sea.example/images/sailor.svg', type: 'Image' },
    alignment: [{ type: ['Alignment'], targetName: 'Seamanship', targetUrl: 'https://skills.example/seamanship' }],
  })
})

test('claims no credential: nobody has earned it, and nothing is signed', () => {
  const badge = openBadge(learningOf(sailing).achievements[0] as Achievement, site)

  for (const field of ['credentialSubject', 'issuer', 'proof', 'recipient']) assert.not(field in badge)
})

test.run()
