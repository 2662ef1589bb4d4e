import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { namingsIn, type ReleaseItem } from '../../../../plugins/core/model/releases/release-item.ts'
import { type PostContent, readReleasePosts } from '../../../../plugins/core/model/releases/release-post.ts'
import { dataFileOf, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/releases/release-post')

const boats = () =>
  namingsIn(
    taxonomyOf({
      stages: 'stages: { sail: { display_name: Sailing } }',
      categories: 'ropes: { name: Ropes, stage: sail }',
    }),
    [],
  )

/** What files of these texts hold; they are called `0.yml`, `1.yml` and so on. */
const contentOf = (sources: string[], taken: string[] = []): PostContent =>
  readReleasePosts(
    sources.map((source, index) => ({ file: dataFileOf(`${index}.yml`, source) })),
    boats(),
    taken,
  )

const itemsOf = (source: string): ReleaseItem[] => contentOf([source]).items

/** The one feature of these fields. */
const featureOf = (fields: string): ReleaseItem =>
  itemsOf(`features: { secondary: [{ name: Knots, description: Hold., ${fields} }] }`)[0] as ReleaseItem

test('reads addresses that are written as HTML writes them', () => {
  const { workItems } = featureOf('performance_url: "https://boats.example/issues?state=closed&amp;milestone=9.2"')

  assert.equal(workItems, ['https://boats.example/issues?state=closed&milestone=9.2'])
})

test('reads a feature whole', () => {
  const [feature] = itemsOf(text`
    features:
      primary:
        - name: Folding masts
          available_in: [core, premium, ultimate]
          gitlab_com: true
          gitlab_dedicated: true
          documentation_link: https://docs.boats.example/folding
          image_url: /images/15_4/folding.png
          video: https://www.youtube-nocookie.com/embed/abc
          reporter: ada
          stage: sail
          categories: [Ropes, Wings]
          issue_url: https://gitlab.com/boats/-/issues/1
          epic_url: [https://gitlab.com/groups/boats/-/epics/2, https://gitlab.com/groups/boats/-/epics/3]
          description: |
            Masts **fold**.
  `)
  const { stage, categories, source, ...rest } = feature as ReleaseItem

  assert.equal(rest, {
    title: 'Folding masts',
    slug: 'folding-masts',
    type: 'feature',
    level: 'primary',
    tiers: ['free', 'premium', 'ultimate'],
    offerings: ['gitlab_com', 'self_managed', 'gitlab_dedicated'],
    stageText: 'sail',
    documentation: 'https://docs.boats.example/folding',
    categoryTexts: ['Ropes', 'Wings'],
    workItems: [
      'https://gitlab.com/boats/-/issues/1',
      'https://gitlab.com/groups/boats/-/epics/2',
      'https://gitlab.com/groups/boats/-/epics/3',
    ],
    weight: 50,
    media: [
      { src: '/images/15_4/folding.png', alt: 'Folding masts' },
      { src: 'https://www.youtube-nocookie.com/embed/abc', alt: 'Folding masts' },
    ],
    contributors: [],
    body: 'Masts **fold**.',
  })
  assert.equal([stage?.key, categories.map(({ key }) => key)], ['sail', ['ropes']])
  assert.equal([source.file.file, source.path], ['0.yml', ['features', 'primary', 0]])
})

test('reads every part of a release, each entry once', () => {
  const { items, mvps, calls } = contentOf([
    text`
      mvp: { fullname: Ada Moss, gitlab: ada, description: Thank you. }
      cta: [{ title: Join us, link: https://boats.example/join }, { title: Without a link }]
      features:
        secondary: [{ name: B, description: x }, { name: C, description: x }]
        top: [{ name: A, description: x }]
      tertiary:
        - { name: Bug fixes, description: x }
        - { name: Performance improvements, description: x }
        - { name: Usability improvements, description: x }
      deprecations: [{ feature_name: Oars, description: x, issue_url: https://gitlab.com/boats/-/issues/1 }]
      removals: [{ feature_name: Rafts }]
      upgrades: [{ description: Dry your boat. }]
      upgrade: { reporter: ada, description: Restart the cache. }
      barometer: { reporter: ada, description: No downtime. }
      extras: [{ title: New harbour, description: x }]
    `,
  ])

  assert.equal(
    items.map(({ title, type, level }) => `${level} ${type} ${title}`),
    [
      'top feature A',
      'secondary feature B',
      'secondary feature C',
      'tertiary bug-fix Bug fixes',
      'tertiary performance Performance improvements',
      'tertiary enhancement Usability improvements',
      'secondary deprecation Oars',
      'secondary removal Rafts',
      'secondary upgrade Dry your boat',
      'secondary upgrade Restart the cache',
      'secondary upgrade No downtime',
      'secondary other New harbour',
    ],
  )
  assert.equal(
    mvps.map(({ source, ...rest }) => rest),
    [{ name: 'Ada Moss', handle: 'ada', body: 'Thank you.' }],
  )
  assert.equal(calls, [{ title: 'Join us', link: 'https://boats.example/join' }])
  assert.equal(items.find(({ title }) => title === 'Oars')?.workItems, ['https://gitlab.com/boats/-/issues/1'])
})

test('reads when something goes away, and where to read on', () => {
  const { items } = contentOf([
    text`
      deprecations: [{ feature_name: Oars, due: "May 22, 2020", documentation_link: https://docs.boats.example/oars, description: x }]
      removals: [{ feature_name: Rafts, date_of_removal: "GitLab 13.0", description: x }]
    `,
  ])

  assert.equal(
    items.map(({ title, due, documentation }) => [title, due, documentation]),
    [
      ['Oars', 'May 22, 2020', 'https://docs.boats.example/oars'],
      ['Rafts', 'GitLab 13.0', undefined],
    ],
  )
})

test('reads the lists of what collections gather', () => {
  const { items } = contentOf([
    text`
      features: { secondary: [{ name: Performance improvements, performance_url: /a, description: x }] }
      tertiary: [{ name: Bug fixes, bug_fixes_url: /b, description: x }, { name: Usability improvements, ux_improvements_url: /c, description: x }]
    `,
  ])

  assert.equal(
    items.map(({ workItems }) => workItems),
    [['/a'], ['/b'], ['/c']],
  )
})

test('leaves comments to the editors out of texts', () => {
  const { items } = contentOf([
    'features: { secondary: [{ name: Oars, description: "<!-- later -->\\nRow. <!-- x -->" }] }',
  ])

  assert.is(items[0]?.body, 'Row.')
})

test('reads add-ons', () => {
  const { items } = contentOf([
    'features: { secondary: [{ name: Oars, add_ons: [Crew], description: x }, { name: Rafts, add_ons: [], description: x }] }',
  ])

  assert.equal(
    items.map(({ addOns }) => addOns),
    [['Crew'], undefined],
  )
})

test('thanks each of several, and tells of them once', () => {
  const { mvps } = contentOf(['mvp: { fullname: [Ada Moss, Ben Ray], gitlab: [ada], description: Thank you. }'])

  assert.equal(
    mvps.map(({ source, ...rest }) => rest),
    [
      { name: 'Ada Moss', handle: 'ada' },
      { name: 'Ben Ray', body: 'Thank you.' },
    ],
  )
})

test('puts files together in the order given, with anchors of their own', () => {
  const { items, mvps } = contentOf(
    [
      'features: { secondary: [{ name: Knots, description: x }] }\nmvp: { fullname: Ada Moss }',
      'features: { secondary: [{ name: Knots, description: y }] }\nmvp: { fullname: Ben Ray }',
      'upgrades: [{ description: x }, { description: X }]',
    ],
    ['knots'],
  )

  assert.equal(
    items.map(({ slug, source }) => `${source.file.file} ${slug}`),
    ['0.yml knots-2', '1.yml knots-3', '2.yml x', '2.yml x-2'],
  )
  assert.equal(
    mvps.map(({ name }) => name),
    ['Ada Moss', 'Ben Ray'],
  )
})

const upgrades: [text: string, title: string][] = [
  ['Dry your boat. Then sail.', 'Dry your boat'],
  ['## Dry your boat\n\nThen sail.', 'Dry your boat'],
  ['- **Dry** your [boat](https://boats.example): it is wet.', 'Dry your boat'],
  ['Set `mast_height` to _4_.', 'Set mast_height to 4'],
  ['![](boat.png)', 'Before you upgrade'],
  ['***', 'Before you upgrade'],
  [`Dry ${'very '.repeat(20)}wet boats`, `Dry ${'very '.repeat(14)}very…`],
]
for (const [body, title] of upgrades) {
  test(`names the note on upgrades ${JSON.stringify(body.slice(0, 60))} "${title.slice(0, 30)}"`, () => {
    const [note, barometer] = itemsOf(
      JSON.stringify({ upgrades: [{ description: body }], barometer: { description: body } }),
    )

    assert.equal([note?.title, barometer?.title, note?.body], [title, title, body])
  })
}

const offered: [fields: string, offerings: string[]][] = [
  ['available_in: [core]', ['gitlab_com', 'self_managed']],
  ['available_in: [core], gitlab_com: false', ['self_managed']],
  ['available_in: [core], self_managed: false', ['gitlab_com']],
  ['available_in: [silver, gold]', ['gitlab_com']],
  ['available_in: [free, silver, gold]', ['gitlab_com']],
  [
    'gitlab_com: true, gitlab_dedicated: true, gitlab_dedicated_for_government: true',
    ['gitlab_com', 'self_managed', 'gitlab_dedicated', 'gitlab_dedicated_for_government'],
  ],
  ['gitlab_com:', ['gitlab_com', 'self_managed']],
  ['gitlab_com: "no"', ['self_managed']],
]
for (const [fields, offerings] of offered) {
  test(`offers { ${fields} } on ${offerings.join(', ')}`, () => {
    assert.equal(featureOf(fields).offerings, offerings)
  })
}

test('reads a feature from before stages, tiers and links were written down', () => {
  const { tiers, stage, stageText, categories, documentation, workItems, media } = featureOf('reporter: ada')

  assert.equal(
    { tiers, stage, stageText, categories, documentation, workItems, media },
    {
      tiers: [],
      stage: undefined,
      stageText: undefined,
      categories: [],
      documentation: undefined,
      workItems: [],
      media: [],
    },
  )
})

test('reads what a feature was called by before 11.6, and before it had documentation', () => {
  const { stage, stageText, documentation } = featureOf('team: sail, documentation_link: , webpage_url: /masts/')

  assert.equal([stage?.key, stageText, documentation], ['sail', 'sail', '/masts/'])
  assert.is(featureOf('team: deck, stage: sail').stageText, 'sail')
})

test('keeps what a feature calls a stage or category that does not exist', () => {
  const { stage, stageText, categories, categoryTexts } = featureOf('stage: steam, categories: [Kites]')

  assert.equal([stage, stageText, categories, categoryTexts], [undefined, 'steam', [], ['Kites']])
})

test('reads tags of old texts as the marks of Markdown, and keeps the anchor of a title', () => {
  const { items } = contentOf([
    'features: { top: [{ name: The <code>mast</code>, description: "<p>Masts <b>fold</b>." }] }',
  ])

  assert.equal(
    items.map(({ title, slug, body }) => [title, slug, body]),
    [['The `mast`', 'the-codemastcode', 'Masts **fold**.']],
  )
})

test('leaves entries of another shape to the schema', () => {
  for (const source of [
    'features:',
    'features: []',
    'features: { secondary: none, top: [text, 3, ] }',
    'features: { secondary: [{ description: x }] }',
    'deprecations: [{ description: x }]\nextras: { title: x }\nmvp: Ada\nbarometer: x\ncta: x',
    'upgrades: x\ntertiary: 3',
  ])
    assert.equal(contentOf([source]), { items: [], mvps: [], calls: [] }, source)
})

test.run()
