import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { deprecationProblems } from '../../../../plugins/core/model/releases/deprecation-problems.ts'
import { readDeprecations } from '../../../../plugins/core/model/releases/deprecations.ts'
import { namingsIn } from '../../../../plugins/core/model/releases/release-item.ts'
import { dataFileOf, linesOf, taxonomyOf } from '../../support.ts'

const test = suite('core/model/releases/deprecation-problems')

/** What is wrong with an entry of these versions. */
function problemsOf(announced: string, removal: string, { end = '', isBreaking = false } = {}): string[] {
  const lines = [
    '- title: Oars',
    `  announcement_milestone: "${announced}"`,
    `  removal_milestone: "${removal}"`,
    ...(end ? [`  end_of_support_milestone: "${end}"`] : []),
    `  breaking_change: ${isBreaking}`,
  ]
  const file = dataFileOf('oars.yml', lines.join('\n'))
  return linesOf(deprecationProblems(readDeprecations([file], [], namingsIn(taxonomyOf({}), []))))
}

const sound: [what: string, lines: string[]][] = [
  ['three versions of notice', problemsOf('15.7', '15.10')],
  ['three versions of notice across a major', problemsOf('14.8', '15.0')],
  ['a breaking change in a major', problemsOf('15.7', '16.0', { isBreaking: true })],
  ['a change that breaks nothing in a minor', problemsOf('15.1', '15.6')],
  ['support that ends with the removal', problemsOf('15.7', '16.0', { end: '16.0' })],
  ['support that ends with the announcement', problemsOf('15.7', '16.0', { end: '15.7' })],
]
for (const [what, lines] of sound) {
  test(`finds nothing wrong with ${what}`, () => {
    assert.equal(lines, [])
  })
}

const wrong: [what: string, found: string[], lines: string[]][] = [
  [
    'two versions of notice',
    problemsOf('15.8', '15.10'),
    ['oars.yml:3:22 warning release/short-notice "Oars" goes away in 15.10, 2 versions after 15.8. It takes 3.'],
  ],
  [
    'one version of notice across a short major',
    problemsOf('14.10', '15.0'),
    ['oars.yml:3:22 warning release/short-notice "Oars" goes away in 15.0, 1 version after 14.10. It takes 3.'],
  ],
  [
    'no notice at all',
    problemsOf('15.0', '15.0'),
    ['oars.yml:3:22 warning release/short-notice "Oars" goes away in 15.0, 0 versions after 15.0. It takes 3.'],
  ],
  [
    'a removal before its announcement, and nothing that only follows from it',
    problemsOf('15.10', '15.9', { isBreaking: true }),
    ['oars.yml:3:22 error release/milestone-order "Oars" goes away in 15.9, before it is announced in 15.10.'],
  ],
  [
    'support that ends before the announcement',
    problemsOf('15.7', '16.0', { end: '15.6' }),
    ['oars.yml:4:29 error release/milestone-order "Oars" loses support in 15.6, which is not between 15.7 and 16.0.'],
  ],
  [
    'support that ends after the removal',
    problemsOf('15.7', '16.0', { end: '16.1' }),
    ['oars.yml:4:29 error release/milestone-order "Oars" loses support in 16.1, which is not between 15.7 and 16.0.'],
  ],
  [
    'a breaking change in a minor',
    problemsOf('15.1', '15.6', { isBreaking: true }),
    ['oars.yml:3:22 warning release/breaking-in-minor "Oars" breaks something in 15.6, which is no major version.'],
  ],
]
for (const [what, found, lines] of wrong) {
  test(`tells of ${what}`, () => {
    assert.equal(found, lines)
  })
}

test.run()
