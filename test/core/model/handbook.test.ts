import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { directionPlaces } from '../../../plugins/core/model/handbook.ts'
import { withDefaults } from '../../../plugins/core/model/options.ts'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import { type DataTexts, handbookOf, linesOf, text } from '../support.ts'

const test = suite('core/model/handbook')

const contradictory: DataTexts = {
  sections: 'water: { name: Water }',
  stages: text`
    stages:
      sail:
        display_name: Sailing
        section: air
        direction: /direction/maturity/
        groups: {}
  `,
  categories: text`
    masts:
      name: Masts
      stage: sail
      marketing: true
      direction: /direction/masts/
      maturity: viable
      viable: 2027-01-01
      available: 2024-01-01
  `,
  features: 'features:\n  - title: Folding masts',
  jobs: '- slug: tie-knots\n  jtbd: Tie knots',
  renames: '- { type: category, from: masts, to: [masts] }',
}

test('finds the contradictions of all its parts, in reading order', () => {
  assert.equal(linesOf(handbookOf(contradictory).problems), [
    'categories.yml:1:1 warning taxonomy/category-without-group No group lists the category `masts`.',
    'categories.yml:7:11 error maturity/ahead-of-dates `masts` is viable, but `viable` is 2027-01-01, which lies ahead.',
    'features.yml:2:12 warning features/no-category The feature "Folding masts" belongs to no category.',
    'jobs_to_be_done.yml:1:9 warning jobs/no-group The job `tie-knots` names no group.',
    'renames.yml:1:27 warning renames/still-exists `masts` is renamed here, but there is still a category with that key.',
    'stages.yml:4:14 error taxonomy/unknown-reference There is no section `air`.',
    'stages.yml:5:16 warning taxonomy/direction-form The stage `sail` has the direction "/direction/maturity/", an address that the suite needs itself.',
  ])
})

const fault: Problem = { code: 'yaml/syntax', severity: 'error', message: 'Broken.', file: 'sections.yml' }

for (const name of ['sections', 'stages', 'categories'] as const) {
  test(`reports no contradictions when the ${name} could not be read`, () => {
    const { [name]: _, ...others } = contradictory

    assert.equal(linesOf(handbookOf(others, { reading: [fault] }).problems), ['sections.yml error yaml/syntax Broken.'])
  })
}

test('reports contradictions beside the problems of reading while the three files of the hierarchy are there', () => {
  const { problems } = handbookOf(
    { sections: '{}', stages: '{}', categories: 'masts: { maturity: planned }' },
    { reading: [fault] },
  )

  assert.equal(
    problems.map(({ code }) => code),
    ['taxonomy/category-without-group', 'taxonomy/no-direction', 'taxonomy/no-marketing', 'yaml/syntax'],
  )
})

test('reads what it can even when a file could not be read', () => {
  const { taxonomy, features, jobs, renames } = handbookOf(contradictory, { reading: [fault] })

  assert.equal([taxonomy.categories.length, features.length, jobs.length, renames.length], [1, 1, 1, 1])
})

test('is seen from its day, with the ladder of its options', () => {
  const texts = {
    sections: '{}',
    stages: '{}',
    categories: 'masts: { maturity: competitive, available: 2024-01-01, viable: 2025-01-01, competitive: 2026-06-01 }',
  }
  const found = (today: string): string[] =>
    handbookOf(texts, { today, options: { maturity: { ladder: 'current' } } })
      .problems.map(({ code }) => code)
      .filter((code) => code.startsWith('maturity/'))

  assert.equal(found('2026-05-31'), ['maturity/ahead-of-dates'])
  assert.equal(found('2026-06-01'), [])
})

test('is empty without any data', () => {
  const { taxonomy, features, jobs, renames, problems } = handbookOf({})

  assert.equal(
    { taxonomy, features, jobs, renames, problems },
    {
      taxonomy: { sections: [], stages: [], groups: [], categories: [] },
      features: [],
      jobs: [],
      renames: [],
      problems: [],
    },
  )
})

test('cannot be changed', () => {
  assert.ok(Object.isFrozen(handbookOf({})))
})

test('keeps direction pages where the options say', () => {
  assert.equal(directionPlaces(withDefaults({})), { basePath: '/direction/' })
  assert.equal(
    directionPlaces(withDefaults({ direction: { basePath: '/plans/' }, site: { url: 'https://boats.example/' } })),
    { basePath: '/plans/', siteUrl: 'https://boats.example' },
  )
})

test.run()
