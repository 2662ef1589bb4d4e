import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { shownMean } from '../../../../plugins/core/model/product/maturity.ts'
import { maturityOn } from '../../../../plugins/core/model/product/maturity-on.ts'
import { handbookOf, text } from '../../support.ts'

const test = suite('core/model/product/maturity-on')

const fleet = (): ReturnType<typeof handbookOf> =>
  handbookOf({
    stages: 'stages: { sail: { display_name: Sailing }, dock: { display_name: Docking } }',
    categories: text`
      masts:
        name: Masts
        stage: sail
        marketing: true
        maturity: viable
        available: 2024-01-15
        viable: 2025-06-01
        complete: 2026-09-30
        competitors:
          raft: { maturity: complete }
      ropes:
        name: Ropes
        stage: sail
        marketing: true
        maturity: minimal
      hidden:
        name: Hidden
        stage: sail
        marketing: false
        maturity: lovable
      lost:
        name: Lost
        stage: gone
        marketing: true
        maturity: planned
    `,
  })

test('tells the levels of today', () => {
  assert.equal(maturityOn(fleet(), '2026-05-10'), {
    on: '2026-05-10',
    counts: { planned: 1, minimal: 1, viable: 1, complete: 0, lovable: 0 },
    categories: [
      { key: 'masts', name: 'Masts', stage: 'sail', level: 'viable', since: '2025-06-01' },
      { key: 'ropes', name: 'Ropes', stage: 'sail', level: 'minimal', since: null },
      { key: 'lost', name: 'Lost', stage: null, level: 'planned', since: null },
    ],
    stages: [
      { key: 'sail', mean: 2.5, competitors: { raft: 2 } },
      { key: 'dock', mean: null, competitors: {} },
    ],
  })
})

test('tells the levels of a day in the past by the dates', () => {
  const { counts, categories, stages } = maturityOn(fleet(), '2024-12-31')

  assert.equal(counts, { planned: 2, minimal: 1, viable: 0, complete: 0, lovable: 0 })
  assert.equal(categories[0], { key: 'masts', name: 'Masts', stage: 'sail', level: 'minimal', since: '2024-01-15' })
  assert.is(stages[0]?.mean, 1.5)
})

test('tells the levels of a day to come by the plans', () => {
  const { categories } = maturityOn(fleet(), '2026-12-31')

  assert.equal(categories[0], { key: 'masts', name: 'Masts', stage: 'sail', level: 'complete', since: '2026-09-30' })
  assert.equal(categories[1], { key: 'ropes', name: 'Ropes', stage: 'sail', level: 'minimal', since: null })
})

test('counts hidden categories when all are asked for, but not in the means', () => {
  const { counts, categories, stages } = maturityOn(fleet(), '2026-05-10', true)

  assert.equal(counts, { planned: 1, minimal: 1, viable: 1, complete: 0, lovable: 1 })
  assert.equal(
    categories.map(({ key }) => key),
    ['masts', 'ropes', 'hidden', 'lost'],
  )
  assert.is(stages[0]?.mean, 2.5)
})

test('counts by the ladder of the options', () => {
  const handbook = handbookOf(
    { categories: 'masts: { name: Masts, marketing: true, maturity: competitive }' },
    { options: { maturity: { ladder: 'current' } } },
  )

  assert.equal(maturityOn(handbook, '2026-05-10').counts, {
    planned: 0,
    minimal: 0,
    viable: 0,
    competitive: 1,
    complete: 0,
  })
})

test('gives the means that pages show', () => {
  const levels = [...Array<string>(11).fill('planned'), ...Array<string>(9).fill('minimal')]
  const categories = levels.map((level, at) => `c${at}: { stage: sail, marketing: true, maturity: ${level} }`)

  const { stages } = maturityOn(
    handbookOf({ stages: 'stages: { sail: }', categories: categories.join('\n') }),
    '2026-05-10',
  )

  assert.is(stages[0]?.mean, Number(shownMean(29 / 20)))
})

test.run()
