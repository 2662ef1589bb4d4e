import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lowestTier, namingsIn, uniqueSlug } from '../../../../plugins/core/model/releases/release-item.ts'
import { handbookOf, text } from '../../support.ts'

const test = suite('core/model/releases/release-item')

const slugs: [title: string, slug: string][] = [
  ['Faster boards', 'faster-boards'],
  ['CI/CD `rules` & more', 'cicd-rules--more'],
  ['Boards  -  faster', 'boards-faster'],
  ['GitLab Runner 15.3', 'gitlab-runner-153'],
  ['snake_case fields', 'snakecase-fields'],
  ['Ärger und 潮', 'ärger-und-潮'],
  ['<script>alert(1)</script>', 'scriptalert1script'],
  ['../../etc/passwd', 'etcpasswd'],
  ['{{ title }}', '-title-'],
  ['!!!', 'item'],
  ['', 'item'],
]
for (const [title, slug] of slugs) {
  test(`makes the anchor ${slug} from ${JSON.stringify(title)}`, () => {
    assert.is(uniqueSlug(title, 'feature', new Set()), slug)
  })
}

test('keeps underscores in anchors of deprecations and removals, as GitLab does', () => {
  assert.is(uniqueSlug('Old `api_v3`', 'deprecation', new Set()), 'old-api_v3')
  assert.is(uniqueSlug('Old `api_v3`', 'removal', new Set()), 'old-api_v3')
  assert.is(uniqueSlug('Old `api_v3`', 'upgrade', new Set()), 'old-apiv3')
})

test('gives no anchor twice', () => {
  const used = new Set(['boards-2'])

  assert.equal(
    ['Boards', 'boards', 'Boards!', 'Boards 2'].map((title) => uniqueSlug(title, 'feature', used)),
    ['boards', 'boards-3', 'boards-4', 'boards-2-2'],
  )
})

test('takes the lowest tier, whatever stands first in the source', () => {
  assert.is(lowestTier({ tiers: ['starter', 'premium'] }), 'starter')
  assert.is(lowestTier({ tiers: [] }), undefined)
})

const boats = () => {
  const { taxonomy, renames } = handbookOf({
    stages: 'stages: { sail: { display_name: Sailing } }',
    categories: 'ropes: { name: Ropes, stage: sail }\nsea_charts: { name: Sea charts, stage: sail }',
    renames: text`
      - { type: category, from: papers, name: Old papers, to: [sea_charts] }
      - { type: category, kind: split, from: rigging, name: Rigging, to: [ropes, sea_charts] }
    `,
  })
  return namingsIn(taxonomy, renames)
}

test('finds stages by key, by name and in any case', () => {
  const { stage } = boats()

  assert.equal(
    ['sail', 'Sailing', 'SAIL', 'steam', undefined].map((asked) => stage(asked)?.key),
    ['sail', 'sail', 'sail', undefined, undefined],
  )
})

test('finds categories, each once, by old names too when they have one heir', () => {
  const { categories } = boats()

  const found = categories(['Sea charts', 'Old papers', 'ropes', 'Rigging', 'Kites'])

  assert.equal(
    found.map(({ key }) => key),
    ['sea_charts', 'ropes'],
  )
})

test.run()
