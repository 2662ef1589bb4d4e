import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { olderReleases } from '../../../../plugins/core/model/releases/recent-releases.ts'
import { releasesOf } from '../../support.ts'

const test = suite('core/model/releases/recent-releases')

test('twelve released ones are recent, and upcoming ones do not count', () => {
  const versions = Array.from({ length: 14 }, (_, minor) => `16_${minor}`)
  const releases = releasesOf(
    Object.fromEntries(
      versions.map((name) => [`_data/release_posts/${name}/a.yml`, 'extras: [{ title: A, description: x }]']),
    ),
    { releases: '- { version: "16.13", date: "2026-05-11" }' },
    { today: '2026-05-10' },
  )

  assert.equal(
    olderReleases(releases).map(({ name }) => name),
    ['16.0'],
  )
})

test.run()
