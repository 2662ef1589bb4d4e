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

test('takes all states in which a feature can work by default', () => {
  const states = 'all: setup_and_install_required, chart: not_applicable, gdk: setup_required, source: install_required'

  assert.equal(
    problemsWith(
      '_data/features.yml',
      `features:\n  - title: Folding masts\n    category: [masts]\n    works_by_default: { ${states} }\n`,
    ),
    [],
  )
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
    'facts/team.yml',
    'facts/team.yaml',
    'facts/releases.yml',
    'facts/releases.yaml',
    'facts/release_post_managers.yml',
    'facts/release_post_managers.yaml',
    'facts/mvps.yml',
    'facts/mvps.yaml',
    'facts/milestones.yml',
    'facts/milestones.yaml',
    'facts/kickoffs.yml',
    'facts/kickoffs.yaml',
    'facts/redirects.yml',
    'facts/redirects.yaml',
    'facts/learning.yml',
    'facts/learning.yaml',
    'facts/learning_paths.yml',
    'facts/learning_paths.yaml',
    'facts/learning_modules.yml',
    'facts/learning_modules.yaml',
    'facts/learning_units.yml',
    'facts/learning_units.yaml',
    'facts/learning_achievements.yml',
    'facts/learning_achievements.yaml',
    'facts/release_posts',
    'facts/deprecations',
    'facts/removals',
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
    ['_data/categories.yml:2:9 error yaml/syntax The file is not YAML: the text holds a colon.'],
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

const released: Record<string, string> = {
  '_data/release_posts/15_4/masts.yml':
    'features:\n  secondary:\n    - name: Folding masts\n      available_in: [core]\n      stage: sail\n      categories: [Masts]\n      description: Fold.\n',
  '_data/release_posts/2018_01_22_boats_10_4_released.yml': 'mvp:\n  fullname: Ada Moss\n',
  '_data/release_posts/unreleased/oars.yaml': 'removals:\n  - feature_name: Oars\n',
  '_data/deprecations/15-4-oars.yml':
    '- title: Oars\n  announcement_milestone: "15.4"\n  removal_milestone: "16.0"\n  breaking_change: true\n  stage: Sail\n  body: Use sails.\n',
  '_data/releases.yml': '- { version: "15.5", date: 2022-10-22 }\n',
  '_data/release_post_managers.yml': 'releases:\n  - { version: "15.4", date: "2022-09-22", manager: ada }\n',
  '_data/mvps.yml': '- { version: "15.4", name: Ada Moss, gitlab: ada }\n',
}

test('reads a deprecation that does not say whether it breaks something, and warns', () => {
  const text = '- title: Oars\n  announcement_milestone: "14.2"\n  removal_milestone: "15.0"\n  body: Use sails.\n'
  const { releaseData, problems } = handbookIn({ ...sound, '_data/deprecations/14-2-oars.yml': text })

  assert.equal(
    releaseData.deprecations.map(({ title, isBreaking }) => [title, isBreaking]),
    [['Oars', false]],
  )
  assert.equal(linesOf(problems), [
    '_data/deprecations/14-2-oars.yml:1:3 warning schema/required `[0]` has no `breaking_change`.',
  ])
})

test('reads release notes, deprecations, days and thanks', () => {
  const { releaseData, problems } = handbookIn({ ...sound, ...released })
  const { posts, deprecations, days, mvps } = releaseData

  assert.equal(linesOf(problems), [])
  assert.equal(
    posts.map(({ file, version, date }) => `${file.file} ${version?.text} ${date}`),
    [
      '_data/release_posts/15_4/masts.yml 15.4 undefined',
      '_data/release_posts/2018_01_22_boats_10_4_released.yml 10.4 2018-01-22',
      '_data/release_posts/unreleased/oars.yaml undefined undefined',
    ],
  )
  assert.equal(
    deprecations.map(({ title, stage }) => `${title} ${stage?.key}`),
    ['Oars sail'],
  )
  assert.equal(
    [...days],
    [
      ['15.5', '2022-10-22'],
      ['15.4', '2022-09-22'],
    ],
  )
  assert.is(mvps.length, 1)
})

const faulty: [what: string, path: string, content: string | Uint8Array, lines: string[]][] = [
  [
    'a file that is not YAML',
    'release_posts/15_4/a.yml',
    'features: [',
    ['_data/release_posts/15_4/a.yml:1:11 error yaml/syntax The file is not YAML: the bracket `[` is never closed.'],
  ],
  [
    'an empty file',
    'release_posts/15_4/a.yml',
    '',
    ['_data/release_posts/15_4/a.yml error data/empty The file holds no data.'],
  ],
  [
    'a list for a map',
    'release_posts/15_4/a.yml',
    '- features',
    [
      '_data/release_posts/15_4/a.yml:1:1 error schema/type The file is a list of 1. It must be a map of keys and values.',
    ],
  ],
  [
    'a map for a list',
    'deprecations/a.yml',
    'title: Oars',
    ['_data/deprecations/a.yml:1:1 error schema/type The file is a map. It must be a list.'],
  ],
  [
    'a file of nothing known',
    'release_posts/15_4/a.yml',
    'boats: 3\n',
    [
      '_data/release_posts/15_4/a.yml:1:1 warning release/no-item The file holds no item, and nothing else that a release shows.',
    ],
  ],
  [
    'a slip of the one field',
    'release_posts/15_4/a.yml',
    'removal: []\n',
    [
      '_data/release_posts/15_4/a.yml:1:1 warning schema/unknown-key `removal` is not a known field. Did you mean `removals`?',
    ],
  ],
  [
    'a folder without a version',
    'release_posts/later/a.yml',
    'removals: [{ feature_name: Oars }]\n',
    [
      '_data/release_posts/later/a.yml error release/no-version Neither "later" nor the file\'s name tells which release it belongs to.',
    ],
  ],
  [
    'a name that does not exist, and one in another case',
    'release_posts/15_4/a.yml',
    'features:\n  secondary:\n    - name: Knots\n      stage: saill\n      categories: [masts, Mats]\n      description: Hold.\n',
    [
      '_data/release_posts/15_4/a.yml:4:14 warning reference/unknown `features.secondary[0].stage` is "saill". There is no such stage. Did you mean sail?',
      '_data/release_posts/15_4/a.yml:5:20 error reference/key `features.secondary[0].categories[0]` is "masts". That is the key of a category; its name is meant: Masts.',
      '_data/release_posts/15_4/a.yml:5:27 error reference/unknown `features.secondary[0].categories[1]` is "Mats". There is no such category. Did you mean Masts?',
    ],
  ],
  [
    'versions without quotes',
    'releases.yml',
    '- { version: 15.10, date: 2023-03-22 }\n',
    [
      '_data/releases.yml:1:14 warning schema/type `[0].version` is the number 15.1. It is taken as it is written: 15.10.',
    ],
  ],
]
for (const [what, path, content, lines] of faulty) {
  test(`tells of ${what} among releases, and keeps all others`, () => {
    const { problems, releaseData } = handbookIn({ ...sound, ...released, [`_data/${path}`]: content })

    assert.equal(linesOf(problems), lines)
    assert.ok(releaseData.posts.length >= 3)
    assert.ok(releaseData.deprecations.length >= 1)
  })
}

test('reads versions without quotes as they are written', () => {
  const { releaseData } = handbookIn({
    ...sound,
    '_data/releases.yml': '- { version: 15.10, date: 2023-03-22 }\n- { version: 15.1, date: 2022-06-22 }\n',
    '_data/deprecations/a.yml':
      '- { title: Oars, announcement_milestone: 15.10, removal_milestone: 17.0, breaking_change: true, body: x }\n',
  })

  assert.equal(Object.fromEntries(releaseData.days), { '15.10': '2023-03-22', '15.1': '2022-06-22' })
  assert.equal(
    releaseData.deprecations.map(({ announced, removal }) => [announced?.text, removal.text]),
    [['15.10', '17.0']],
  )
})

test('tells nothing of stages and categories where a site has none', () => {
  const { problems } = handbookIn(released)

  assert.equal(
    problems.map(({ code }) => code),
    ['data/missing'],
  )
})

test.run()
