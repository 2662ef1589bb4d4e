import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Direction } from '../../../../plugins/core/model/direction/direction-items.ts'
import { releaseProblems } from '../../../../plugins/core/model/releases/release-problems.ts'
import { isReady, releaseReadiness } from '../../../../plugins/core/model/releases/release-readiness.ts'
import type { Release } from '../../../../plugins/core/model/releases/releases.ts'
import { releasesOf } from '../../support.ts'

const test = suite('core/model/releases/release-readiness')

const folder = 'src/releases/19/boats-19-1-released'
const index = '---\ntitle: Boats 19.1\ndescription: Faster.\ndate: 2026-06-18\nnotable_contributor: Ada Moss\n---\n'
const item = (fields = ''): string =>
  `---\ntitle: Masts\ntier: [Free, Premium, Ultimate]\noffering: [gitlab_com]\nstage: sail\ncategories: [Masts]\ndocumentation_link: ../masts\nwork_item: https://gitlab.example/acme/app/-/work_items/7\n${fields}---\nThey fold.\n`

const done = { kind: 'issue', id: 1, title: 'Fold masts', state: 'closed', labels: [] } as const
const directionOf = (url: string, milestone = '19.1'): Direction =>
  ({
    items: [{ ...done, reference: 'acme/app#7', url, milestone: { id: 1, title: milestone, state: 'current' } }],
  }) as unknown as Direction

function look(texts: Record<string, string>, direction?: Direction): ReturnType<typeof releaseReadiness> {
  const releases = releasesOf(texts)
  const problems = releaseProblems(releases, () => undefined)
  return releaseReadiness(releases.releases[0] as Release, releases, problems, direction)
}

test('finds nothing missing in a release that is ready', () => {
  const state = look({ [`${folder}/index.md`]: index, [`${folder}/masts.md`]: item() })

  assert.equal([state, isReady(state)], [{ problems: [], untold: [], missing: [] }, true])
})

test('says what the release itself lacks', () => {
  const state = look({ [`${folder}/index.md`]: '---\ntitle: Boats 19.1\n---\n' })

  assert.equal(state.missing, [
    'It has no items.',
    'It has no date.',
    'It thanks no contributor above all.',
    'Its index has no description.',
  ])
  assert.not(isReady(state))
})

test('says which items name no documentation, and tells their problems', () => {
  const texts = {
    [`${folder}/index.md`]: index,
    [`${folder}/masts.md`]: item('status: experiment\nlevel: primary\n').replace(/documentation_link.*\n/, ''),
  }
  const state = look(texts)

  assert.equal(state.missing, ['"Masts" names no documentation.'])
  assert.equal(
    state.problems.map(({ code }) => code),
    ['release/unfinished-primary', 'release/beta-feedback'],
  )
})

test('says which pages of items name no stage and no category', () => {
  const draft = item().replace('stage: sail', 'stage: ""').replace('[Masts]', '[]')
  const { missing } = look({ [`${folder}/index.md`]: index, [`${folder}/masts.md`]: draft })

  assert.equal(missing, ['"Masts" names no stage.', '"Masts" names no category.'])
})

test('finds what is done in the milestone and told by no item, by any of its addresses', () => {
  const texts = { [`${folder}/index.md`]: index, [`${folder}/masts.md`]: item() }
  const untold = (direction: Direction): string[] => look(texts, direction).untold.map(({ url }) => url)

  assert.equal(untold(directionOf('https://gitlab.example/acme/app/-/issues/7')), [])
  assert.equal(untold(directionOf('https://gitlab.example/acme/app/-/issues/8')), [
    'https://gitlab.example/acme/app/-/issues/8',
  ])
  assert.equal(untold(directionOf('https://gitlab.example/acme/app/-/issues/8', '19.2')), [])
  assert.is(untold(directionOf('https://gitlab.example/acme/app/-/issues/8', 'v19.1')).length, 1)
})

test.run()
