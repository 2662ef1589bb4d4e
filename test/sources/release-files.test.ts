import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { dataStamp } from '../../plugins/sources/data-files.ts'
import {
  asReleasePost,
  emptyPostProblems,
  findReleaseFiles,
  releaseFolderPaths,
} from '../../plugins/sources/release-files.ts'
import { suiteSchema } from '../../plugins/sources/schemas.ts'
import { dataFileOf, linesOf } from '../core/support.ts'
import { inFolder } from './support.ts'

const test = suite('sources/release-files')

const options = withDefaults({})

/** Where a file belongs, or why that is not known. */
function homeOf(path: string): unknown {
  const post = asReleasePost(dataFileOf(path, 'features:'))
  return 'code' in post ? linesOf([post]) : [post.version?.text, post.date]
}

const homes: [path: string, home: unknown][] = [
  ['_data/release_posts/15_4/masts.yml', ['15.4', undefined]],
  ['_data/release_posts/15.10/masts.yml', ['15.10', undefined]],
  ['_data/release_posts/v15_4/14_3_masts.yml', ['15.4', undefined]],
  ['_data/release_posts/15_4/2022-01-01-masts.yml', ['15.4', undefined]],
  ['_data/release_posts/2018_01_22_boats_10_4_released.yml', ['10.4', '2018-01-22']],
  ['_data/release_posts/2018-01-22-boats-10-4-released.yaml', ['10.4', '2018-01-22']],
  ['_data/release_posts/2018_02_31_boats_10_4_released.yml', ['10.4', undefined]],
  ['_data/release_posts/boats_10_4.yml', ['10.4', undefined]],
  ['_data/release_posts/unreleased/15_4_masts.yml', [undefined, undefined]],
]
for (const [path, home] of homes) {
  test(`knows where ${path} belongs`, () => {
    assert.equal(homeOf(path), home)
  })
}

const lost: [path: string, folder: string][] = [
  ['_data/release_posts/later/masts.yml', 'later'],
  ['_data/release_posts/15_4/blocks/masts.yml', 'blocks'],
  ['_data/release_posts/15_4_1/masts.yml', '15_4_1'],
  ['_data/release_posts/2020-01-22.yml', 'release_posts'],
]
for (const [path, folder] of lost) {
  test(`tells that ${path} belongs nowhere`, () => {
    const message = `Neither "${folder}" nor the file's name tells which release it belongs to.`

    assert.equal(homeOf(path), [`${path} error release/no-version ${message}`])
  })
}

test('finds every YAML file of both folders, in order, but no samples and templates', () => {
  const files = {
    '_data/release_posts/15_4/b.yml': '',
    '_data/release_posts/15_4/a.yaml': '',
    '_data/release_posts/15_4/notes.md': '',
    '_data/release_posts/samples/a.yml': '',
    '_data/release_posts/2018_01_22_boats_10_4_released.yml': '',
    '_data/deprecations/ 16_3_oars.yml': '',
    '_data/release_posts/templates/a.yml': '',
    '_data/deprecations/templates/a.yml': '',
    '_data/deprecations/archive/a.yml': '',
  }

  assert.equal(
    inFolder(files, (root) => findReleaseFiles(root, options)).map(({ folder, path }) => `${folder} ${path}`),
    [
      'posts _data/release_posts/15_4/a.yaml',
      'posts _data/release_posts/15_4/b.yml',
      'posts _data/release_posts/2018_01_22_boats_10_4_released.yml',
      'deprecations _data/deprecations/ 16_3_oars.yml',
      'deprecations _data/deprecations/archive/a.yml',
    ],
  )
  assert.equal(
    inFolder({}, (root) => findReleaseFiles(root, options)),
    [],
  )
})

test('reads the folders of the data folder that the options name', () => {
  assert.equal(releaseFolderPaths(withDefaults({ data: 'facts' })), [
    'facts/release_posts',
    'facts/deprecations',
    'facts/removals',
  ])
})

test('sees that a file of the folders has come, gone or changed', () => {
  const path = '_data/release_posts/15_4/a.yml'
  const stampOf = (files: Record<string, string>): string => inFolder(files, (root) => dataStamp(root, options))

  const stamps = [{}, { [path]: 'a' }, { [path]: 'ab' }, { [path]: 'a', '_data/deprecations/a.yml': 'a' }].map(stampOf)

  assert.is(new Set(stamps).size, 4)
})

test('misses what a release shows only where no field is known', () => {
  const linesIn = (text: string): string[] =>
    linesOf(emptyPostProblems(dataFileOf('a.yml', text), suiteSchema('release-post')))

  assert.equal(linesIn('cover_img: { image_url: /images/15_4/cover.jpg }'), [])
  assert.equal(linesIn('features:'), [])
  assert.equal(linesIn('boats: 3'), [
    'a.yml:1:1 warning release/no-item The file holds no item, and nothing else that a release shows.',
  ])
})

test.run()
