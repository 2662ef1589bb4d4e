import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { releaseProblems } from '../../../../plugins/core/model/releases/release-problems.ts'
import { mended } from '../../../../plugins/core/problems/fix.ts'
import type { Problem } from '../../../../plugins/core/problems/problem.ts'
import { type DataTexts, linesOf, ofRule, releasesOf, text } from '../../support.ts'

const test = suite('core/model/releases/release-problems')

/** A text of this many words. */
const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ')

/** What is wrong with some files; their paths are cut to their last two steps. */
function linesIn(files: Record<string, string>, data: DataTexts = {}): string[] {
  return linesOf(releaseProblems(releasesOf(files, data))).map((line) =>
    line.replace(/^[^: ]*\/(?=[^/:]+\/[^/:]+:)/, ''),
  )
}

const page = 'src/releases/19/boats-19-1-released/masts.md'

/** A sound item but for these lines of front matter, which begin on line 7, and this text, which begins below them. */
function itemPage(lines: string[] = [], body = 'Masts fold.', title = 'Folding masts'): string {
  const sound = [
    `title: ${title}`,
    'stage: sail',
    'categories: [Masts]',
    'documentation_link: ../masts',
    'work_item: https://gitlab.com/boats/-/issues/1',
  ]
  return ['---', ...sound, ...lines, '---', body, ''].join('\n')
}

/** What is wrong with such an item in 19.1. */
const ofPage = (...given: Parameters<typeof itemPage>): string[] => linesIn({ [page]: itemPage(...given) })

/** A sound feature but for these fields, one line each, of which the name is line 3. */
function feature(fields: Record<string, string> = {}, level = 'secondary'): string {
  const all = {
    name: 'Folding masts',
    available_in: '[core, premium, ultimate]',
    documentation_link: 'https://docs.boats.example',
    stage: 'sail',
    categories: '[Masts]',
    issue_url: 'https://gitlab.com/boats/-/issues/1',
    description: 'Masts fold.',
    ...fields,
  }
  const lines = Object.entries(all).flatMap(([key, value]) => (value === '' ? [] : [`${key}: ${value}`]))
  return ['features:', `  ${level}:`, `    - ${lines.join('\n      ')}`, ''].join('\n')
}

/** What is wrong with such a feature in the release of a folder. */
const ofYaml = (fields: Record<string, string> = {}, folder = '15_4', level?: string): string[] =>
  linesIn({ [`_data/release_posts/${folder}/a.yml`]: feature(fields, level) })

/** What is wrong with any other file of the release. */
const ofFile = (source: string, folder = '15_4'): string[] =>
  linesIn({ [`_data/release_posts/${folder}/a.yml`]: source })

const claims: [what: string, found: string[], lines: string[]][] = [
  ['a sound page', ofPage(), []],
  ['a sound feature in YAML', ofYaml(), []],
  [
    'a page in a folder without a version',
    linesIn({ 'src/releases/boats-15-4-1-released/a.md': itemPage() }),
    [
      'boats-15-4-1-released/a.md:2:1 error release/no-version The name of the folder tells no version: the item is in no release.',
    ],
  ],
  [
    'the page of a release in a folder without a version',
    linesIn({ 'src/releases/boats-15-4-1-released/index.md': '---\ntitle: Boats\n---\n' }),
    [
      'boats-15-4-1-released/index.md:2:1 error release/no-version The name of the folder tells no version: this is the page of no release.',
    ],
  ],
  [
    'an ordinary page with the fields of an item',
    linesIn({ 'src/releases/drafts/a.md': itemPage() }),
    ['drafts/a.md:2:1 error release/no-version The name of the folder tells no version: the item is in no release.'],
  ],
  [
    'an item with the layout of another page',
    linesIn({ [page]: itemPage(['layout: harbour']) }),
    [
      'boats-19-1-released/masts.md:7:9 error release/layout The layout `harbour` is none of an item: the item is in no release.',
    ],
  ],
  [
    'a second page of a release',
    linesIn({
      [page]: itemPage(),
      'src/releases/19/boats-19-1-released.md': '---\ntitle: Boats\n---\n',
      'src/releases/19/boats-19-1-released/index.md': '---\ntitle: Boats\n---\n',
    }),
    [
      'boats-19-1-released/index.md:2:1 error release/second-page Its release has another page already: what this one says is in no list.',
    ],
  ],
  [
    'HTML in a title',
    ofPage([], 'x', '"<b>Masts</b> fold"'),
    [
      'boats-19-1-released/masts.md:2:8 warning release/title-markup The title "<b>Masts</b> fold" holds `<b>`, which is shown as it is written.',
    ],
  ],
  [
    'a template in a title',
    ofYaml({ name: '"Masts {{ fold }}"' }),
    [
      '15_4/a.yml:3:13 warning release/title-markup The title "Masts {{ fold }}" holds `{{ fold }}`, which is shown as it is written.',
    ],
  ],
  ['code in a title, and signs that are no tags', ofPage([], 'x', "'`<b>` and `{{ x }}`: 1 < 2 > 1 {a}'"), []],
  [
    'dates that are not in the order of versions, in any source',
    linesIn({
      'src/releases/19/boats-19-3-released/index.md': '---\ntitle: 19.3\ndate: 2026-05-01\n---\n',
      'src/releases/19/boats-19-2-released/index.md': '---\ntitle: 19.2\ndate: 2026-05-01\n---\n',
      'src/releases/19/boats-19-1-released/index.md': '---\ntitle: 19.1\ndate: 2036-04-01\n---\n',
      '_data/release_posts/2026_05_03_boats_13_9.yml': feature(),
    }),
    [
      'src/releases/19/boats-19-1-released/index.md warning release/date-order 19.1 has the date 2036-04-01, after that of 19.3, 2026-05-01.',
      '_data/release_posts/2026_05_03_boats_13_9.yml warning release/date-order 13.9 has the date 2026-05-03, after that of 19.3, 2026-05-01.',
    ],
  ],
  [
    'a feature without a stage',
    ofYaml({ stage: '' }),
    ['15_4/a.yml:3:7 warning release/missing "Folding masts" has no `stage`.'],
  ],
  [
    'a feature that leads nowhere, point by point',
    ofYaml({ categories: '[]', documentation_link: '', issue_url: '' }),
    [
      '15_4/a.yml:6:19 warning release/missing "Folding masts" has no `categories`.',
      '15_4/a.yml:3:7 warning release/missing "Folding masts" has no `documentation_link`.',
      '15_4/a.yml:3:7 warning release/missing "Folding masts" has no address of its issue, epic or merge request.',
    ],
  ],
  ['a feature with an epic and no issue', ofYaml({ issue_url: '', epic_url: 'https://gitlab.com/x' }), []],
  ['a feature with a board and no issue', ofYaml({ issue_url: '', issueboard_url: 'https://gitlab.com/x' }), []],
  [
    'an update of analyzers without an issue',
    ofYaml({ name: 'Static Analysis analyzer updates', issue_url: '' }),
    [
      '15_4/a.yml:3:7 warning release/missing "Static Analysis analyzer updates" has no address of its issue, epic or merge request.',
    ],
  ],
  [
    'an unreleased feature without a stage',
    ofYaml({ stage: '' }, 'unreleased'),
    ['unreleased/a.yml:3:7 warning release/missing "Folding masts" has no `stage`.'],
  ],
  [
    'a feature without a stage in 12.8',
    ofYaml({ stage: '' }, '12_8'),
    ['12_8/a.yml:3:7 warning release/missing "Folding masts" has no `stage`.'],
  ],
  ['a feature without a stage in 12.7', ofYaml({ stage: '', categories: '', issue_url: '' }, '12_7'), []],
  ['a feature without a stage in 9.5', ofYaml({ stage: '', categories: '', documentation_link: '' }, '9_5'), []],
  [
    'an item without a text',
    ofPage([], ' \n<!-- later -->\n'),
    ['boats-19-1-released/masts.md:8:1 error release/empty "Folding masts" has no text.'],
  ],
  [
    'a feature of nothing but space',
    ofYaml({ description: '"  "' }),
    ['15_4/a.yml:9:20 error release/empty "Folding masts" has no text.'],
  ],
  ['a feature without a text, which its schema tells', ofYaml({ description: '' }), []],
  [
    'a title of eight words',
    ofPage([], 'Text.', 'One two three four five six seven eight'),
    [
      'boats-19-1-released/masts.md:2:8 warning release/title-length The title "One two three four five six seven eight" has 8 words. It should have at most 7.',
    ],
  ],
  ['a title of seven words', ofPage([], 'Text.', 'One two three four five six seven'), []],
  [
    'a title of eight words in 15.0',
    ofYaml({ name: 'One two three four five six seven eight' }, '15_0'),
    [
      '15_0/a.yml:3:13 warning release/title-length The title "One two three four five six seven eight" has 8 words. It should have at most 7.',
    ],
  ],
  ['a title of eight words before 15.0', ofYaml({ name: 'One two three four five six seven eight' }, '14_10'), []],
  [
    'a text of 126 words',
    ofPage([], words(126)),
    [
      'boats-19-1-released/masts.md:8:1 warning release/too-long The text of "Folding masts" has 126 words. It should have at most 125.',
    ],
  ],
  ['a text of 125 words and a comment', ofPage([], `${words(125)}\n\n<!-- ${words(9)} -->\n`), []],
  [
    'a text of 126 words in 15.4',
    ofYaml({ description: words(126) }),
    ['15_4/a.yml:9:20 warning release/too-long The text of "Folding masts" has 126 words. It should have at most 125.'],
  ],
  ['a text of 126 words before 15.0', ofYaml({ description: words(126) }, '14_10'), []],
  ['a collection of 126 words', ofYaml({ name: 'Bug fixes', description: words(126) }), []],
  [
    'tiers out of order',
    ofPage(['tier: [Ultimate, Premium]']),
    ['boats-19-1-released/masts.md:7:7 warning release/order `tier` is not in its usual order.'],
  ],
  [
    'offerings out of order',
    ofPage(['offering: [self_managed, gitlab_com]']),
    ['boats-19-1-released/masts.md:7:11 warning release/order `offering` is not in its usual order.'],
  ],
  [
    'tiers and offerings in order',
    ofPage(['tier: [Premium, Ultimate]', 'offering: [gitlab_com, gitlab_dedicated]']),
    [],
  ],
  ['tiers that are none, which the schema tells', ofPage(['tier: [Ultimate, Wood, Premium]']), []],
  ['an empty entry among the tiers, which the schema tells', ofPage(['tier: [Ultimate, ~, Premium]']), []],
  ['a tier that stands twice, which the schema tells', ofPage(['tier: [Ultimate, Ultimate]']), []],
  [
    'a tier without the higher ones',
    ofPage(['tier: [Premium]']),
    ['boats-19-1-released/masts.md:7:7 warning release/tier-gap "Folding masts" is in Premium but not in Ultimate.'],
  ],
  ['an item for Free alone, which tells of Free itself', ofPage(['tier: [Free]']), []],
  [
    'a gap between tiers',
    ofYaml({ available_in: '[core, ultimate]' }),
    ['15_4/a.yml:4:21 warning release/tier-gap "Folding masts" is in Free but not in Premium.'],
  ],
  ['tiers with Starter left out', ofYaml({ available_in: '[core, premium, ultimate]' }, '12_8'), []],
  ['tiers from before Ultimate was sold', ofYaml({ available_in: '[core, starter, premium]' }, '10_1'), []],
  [
    'a tier without the higher ones from the time when Ultimate began',
    ofYaml({ available_in: '[core, starter, premium]' }, '10_2'),
    ['10_2/a.yml:4:21 warning release/tier-gap "Folding masts" is in Free but not in Ultimate.'],
  ],
  ['tiers of old', ofYaml({ available_in: '[core, starter, premium, ultimate]' }, '12_8'), []],
  ['tiers from Starter on', ofYaml({ available_in: '[starter, premium, ultimate]' }, '12_8'), []],
  ['tiers of the hosted service of old', ofYaml({ available_in: '[free, silver, gold]' }, '12_8'), []],
  ['some tiers of the hosted service of old', ofYaml({ available_in: '[bronze]' }, '12_8'), []],
  ['an item for Ultimate alone', ofPage(['tier: [Ultimate]']), []],
  [
    'an experiment as primary item',
    ofPage(['level: primary', 'status: experiment', 'feedback_issue: https://gitlab.com/x']),
    [
      'boats-19-1-released/masts.md:7:8 warning release/unfinished-primary "Folding masts" is an experiment, and opens the release.',
    ],
  ],
  ['a beta as primary item', ofPage(['level: primary', 'status: beta', 'feedback_issue: https://gitlab.com/x']), []],
  [
    'a beta without an issue for feedback',
    ofPage(['status: beta']),
    ['boats-19-1-released/masts.md:7:9 info release/beta-feedback "Folding masts" names no issue for feedback.'],
  ],
  ['a finished item without an issue for feedback', ofPage(['status: ga']), []],
  [
    'a title that says beta',
    ofPage([], 'Text.', 'Folding masts (Beta)'),
    ['boats-19-1-released/masts.md:2:8 info release/status-in-title The title says "Beta"; a field can.'],
  ],
  ['a title that speaks of a beta', ofPage([], 'Text.', '(beta) masts of a beta'), []],
  [
    'a title that says so besides the field',
    ofPage(['status: beta', 'feedback_issue: https://gitlab.com/x'], 'Text.', 'Folding masts (Beta)'),
    [],
  ],
  ['a title in YAML, which has no such field', ofYaml({ name: 'Folding masts (beta)' }), []],
  [
    'a breaking change in a minor that does not say what to do',
    ofPage(['type: breaking-change']),
    [
      'boats-19-1-released/masts.md:7:7 error release/breaking-without-action The breaking change "Folding masts" has no `impact` and no `action`.',
      'boats-19-1-released/masts.md:7:7 warning release/breaking-in-minor "Folding masts" breaks something in 19.1, which is no major version.',
    ],
  ],
  [
    'a breaking change in a major that says what to do',
    linesIn({
      'src/releases/boats-19-0-released/a.md': itemPage(['type: breaking-change', 'impact: x', 'action: y']),
    }),
    [],
  ],
  [
    'a breaking change that only says what it does',
    linesIn({ 'src/releases/boats-19-0-released/a.md': itemPage(['type: breaking-change', 'impact: x']) }),
    [
      'boats-19-0-released/a.md:7:7 error release/breaking-without-action The breaking change "Folding masts" has no `action`.',
    ],
  ],
  [
    'a deprecation that is only a name, before 14.4',
    ofFile('deprecations:\n  - feature_name: Oars', '14_3'),
    ['14_3/a.yml:2:19 warning release/deprecation-text The deprecation "Oars" of 14.3 has no text.'],
  ],
  [
    'a removal that is only a name, before 14.4',
    ofFile('removals:\n  - feature_name: Oars', '12_8'),
    ['12_8/a.yml:2:19 warning release/deprecation-text The removal "Oars" of 12.8 has no text.'],
  ],
  [
    'a deprecation that is only a name, which the deprecations tell in full',
    linesIn({
      '_data/release_posts/14_3/a.yml': 'deprecations: [{ feature_name: Oars }]',
      '_data/deprecations/a.yml':
        '- { title: oars, announcement_milestone: "14.3", removal_milestone: "15.0", breaking_change: true, body: x }',
    }),
    [],
  ],
  ['a deprecation that is only a name, from 14.4 on', ofFile('deprecations: [{ feature_name: Oars }]', '14_4'), []],
  ['many removals that are only names', ofFile('removals: [{ feature_name: Oars }, { feature_name: B }]', '15_0'), []],
  [
    'a deprecation with its text, before 14.4',
    ofFile('deprecations: [{ feature_name: Oars, due: "May 22, 2020", description: Use sails. }]', '12_8'),
    [],
  ],
  [
    'two features of one name',
    linesIn({ '_data/release_posts/15_4/a.yml': feature(), '_data/release_posts/15_4/b.yml': feature() }),
    [
      '15_4/b.yml:3:13 warning release/second-item There is another item "Folding masts" in this release, in _data/release_posts/15_4/a.yml.',
    ],
  ],
  [
    'two removals of one name, in any case',
    ofFile('removals:\n  - feature_name: Oars\n  - feature_name: OARS', '15_0'),
    [
      '15_0/a.yml:3:19 warning release/second-item There is another item "OARS" in this release, in _data/release_posts/15_0/a.yml.',
    ],
  ],
  [
    'two pages of one name, in two folders of a release',
    linesIn({
      [page]: itemPage(),
      'src/releases/19.1/masts.md': itemPage([], 'Text.', 'Other masts'),
    }),
    [
      '19.1/masts.md:2:8 warning release/second-item There is another item `masts` in this release, in src/releases/19/boats-19-1-released/masts.md.',
    ],
  ],
  [
    'a feature and a removal of one name, or items of one name in two releases',
    linesIn({
      '_data/release_posts/15_4/a.yml': feature(),
      '_data/release_posts/15_4/b.yml': 'removals: [{ feature_name: Folding masts }]',
      '_data/release_posts/15_3/a.yml': feature(),
    }),
    [],
  ],
  [
    'notes on upgrades, which have no names',
    ofFile('upgrades: [{ description: x }, { description: y }]\nbarometer: { description: z }'),
    [],
  ],
  [
    'a second thanks within a major version, wherever it stands',
    linesIn(
      {
        '_data/release_posts/13_8/mvp.yml': 'mvp:\n  fullname: Yo\n  gitlab: yo\n',
        '_data/release_posts/13_9/mvp.yml': 'mvp:\n  gitlab: yo\n  fullname: Yo\n',
        'src/releases/boats-13-10-released/index.md': '---\ntitle: x\nnotable_contributor: Cleo Park\n---\n',
        'src/releases/boats-13-12-released/index.md': '---\ntitle: x\nnotable_contributor: cleo park\n---\n',
      },
      { mvps: '- version: "13.11"\n  gitlab: YO\n  name: Yo\n- { version: "14.0", name: Yo, gitlab: yo }' },
    ),
    [
      '13_9/mvp.yml:3:13 info release/second-mvp Yo was thanked in 13.8 already.',
      'mvps.yml:3:9 info release/second-mvp Yo was thanked in 13.8 already.',
      'boats-13-12-released/index.md:3:22 info release/second-mvp cleo park was thanked in 13.10 already.',
    ],
  ],
  [
    'a deprecation on short notice',
    linesIn({
      '_data/deprecations/a.yml':
        '- { title: Oars, announcement_milestone: "15.1", removal_milestone: "15.2", body: x }',
    }),
    [
      'deprecations/a.yml:1:69 warning release/short-notice "Oars" goes away in 15.2, 1 version after 15.1. It takes 3.',
    ],
  ],
]
for (const [what, found, lines] of claims) {
  test(`${lines.length === 0 ? 'finds nothing wrong with' : 'tells of'} ${what}`, () => {
    assert.equal(found, lines)
  })
}

for (const name of [
  'Bug fixes',
  'Omnibus improvements',
  'Performance improvements',
  'Usability improvements',
  'GitLab Runner improvements',
  'GitLab chart improvements',
  'GitLab Helm chart improvements',
  'GitLab Runner 15.3',
]) {
  test(`asks for no stage, documentation or issue of "${name}"`, () => {
    assert.equal(ofYaml({ name, stage: '', categories: '', documentation_link: '', issue_url: '' }), [])
  })
}

const orders: [what: string, before: string, after: string][] = [
  [
    'a list in brackets',
    'tier: [ Ultimate,   Free, "Premium" ] # by price',
    'tier: [ Free,   Premium, "Ultimate" ] # by price',
  ],
  [
    'a list of lines',
    "tier:\n  - 'Ultimate' # last\n\n  - Premium\n  # cheap\n  - Free",
    "tier:\n  - 'Free' # last\n\n  - Premium\n  # cheap\n  - Ultimate",
  ],
  [
    'a list in brackets over several lines',
    'tier: [\n  Premium,\n  Free,\n  Ultimate,\n]',
    'tier: [\n  Free,\n  Premium,\n  Ultimate,\n]',
  ],
  [
    'offerings',
    'offering: [gitlab_dedicated_for_government, self_managed, gitlab_dedicated, gitlab_com]\r',
    'offering: [gitlab_com, self_managed, gitlab_dedicated, gitlab_dedicated_for_government]\r',
  ],
  [
    'both lists at once',
    'offering: [self_managed, gitlab_com]\ntier: [Ultimate, Premium]',
    'offering: [gitlab_com, self_managed]\ntier: [Premium, Ultimate]',
  ],
  [
    'nothing of a list that stands elsewhere',
    'other: &t [Ultimate, Premium]\ntier: *t',
    'other: &t [Ultimate, Premium]\ntier: *t',
  ],
]
for (const [what, before, after] of orders) {
  test(`puts ${what} in order, and leaves all else as it is`, () => {
    const [source, wanted] = [itemPage([before]), itemPage([after])]
    const problems = ofRule('release/order', releaseProblems(releasesOf({ [page]: source })))

    assert.is(problems.length > 0, true)
    assert.is(mended(source, problems).text, wanted)
    if (before !== after) assert.equal(ofRule('release/order', releaseProblems(releasesOf({ [page]: wanted }))), [])
  })
}

test('says which order is meant', () => {
  const problems = releaseProblems(releasesOf({ [page]: itemPage(['tier: [Ultimate, Free, Premium]']) }))

  assert.equal(
    problems.map(({ help }: Problem) => help),
    ['Write Free, Premium, Ultimate.'],
  )
})

test('keeps all other items when one is broken', () => {
  const { releases } = releasesOf({
    [page]: itemPage(['tier: 3', 'media: x', 'replaces: [a]'], '', '<script>{{ x }}</script>'),
    'src/releases/19/boats-19-1-released/oars.md': itemPage(),
    '_data/release_posts/19_1/a.yml': text`
      features:
        secondary: [3, { name: Knots, description: Hold. }]
    `,
  })

  assert.equal(
    releases.flatMap(({ items }) => items.map(({ title }) => title)),
    ['<script>{{ x }}</script>', 'Folding masts', 'Knots'],
  )
})

test.run()
