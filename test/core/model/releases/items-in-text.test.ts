import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { releaseProblems } from '../../../../plugins/core/model/releases/release-problems.ts'
import type { Release, Releases } from '../../../../plugins/core/model/releases/releases.ts'
import { linesOf, releasesOf, text } from '../../support.ts'

const test = suite('core/model/releases/items-in-text')

const data = {
  stages: 'stages: { sail: { display_name: Sailing }, dock: { display_name: Docking } }',
  categories:
    'masts: { name: Masts, stage: sail }\nropes: { name: Ropes, stage: sail }\npiers: { name: Piers, stage: dock }',
}
const path = 'src/releases/18/boats-18-5-released.md'
const front = '---\ntitle: Boats 18.5\ndate: 2025-10-16\n---\n'

const collected = (body: string): Releases => releasesOf({ [path]: `${front}${body}` }, data)
const releaseOf = (body: string): Release => collected(body).releases[0] as Release

const whole = text`
  <!-- markdownlint-disable -->

  On October 16, Boats 18.5 was released.

  <!-- Copy this:

  ### Your feature

  {{< details >}}

  - Tier: Free

  {{< /details >}}
  -->

  ## This month’s Notable Contributor: Ada Moss

  ### In her words

  Thanks!

  ## Primary features

  ### Masts that ${'`fold`'} (beta)

  <!-- categories: Masts, Knots -->

  {{< details >}}

  - Tier: Premium, Ultimate
  - Offering: GitLab.com, Boats at home
  - Add-ons: Crew
  - Status: Beta
  - Links: [Documentation](../../masts.md#fold) | [Related issue](https://gitlab.com/boats/-/issues/1)

  {{< /details >}}

  Masts [fold](../../masts.md).

  #### What else

  ~~~md
  ### No heading
  ~~~

  ## Scale and Deployments

  ### **Long** [piers](../piers.md)

  {{< details >}}

  - Tier: Gold, Silver, Free
  - Links: [Documentation](https://docs.boats.example),
   [Related epic](https://gitlab.com/groups/boats/-/epics/2)

  {{< /details >}}

  Piers are long.

  ### Ropes {#knots}

  Nobody has said more of them.

  ### Long piers

  <!-- categories: Piers -->

  Twice.

  ## Related topics

  ### Bugs

  None.
`

test('reads the items of a release that stands in one file, in its order', () => {
  const { items, title, date, version } = releaseOf(whole)

  assert.equal([version?.text, title, date], ['18.5', 'Boats 18.5', '2025-10-16'])
  assert.equal(
    items.map(({ source, stage, categories, ...item }) => ({ ...item, stage: stage?.key, at: source.file.file })),
    [
      {
        title: 'Masts that `fold` (beta)',
        slug: 'masts-that-fold-beta',
        type: 'feature',
        level: 'primary',
        tiers: ['premium', 'ultimate'],
        offerings: ['gitlab_com'],
        addOns: ['Crew'],
        categoryTexts: ['Masts', 'Knots'],
        documentation: '../../masts.md#fold',
        status: 'beta',
        workItems: ['https://gitlab.com/boats/-/issues/1'],
        weight: 0,
        media: [],
        contributors: [],
        body: 'Masts [fold](../../masts.md).\n\n#### What else\n\n~~~md\n### No heading\n~~~',
        within: { path, line: 28 },
        stage: 'sail',
        at: path,
      },
      {
        title: 'Long piers',
        slug: 'long-piers',
        type: 'feature',
        level: 'secondary',
        tiers: ['free', 'premium', 'ultimate'],
        offerings: ['gitlab_com'],
        categoryTexts: [],
        documentation: 'https://docs.boats.example',
        workItems: ['https://gitlab.com/groups/boats/-/epics/2'],
        weight: 1,
        media: [],
        contributors: [],
        body: 'Piers are long.',
        within: { path, line: 52 },
        stage: undefined,
        at: path,
      },
      {
        title: 'Ropes',
        slug: 'knots',
        type: 'feature',
        level: 'secondary',
        tiers: [],
        offerings: [],
        categoryTexts: [],
        workItems: [],
        weight: 2,
        media: [],
        contributors: [],
        body: 'Nobody has said more of them.',
        within: { path, line: 64 },
        stage: undefined,
        at: path,
      },
      {
        title: 'Long piers',
        slug: 'long-piers-1',
        type: 'feature',
        level: 'secondary',
        tiers: [],
        offerings: [],
        categoryTexts: ['Piers'],
        workItems: [],
        weight: 3,
        media: [],
        contributors: [],
        body: 'Twice.',
        within: { path, line: 68 },
        stage: 'dock',
        at: path,
      },
    ],
  )
})

test('each has an address and a name of its own', () => {
  const { items, addressOf, idOf } = collected(whole)

  assert.equal(
    items.map(({ item }) => [idOf(item), addressOf(item)]),
    ['masts-that-fold-beta', 'long-piers', 'knots', 'long-piers-1'].map((name) => [
      `18.5/${name}`,
      `/releases/18/boats-18-5-released/${name}/`,
    ]),
  )
})

test('problems stand at the headings, and of fields that such items cannot have there are none', () => {
  assert.equal(linesOf(releaseProblems(collected(whole))), [
    `${path}:28:1 info release/beta-feedback "Masts that \`fold\` (beta)" names no issue for feedback.`,
    `${path}:68:1 warning release/second-item There is another item "Long piers" in this release, in ${path}.`,
  ])
  assert.equal(linesOf(releaseProblems(collected('## Masts\n\n### Folding\n\n<!-- categories: Masts -->\n'))), [
    `${path}:7:1 error release/empty "Folding" has no text.`,
  ])
})

test('takes a heading of the second level for an item when it is marked, and those beside it for none', () => {
  const { items } = releaseOf('## Masts\n\n<!-- categories: Masts -->\n\nFold.\n\n## Related topics\n\nMore.\n')

  assert.equal(
    items.map(({ title }) => title),
    ['Masts'],
  )
})

test('finds nothing in a text that only speaks of features, or hides something else in details', () => {
  for (const body of ['', '## New\n\n### Masts\n\nFold.\n', '### Masts\n\n{{< details >}}\nLong.\n{{< /details >}}\n'])
    assert.equal(releaseOf(body).items, [], body)
})

test('stands beside pages and files of the same release', () => {
  const { items } = releasesOf(
    {
      [path]: `${front}### Masts\n\n<!-- categories: Masts -->\n\nFold.\n`,
      'src/releases/18/boats-18-5-released/ropes.md': '---\ntitle: Ropes\n---\nHold.\n',
      '_data/release_posts/18_5/a.yml': 'features: { secondary: [{ name: Masts, description: Fold. }] }',
    },
    data,
  )

  assert.equal(
    items.map(({ item }) => item.slug),
    ['masts', 'masts-2', 'ropes'],
  )
})

const thanks: [what: string, body: string, named: unknown][] = [
  ['a heading', '## This month’s Notable Contributor: Ada Moss\n\nFor masts.\n', { name: 'Ada Moss' }],
  [
    'a sentence',
    'We thank this month’s [Notable Contributor](https://example.com/all)!\n\nWe recognize [Ada](https://gitlab.com/ada.m).\n',
    { name: 'Ada', url: 'https://gitlab.com/ada.m', handle: 'ada.m' },
  ],
  [
    'nobody, where only projects are linked',
    'A notable contributor to [boats](https://gitlab.com/boats/app).\n',
    undefined,
  ],
  [
    'the text below a heading without a name',
    'Thanks to our notable contributor.\n\n## Notable contributor\n\n[Ada](https://gitlab.com/ada) mends masts.\n',
    { name: 'Ada', url: 'https://gitlab.com/ada', handle: 'ada' },
  ],
  [
    'nobody, where only an item links to its own contributor',
    '## Notable contributor\n\nAda mends masts.\n\n### Oars\n\nThanks to [Ben](https://gitlab.com/ben).\n',
    undefined,
  ],
  [
    'nobody, where only those who nominated somebody are linked',
    '## Notable contributor\n\nAda was nominated by\n[Ben](https://gitlab.com/ben). [Cleo](https://gitlab.com/cleo) agreed.\n',
    undefined,
  ],
  [
    'somebody who is linked before those by whom they were nominated',
    '## Notable contributor\n\n[Ada](https://gitlab.com/ada) was nominated by [Ben](https://gitlab.com/ben).\n',
    { name: 'Ada', url: 'https://gitlab.com/ada', handle: 'ada' },
  ],
  ['nobody, where a profile is linked for another reason', 'See [Ada](https://gitlab.com/ada).\n', undefined],
]
for (const [what, body, named] of thanks) {
  test(`thanks whom the text names above all: ${what}`, () => {
    const [mvp] = releaseOf(body).mvps
    const { source, isInText, ...rest } = mvp ?? {}

    assert.equal(mvp && rest, named)
  })
}

test('the front matter says it better than the text', () => {
  const { releases } = releasesOf({
    [path]: '---\ntitle: Boats\nnotable_contributor: Ben Ray\n---\n## Notable contributor: Ada Moss\n',
  })

  assert.equal(
    releases.flatMap(({ mvps }) => mvps.map(({ name }) => name)),
    ['Ben Ray'],
  )
})

test.run()
