import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  isHostedOnly,
  namedOfferings,
  tierName,
  tiers,
  tiersOf,
} from '../../../../plugins/core/model/product/availability.ts'

const test = suite('core/model/product/availability')

const lists: [texts: string[], tiers: string[]][] = [
  [
    ['Free', 'Premium', 'Ultimate'],
    ['free', 'premium', 'ultimate'],
  ],
  [
    ['Ultimate', 'Free'],
    ['free', 'ultimate'],
  ],
  [
    ['core', 'premium', 'ultimate'],
    ['free', 'premium', 'ultimate'],
  ],
  [
    ['core', 'starter', 'premium', 'ultimate'],
    ['free', 'starter', 'premium', 'ultimate'],
  ],
  [
    ['starter', 'premium', 'ultimate'],
    ['starter', 'premium', 'ultimate'],
  ],
  [
    ['bronze', 'silver', 'gold'],
    ['starter', 'premium', 'ultimate'],
  ],
  [
    ['free', 'silver', 'gold'],
    ['free', 'premium', 'ultimate'],
  ],
  [['gold'], ['ultimate']],
  [['Core', 'free'], ['free']],
  [['wood', ''], []],
  [[], []],
]
for (const [texts, expected] of lists) {
  test(`takes [${texts.join(', ')}] for ${expected.join(', ') || 'no tier'}, lowest first`, () => {
    assert.equal(tiersOf(texts), expected)
  })
}

const hosted: [texts: string[], isHosted: boolean][] = [
  [['gold'], true],
  [['bronze', 'silver', 'gold'], true],
  [['free', 'silver', 'gold'], true],
  [['free'], false],
  [['core', 'premium', 'ultimate'], false],
  [['core', 'starter', 'premium', 'ultimate', 'free', 'bronze', 'silver', 'gold'], false],
  [['ultimate', 'gold'], false],
  [[], false],
]
for (const [texts, isHosted] of hosted) {
  test(`takes [${texts.join(', ')}] for tiers of ${isHosted ? 'the hosted service alone' : 'more than the hosted service'}`, () => {
    assert.is(isHostedOnly(texts), isHosted)
  })
}

test('names tiers and offerings', () => {
  assert.equal(
    tiers.map(({ key }) => tierName(key)),
    ['Free', 'Starter', 'Premium', 'Ultimate'],
  )
  assert.equal(
    namedOfferings({}).map(({ name }) => name),
    ['GitLab.com', 'GitLab Self-Managed', 'GitLab Dedicated', 'GitLab Dedicated for Government'],
  )
  assert.equal(
    namedOfferings({ self_managed: 'Harbour Server' }).map(({ name }) => name),
    ['GitLab.com', 'Harbour Server', 'GitLab Dedicated', 'GitLab Dedicated for Government'],
  )
})

test.run()
