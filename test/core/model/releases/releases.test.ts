import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ReleaseItem } from '../../../../plugins/core/model/releases/release-item.ts'
import {
  itemId,
  type Release,
  type Releases,
  releaseSections,
  sectionOfItem,
} from '../../../../plugins/core/model/releases/releases.ts'
import { handbookOf, releasesOf, text } from '../../support.ts'

const test = suite('core/model/releases/releases')

/** A file with one feature. */
const post = (name: string, fields = ''): string =>
  `features: { secondary: [{ name: ${name}, description: Text., ${fields} }] }\n`

/** A page of an item. */
const item = (title: string, fields = '', body = 'Text.\n'): string => `---\ntitle: ${title}\n${fields}---\n${body}`

const posts = '_data/release_posts'
const pages = 'src/releases/19/boats-19-1-released'

const namesOf = (releases: readonly Release[]): string[] => releases.map(({ name }) => name)
const titlesOf = ({ items }: Pick<Release, 'items'>): string[] => items.map(({ title }) => title)

test('without a day, a release is upcoming that says so in its title', () => {
  const stateOf = (title: string, date = ''): string | undefined =>
    releasesOf({ [`${pages}/index.md`]: `---\ntitle: ${title}\n${date}---\n` }).releases[0]?.state

  assert.equal(
    [
      stateOf('Boats 19.1'),
      stateOf('Boats 19.1 (not yet released)'),
      stateOf('Boats 19.1 (Upcoming release)'),
      stateOf('Boats 19.1 (Upcoming release)', 'date: 2020-01-01\n'),
    ],
    ['released', 'upcoming', 'upcoming', 'released'],
  )
})

test('a release is called as its page says, else as its files in YAML do', () => {
  const front = 'title: Boats are here\ndescription: Faster.\nfeatured: yes\n'
  const { releases } = releasesOf({
    [`${posts}/19_1/frontmatter.yml`]: front,
    [`${pages}/index.md`]: '---\ntitle: Boats 19.1\n---\n',
    [`${posts}/15_9/frontmatter.yml`]: front,
    [`${posts}/15_8/a.yml`]: post('A'),
  })

  assert.equal(
    releases.map(({ title, description }) => [title, description]),
    [
      ['Boats 19.1', 'Faster.'],
      ['Boats are here', 'Faster.'],
      ['Release 15.8', undefined],
    ],
  )
})

test('items in YAML stand below the page of their release, also where that is a file', () => {
  const { items, addressOf } = releasesOf({
    'src/releases/15-9.md': '---\ntitle: Boats\npermalink: /news/boats.html\n---\n',
    [`${posts}/15_9/a.yml`]: post('A'),
  })

  assert.equal(
    items.map(({ item }) => addressOf(item)),
    ['/news/boats/a/'],
  )
})

test('puts the newest release first, by number', () => {
  const { releases } = releasesOf({
    [`${posts}/15_9/a.yml`]: post('A'),
    [`${posts}/15_10/a.yml`]: post('A'),
    [`${posts}/2018_01_22_boats_10_4_released.yml`]: post('A'),
    [`${posts}/9_5/a.yml`]: post('A'),
    [`${pages}/a.md`]: item('A'),
    [`${posts}/unreleased/a.yml`]: post('A'),
  })

  assert.equal(namesOf(releases), ['next', '19.1', '15.10', '15.9', '10.4', '9.5'])
})

test('tells all of a release', () => {
  const { releases } = releasesOf(
    {
      [`${pages}/index.md`]:
        '---\ntitle: Boats 19.1\ndescription: Faster.\ndate: 2026-05-10\nnotable_contributor: Ada Moss\n---\n',
      [`${pages}/masts.md`]: item('Masts'),
      '_data/deprecations/a.yml':
        '- { title: Oars, announcement_milestone: "19.1", removal_milestone: "20.0" }\n- { title: Rafts, announcement_milestone: "18.0", removal_milestone: "19.1" }',
    },
    { mvps: '- { version: "19.1", name: Ben Ray }' },
  )
  const [{ items, announced, removed, mvps, ...rest }] = releases as [Release]

  assert.equal(rest, {
    name: '19.1',
    title: 'Boats 19.1',
    state: 'released',
    url: '/releases/19/boats-19-1-released/',
    calls: [],
    version: { major: 19, minor: 1, text: '19.1' },
    date: '2026-05-10',
    description: 'Faster.',
    page: `${pages}/index.md`,
  })
  assert.equal(titlesOf({ items }), ['Masts'])
  assert.equal(
    [announced, removed].map((list) => list.map(({ title }) => title)),
    [['Oars'], ['Rafts']],
  )
  assert.equal(
    mvps.map(({ name }) => name),
    ['Ada Moss', 'Ben Ray'],
  )
})

test('gives a release without a page a title and an address', () => {
  const files = { [`${posts}/15_4/a.yml`]: post('A'), [`${posts}/unreleased/a.yml`]: post('A') }
  const show = ({ releases }: ReturnType<typeof releasesOf>): string[] =>
    releases.map(({ title, url }) => `${title} ${url}`)

  assert.equal(show(releasesOf(files)), ['Next release /releases/next/', 'Release 15.4 /releases/15.4/'])
  assert.equal(show(releasesOf(files, {}, { options: { releases: { basePath: '/news/', product: 'Boats' } } })), [
    'Next release /news/next/',
    'Boats 15.4 /news/15.4/',
  ])
})

test('makes one release of YAML and pages of one version, each item once', () => {
  const { releases, addressOf } = releasesOf({
    [`${posts}/19_1/a.yml`]: post('Masts'),
    [`${posts}/19_1/b.yml`]: post('Sails'),
    [`${pages}/masts.md`]: item('Masts in a page'),
    'src/releases/19.1/oars.md': item('Oars'),
  })
  const [release] = releases as [Release]

  assert.equal(namesOf(releases), ['19.1'])
  assert.equal(
    release.items.map((one) => `${itemId(release, one)} ${addressOf(one)}`),
    [
      '19.1/masts-2 /releases/19.1/masts-2/',
      '19.1/masts /releases/19/boats-19-1-released/masts/',
      '19.1/oars /releases/19.1/oars/',
      '19.1/sails /releases/19.1/sails/',
    ],
  )
})

test('leads to the place of what has no text of its own, and of a page that is not written', () => {
  const { releases, addressOf } = releasesOf({
    [`${posts}/15_4/a.yml`]: 'removals: [{ feature_name: Rafts }]',
    [`${pages}/masts.md`]: item('Masts', 'permalink: false\n'),
  })

  assert.equal(
    releases.flatMap(({ items }) => items.map(addressOf)),
    ['/releases/19.1/#masts', '/releases/15.4/#rafts'],
  )
})

test('knows pages of items whose folder is no version, and puts them into no release', () => {
  const { releases, strays } = releasesOf({ 'src/releases/boats-15-4-1-released/masts.md': item('Masts') })

  assert.equal(releases, [])
  assert.equal(
    strays.map(({ page, why }) => `${why} ${page.path}`),
    ['no-version src/releases/boats-15-4-1-released/masts.md'],
  )
})

test('knows pages with the fields of an item that are none, and a second page of one release', () => {
  const { releases, items, strays } = releasesOf({
    'src/releases/drafts/masts.md': '---\ntitle: Masts\nwork_item: https://gitlab.com/boats/-/issues/1\n---\nText.\n',
    'src/releases/19/ropes.md': '---\ntitle: Ropes\ntier: [Free]\noffering: [gitlab_com]\n---\nText.\n',
    'src/releases/boats-19-1-released/piers.md':
      '---\ntitle: Piers\nlayout: harbour\ntier: [Free]\noffering: [gitlab_com]\n---\nText.\n',
    'src/releases/boats-19-1-released.md': '---\ntitle: Boats\n---\n',
    'src/releases/boats-19-1-released/index.md': '---\ntitle: Boats\n---\n',
    'src/releases/policy.md': '---\ntitle: How we release\nstage: sail\n---\nText.\n',
    'src/harbour/masts.md': '---\ntitle: Masts\ntier: [Free]\noffering: [gitlab_com]\n---\nText.\n',
  })

  assert.equal(
    strays.map(({ page, why }) => `${why} ${page.path}`),
    [
      'no-version src/releases/drafts/masts.md',
      'no-version src/releases/19/ropes.md',
      'layout src/releases/boats-19-1-released/piers.md',
      'second src/releases/boats-19-1-released/index.md',
    ],
  )
  assert.equal([releases.map(({ page }) => page), items], [['src/releases/boats-19-1-released.md'], []])
})

for (const folder of ['next', 'boats-next', 'unreleased', 'upcoming'])
  test(`puts what lies in \`${folder}\` into the next release`, () => {
    const texts = {
      [`src/releases/${folder}/index.md`]: '---\ntitle: What comes\n---\n',
      [`src/releases/${folder}/masts.md`]: item('Masts'),
      [`_data/release_posts/${folder}/a.yml`]: 'extras: [{ title: Later, description: x }]',
    }
    const told = ({ releases }: Releases): unknown =>
      releases.map(({ name, title, state, items }) => [name, title, state, items.map(({ title }) => title)])

    assert.equal(told(releasesOf(texts)), [['next', 'What comes', 'upcoming', ['Later', 'Masts']]])
    assert.equal(told(releasesOf(texts, { releases: '- { version: "19.5", date: "2026-06-18" }' })), [
      ['19.5', 'What comes', 'upcoming', ['Later', 'Masts']],
    ])
  })

test('takes no item from a page that has moved', () => {
  const { releases } = releasesOf({
    [`${pages}/masts.md`]: item('Masts'),
    [`${pages}/poles.md`]: item('Masts', 'redirect_to: masts.md\n'),
    'src/releases/18/boats-18-0-released/index.md': '---\nredirect_to: /releases/\n---\n',
  })

  assert.equal(releases.map(titlesOf), [['Masts']])
})

const days: [what: string, today: string, state: string][] = [
  ['the day before', '2026-06-17', 'upcoming'],
  ['its day, without an edit', '2026-06-18', 'released'],
  ['the day after', '2026-06-19', 'released'],
]
for (const [what, today, state] of days) {
  test(`a release is ${state} on ${what}`, () => {
    const stateOf = (files: Record<string, string>, releases?: string): string | undefined =>
      releasesOf(files, releases ? { releases } : {}, { today }).releases[0]?.state

    assert.is(stateOf({ [`${pages}/index.md`]: '---\ntitle: 19.1\ndate: 2026-06-18\n---\n' }), state)
    assert.is(stateOf({ [`${posts}/19_1/a.yml`]: post('A') }, '- { version: "19.1", date: 2026-06-18 }'), state)
    assert.is(stateOf({ [`${posts}/2026_06_18_boats_19_1_released.yml`]: post('A') }), state)
    assert.is(
      stateOf(
        { [`${posts}/unreleased/a.yml`]: post('A'), [`${posts}/19_0/a.yml`]: post('A') },
        '- { version: "19.1", date: 2026-06-18 }',
      ),
      state,
    )
  })
}

test('without a day, only what has no version is upcoming', () => {
  const { releases } = releasesOf({ [`${posts}/19_1/a.yml`]: post('A'), [`${posts}/unreleased/a.yml`]: post('A') })

  assert.equal(
    releases.map(({ name, state }) => `${name} ${state}`),
    ['next upcoming', '19.1 released'],
  )
})

test('believes the page of a release first, then the name of its file, then the roster', () => {
  const roster = '- { version: "19.1", date: 2026-01-03 }'
  const file = { [`${posts}/2026_01_02_boats_19_1_released.yml`]: post('A') }
  const page = { [`${pages}/index.md`]: '---\ntitle: 19.1\ndate: 2026-01-01\n---\n' }
  const dateOf = (files: Record<string, string>): string | undefined =>
    releasesOf(files, { releases: roster }).releases[0]?.date

  assert.equal(
    [dateOf({ ...file, ...page }), dateOf(file), dateOf({ [`${posts}/19_1/a.yml`]: post('A') })],
    ['2026-01-01', '2026-01-02', '2026-01-03'],
  )
})

const rosters: [what: string, files: string[], roster: string, name: string][] = [
  ['the first of the roster above all that is written', ['15_4'], '["15.6", "15.5", "15.4", "15.3"]', '15.5'],
  ['the same, when folders are many', ['15_9', '15_10'], '["16.0", "15.11", "15.10"]', '15.11'],
  ['the next release, when the roster ends', ['15_4'], '["15.4", "15.3"]', 'next'],
  ['the next release, without a roster', ['15_4'], '[]', 'next'],
]
for (const [what, files, roster, name] of rosters) {
  test(`what is not yet released belongs to ${what}`, () => {
    const rows = (JSON.parse(roster) as string[]).map((version) => `- { version: "${version}", date: 2022-11-22 }`)
    const written = Object.fromEntries(files.map((folder) => [`${posts}/${folder}/a.yml`, post('A')]))

    const { releases } = releasesOf(
      { ...written, [`${posts}/unreleased/b.yml`]: post('B') },
      rows.length > 0 ? { releaseManagers: `releases:\n${rows.map((row) => `  ${row}`).join('\n')}` } : {},
    )

    assert.is(releases.find((release) => titlesOf(release).includes('B'))?.name, name)
  })
}

test('what is not yet released belongs to the first release from today on, when nothing else is written', () => {
  const on = (today: string): string[] =>
    namesOf(
      releasesOf(
        { [`${posts}/unreleased/b.yml`]: post('B') },
        { releases: '- { version: "15.6", date: 2022-11-22 }\n- { version: "15.5", date: 2022-10-22 }' },
        { today },
      ).releases,
    )

  assert.equal(['2022-10-22', '2022-10-23', '2022-12-01'].map(on), [['15.5'], ['15.6'], ['next']])
})

test('what is not yet released stays where it is on the days after the release, until somebody moves it', () => {
  const on = (today: string): string[] =>
    namesOf(
      releasesOf(
        { [`${posts}/15_4/a.yml`]: post('A'), [`${posts}/unreleased/b.yml`]: post('B') },
        { releases: '- { version: "15.6", date: 2022-11-22 }\n- { version: "15.5", date: 2022-10-22 }' },
        { today },
      ).releases,
    )

  assert.equal(
    [on('2022-10-01'), on('2022-11-01')],
    [
      ['15.5', '15.4'],
      ['15.5', '15.4'],
    ],
  )
})

const sections = [
  { title: 'Sails', stages: ['sail', 'deep_sea'] },
  { title: 'All else', stages: [] },
  { title: 'Docks', stages: ['dock'] },
]
const taxonomy = {
  stages: 'stages: { dock: { display_name: Docking }, sail: { display_name: Sailing } }',
  categories: 'ropes: { name: Ropes, stage: sail }',
}

test('orders items by level, section, weight and title', () => {
  const { releases } = releasesOf(
    {
      [`${pages}/a.md`]: item('zebra', 'stage: dock\n'),
      [`${pages}/b.md`]: item('Beta', 'stage: sail\n'),
      [`${pages}/c.md`]: item('alpha', 'stage: sail\n'),
      [`${pages}/d.md`]: item('Heavy', 'stage: sail\nweight: 60\n'),
      [`${pages}/e.md`]: item('Light', 'stage: sail\nweight: 10\n'),
      [`${pages}/f.md`]: item('Unknown', 'stage: steam\n'),
      [`${pages}/g.md`]: item('Nowhere'),
      [`${pages}/h.md`]: item('Primary heavy', 'stage: sail\nlevel: primary\nweight: 60\n'),
      [`${pages}/i.md`]: item('Primary light', 'stage: dock\nlevel: primary\n'),
    },
    taxonomy,
    { options: { releases: { sections } } },
  )

  assert.equal(releases.map(titlesOf), [
    ['Primary light', 'Primary heavy', 'Light', 'alpha', 'Beta', 'Heavy', 'Nowhere', 'Unknown', 'zebra'],
  ])
})

test('orders primary items in YAML by the names of their files, before those of pages', () => {
  const primary = (name: string): string => `features: { primary: [{ name: ${name}, description: Text. }] }`

  const { releases } = releasesOf({
    [`${posts}/19_1/02_b.yml`]: primary('A'),
    [`${posts}/19_1/10_c.yml`]: 'features: { primary: [{ name: Z, description: x }, { name: Y, description: x }] }',
    [`${posts}/19_1/01_a.yml`]: primary('C'),
    [`${posts}/19_1/00_top.yml`]: 'features: { top: [{ name: Top, description: x }] }',
    [`${pages}/00.md`]: item('First page', 'level: primary\nweight: 10\n'),
  })

  assert.equal(releases.map(titlesOf), [['Top', 'C', 'A', 'Z', 'Y', 'First page']])
})

const placed: [stage: string, section: string][] = [
  ['sail', 'Sails'],
  ['Sailing', 'Sails'],
  ['deep_sea', 'Sails'],
  ['Deep sea', 'Sails'],
  ['deep-sea', 'Sails'],
  ['DOCK', 'Docks'],
  ['steam', 'All else'],
]
for (const [stage, section] of placed) {
  test(`finds an item of the stage \`${stage}\` in the section ${section}`, () => {
    const { releases } = releasesOf({ [`${pages}/a.md`]: item('A', `stage: ${stage}\n`) }, taxonomy)

    assert.is(sectionOfItem(releases[0]?.items[0] as ReleaseItem, sections).title, section)
  })
}

test('has one section for each stage, in their order, and one for the rest, when the options name none', () => {
  const handbook = handbookOf(taxonomy)

  assert.equal(releaseSections(handbook.options.releases, handbook.taxonomy), [
    { title: 'Docking', stages: ['dock'] },
    { title: 'Sailing', stages: ['sail'] },
    { title: 'Other', stages: [] },
  ])
})

test('adds a section for the rest only where the options have none', () => {
  const titlesWith = (given: { title: string; stages: string[] }[]): string[] => {
    const { options, taxonomy: known } = handbookOf(taxonomy, { options: { releases: { sections: given } } })
    return releaseSections(options.releases, known).map(({ title }) => title)
  }

  assert.equal(titlesWith(sections), ['Sails', 'All else', 'Docks'])
  assert.equal(titlesWith(sections.slice(0, 1)), ['Sails', 'Other'])
})

test('thanks each contributor of a release once, and knows the thanks of releases without anything else', () => {
  const { releases, thanks } = releasesOf(
    { [`${posts}/15_4/mvp.yml`]: 'mvp: { fullname: Ada Moss, gitlab: ada, description: Thank you. }' },
    {
      mvps: text`
        - { version: "15.5", name: Cleo Park }
        - { version: "15.4", name: Ada M., gitlab: Ada }
        - { version: "15.4", name: Ben Ray }
        - { version: "14.0", name: Ada Moss }
      `,
    },
  )

  assert.equal(
    releases.map(({ mvps }) => mvps.map(({ name }) => name)),
    [['Ada Moss', 'Ben Ray']],
  )
  assert.equal(
    thanks.map(({ version, name }) => `${version.text} ${name}`),
    ['15.5 Cleo Park', '15.4 Ada Moss', '15.4 Ben Ray', '14.0 Ada Moss'],
  )
})

test('is empty without anything', () => {
  const { releases, deprecations, thanks, strays } = releasesOf({})

  assert.equal([releases, deprecations, thanks, strays], [[], [], [], []])
})

test.run()
