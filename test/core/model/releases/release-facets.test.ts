import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../../../plugins/core/model/options.ts'
import { type Facet, facetKeys, releaseFacets } from '../../../../plugins/core/model/releases/release-facets.ts'
import type { Releases } from '../../../../plugins/core/model/releases/releases.ts'
import { releasesOf, taxonomyOf } from '../../support.ts'

const test = suite('core/model/releases/release-facets')

const data = {
  stages: 'stages: { shore: { display_name: Shore }, sea: { display_name: Sea } }',
  categories:
    'beacons: { name: Beacons, stage: shore }\nfog: { name: Fog, stage: sea }\nrafts: { name: Rafts, stage: sea }',
  releases: '- { version: "15.3", date: "2025-12-18" }\n- { version: "15.4", date: "2026-01-15" }',
}

const releases = releasesOf(
  {
    '_data/release_posts/15_3/a.yml':
      'features: { secondary: [{ name: Old tiers, available_in: [starter, premium, ultimate], stage: sea, categories: [Fog, Rafts], description: x }] }',
    '_data/release_posts/15_3/b.yml': 'removals: [{ feature_name: Oars }]',
    '_data/release_posts/15_4/a.yml':
      'features: { secondary: [{ name: Of nobody, available_in: [ultimate], stage: harbour, categories: [Docks], description: x }] }',
    '_data/release_posts/15_4/b.yml':
      'features: { primary: [{ name: Lit at night, available_in: [core, premium, ultimate], self_managed: false, stage: shore, categories: [Beacons], description: x }] }',
    'src/releases/15/boats-15-5-released/c.md':
      '---\ntitle: Undated\ntier: [Free]\noffering: [self_managed]\nstage: shore\ncategories: [Beacons]\ntype: security\n---\nx\n',
  },
  data,
)

const facets = releaseFacets(
  releases.items,
  taxonomyOf(data),
  withDefaults({ releases: { offerings: { gitlab_com: 'Harbour Cloud' } } }).releases.offerings,
)

test('counts what each value has, in the order of the taxonomy and the vocabularies, years newest first', () => {
  assert.equal(facets.map(countsOf), [
    'Stage: shore 2, sea 1, none 2',
    'Category: beacons 2, fog 1, rafts 1, none 2',
    'Lowest tier: free 2, starter 1, ultimate 1, none 1',
    'Offering: gitlab_com 3, self_managed 3, none 1',
    'Type: feature 3, security 1, removal 1',
    'Year: 2026 2, 2025 2, none 1',
  ])
})

test('every item is in every facet', () => {
  for (const { key, values } of facets) {
    const found = new Set(values.flatMap(({ items }) => items))
    assert.is(found.size, releases.items.length, key)
  }
})

test('an item of a stage that nobody knows is among those without a stage', () => {
  assert.equal(titlesAt(facets, 'stage', 'none'), ['Of nobody', 'Oars'])
})

test('an item counts for its lowest tier alone', () => {
  assert.equal(titlesAt(facets, 'tier', 'starter'), ['Old tiers'])
  assert.equal(titlesAt(facets, 'tier', 'premium'), [])
})

test('an item with several categories is in each, and has a key in each facet', () => {
  const [one] = releases.items.filter(({ item }) => item.title === 'Old tiers')

  assert.equal(facetKeys(one as Releases['items'][number]), {
    stage: ['sea'],
    category: ['fog', 'rafts'],
    tier: ['starter'],
    offering: ['gitlab_com', 'self_managed'],
    type: ['feature'],
    year: ['2025'],
  })
})

function countsOf({ name, values }: Facet): string {
  return `${name}: ${values.map(({ key, items }) => `${key} ${items.length}`).join(', ')}`
}

function titlesAt(facets: readonly Facet[], facet: Facet['key'], value: string): string[] {
  const found = facets.find(({ key }) => key === facet)?.values.find(({ key }) => key === value)
  return found?.items.map(({ item }) => item.title) ?? []
}

test.run()
