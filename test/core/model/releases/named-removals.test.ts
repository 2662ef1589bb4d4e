import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { namedRemovals } from '../../../../plugins/core/model/releases/named-removals.ts'
import type { ReleasedItem } from '../../../../plugins/core/model/releases/releases.ts'
import { releasesOf } from '../../support.ts'

const test = suite('core/model/releases/named-removals')

const post = (version: string): string => `_data/release_posts/${version}/a.yml`
const name = (released: ReleasedItem | undefined): string | undefined => released?.release.name

test('what releases name under one title is one entry, and what a file of deprecations tells is left to it', () => {
  const releases = releasesOf({
    [post('14_9')]: 'deprecations: [{ feature_name: Oars, due: May 2022 }, { feature_name: Sails }]',
    [post('14_10')]: 'deprecations: [{ feature_name: oars, due: June 2022 }, { feature_name: Told below }]',
    [post('15_0')]: 'removals: [{ feature_name: Oars }, { feature_name: Barrels, description: x }]',
    [post('15_1')]: 'features: { secondary: [{ name: Lamps, description: x }] }',
    '_data/deprecations/a.yml':
      '- { title: Told below, announcement_milestone: "14.10", removal_milestone: "16.0", body: x }',
  })

  assert.equal(
    namedRemovals(releases).map(({ title, announced, removed, due }) => [title, name(announced), name(removed), due]),
    [
      ['Barrels', undefined, '15.0', undefined],
      ['Oars', '14.9', '15.0', 'June 2022'],
      ['Sails', '14.9', undefined, undefined],
    ],
  )
})

test.run()
