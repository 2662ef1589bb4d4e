import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Feature,
  featureProblems,
  pricingThemeProblems,
  readFeatures,
} from '../../../../plugins/core/model/product/features.ts'
import { dataFileOf, linesOf, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/product/features')

const boats = (): ReturnType<typeof taxonomyOf> =>
  taxonomyOf({ categories: 'masts: { name: Masts }\nropes: { name: Ropes }' })

const featuresOf = (source: string): Feature[] => readFeatures(dataFileOf('features.yml', source), boats())

const problemsOf = (source: string): string[] => linesOf(featureProblems(featuresOf(source), boats(), []))

test('reads a feature whole', () => {
  const [feature] = featuresOf(text`
    features:
      - title: Folding masts
        description: Masts that fold
        link: https://docs.boats.example/folding
        category: [masts, ropes, masts, wings]
        gitlab_core: false
        gitlab_premium: true
        gitlab_ultimate: true
        wood: pine
  `)
  const { title, description, link, categories, lowestTier, fields } = feature as Feature

  assert.equal(
    { title, description, link, categories: categories.map(({ key }) => key), lowestTier, wood: fields.wood },
    {
      title: 'Folding masts',
      description: 'Masts that fold',
      link: 'https://docs.boats.example/folding',
      categories: ['masts', 'ropes'],
      lowestTier: 'premium',
      wood: 'pine',
    },
  )
})

test('takes one category for a list of one', () => {
  const [feature] = featuresOf('features: [{ title: Knots, category: ropes }]')

  assert.equal(
    feature?.categories.map(({ key }) => key),
    ['ropes'],
  )
})

const tiers: [fields: string, tier: string | undefined][] = [
  ['gitlab_core: true', 'free'],
  ['gitlab_core: partially', 'free'],
  ['gitlab_core: { valid: true }', 'free'],
  ['gitlab_core: { note: soon }', 'free'],
  ['gitlab_core: { valid: false }, gitlab_premium: true', 'premium'],
  ['gitlab_core: { valid: partially }', 'free'],
  ['gitlab_starter: true, gitlab_premium: true', 'starter'],
  ['gitlab_ultimate: true', 'ultimate'],
  ['gitlab_core: false, gitlab_ultimate: false', undefined],
  ['gitlab_core: "yes"', undefined],
  ['wood: pine', undefined],
]
for (const [fields, tier] of tiers) {
  test(`finds ${tier ?? 'no tier'} in { ${fields} }`, () => {
    assert.is(featuresOf(`features: [{ title: Knots, ${fields} }]`)[0]?.lowestTier, tier)
  })
}

test('is empty without a file, and with one of another shape', () => {
  assert.equal(readFeatures(undefined, boats()), [])
  assert.equal(featuresOf('- title: Knots'), [])
  assert.equal(featuresOf('features: none'), [])
})

test('finds nothing wrong with sound features', () => {
  assert.equal(
    problemsOf(text`
      features:
        - { title: Knots, category: [ropes], gitlab_core: true, gitlab_premium: true, gitlab_ultimate: true }
        - { title: Wings, category: [masts], gitlab_premium: false }
        - { title: Splices, category: ropes, gitlab_core: true, gitlab_starter: false }
    `),
    [],
  )
})

const problems: [name: string, source: string, lines: string[]][] = [
  [
    'a category that does not exist, in a list',
    'features:\n  - title: Knots\n    category: [masts, roeps]',
    ['features.yml:3:23 error taxonomy/unknown-reference There is no category `roeps`.'],
  ],
  [
    'a category that does not exist, alone',
    'features:\n  - title: Knots\n    category: roeps',
    ['features.yml:3:15 error taxonomy/unknown-reference There is no category `roeps`.'],
  ],
  [
    'a feature without a category',
    'features:\n  - title: Knots\n  - title: Hooks\n    category: []',
    [
      'features.yml:2:12 warning features/no-category The feature "Knots" belongs to no category.',
      'features.yml:3:12 warning features/no-category The feature "Hooks" belongs to no category.',
    ],
  ],
  [
    'a tier that a higher one lacks',
    'features:\n  - title: Knots\n    category: ropes\n    gitlab_core: true\n    gitlab_premium: false\n    gitlab_ultimate: true',
    ['features.yml:5:21 error features/tier-gap The feature "Knots" is in Free but not in Premium, which includes it.'],
  ],
  [
    'a tier that a higher one lacks by a map',
    'features:\n  - title: Knots\n    category: ropes\n    gitlab_core: true\n    gitlab_premium:\n      valid: false',
    ['features.yml:6:7 error features/tier-gap The feature "Knots" is in Free but not in Premium, which includes it.'],
  ],
  [
    'a title that stands twice',
    'features:\n  - { title: Knots, category: ropes }\n  - { title: Knots, category: masts }\n  - { title: "", category: masts }\n  - { category: masts }',
    ['features.yml:3:14 warning features/duplicate-title There is another feature "Knots".'],
  ],
]
for (const [name, source, lines] of problems) {
  test(`tells of ${name}`, () => {
    assert.equal(problemsOf(source), lines)
  })
}

const themed =
  'features:\n  - title: Knots\n    pricing_theme: Saftey\n  - { title: Hooks, pricing_theme: Speed }\n  - title: Splices'

test('tells of a pricing theme that does not exist', () => {
  const problems = pricingThemeProblems(
    featuresOf(themed),
    dataFileOf('pricing_themes.yml', '- name: Safety\n- name: Speed'),
  )

  assert.equal(linesOf(problems), [
    'features.yml:3:20 error taxonomy/unknown-reference There is no pricing theme "Saftey", which the feature "Knots" names.',
  ])
  assert.equal(problems[0]?.expected, ['Safety'])
})

test('tells of a pricing theme that stands twice', () => {
  const problems = pricingThemeProblems(
    [],
    dataFileOf('pricing_themes.yml', '- name: Safety\n- name: Speed\n- name: Safety\n- tier: free'),
  )

  assert.equal(linesOf(problems), [
    'pricing_themes.yml:3:9 warning taxonomy/duplicate-name There is another pricing theme "Safety".',
  ])
})

test('asks for no pricing themes on a site without a list of them', () => {
  assert.equal(pricingThemeProblems(featuresOf(themed), undefined), [])
})

test.run()
