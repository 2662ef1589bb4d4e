import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Handbook } from '../../plugins/core/model/handbook.ts'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { dataPaths, readHandbook } from '../../plugins/sources/data-files.ts'
import { linesOf, testDay } from '../core/support.ts'
import { inFolder, latin1 } from './support.ts'

const test = suite('sources/data-files')

const sound: Record<string, string> = {
  '_data/sections.yml': 'water:\n  name: Water\n',
  '_data/stages.yml':
    'stages:\n  sail:\n    display_name: Sail\n    section: water\n    groups:\n      rigging:\n        name: Rigging\n        categories: [masts]\n',
  '_data/categories.yml':
    'masts:\n  name: Masts\n  stage: sail\n  marketing: true\n  direction: /direction/sail/masts/\n  maturity: planned\n',
}

const optionalFiles: Record<string, string> = {
  '_data/features.yml': 'features:\n  - title: Folding masts\n    category: [masts]\n',
  '_data/pricing_themes.yml': '- name: Safety\n',
  '_data/jobs_to_be_done.yml': '- slug: set-sail\n  jtbd: Set sail\n  group: rigging\n',
  '_data/renames.yml': '- type: category\n  kind: moved\n  from: poles\n  to: [masts]\n',
}

function handbookIn(files: Record<string, string | Uint8Array>, options: Record<string, unknown> = {}): Handbook {
  return inFolder(files, (root) => readHandbook(root, withDefaults(options), testDay))
}

/** What is wrong when one of the sound files is replaced, or removed. */
function problemsWith(path: string, content: string | Uint8Array | undefined): string[] {
  const { [path]: _, ...others } = { ...sound, ...optionalFiles }
  return linesOf(handbookIn(content === undefined ? others : { ...others, [path]: content }).problems)
}

test('reads every file', () => {
  const { taxonomy, features, jobs, renames, problems, today } = handbookIn({ ...sound, ...optionalFiles })

  assert.equal(linesOf(problems), [])
  assert.equal(
    [taxonomy.sections, taxonomy.stages, taxonomy.groups, taxonomy.categories].map(({ length }) => length),
    [1, 1, 1, 1],
  )
  assert.equal([features.length, jobs.length, renames.length], [1, 1, 1])
  assert.is(today, testDay)
})

test('needs no more than sections, stages and categories', () => {
  assert.equal(linesOf(handbookIn(sound).problems), [])
})

test('reads the folder that the options name, and the other extension', () => {
  const renamed = Object.entries(sound).map(([path, text]) => [
    path.replace('_data/', 'facts/').replace('.yml', '.yaml'),
    text,
  ])

  const { taxonomy, problems } = handbookIn(Object.fromEntries(renamed), { data: 'facts' })

  assert.equal(linesOf(problems), [])
  assert.is(taxonomy.categories.length, 1)
})

test('names the paths of all files that it may read', () => {
  assert.equal(dataPaths(withDefaults({ data: 'facts' })), [
    'facts/sections.yml',
    'facts/sections.yaml',
    'facts/stages.yml',
    'facts/stages.yaml',
    'facts/categories.yml',
    'facts/categories.yaml',
    'facts/features.yml',
    'facts/features.yaml',
    'facts/pricing_themes.yml',
    'facts/pricing_themes.yaml',
    'facts/jobs_to_be_done.yml',
    'facts/jobs_to_be_done.yaml',
    'facts/renames.yml',
    'facts/renames.yaml',
    'facts/releases.yml',
    'facts/releases.yaml',
    'facts/release_post_managers.yml',
    'facts/release_post_managers.yaml',
    'facts/mvps.yml',
    'facts/mvps.yaml',
    'facts/redirects.yml',
    'facts/redirects.yaml',
    'facts/release_posts',
    'facts/deprecations',
  ])
})

test('only tells a site without any taxonomy that no pages are made of it', () => {
  assert.equal(linesOf(handbookIn({}).problems), [
    '_data warning data/missing There is no sections.yml, stages.yml, categories.yml in this folder: no direction and maturity pages are made.',
  ])
})

for (const name of ['sections', 'stages', 'categories']) {
  test(`stops a site that has lost its ${name}`, () => {
    const { [`_data/${name}.yml`]: _, ...others } = sound

    const { problems } = handbookIn(others)

    assert.equal(problems, [
      {
        code: 'data/missing',
        severity: 'error',
        message: `There is no ${name}.yml in this folder.`,
        file: '_data',
        help: `Add _data/${name}.yml.`,
      },
    ])
  })
}

const broken: [name: string, path: string, content: string | Uint8Array, lines: string[]][] = [
  ['an empty file', '_data/sections.yml', '', ['_data/sections.yml error data/empty The file holds no data.']],
  [
    'a file of comments',
    '_data/sections.yml',
    '# later\n',
    ['_data/sections.yml error data/empty The file holds no data.'],
  ],
  [
    'a file that is not YAML',
    '_data/categories.yml',
    'masts:\n  name: Masts: tall\n',
    ['_data/categories.yml:2:14 error yaml/syntax The file is not YAML: bad indentation of a mapping entry.'],
  ],
  [
    'a tab',
    '_data/stages.yml',
    'stages:\n\tsail:\n',
    ['_data/stages.yml:2:1 error yaml/syntax The file is not YAML: tab characters must not be used in indentation.'],
  ],
  [
    'a key that stands twice',
    '_data/sections.yml',
    'water:\n  name: Water\nwater:\n  name: Sea\n',
    ['_data/sections.yml:3:1 error yaml/duplicate-key In the file, the key `water` stands twice, first on line 1.'],
  ],
  [
    'a list for a map',
    '_data/sections.yml',
    '- water\n- land\n',
    ['_data/sections.yml:1:1 error schema/type The file is a list of 2. It must be a map of keys and values.'],
  ],
  [
    'a map for a list',
    '_data/renames.yml',
    'poles: masts\n',
    ['_data/renames.yml:1:1 error schema/type The file is a map. It must be a list.'],
  ],
  [
    'a text for a map',
    '_data/categories.yml',
    'masts\n',
    ['_data/categories.yml:1:1 error schema/type The file is "masts". It must be a map of keys and values.'],
  ],
  [
    'a section that holds nothing',
    '_data/sections.yml',
    'water:\n  name: Water\nland:\n',
    ['_data/sections.yml:3:1 error schema/type `land` is empty. It must be a map of keys and values.'],
  ],
  [
    'a text that is not UTF-8',
    '_data/sections.yml',
    latin1,
    ['_data/sections.yml error data/unreadable The file is not UTF-8.'],
  ],
]
for (const [name, path, content, lines] of broken) {
  test(`has one clear problem with ${name}`, () => {
    assert.equal(problemsWith(path, content), lines)
  })
}

test('has one clear problem with a folder that is named like a file', () => {
  const { '_data/sections.yml': _, ...others } = sound

  assert.equal(linesOf(handbookIn({ ...others, '_data/sections.yml/water.md': '' }).problems), [
    '_data/sections.yml error data/unreadable The file is a folder.',
  ])
})

test('stays silent about an optional file that is not there', () => {
  for (const path of Object.keys(optionalFiles)) assert.equal(problemsWith(path, undefined), [])
})

test('reads files of Windows, and files with a byte order mark', () => {
  assert.equal(problemsWith('_data/sections.yml', 'water:\r\n  name: Water\r\n'), [])
  assert.equal(problemsWith('_data/sections.yml', '\uFEFFwater:\n  name: Water\n'), [])
})

test('takes the .yml file when there are both', () => {
  const { taxonomy } = handbookIn({ ...sound, '_data/sections.yaml': 'land:\n  name: Land\n' })

  assert.equal(
    taxonomy.sections.map(({ key }) => key),
    ['water'],
  )
})

test.run()
